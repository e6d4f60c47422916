import type { Speaker } from '../core/context.ts'
import type { TicketNumber } from '../core/ids.ts'
import type { Turn } from '../core/message.ts'
import type { SpokenOf } from '../ports.ts'

const WHOLE = /Q\s?(\d{4})\s?-\s?(\d{2,})/giu
/** 「07」 is the end of a number; longer figures are telephones and dates. */
const ENDING = /(?<!\d)\d{1,3}(?!\d)/gu

/** Every ticket number a turn and what it quotes can be about, so that of everything finished only that is read. */
export const spokenOf = ({ text, quote }: Pick<Turn, 'text' | 'quote'>, { person }: Pick<Speaker, 'person'>): SpokenOf => {
  const words = `${text}\n${quote?.text ?? ''}`
  return {
    person, numbers: [...new Set([...words.matchAll(WHOLE)].map(([, day, n]) => `Q${day}-${n}` as TicketNumber))],
    endings: [...new Set(words.replaceAll(WHOLE, ' ').match(ENDING)?.map(Number))],
  }
}
