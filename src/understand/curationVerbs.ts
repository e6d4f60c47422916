import type { Conversation } from '../core/conversation.ts'
import type { CurationVerb } from '../core/curationWork.ts'
import type { GapNumber } from '../core/gap.ts'
import type { Library } from '../core/library.ts'
import type { Quote } from '../core/message.ts'
import { readings } from './acts.ts'
import type { FindCited } from './citedLaws.ts'

/** Where a curator's sentence is said: what the conversation waits for, and what it quotes. */
export type CurationScene = Readonly<{ stage: Conversation['stage']['at']; quote: Quote | undefined }>

const NUMBER = /(?<![A-Za-z0-9])K\s?(\d{1,5})(?!\d)/giu
const EDGES = /^[\s:\uff1a,\uff0c\u3001]+|\s+$/gu

/** What a curator means by one sentence; undefined when it is about something else. `words` are as they were typed. */
export const readCurationVerb = (words: string, { stage, quote }: CurationScene, { lexicon, words: { curation } }: Library, cited: FindCited): CurationVerb | undefined => {
  const text = words.normalize('NFKC').trim()
  const is = (phrases: readonly string[]): boolean => readings(text, lexicon.particles).some((reading) => phrases.includes(reading))
  if (stage === 'curating') {
    if (is(lexicon.desk.approve)) return { do: 'send' }
    if (is(lexicon.desk.drop)) return { do: 'drop' }
    const revise = startOf(text, lexicon.desk.revise)
    if (revise !== undefined) return answerOf('revise', words.trim().slice(revise.length), cited)
  }
  if (is(curation.list)) return { do: 'list' }
  const quoted = quote?.ours === true ? numbersIn(quote.text) : []
  const said = [...text.matchAll(NUMBER)][0]
  const number = said === undefined ? onlyOf(quoted) : numberOf(said)
  if (said === undefined && quoted.length === 0) return undefined
  const gap = number === undefined ? {} : { gap: number }
  const rest = (said === undefined ? text : `${text.slice(0, said.index)}${text.slice(said.index + said[0].length)}`).replaceAll(EDGES, '')
  if (readings(rest, lexicon.particles).some((reading) => curation.dismiss.includes(reading))) return { do: 'dismiss', ...gap }
  const answer = startOf(rest, curation.answer)
  // Only a number at the head of the sentence is what it answers; further on it may be anything.
  if (answer === undefined || (said !== undefined && said.index > answer.length + 2)) return undefined
  return { ...answerOf('answer', afterHead(words, said?.[0], answer), cited), ...gap }
}

const answerOf = <Do extends 'answer' | 'revise'>(kind: Do, words: string, cited: FindCited): Readonly<{ do: Do; words: string; cited: ReturnType<FindCited> }> => {
  const answer = words.replaceAll(EDGES, '')
  return { do: kind, words: answer, cited: cited(answer) }
}

/** The curator's own words, with line breaks, without the number and the word that says it is an answer. */
const afterHead = (words: string, number: string | undefined, answer: string): string => {
  let rest = words.trim()
  for (const head of [number, answer, number]) {
    if (head !== undefined && rest.normalize('NFKC').toLowerCase().startsWith(head.toLowerCase())) rest = rest.slice(head.length).replaceAll(EDGES, '')
  }
  return rest
}

const startOf = (text: string, phrases: readonly string[]): string | undefined =>
  phrases.filter((phrase) => text.toLowerCase().startsWith(phrase.toLowerCase())).toSorted((a, b) => b.length - a.length)[0]

const numberOf = (match: RegExpExecArray): GapNumber => `K${Number(match[1])}` as GapNumber
const numbersIn = (text: string): readonly GapNumber[] => [...new Set([...text.matchAll(NUMBER)].map(numberOf))]
const onlyOf = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)
