import { recallLine, recallLines, type RecallNumber } from '../core/answerRecall.ts'
import { answererOf } from '../core/curation.ts'
import type { CurationOutcome } from '../core/curationWork.ts'
import type { EffectId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { line } from '../core/step.ts'
import { nextWaking } from '../core/waking.ts'
import type { DeliveryId, Ledger, LedgerTransaction, Pending } from '../ports.ts'

const LISTED = 10
const STAFF_VOICE = { locale: 'zh-CN', traditional: false } as const

/** K2: whatever changed after it was given out is listed to the curators, once for each version; nobody is told before they agree. */
export const reviewAnswers = async (ledger: Ledger, library: Library, now: number): Promise<void> => {
  const versions = new Map([...library.entries].map(([id, { version }]) => [id, version]))
  const effect = `recalls/${now}` as EffectId
  await ledger.once(effect, now, async (transaction) => {
    const opened = await transaction.openRecalls(versions, now)
    const [first] = opened
    if (first === undefined) return { of: 'done' }
    const curators = new Map([...await transaction.staff('admin'), ...await transaction.staff('lawyer')].map((one) => [one.person, one]))
    for (const { person, account, contact } of curators.values()) {
      await transaction.deliver({
        id: `${effect}/${person}` as DeliveryId, to: { kind: 'private', account, contact }, about: 'notice', voice: STAFF_VOICE,
        lines: [line('recall.list', undefined, { count: String(opened.length) }), ...opened.slice(0, LISTED).map((recall) => recallLine(recall, library)), line('recall.ask', undefined, { number: first.number })],
        dueAt: nextWaking(now, library.community.zone),
      })
    }
    return { of: 'done' }
  })
}

/** Agreed: everybody who got an older answer hears that it changed and what holds now, and will not hear of it again. */
export const decideRecall = async (
  transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, work: Readonly<{ do: 'tell' | 'spare'; recall: RecallNumber }>, library: Library,
): Promise<CurationOutcome> => {
  const recall = await transaction.answerRecall(work.recall)
  if (recall?.state !== 'waiting') return { of: 'curate', result: 'gone', number: work.recall, by: '' }
  await transaction.decideRecall(work.recall, work.do === 'tell' ? 'told' : 'spared', answererOf(speaker), at)
  if (work.do === 'spare') return { of: 'curate', result: 'spared', recall: work.recall }
  const recipients = await transaction.recipients(recall, at)
  for (const { person, account, contact, voice, answeredAt } of recipients) {
    await transaction.deliver({
      id: `${id}/${person}` as DeliveryId, to: { kind: 'private', account, contact }, about: 'notice', voice,
      lines: recallLines(recall.entry, answeredAt, library), dueAt: nextWaking(at, library.community.zone),
    })
    await transaction.noteAnswer({ effect: `${id}/${person}` as EffectId, person, entry: recall.entry, version: recall.version, at, voice })
  }
  return { of: 'curate', result: 'told', recall: work.recall, people: recipients.length }
}
