import type { Effect, Utterance } from './effect.ts'
import type { Library, Locale } from './library.ts'
import type { Outcome } from './outcome.ts'
import { visitLine } from './planLines.ts'
import { line } from './step.ts'

/** What whoever changed a plan hears once it is changed. */
export const tellPlan = (effect: Effect, outcome: Extract<Outcome, { of: 'changePlan' }>, library: Library, locale: Locale): readonly Utterance[] => {
  if (effect.do !== 'changePlan') return []
  const params = { number: outcome.number }
  if (outcome.result !== 'done') return [line(`plan.${outcome.result}`, undefined, params)]
  const to = { requester: outcome.zone === undefined ? {} : { zone: outcome.zone }, locale }
  const { change } = effect
  return [
    change.kind === 'skip' ? visitLine('plan.done.skip', change, to, library, params)
      : change.kind === 'move' ? visitLine('plan.done.move', change.to, to, library, params)
      : line(`plan.done.${change.kind}`, undefined, { ...params, by: outcome.by ?? '', rhythm: change.kind === 'retime' ? change.time.said : '' }),
    ...(outcome.next === undefined || change.kind === 'move' || change.kind === 'note' || change.kind === 'another' ? [] : [visitLine('plan.next', outcome.next, to, library, params)]),
  ]
}
