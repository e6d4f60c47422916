import type { Context } from './context.ts'
import { isStaff } from './context.ts'
import type { Conversation } from './conversation.ts'
import { line, say, type Step } from './step.ts'
import { writeClock } from './clock.ts'

/** Whether a turn is still answered: `first` is the one that hears why the next ones are not. G4. */
export type Pace = 'free' | 'first' | 'silent'

const MINUTE = 60_000

/** The conversation with this turn counted by the cap on answers. */
export const countPace = (conversation: Conversation, { now, library: { community: { answers } } }: Context): Conversation => {
  const { pace } = conversation
  const fresh = pace === undefined || now - pace.since >= answers.minutes * MINUTE
  return { ...conversation, pace: fresh ? { since: now, count: 1 } : { ...pace, count: pace.count + 1 } }
}

/** Nobody is answered without end, one person nor one room; what is urgent always is, and staff at work are. */
export const paceOf = ({ pace }: Conversation, { library: { community: { answers } }, speaker, room, roomPace = 0, commands }: Context): Pace => {
  if (commands.some(({ kind }) => kind === 'emergency')) return 'free'
  if (isStaff(speaker) && (room === undefined || room.use === 'work')) return 'free'
  const over = Math.max((pace?.count ?? 0) - answers.perPerson, roomPace + 1 - answers.perRoom)
  return over <= 0 ? 'free' : over === 1 ? 'first' : 'silent'
}

/** One friendly line, and then nothing for a while. */
export const tellPace = (step: Step, { now, library: { community: { zone, answers } }, voice, room }: Context): Step => {
  const until = (step.conversation.pace?.since ?? now) + answers.minutes * MINUTE
  return say(step, line(room === undefined ? 'pace.person' : 'pace.room', undefined, { until: writeClock(until, step.conversation.zone ?? zone, voice.locale) }))
}
