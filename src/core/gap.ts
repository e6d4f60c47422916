import type { Named } from './cited.ts'
import type { Brand, EntryId, PersonId } from './ids.ts'
import type { Role } from './service.ts'
import type { Address, Voice } from './ticket.ts'

/** The number curators speak: `K` and a count from 1. */
export type GapNumber = Brand<'GapNumber'>

/** Where a gap stands: asked and unanswered; answered by a person; turned into an entry that waits for a second pair of eyes; in the base; passed over. */
export type GapState = 'open' | 'answered' | 'drafted' | 'published' | 'dismissed'

/** Who answered a gap, as those who asked are told. */
export type Answerer = Readonly<{ person: PersonId; name: string; role: Role }>

/** A question the knowledge base has no good answer to, as one or several people asked it. K1. */
export type Gap = Readonly<{
  number: GapNumber
  state: GapState
  /** The words it was asked in, each once, the newest last. */
  asked: readonly string[]
  /** How often it was asked. */
  times: number
  /** Somebody said that the answer they got was no good. */
  rated: boolean
  /** The entries that came closest when it was asked. */
  nearest: readonly EntryId[]
  /** ms since the epoch. */
  openedAt: number
  answer?: Readonly<{ words: string; cited: readonly Named[]; by: Answerer; at: number }>
}>

/** Somebody who waits for the answer to a gap: where, in which language and zone, and in which words they asked last. */
export type Asker = Readonly<{ person: PersonId; to: Address; voice: Voice; zone?: string; words: string }>

/** What curators did to a gap, and in which words. Append-only. */
export type GapEvent = Readonly<{
  gap: GapNumber; at: number; actor: PersonId; kind: 'answered' | 'dismissed' | 'drafted' | 'published' | 'rejected'; words: string
}>

/** From this likeness on, 0 to 1, two questions are one gap. */
const ALIKE = 0.5

/** Somebody's words without names, numbers and addresses. */
export type Anonymise = (words: string) => string

/** How alike two questions are, 0 to 1. */
export type Likeness = (one: string, other: string) => number

/** The open gap a question belongs to; undefined when it is a new one. */
export const gapFor = (words: string, open: readonly Gap[], likeness: Likeness): Gap | undefined => {
  const [best] = open
    .map((gap) => ({ gap, like: Math.max(0, ...gap.asked.map((asked) => likeness(words, asked))) }))
    .toSorted((a, b) => b.like - a.like)
  return best !== undefined && best.like >= ALIKE ? best.gap : undefined
}
