import type { DateTime } from 'luxon'
import type { Clue } from './clue.ts'

const SUNDAY = 7

/** The clue by the week that has begun where the community is: 「这周五晚上八点，多伦多时间」, said when it is Monday here and still Sunday there, is the Friday that comes. 「这周日」 may still be today. */
export const inWeekBegun = (clue: Clue, now: DateTime, home: string | undefined): Clue => {
  const { weekShift, ...rest } = clue
  if (weekShift === undefined || home === undefined || mondayOf(now.setZone(home)) <= mondayOf(now)) return clue
  return weekShift === 0 && clue.weekday === SUNDAY ? rest : { ...rest, weekShift: weekShift + 1 }
}

const mondayOf = (now: DateTime): string => now.startOf('week').toISODate() ?? ''
