import type { ActivityOutcome } from './activity.ts'
import { activityParams, whenLine } from './activityLines.ts'
import type { Utterance } from './effect.ts'
import type { Library, Locale } from './library.ts'
import { referTo } from './render.ts'
import { line } from './step.ts'

/** What is said of work on an activity once it is done. */
export const tellActivity = (outcome: ActivityOutcome, library: Library, locale: Locale): readonly Utterance[] => {
  switch (outcome.result) {
    case 'published':
      return [line('activity.published', undefined, { n: String(outcome.n), title: outcome.title, rooms: String(outcome.rooms) })]
    case 'in':
    case 'already':
    case 'waiting': {
      const { activity, headcount, ahead } = outcome
      const { reply, params = {} } = whenLine(`activity.${outcome.result}`, activity, { locale }, library)
      return [line(reply, String(activity.n), { ...params, headcount: String(headcount), ahead: String(ahead) })]
    }
    case 'left':
    case 'notIn':
    case 'unreminded':
    case 'gone':
      return [line(`activity.${outcome.result}`, undefined, { n: String(outcome.n), title: outcome.title })]
    case 'off':
      return [line('activity.calledOff', undefined, { n: String(outcome.n), title: outcome.title, told: String(outcome.told) })]
    case 'listed': {
      const { activity, rows } = outcome
      const people = rows.filter(({ state }) => state === 'in').reduce((sum, { headcount }) => sum + headcount, 0)
      return [
        line('activity.list', undefined, { ...activityParams(activity), people: String(people), rows: String(rows.length) }),
        ...rows.map(({ name, headcount, state, attended }, at) => line('activity.row', undefined, {
          i: String(at + 1), name, headcount: String(headcount), state: referTo(attended === undefined ? `activity.row.${state}` : attended ? 'activity.row.came' : 'activity.row.missed'),
        })),
      ]
    }
    case 'attended':
      return [line('activity.attended', undefined, { n: String(outcome.n), title: outcome.title, came: String(outcome.came), expected: String(outcome.expected) })]
    case 'announce':
      return [line(outcome.on ? 'activity.announceOn' : 'activity.announceOff')]
  }
}
