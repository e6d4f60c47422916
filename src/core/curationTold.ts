import type { CurationOutcome } from './curationWork.ts'
import type { Utterance } from './effect.ts'
import { line } from './step.ts'

/** What a curator hears when the ledger has decided. */
export const tellCuration = (outcome: CurationOutcome): readonly Utterance[] => {
  switch (outcome.result) {
    case 'answered':
      return [line('curate.answered', outcome.gap, { number: outcome.gap, askers: String(outcome.askers) })]
    case 'dismissed':
      return [line('curate.dismissed', outcome.gap, { number: outcome.gap })]
    case 'gone':
      return [line('curate.gone', outcome.number, { number: outcome.number, by: outcome.by })]
    case 'proposed':
      return [
        line('curate.proposed', outcome.proposal, { number: outcome.proposal, title: outcome.title, ways: String(outcome.ways) }),
        line('curate.proposal.answer', undefined, { answer: outcome.answer }),
        line(outcome.others === 0 ? 'curate.proposed.nobody' : 'curate.proposed.others', undefined, { number: outcome.proposal, others: String(outcome.others) }),
      ]
    case 'told':
      return [line('recall.done', outcome.recall, { number: outcome.recall, people: String(outcome.people) })]
    case 'cards':
      return [line(outcome.on ? 'lawCard.on' : 'lawCard.off')]
    case 'posted':
      return [line(outcome.rooms === 0 ? 'lawCard.noRooms' : 'lawCard.posted', undefined, { title: outcome.title, rooms: String(outcome.rooms) })]
    case 'spared':
      return [line('recall.spared', outcome.recall, { number: outcome.recall })]
    case 'wrong':
      return [line('curate.wrong', outcome.number, { number: outcome.number, why: outcome.why })]
    case 'nowhere':
      return [line('curate.nowhere', undefined, { title: outcome.title, from: outcome.from })]
    case 'own':
      return [line('curate.own', outcome.proposal, { number: outcome.proposal })]
    case 'stale':
      return [line('curate.stale', outcome.proposal, { number: outcome.proposal, title: outcome.title })]
    case 'published':
    case 'refused':
      return [line(`curate.${outcome.result}`, outcome.proposal, { number: outcome.proposal, title: outcome.title })]
  }
}
