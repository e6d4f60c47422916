import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { dayIn } from '../../core/clock.ts'

/** What may be spent in one day of the community, in calls and in tokens. */
export type Limits = Readonly<{ calls: number; tokens: number }>

const Spent = z.object({ day: z.string(), calls: z.int().min(0), tokens: z.int().min(0) })
type Spent = Readonly<z.infer<typeof Spent>>

/** The day's spending, kept in a file so that a restart does not forget it. */
export type Budget = Readonly<{ allows: () => boolean; spend: (tokens: number) => void; spent: () => Spent }>

/** Opens the book of one data directory. A book that cannot be read is begun again; one that cannot be written is kept in memory. */
export const openBudget = (file: string, limits: Limits, zone: string, now: () => number): Budget => {
  let book = read(file)
  const today = (): Spent => {
    const day = dayIn(now(), zone)
    if (book.day !== day) book = { day, calls: 0, tokens: 0 }
    return book
  }
  return {
    allows: () => today().calls < limits.calls && today().tokens < limits.tokens,
    spend: (tokens) => {
      const { day, calls, tokens: before } = today()
      book = { day, calls: calls + 1, tokens: before + Math.ceil(tokens) }
      write(file, book)
    },
    spent: today,
  }
}

const read = (file: string): Spent => {
  try {
    return Spent.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { day: '', calls: 0, tokens: 0 }
  }
}

const write = (file: string, book: Spent): void => {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(book))
    renameSync(`${file}.new`, file)
  } catch {
    // The count in memory still holds for this process.
  }
}
