import type { Content } from './content.ts'
import type { Report } from './report.ts'

/** Reports days that cannot be what the calendar says they are, and warns of years that are still to be announced. */
export const checkCalendar = ({ calendar }: Content, today: string, report: Report): void => {
  for (const { value, source } of calendar) {
    value.holidays.forEach(({ name, from, to }, index) => {
      const path = ['holidays', index]
      if (from > to) report.mistake({ source, path: [...path, 'to'] }, 'calendar.backwards', { name, from, to })
      if (![from, to].some((day) => day.startsWith(String(value.year)))) report.mistake({ source, path: [...path, 'from'] }, 'calendar.other-year', { name, year: value.year })
    })
    value.makeUpDays.forEach((day, index) => {
      const path = ['makeUpDays', index]
      if (![0, 6].includes(new Date(day).getUTCDay())) report.mistake({ source, path }, 'calendar.not-weekend', { day })
      const holiday = value.holidays.find(({ from, to }) => from <= day && day <= to)
      if (holiday !== undefined) report.mistake({ source, path }, 'calendar.both', { day, name: holiday.name })
    })
    if (value.announced && value.source === undefined) report.mistake({ source, path: ['announced'] }, 'calendar.no-source', { year: value.year })
    if (!value.announced && String(value.year) >= today.slice(0, 4)) report.warning({ source, path: ['announced'] }, 'calendar.not-announced', { year: value.year })
  }
  const [first] = calendar
  const year = today.slice(0, 4)
  if (first !== undefined && !calendar.some(({ value }) => String(value.year) === year)) report.warning({ source: first.source, path: [] }, 'calendar.no-year', { year })
}
