import { writeClock } from './clock.ts'
import type { Library } from './library.ts'
import { phrase } from './render.ts'
import type { Requester } from './ticket.ts'

/** An instant as the requester reads it: on the community's clock, and on their own beside it where that shows another time. I5. */
export const writeBothClocks = (at: number, { zone, voice: { locale } }: Pick<Requester, 'zone' | 'voice'>, library: Library): string => {
  const home = writeClock(at, library.community.zone, locale)
  const there = writeClock(at, zone ?? library.community.zone, locale)
  return there === home ? home : phrase('clock.both', { home, there }, { library, locale })
}
