import { dayIn, instantOf } from '../core/clock.ts'
import type { Command } from '../core/command.ts'
import type { Period } from '../core/figures.ts'
import type { Library } from '../core/library.ts'

const DAY = 24 * 60 * 60_000

/** Longer than this nobody asks for figures. */
const LONGEST = 40

/** 「上个月多少件 超期几件 顺便导个表」; undefined when the sentence is about something else. `alone`: nobody is addressed, so only a sentence that begins with it is one. */
export const readFigures = (words: string, alone: boolean, now: number, { words: { figures }, community: { zone } }: Library): Extract<Command, { kind: 'figures' }> | undefined => {
  const text = words.normalize('NFKC').trim().toLowerCase()
  if (text.length > LONGEST) return undefined
  const has = (some: readonly string[]): boolean => some.some((word) => text.includes(word.toLowerCase()))
  const named = (Object.entries(figures.periods) as [Period['name'], readonly string[]][])
    .flatMap(([name, says]) => says.filter((say) => text.includes(say.toLowerCase())).map((say) => ({ name, say })))
    .toSorted((a, b) => b.say.length - a.say.length)[0]?.name
  const leads = figures.leads.some((lead) => text.startsWith(lead.toLowerCase()) && (named !== undefined || text.length <= lead.length + 4))
  if (!leads && (alone || named === undefined || !has(figures.asks))) return undefined
  return { kind: 'figures', period: periodOf(named ?? 'month', now, zone), table: has(figures.table), picture: has(figures.picture) }
}

/** The days of a period by the community's clock; a week begins on Monday. */
export const periodOf = (name: Period['name'], now: number, zone: string): Period => {
  const today = dayIn(now, zone)
  const [year = 0, month = 1] = today.split('-').map(Number)
  const at = (day: string): number => instantOf(day, 0, zone)
  const first = (y: number, m: number): number => at(new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10))
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
    case 'year':
      return { name, from: first(year, 1), until: first(year + 1, 1) }
  }
}
