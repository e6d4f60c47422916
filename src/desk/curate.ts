import { workCard } from './lawCard.ts'
import { decideRecall } from './answerRecall.ts'
import { answererOf, answerLines } from '../core/curation.ts'
import { isCurator } from '../core/context.ts'
import type { CurationOutcome, CurationWork } from '../core/curationWork.ts'
import type { Effect } from '../core/effect.ts'
import { gapFor, type GapNumber, type Likeness } from '../core/gap.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import { nextWaking } from '../core/waking.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

/** A question without a good answer joins the open gap it is like, or opens one. */
export const noteGap = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'noteUnanswered' }>, likeness: Likeness,
): Promise<Extract<Outcome, { of: 'done' }>> => {
  const { speaker, at, to, voice } = pending.origin
  const gap = gapFor(effect.words, await transaction.openGaps(), likeness)?.number ?? await transaction.addGap(at)
  await transaction.noteUnanswered({
    effect: pending.id, person: speaker.person, words: effect.words, nearest: effect.nearest, at, gap, rated: effect.rated ?? false, to, voice,
    ...(effect.zone === undefined ? {} : { zone: effect.zone }),
  })
  return { of: 'done' }
}

/** What curators decide: once each, whoever else reached for it, and with everybody told who waits. */
export const curate = async (transaction: LedgerTransaction, pending: Pending, work: Extract<CurationWork, { do: 'answer' | 'dismiss' | 'tell' | 'spare' | 'cards' | 'postCard' }>, library: Library): Promise<CurationOutcome | Extract<Outcome, { of: 'done' }>> => {
  if (!isCurator(pending.origin.speaker)) return { of: 'done' }
  switch (work.do) {
    case 'answer':
      return answerGap(transaction, pending, work, library)
    case 'tell':
    case 'spare':
      return decideRecall(transaction, pending, work, library)
    case 'cards':
    case 'postCard':
      return workCard(transaction, pending, work, library)
    case 'dismiss':
      return dismissGap(transaction, pending, work.gap)
  }
}

/** Everybody who asked hears the answer, in their script and in their waking hours; who cannot be reached hears it when they write again. */
const answerGap = async (
  transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, { gap: number, words, cited }: Extract<CurationWork, { do: 'answer' }>, library: Library,
): Promise<CurationOutcome> => {
  const gap = await transaction.gap(number)
  if (gap?.state !== 'open') return { of: 'curate', result: 'gone', number, by: gap?.answer?.by.name ?? '' }
  const by = answererOf(speaker)
  await transaction.changeGap(number, { state: 'answered', answer: { words, cited, by, at } })
  await transaction.recordGap({ gap: number, at, actor: speaker.person, kind: 'answered', words })
  const askers = await transaction.askers(number)
  for (const { person, to, voice, zone, words: asked } of askers) {
    await transaction.deliver({
      id: `${id}/${person}` as DeliveryId, to, about: 'notice', voice,
      lines: answerLines({ asked, words, by, at, library }), dueAt: nextWaking(at, zone ?? library.community.zone),
    })
  }
  return { of: 'curate', result: 'answered', gap: number, askers: askers.length }
}

const dismissGap = async (transaction: LedgerTransaction, { origin: { speaker, at } }: Pending, number: GapNumber): Promise<CurationOutcome> => {
  const gap = await transaction.gap(number)
  if (gap?.state !== 'open') return { of: 'curate', result: 'gone', number, by: gap?.answer?.by.name ?? '' }
  await transaction.changeGap(number, { state: 'dismissed' })
  await transaction.recordGap({ gap: number, at, actor: speaker.person, kind: 'dismissed', words: '' })
  return { of: 'curate', result: 'dismissed', gap: number }
}
