import type { Activity, ActivityOnView, Planned } from './activity.ts'
import type { Utterance } from './effect.ts'
import type { Library, Locale } from './library.ts'
import { visitLine } from './planLines.ts'
import { referTo } from './render.ts'
import { line } from './step.ts'

/** What names an activity in a sentence; who reads `n` as empty reads of one that has no number yet. */
export const activityParams = ({ title, place, capacity, n }: Planned & Readonly<{ n?: Activity['n'] }>): Readonly<Record<string, string>> => ({
  n: n === undefined ? '' : String(n), title, place: place ?? referTo('activity.noPlace'), capacity: capacity === undefined ? referTo('activity.noLimit') : String(capacity),
})

/** When it is, by the community's clock and, where that shows another, by the reader's. */
export const whenLine = (reply: string, planned: Planned & Readonly<{ n?: Activity['n'] }>, to: Readonly<{ zone?: string; locale: Locale }>, library: Library): Utterance =>
  visitLine(reply, planned, { requester: to.zone === undefined ? {} : { zone: to.zone }, locale: to.locale }, library, activityParams(planned))

/** What a group reads of a new activity; as it is previewed. */
export const announcement = (planned: Planned & Readonly<{ n?: Activity['n'] }>, library: Library): readonly Utterance[] => [
  line('activity.head', undefined, activityParams(planned)),
  whenLine('activity.when', planned, { locale: 'zh-CN' }, library),
  line(planned.capacity === undefined ? 'activity.where' : 'activity.where.limited', undefined, activityParams(planned)),
  line('activity.how', undefined, activityParams(planned)),
]

/** One line about an activity, for whoever asks what there is. */
export const activityLine = (activity: ActivityOnView, to: Readonly<{ zone?: string; locale: Locale }>, library: Library): Utterance => {
  const { capacity, taken, mine } = activity
  const left = capacity === undefined ? undefined : Math.max(0, capacity - taken)
  const state = mine?.state === 'in' || mine?.state === 'waiting' ? `activity.mine.${mine.state}` : left === undefined ? 'activity.open' : left === 0 ? 'activity.full' : 'activity.free'
  const { reply, params = {} } = whenLine('activity.line', activity, to, library)
  return line(reply, String(activity.n), { ...params, state: referTo(state), left: left === undefined ? '' : String(left) })
}
