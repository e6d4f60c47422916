import type { Library } from '../core/library.ts'
import { dayIn } from '../core/clock.ts'
import { endOfWork, workingTimeOf } from '../core/workingTime.ts'
import type { NamedTime } from './deskMoves.ts'
import { findTimes } from './entities/time.ts'

const DAY = 24 * 60 * 60_000

/** The first time in a sentence that lies ahead, by the community's clock. A whole day ends when work ends; of several days the last counts. */
export const timeAhead = (text: string, now: number, library: Library): NamedTime | undefined => {
  const { words, places, community } = library
  for (const { said, value: { start, end, denied, kind } } of findTimes(text, { now, zone: community.zone, words, places })) {
    if (start === undefined || denied === true || kind === 'recurring') continue
    const until = end === undefined ? start : end - start >= DAY ? endOfWork(dayIn(end - 1, community.zone), workingTimeOf(library)) : end
    if (until > now) return { until, said }
  }
  return undefined
}
