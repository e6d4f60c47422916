import type { SlotKind } from '../core/service.ts'
import type { SlotValue } from '../core/ticket.ts'
import type { Standing } from './standing.ts'

/** One thing somebody said that a slot of that kind could hold. A span of text gives one fact. */
export type Fact = Readonly<{
  kind: Extract<SlotKind, 'person' | 'relation' | 'age' | 'phone' | 'address' | 'time' | 'place' | 'count'>
  value: SlotValue
  from: number
  to: number
  /** It says what was wrong before: 「不是6幢是16幢」. */
  corrects: boolean
  /** Of a relative: said to be the one it is for, or only named beside. */
  stands?: Standing
  /** Of a relative: they come with the speaker, 「我和老伴」. */
  both?: true
  /** A relative who is one of several that come with the speaker: 「我和我两个舞伴，还有我儿子」. */
  party?: true
  /** Of the speaker: only as whose papers are spoken of. */
  papers?: true
  /** A relative who is said to be somewhere else. */
  away?: true
  /** The speaker's own name, who speaks for somebody else. */
  own?: true
  /** Of a name: of somebody who is only mentioned. */
  mentioned?: true
  /** Too little of it to count where it was not asked for: 中午, and no day; 三月份. */
  partly?: true
  /** Hours, and no day of them. */
  hours?: true
  /** Called such a thing, and no such thing exists: a phone with a figure missing. */
  broken?: true
}>

/** Facts in the order in which their kind may take a span first, none overlapping another. */
export const keepApart = (facts: readonly Fact[]): readonly Fact[] => {
  const kept: Fact[] = []
  for (const fact of facts) if (!kept.some(({ from, to }) => fact.from < to && from < fact.to)) kept.push(fact)
  return kept
}

/** The text with the spans of facts blanked out: what is left was not yet understood. */
export const withoutFacts = (text: string, facts: readonly Fact[]): string => {
  let rest = text
  for (const { from, to } of facts) rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to)
  return rest.replace(/\s+/g, ' ').trim()
}
