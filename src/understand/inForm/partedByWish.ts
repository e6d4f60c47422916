import type { Draft } from '../../core/conversation.ts'
import type { ServiceId } from '../../core/ids.ts'
import type { Hearing } from '../../ports.ts'
import { splitClauses, type Clause } from '../clauses.ts'

/** What a turn says to the open form, and the clauses that name what a form that waits is for. */
export type PartedByWish = Readonly<{ own: string; others: readonly Readonly<{ service: ServiceId; words: string }>[] }>

/** So much of a clause, before its time, names what it is about: 门铃. */
const NAME = 2

/** 「看病是下周一上午九点，门铃这周三下午来修」, where the doorbell waits: whose time each clause tells; undefined where none is of a form that waits. */
export const partByWish = (text: string, open: Draft, { conversation: { waiting } }: Hearing, times: (words: string) => readonly Readonly<{ from: number }>[]): PartedByWish | undefined => {
  const clauses = splitClauses(text)
  if (waiting.length === 0 || clauses.length < 2) return undefined
  const ofWaiting = (clause: Clause): Draft | undefined => {
    const [time] = times(clause.text)
    const name = clause.text.slice(0, NAME)
    if (time === undefined || time.from < NAME || told(open).includes(name)) return undefined
    const [only, ...more] = waiting.filter((draft) => told(draft).includes(name))
    return more.length > 0 ? undefined : only
  }
  const whose = clauses.map((clause) => ({ clause, draft: ofWaiting(clause) }))
  const own = whose.filter(({ draft }) => draft === undefined).map(({ clause }) => clause.text)
  if (own.length === 0 || own.length === clauses.length) return undefined
  return { own: own.join('\uff0c'), others: whose.flatMap(({ clause, draft }) => (draft === undefined ? [] : [{ service: draft.service, words: clause.text }])) }
}

/** Everything a form was told, as it was said. */
const told = ({ slots }: Draft): string => Object.values(slots).flatMap((value) => (value === undefined ? [] : [value.text, value.said])).join('\n')
