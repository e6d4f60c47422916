import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { SlotId } from '../core/ids.ts'
import type { Service, Slot } from '../core/service.ts'
import { splitClauses } from './clauses.ts'
import type { Fact } from './facts.ts'
import type { Filling } from './fillSlots.ts'

/** What somebody names in passing when they say why: 「晚上我姐会烧」. */
const IN_PASSING: ReadonlySet<Slot['kind']> = new Set(['relation', 'time', 'choice', 'consent'])

type Mended = Readonly<{ service: Service; draft: Draft; asked: Slot | undefined; facts: readonly Fact[]; corrections: readonly string[] }>

/**
 * The filling of a turn that corrects, without what only gives the reason: 「还是改成中饭吧，晚上我姐会烧」. Where the clause
 * with the word of correction itself gives something (`fill` reads it), the others change nothing else that is known.
 */
export const keepToMending = (text: string, filling: Filling, { service, draft, asked, facts, corrections }: Mended, fill: (clause: string) => Filling): Filling => {
  const clauses = splitClauses(text)
  const clause = clauses.length < 2 ? undefined : clauses.find(({ text: words }) => corrections.some((word) => words.includes(word)))
  const mended = clause === undefined ? [] : fill(clause.text).heard.filter(isFill)
  if (mended.length === 0) return filling
  // Where somebody else is named, it is what they do.
  const known = draft.slots['relation' as SlotId]?.text
  const others = clauses.filter((one) => one !== clause && facts.some(({ kind, from, to, value }) => kind === 'relation' && value.text !== known && from < one.from + one.text.length && one.from < to))
  const ofOthers = (said: string): boolean => others.some(({ text: words }) => words.includes(said))
  const heard = filling.heard.flatMap((command): readonly Command[] => {
    const slot = command.kind === 'fill' ? service.slots.find(({ id }) => id === command.slot) : undefined
    if (command.kind !== 'fill' || slot === undefined || !IN_PASSING.has(slot.kind)) return [command]
    const own = mended.find((one) => one.slot === slot.id)
    if (own !== undefined) return [slot.kind === 'choice' ? own : command]
    return (slot === asked || (draft.slots[slot.id] === undefined && slot.kind !== 'time')) && !ofOthers(command.value.said) ? [command] : []
  })
  return { ...filling, heard }
}

const isFill = (command: Command): command is Extract<Command, { kind: 'fill' }> => command.kind === 'fill'
