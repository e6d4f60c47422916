const DAY = 24 * 60 * 60_000
const LONGEST_MONTH = 30

/** The first day of the first month below. */
const FIRST = Date.parse('2024-02-10T00:00:00Z')
/** The lengths of lunar months, year by year: 9 is 29 days, 0 is 30. The calendar of the platform has some new moons a day late. */
const LENGTHS = [
  '909909009009',
  '0909909090009',
  '090990990009',
  '009099099009',
  '0009099099009',
  '009090909900',
  '909009090909',
  '9009090090909',
  '099090090090',
  '9099090900090',
  '909909090090',
  '090990990090',
  '0090990990900',
].join('')

/** Each lunar month: its first day, and how many it has. */
const MONTHS = [...LENGTHS].reduce<readonly Readonly<{ from: number; length: number }>[]>((months, mark) => {
  const last = months.at(-1)
  return [...months, { from: last === undefined ? FIRST : last.from + last.length * DAY, length: mark === '0' ? LONGEST_MONTH : LONGEST_MONTH - 1 }]
}, [])

/** Whether a day, `YYYY-MM-DD`, is one of those days of its lunar month; the thirtieth of a month that has none is its last. */
export const isLunarDay = (day: string, days: readonly number[]): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`)
  const month = MONTHS.find(({ from, length }) => from <= at && at < from + length * DAY)
  return month !== undefined && days.some((one) => at === month.from + (Math.min(one, month.length) - 1) * DAY)
}
