import type { Utterance } from './effect.ts'
import type { GivingOutcome } from './giving.ts'
import { proposedLine } from './proposing.ts'
import { line } from './step.ts'

/** What is said of work on rooms, needs and pairings once it is done. */
export const tellGiving = (outcome: GivingOutcome): readonly Utterance[] => {
  switch (outcome.result) {
    case 'roomKept':
      return [line('venue.kept.desk', undefined, { number: outcome.number, room: outcome.room, capacity: String(outcome.capacity) })]
    case 'roomTaken':
      return [line('venue.taken.desk', undefined, { number: outcome.number, room: outcome.room, by: outcome.by })]
    case 'roomFreed':
    case 'noRoom':
      return [line(`venue.${outcome.result}.desk`, undefined, { number: outcome.number })]
    case 'needTold': {
      const { need: { n, what }, offers, helpers = [] } = outcome
      return [
        line('need.told', undefined, { n: String(n), what }), ...(offers.length === 0 ? [] : [line('need.offers', undefined, { numbers: offers.join(' · '), n: String(n) })]),
        ...(helpers.length === 0 ? [] : [line('need.helpers', undefined, { n: String(n) }), ...helpers.map(proposedLine)]),
      ]
    }
    case 'needClosed':
      return [line(outcome.met ? 'need.met' : 'need.off', undefined, { n: String(outcome.n), what: outcome.what })]
    case 'needGone':
      return [line('need.gone', undefined, { n: String(outcome.n) })]
    case 'paired':
    case 'pairedAlready':
      return [line(outcome.result === 'paired' ? 'pair.done' : 'pair.already', undefined, { n: String(outcome.n), number: outcome.number, name: outcome.name })]
    case 'notAgreed':
    case 'noElder':
    case 'noSupporter':
      return [line(`pair.${outcome.result}`, undefined, { number: outcome.number, name: '' })]
    case 'unpaired':
    case 'unpairedAlready':
      return [line(`pair.${outcome.result}`, undefined, { n: String(outcome.n), name: outcome.name })]
  }
}
