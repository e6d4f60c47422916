import type { DateTime } from 'luxon'
import type { TimeWords } from '../../../core/words/time.ts'
import type { Clue } from './clue.ts'

/** Minutes from midnight; 1440 and more lie on the next day. `guessed` when nothing said which half of the day. */
export type Minutes = Readonly<{ minutes: number; guessed: boolean }>

/** Said without a part of the day, these hours are in the afternoon: nobody visits at three in the night. */
const AFTERNOON_UP_TO = 5

/** Which hour was meant; undefined when the clue has none. */
export const readMinutes = (clue: Clue, words: TimeWords): Minutes | undefined => {
  if (clue.hour === undefined) return undefined
  const { hour } = clue
  const minute = clue.minute ?? 0
  const at = (value: number, guessed = false): Minutes => ({ minutes: value * 60 + minute, guessed })
  if (clue.half !== undefined) return at((hour % 12) + (clue.half === 'pm' ? 12 : 0))
  if (hour > 12) return at(hour)
  const reads = clue.part === undefined ? 'any' : words.clock[clue.part].reads
  if (reads === 'am') return at(hour === 12 && clue.part === 'dawn' ? 0 : hour)
  if (reads === 'pm') return at(hour === 12 ? 12 : hour + 12)
  if (reads === 'noon') return at(hour <= 3 ? hour + 12 : hour)
  if (reads === 'night') return at(hour < 5 || hour === 12 ? (hour % 12) + 24 : hour + 12)
  if (hour === 0) return at(0)
  return hour <= AFTERNOON_UP_TO ? at(hour + 12, true) : at(hour, hour < 12)
}

/** The instant of so many minutes on the clock of that day; a clock that jumps there jumps forward. */
export const onDay = (day: DateTime, minutes: number): DateTime =>
  day.plus({ days: Math.floor(minutes / 1440) }).set({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 })
