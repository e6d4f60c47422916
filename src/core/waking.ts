import { dayIn, instantOf, offsetMinutes } from './clock.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Hours of the day in which somebody may be written to unasked. F1. */
const WAKING = { from: 8 * 60, to: 21 * 60 } as const

/** The first instant from `at` on at which it is between eight in the morning and nine in the evening on the clock of a zone. */
export const nextWaking = (at: number, zone: string): number => {
  const minute = Math.floor((at + offsetMinutes(at, zone) * MINUTE) / MINUTE) % (24 * 60)
  if (minute >= WAKING.from && minute < WAKING.to) return at
  return instantOf(dayIn(minute < WAKING.from ? at : at + DAY, zone), WAKING.from, zone)
}
