import { z } from 'zod'
import { PERIODS } from '../figures.ts'

const Words = z.array(z.string().min(1)).min(1)

/** How those who lead ask for figures: which ones, of which time, and in which form. O3. */
export const FiguresWords = z.strictObject({
  /** What such a sentence may begin with; enough by itself. */
  leads: Words,
  /** What it asks for; with a period or a lead. */
  asks: Words,
  periods: z.record(z.enum(PERIODS), Words),
  table: Words,
  picture: Words,
})
export type FiguresWords = Readonly<z.infer<typeof FiguresWords>>
