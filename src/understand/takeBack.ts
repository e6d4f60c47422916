import type { TimeWords } from '../core/words/time.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'
import { joinTimes } from './joinTimes.ts'

type Time = Found<TimeValue>

/** Nobody says more between a time and the right one. */
const LONGEST_GAP = 16

/** The times without those taken back in the same breath, 「明天，不对，后天」, and those for want of another, 「后天吧，不然大后天」. What the right one leaves out is taken from the wrong one: 「周三下午三点，不对，周四」. */
export const takeBack = (times: readonly Time[], text: string, { takenBack, fallback }: Pick<TimeWords, 'takenBack' | 'fallback'>, read: (text: string) => readonly Time[]): readonly Time[] => {
  const kept: Time[] = []
  for (const time of times) {
    const wrong = kept.at(-1)
    const gap = wrong === undefined ? '' : text.slice(wrong.to, time.from).toLowerCase()
    if (gap.length <= LONGEST_GAP && fallback.some((word) => gap.trimEnd().endsWith(word))) continue
    if (wrong === undefined || time.value.denied === true || gap.length > LONGEST_GAP || /[\n\u3002]/.test(gap) || !takenBack.some((word) => gap.includes(word))) {
      kept.push(time)
      continue
    }
    const joined = wrong.value.denied === true ? undefined : joinTimes({ text: wrong.said, said: wrong.said }, [time], true, read)
    kept.splice(-1, 1, joined === undefined ? time : { ...joined.time, from: time.from, to: time.to })
  }
  return kept
}
