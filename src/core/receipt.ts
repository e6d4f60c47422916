import { writeClock } from './clock.ts'
import { ticketTitle } from './cards.ts'
import type { Utterance } from './effect.ts'
import { inLanguage } from './inLanguage.ts'
import type { Library } from './library.ts'
import { line } from './step.ts'
import type { Ticket } from './ticket.ts'

/** Who went, what they say, and when. */
export type Report = Readonly<{ by: string; words: string; at: number; library: Library }>

/** What the relative will read, word for word: previewed to staff, then delivered unchanged. Both clocks, I5 and F1. */
export const receiptLines = (ticket: Ticket, { by, words, at, library }: Report): readonly Utterance[] => {
  const { locale } = ticket.requester.voice
  const home = writeClock(at, library.community.zone, locale)
  const { zone } = ticket.requester
  return [
    line('receipt.head', ticket.service, { number: ticket.number, service: ticketTitle(ticket, inLanguage(library, locale)) }),
    line('receipt.words', undefined, { by, words }),
    zone === undefined || zone === library.community.zone
      ? line('receipt.clock', undefined, { home })
      : line('receipt.clocks', undefined, { home, there: writeClock(at, zone, locale) }),
  ]
}
