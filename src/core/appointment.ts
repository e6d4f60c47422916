import { writeStretch } from './clock.ts'
import type { Utterance } from './effect.ts'
import type { Library, Locale } from './library.ts'
import type { Slot } from './service.ts'
import { line } from './step.ts'
import type { SlotValue } from './ticket.ts'

const DAY = 24 * 60 * 60_000

/** What a time in words means on the calendar: by the community's clock, and by the asker's where it shows another time. Nothing for what is no time or names no day. Whole days are the community's. */
export const whenLines = (reply: string, { kind, id }: Slot, { at, until }: SlotValue, asker: string | undefined, { community }: Library, locale: Locale): readonly Utterance[] => {
  if (kind !== 'time' || at === undefined) return []
  const home = writeStretch(at, until, community.zone, locale)
  const wholeDays = until !== undefined && until - at >= DAY
  const there = wholeDays ? home : writeStretch(at, until, asker ?? community.zone, locale)
  return [there === home ? line(reply, id, { home }) : line(`${reply}.both`, id, { home, there })]
}
