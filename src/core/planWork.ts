import { nextOn, type CarePlan, type PlanChange, type PlanWish } from './carePlan.ts'
import { isStaff } from './context.ts'
import { quotedNumber } from './targets.ts'
import type { Utterance } from './effect.ts'
import { offerNumbered } from './offering.ts'
import { planParams, visitLine } from './planLines.ts'
import { nextVisit } from './rhythm.ts'
import { act, line, say, type Scene, type Step } from './step.ts'

const DAY = 24 * 60 * 60_000

/** What may be meant for a plan, numbered; a yes takes the first. */
export const offerPlanWishes = (step: Step, wishes: readonly PlanWish[], words: string, { context: { library } }: Scene): Step =>
  offerNumbered(step, { heading: 'plan.meant', choices: [...wishes.map((wish) => ({ kind: 'plan', wish }) as const), { kind: 'none' }], words, leading: true }, library)

/** The plans a sentence can be about: those of the number said or quoted, be it the plan's or one of its visits', or all the speaker may speak of. */
const candidates = (said: string | undefined, { context: { plans = [], desk, own } }: Scene): readonly CarePlan[] => {
  if (said === undefined) return plans
  const ends = (number: string): boolean => number === said || (/^\d{1,3}$/.test(said) && Number(number.slice(number.indexOf('-') + 1)) === Number(said))
  const visits = new Set([...desk, ...own].filter(({ number }) => ends(number)).map(({ plan }) => plan))
  return plans.filter(({ id, number }) => ends(number) || visits.has(id))
}

/** F4: pause, skip, move, reassign or stop a care plan in one sentence, or leave word for whoever goes, by whoever asked for it or by staff. */
export const workOnPlan = (step: Step, command: PlanWish, scene: Scene): Step => {
  const { context } = scene
  if (command.act === 'list') return say(step, ...listPlans(scene))
  const found = candidates(command.number ?? quotedNumber(scene.turn), scene)
  const [only] = found
  if (only === undefined) return say(step, line('plan.none'))
  if (found.length > 1) return say(step, line('plan.which', undefined, { plans: found.map((plan) => Object.values(planParams(plan, context.library, 'zh-CN')).slice(0, 3).join(' ')).join('\n') }))
  const change = changeOf(only, command, scene)
  return change === undefined ? say(step, line('plan.noVisit', undefined, planParams(only, context.library, context.voice.locale)))
    : act(step, { do: 'changePlan', plan: only.id, change, words: command.words })
}

const changeOf = (plan: CarePlan, { act: kind, at, until, to, time }: PlanWish, { context: { now, library: { community: { zone } } } }: Scene): PlanChange | undefined => {
  switch (kind) {
    case 'skip': {
      const visit = at === undefined ? nextOn(plan, now, zone) : nextVisit(plan.rhythm, plan.begun, Math.max(at, now), zone)
      return visit === undefined || (at !== undefined && visit.at >= (until ?? at + DAY)) ? undefined : { kind, ...visit }
    }
    case 'pause':
      return { kind, ...(until === undefined ? {} : { until }) }
    case 'resume':
    case 'stop':
      return { kind }
    case 'reassign':
      return to === undefined ? { kind: 'another' } : { kind, to }
    case 'retime': {
      if (time?.rhythm !== undefined) return { kind, time: { ...time, rhythm: time.rhythm } }
      const { at: comes } = time ?? {}
      return comes === undefined || at === undefined ? undefined : { kind: 'move', off: { at, until: until ?? at }, to: { at: comes, until: time?.until ?? comes } }
    }
    case 'note':
      return { kind }
    case 'list':
      return undefined
  }
}

const listPlans = ({ context }: Scene): readonly Utterance[] => {
  const { plans = [], library, voice: { locale } } = context
  return plans.length === 0 ? [line('plan.none')] : plans.slice(0, 20).map((plan) => planLine(plan, context.now, library, locale, isStaff(context.speaker)))
}

/** One line about a plan: what, how often, and when next; to staff by the community's clock alone. */
export const planLine = (plan: CarePlan, now: number, library: Scene['context']['library'], locale: Scene['context']['voice']['locale'], toStaff = false): Utterance => {
  const next = nextOn(plan, now, library.community.zone)
  const params = planParams(plan, library, locale)
  return next === undefined ? line('plan.line.paused', undefined, params) : visitLine('plan.line', next, { requester: toStaff ? {} : plan.requester, locale }, library, params)
}
