import { upcoming, type ActivityNumber, type ActivityOnView, type ActivityVerb, type Planned } from './activity.ts'
import { activityLine, activityParams, announcement } from './activityLines.ts'
import { isLead, isStaff, type Context } from './context.ts'
import type { Draft } from './conversation.ts'
import type { SlotId } from './ids.ts'
import type { Library } from './library.ts'
import { clashLines } from './venueWork.ts'
import { sharesPiece } from './sharing.ts'
import { act, line, say, stand, type Scene, type Step } from './step.ts'

/** Who may arrange activities: those who lead. */
const mayArrange = ({ speaker }: Context): boolean => isLead(speaker)

/** How many are listed at once. */
const LISTED = 8

/** C2: staff plan, call off and count an activity; everybody sees what there is, takes a place and gives it up. */
export const workOnActivity = (step: Step, verb: ActivityVerb, scene: Scene): Step => {
  const { context, turn } = scene
  switch (verb.do) {
    case 'plan':
      return plan(step, verb.planned, scene)
    case 'send':
    case 'drop': {
      const { stage } = step.conversation
      if (stage.at !== 'announcing') return step
      const away = stand(step, { at: 'idle' })
      return verb.do === 'send' ? act(away, { do: 'activity', work: { do: 'publish', planned: stage.planned } }) : say(away, line('activity.dropped'))
    }
    case 'ask':
      return ask(step, scene)
    case 'announce':
      if (turn.place.kind !== 'room') return say(step, line('admin.inRoom'))
      return mayArrange(context) ? act(step, { do: 'activity', work: { do: 'announce', room: turn.place.room, on: verb.on } }) : say(step, line('safety.noRight'))
    case 'join':
      return withActivity(step, verb.n, upcoming(context.activities ?? [], context.now), ({ n }) => act(step, {
        do: 'activity', work: { do: 'join', n, headcount: verb.headcount, voice: step.conversation.voice, ...(step.conversation.zone === undefined ? {} : { zone: step.conversation.zone }), words: turn.text },
      }))
    case 'leave':
    case 'unremind':
      return withActivity(step, verb.n, upcoming(context.activities ?? [], context.now).filter(({ mine }) => verb.n !== undefined || mine?.state === 'in' || mine?.state === 'waiting'), ({ n }) => act(step, { do: 'activity', work: { do: verb.do, n } }))
    case 'callOff':
      if (!mayArrange(context)) return say(step, line('activity.noRight'))
      return withActivity(step, verb.n, upcoming(context.activities ?? [], context.now), ({ n }) => act(step, { do: 'activity', work: { do: 'callOff', n, reason: verb.reason } }))
    case 'list':
      if (turn.place.kind === 'room') return say(step, line('activity.listInPrivate'))
      return mayArrange(context) ? withActivity(step, verb.n, context.activities ?? [], ({ n }) => act(step, { do: 'activity', work: { do: 'list', n } })) : say(step, line('activity.noRight'))
    case 'attend':
      if (!isStaff(context.speaker)) return say(step, line('activity.noRight'))
      return withActivity(step, verb.n, (context.activities ?? []).filter(({ at }) => at <= context.now), ({ n }) => act(step, { do: 'activity', work: { do: 'attend', n, attendance: verb.attendance } }))
  }
}

/** The activity that is meant, or the question which. */
const withActivity = (step: Step, n: ActivityNumber | undefined, among: readonly ActivityOnView[], go: (activity: ActivityOnView) => Step): Step => {
  const meant = n === undefined ? among : among.filter((one) => one.n === n)
  const [only] = meant
  if (only === undefined) return say(step, line(n === undefined ? 'activity.none' : 'activity.unknown', undefined, { n: String(n ?? '') }))
  return meant.length === 1 ? go(only) : say(step, line('activity.which', undefined, { which: meant.map(({ n: number, title }) => `${number} ${title}`).join('\n') }))
}

/** As it would be announced, word for word; what is missing is asked for. */
const plan = (step: Step, { title, at, until, place, capacity }: Extract<ActivityVerb, { do: 'plan' }>['planned'], scene: Scene): Step => {
  const { context } = scene
  if (!mayArrange(context)) return say(step, line('activity.noRight'))
  if (title === '') return say(step, line('activity.needsTitle'))
  if (at === undefined || until === undefined) return say(step, line('activity.needsTime', undefined, { title }))
  const planned: Planned = { title, at, until, ...(place === undefined ? {} : { place }), ...(capacity === undefined ? {} : { capacity }) }
  return say(stand(step, { at: 'announcing', planned }), line('activity.preview'), ...announcement(planned, context.library), ...clashLines(planned, scene), line('activity.previewAsk'))
}

const ask = (step: Step, { context: { activities = [], now, library, voice: { locale } } }: Scene): Step => {
  const coming = upcoming(activities, now).slice(0, LISTED)
  if (coming.length === 0) return say(step, line('activity.none'))
  const { zone } = step.conversation
  return say(step, ...coming.map((activity) => activityLine(activity, { locale, ...(zone === undefined ? {} : { zone }) }, library)), line('activity.howToJoin', undefined, activityParams(coming[0]!)))
}

/** Whether somebody's words name the activity by words of its title that are not words of every activity. */
export const namesActivity = (words: string, { title }: Pick<Planned, 'title'>, { words: { activity } }: Library): boolean => sharesPiece(words, title, activity.generic)

/** A form that was filled in for an activity that was announced: the place in it, instead of a ticket. Undefined where none was announced. */
export const placeInstead = (step: Step, draft: Draft, { context: { activities = [], now, library } }: Scene): Step | undefined => {
  const service = library.services.get(draft.service)
  if (service?.signsUp !== true) return undefined
  const said = [draft.slots['activity' as SlotId]?.text ?? '', ...draft.words].join('\n')
  const coming = upcoming(activities, now)
  const named = coming.filter((activity) => namesActivity(said, activity, library))
  const [only] = named
  if (only === undefined || named.length > 1) return undefined
  const headcount = Number(/\d+/.exec(draft.slots['headcount' as SlotId]?.text ?? '')?.[0] ?? 1)
  const { voice, zone } = step.conversation
  return act(step, { do: 'activity', work: { do: 'join', n: only.n, headcount: Math.max(1, headcount), voice, ...(zone === undefined ? {} : { zone }), words: draft.words.join('\n') } })
}
