import type { EntityWords } from '../core/library.ts'
import { besides, holdsWord } from './anew/spans.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'
import { isLatin, isWordAt } from './entities/vocabulary.ts'

type Time = Found<TimeValue>
type Read = (text: string) => readonly Time[]

/** So many weekdays in a row are a rhythm by themselves. */
const MANY = 3
/** From Monday to Friday. */
const WORKING_DAYS = 5

/** The times with weekdays said in one breath as what comes every week: `Mon, Wed and Fri`, and where it is said from when on, 「12月2号开始，星期三跟星期天下午三点」, 「下周一开始，星期一到星期五」, or where something is done on all days of a working week, 「周一到周五送」. */
export const everyWeek = (times: readonly Time[], text: string, words: Pick<EntityWords, 'time'>, read: Read): readonly Time[] => {
  const begins = times.some(isStart)
  const comesAgain = times.some(({ value }) => value.recurrence !== undefined)
  const groups: Time[][] = []
  for (const time of times) {
    const last = groups.at(-1)?.at(-1)
    if (last !== undefined && isWeekday(last) && isWeekday(time) && isListed(text.slice(last.to, time.from), words.time)) groups.at(-1)!.push(time)
    else groups.push([time])
  }
  return comesAgain ? times : groups.flatMap((group) => asRhythm(group, { begins, alone: times.length === 1 }, text, words, read) ?? group)
}

const asRhythm = (group: readonly Time[], { begins, alone }: Readonly<{ begins: boolean; alone: boolean }>, text: string, words: Pick<EntityWords, 'time'>, read: Read): readonly Time[] | undefined => {
  const [first, last] = [group[0], group.at(-1)]
  const isDone = alone && last !== undefined && isWordAt(text, last.to, words.time.deeds) && !holdsWord(besides(text, last), words.time.suits)
  const isRow = (begins || isDone) && group.length === 1 && first?.value.kind === 'range'
  if (first === undefined || last === undefined || (!isRow && group.length < (begins ? 2 : MANY)) || (!begins && isWordAt(text, last.to, words.time.suits))) return undefined
  const said = text.slice(first.from, last.to)
  const whole = everyOf(said, words)
  const [time, ...more] = read(whole)
  const days = time?.value.recurrence?.weekdays.length ?? 0
  return time === undefined || (isRow ? days < (begins ? 2 : WORKING_DAYS) : days !== group.length) || more.length > 0 || time.from > 0 || time.to < whole.length ? undefined : [{ ...time, said, from: first.from, to: last.to }]
}

/** The same days of every week, in words. */
export const everyOf = (said: string, { time: { every } }: Pick<EntityWords, 'time'>): string => {
  const isEnglish = isLatin(said.charAt(0))
  const word = every.find((one) => isLatin(one.charAt(0)) === isEnglish) ?? ''
  return isEnglish ? `${word} ${said}` : `${word}${said}`
}

const WHOLE_DAYS: ReadonlySet<TimeValue['precision']> = new Set(['day', 'week', 'month'])

/** From when on: 「下周一开始」, 「下个月起」. */
export const isStart = ({ value: { kind, precision, start } }: Time): boolean => kind === 'open' && start !== undefined && WHOLE_DAYS.has(precision)

const isWeekday = ({ value }: Time): boolean => value.weekdayGiven !== undefined && value.recurrence === undefined && value.denied !== true && value.kind !== 'open'

/** Whether what stands between two days puts them in one list, and not one for want of the other. */
export const isListed = (between: string, { and }: EntityWords['time']): boolean =>
  and.toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), between).trim() === ''
