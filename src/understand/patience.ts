import type { Library } from '../core/library.ts'
import type { Message } from '../core/message.ts'
import { createActs, readings } from './acts.ts'

/** Milliseconds to wait for more after a burst so far: none for what stands alone, seconds for a fragment. H1. */
export type Wait = (burst: readonly Message[], emergency: boolean) => number

const AT_ONCE = 0
const AFTER_SENTENCE = 1_200
const AFTER_LONG_FRAGMENT = 2_500
const AFTER_FRAGMENT = 4_000
const AFTER_ATTACHMENT = 3_000
/** From this many characters on a message without an end mark may still be a whole thought. */
const LONG = 14

const CLOSED = /[?\uff1f\u3002!\uff01]\s*$/
const NUMERIC = /^[\s#+\d()-]+$/
const TICKET = /Q\d{4}-\d{2,}/i

/** How long to listen, by what was said so far. */
export const createWait = ({ lexicon }: Pick<Library, 'lexicon'>): Wait => {
  const acts = createActs(lexicon)
  const short = new Set([...lexicon.desk.claim, ...lexicon.desk.approve, ...lexicon.desk.drop, ...lexicon.desk.mine, ...lexicon.desk.open])
  return (burst, emergency) => {
    const last = burst.at(-1)
    if (last === undefined || emergency || last.kind === 'recall') return AT_ONCE
    if (last.kind !== 'text') return AFTER_ATTACHMENT
    const { text } = last
    const act = acts.whole(text)
    if (act === 'greet') return AFTER_FRAGMENT
    if (act !== undefined || NUMERIC.test(text) || TICKET.test(text)) return AT_ONCE
    if (readings(text, lexicon.particles).some((reading) => short.has(reading))) return AT_ONCE
    if (CLOSED.test(text)) return burst.length === 1 && text.length >= LONG ? AT_ONCE : AFTER_SENTENCE
    return text.length >= LONG ? AFTER_LONG_FRAGMENT : AFTER_FRAGMENT
  }
}
