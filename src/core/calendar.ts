import { z } from 'zod'
import { Day } from './law.ts'

/** The holidays and make-up workdays 调休 of one year, as the State Council announced them. */
export const CalendarYear = z.strictObject({
  year: z.int(),
  /** Where the announcement is; absent while the year is not yet announced. */
  source: z.string().optional(),
  /** False while the days are only those the law fixes and the announcement is still to come. */
  announced: z.boolean(),
  holidays: z.array(z.strictObject({ name: z.string(), from: Day, to: Day })),
  makeUpDays: z.array(Day),
})
export type CalendarYear = Readonly<z.infer<typeof CalendarYear>>
