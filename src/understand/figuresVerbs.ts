import { dayIn, instantOf } from '../core/clock.ts'
import type { Command } from '../core/command.ts'
import { PERIODS, type Period } from '../core/figures.ts'
import type { Library } from '../core/library.ts'

const DAY = 24 * 60 * 60_000

/** Longer than this nobody asks for figures. */
const LONGEST = 40

/** 「上个月多少件 超期几件 顺便导个表」; undefined when the sentence is about something else. `alone`: nobody is addressed, so only a sentence that begins with it is one. */
export const readFigures = (words: string, alone: boolean, now: number, library: Library): Extract<Command, { kind: 'figures' }> | undefined => {
  const { words: { figures } } = library
  const text = words.normalize('NFKC').trim().toLowerCase()
  if (text.length > LONGEST) return undefined
  const named = periodIn(text, library)
  const leads = figures.leads.some((lead) => text.startsWith(lead.toLowerCase()) && (named !== undefined || text.length <= lead.length + 4))
  if (!leads && (alone || named === undefined || !holds(text, figures.asks))) return undefined
  return { kind: 'figures', ...readPeriod(text, now, library) }
}

const holds = (text: string, some: readonly string[]): boolean => some.some((word) => text.includes(word.toLowerCase()))

const periodIn = (text: string, { words: { figures } }: Library): Period['name'] | undefined =>
  PERIODS.flatMap((name) => figures.periods[name].filter((say) => text.includes(say.toLowerCase())).map((say) => ({ name, say })))
    .toSorted((a, b) => b.say.length - a.say.length)[0]?.name

/** Which time figures are asked of, this month when none is named, and in which form. */
export const readPeriod = (words: string, now: number, library: Library): Readonly<{ period: Period; table: boolean; picture: boolean }> => {
  const text = words.normalize('NFKC').trim().toLowerCase()
  const { words: { figures }, community: { zone } } = library
  return { period: periodOf(periodIn(text, library) ?? 'month', now, zone), table: holds(text, figures.table), picture: holds(text, figures.picture) }
}

/** The days of a period by the community's clock; a week begins on Monday. */
export const periodOf = (name: Period['name'], now: number, zone: string): Period => {
  const today = dayIn(now, zone)
  const [year = 0, month = 1] = today.split('-').map(Number)
  const at = (day: string): number => instantOf(day, 0, zone)
  const first = (y: number, m: number): number => at(new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10))
  /** The first month of the quarter. */
  const quarter = month - ((month - 1) % 3)
  const monday = at(today) - ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) * DAY
  switch (name) {
    case 'today':
      return { name, from: at(today), until: at(today) + DAY }
    case 'yesterday':
      return { name, from: at(today) - DAY, until: at(today) }
    case 'week':
      return { name, from: monday, until: monday + 7 * DAY }
    case 'lastWeek':
      return { name, from: monday - 7 * DAY, until: monday }
    case 'month':
      return { name, from: first(year, month), until: first(year, month + 1) }
    case 'lastMonth':
      return { name, from: first(year, month - 1), until: first(year, month) }
    case 'quarter':
      return { name, from: first(year, quarter), until: first(year, quarter + 3) }
    case 'lastQuarter':
      return { name, from: first(year, quarter - 3), until: first(year, quarter) }
    case 'year':
      return { name, from: first(year, 1), until: first(year + 1, 1) }
    case 'lastYear':
      return { name, from: first(year - 1, 1), until: first(year, 1) }
    case 'm1': case 'm2': case 'm3': case 'm4': case 'm5': case 'm6': case 'm7': case 'm8': case 'm9': case 'm10': case 'm11': case 'm12': {
      // A month that is still to come was last year's.
      const named = Number(name.slice(1))
      const of = named > month ? year - 1 : year
      return { name, from: first(of, named), until: first(of, named + 1) }
    }
  }
}
