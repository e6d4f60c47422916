import type { RecallNumber } from '../core/answerRecall.ts'
import type { Conversation } from '../core/conversation.ts'
import type { CurationVerb } from '../core/curationWork.ts'
import type { GapNumber } from '../core/gap.ts'
import type { Library } from '../core/library.ts'
import type { ProposalNumber } from '../core/proposal.ts'
import type { CurationWords } from '../core/words/curation.ts'
import type { Quote } from '../core/message.ts'
import { readings } from './acts.ts'
import { splitClauses } from './clauses.ts'
import type { FindCited } from './citedLaws.ts'
import { longest } from './longest.ts'

/** Where a curator's sentence is said: what the conversation waits for, and what it quotes. */
export type CurationScene = Readonly<{ stage: Conversation['stage']['at']; quote: Quote | undefined }>

const NUMBER = /(?<![A-Za-z0-9])K\s?(\d{1,5})(?!\d)/giu
/** 「K1：……」 is its answer. */
const COLON = /^\s*[:\uff1a]/u
const SHORTEST_ANSWER = 4
const EDGES = /^[\s:\uff1a,\uff0c\u3001]+|\s+$/gu

/** What a curator means by one sentence; undefined when it is about something else. `words` are as they were typed. */
export const readCurationVerb = (words: string, { stage, quote }: CurationScene, { lexicon, words: { curation } }: Library, cited: FindCited, approves: (text: string) => boolean = () => false): CurationVerb | undefined => {
  const text = words.normalize('NFKC').trim()
  const is = (phrases: readonly string[]): boolean => readings(text, lexicon.particles).some((reading) => phrases.includes(reading))
  if (stage === 'curating') {
    if (is(lexicon.desk.approve) || approves(text)) return { do: 'send' }
    if (is(lexicon.desk.drop) || splitClauses(text).some((clause) => lexicon.desk.drop.includes(clause.text))) return { do: 'drop' }
    const revise = startOf(text, lexicon.desk.revise)
    if (revise !== undefined) return answerOf('revise', words.trim().slice(revise.length), cited)
  }
  if (is(curation.list)) return { do: 'list' }
  if (is(curation.proposals)) return { do: 'proposals' }
  const card = readCard(text, is, curation)
  if (card !== undefined) return card
  if (is(curation.recalls)) return { do: 'recalls' }
  const recall = readRecall(text, quote, curation)
  if (recall !== undefined) return recall
  const reword = startOf(text, curation.reword)
  if (reword !== undefined) return readRewording(text.slice(reword.length), curation, cited)
  const decision = readDecision(text, quote, curation)
  if (decision !== undefined) return decision
  const quoted = quote?.ours === true ? numbersIn(quote.text) : []
  const said = [...text.matchAll(NUMBER)][0]
  const number = said === undefined ? onlyOf(quoted) : numberOf(said)
  if (said === undefined && is(curation.collect)) return { do: 'collect', title: '', ...(number === undefined ? {} : { gap: number }) }
  if (said === undefined && quoted.length === 0) return undefined
  const gap = number === undefined ? {} : { gap: number }
  const rest = (said === undefined ? text : `${text.slice(0, said.index)}${text.slice(said.index + said[0].length)}`).replaceAll(EDGES, '')
  if (readings(rest, lexicon.particles).some((reading) => curation.dismiss.includes(reading))) return { do: 'dismiss', ...gap }
  const collect = startOf(rest, curation.collect)
  if (collect !== undefined) return { do: 'collect', ...gap, title: rest.slice(collect.length).replaceAll(EDGES, '') }
  const answer = startOf(rest, curation.answer) ?? (said !== undefined && said.index === 0 && COLON.test(text.slice(said[0].length)) && rest.length >= SHORTEST_ANSWER ? '' : undefined)
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
    if (head !== undefined && head !== '' && rest.normalize('NFKC').toLowerCase().startsWith(head.toLowerCase())) rest = rest.slice(head.length).replaceAll(EDGES, '')
  }
  return rest
}

const startOf = (text: string, phrases: readonly string[]): string | undefined =>
  longest(phrases, (phrase) => text.toLowerCase().startsWith(phrase.toLowerCase()))

const numberOf = (match: RegExpExecArray): GapNumber => `K${Number(match[1])}` as GapNumber
const numbersIn = (text: string): readonly GapNumber[] => [...new Set([...text.matchAll(NUMBER)].map(numberOf))]
const onlyOf = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)

const PROPOSAL = /(?<![A-Za-z0-9])P\s?(\d{1,5})(?!\d)/iu

/** 「同意收录 K12」: nothing but the word and the number of what is agreed to, or the word and a quote of it. */
const readDecision = (text: string, quote: Quote | undefined, { accept, refuse }: CurationWords): CurationVerb | undefined => {
  const where = PROPOSAL.test(text) || [...text.matchAll(NUMBER)].length > 0 ? text : quote?.ours === true ? quote.text : ''
  const proposal = PROPOSAL.exec(where)
  const gap = proposal === null ? onlyOf(numbersIn(where)) : undefined
  const word = text.replace(PROPOSAL, '').replaceAll(NUMBER, '').replaceAll(EDGES, '').toLowerCase()
  const what = accept.includes(word) ? 'accept' as const : refuse.includes(word) ? 'refuse' as const : undefined
  if (what === undefined || (proposal === null && gap === undefined)) return undefined
  return { do: what, ...(proposal === null ? {} : { proposal: `P${Number(proposal[1])}` as ProposalNumber }), ...(gap === undefined ? {} : { gap }) }
}

/** 「开侨法宣传」「换一条宣传」「发宣传 12」. */
const readCard = (text: string, is: (phrases: readonly string[]) => boolean, { cardsOn, cardsOff, cardShow, cardNext, cardPost }: CurationWords): CurationVerb | undefined => {
  if (is(cardsOn)) return { do: 'cards', on: true }
  if (is(cardsOff)) return { do: 'cards', on: false }
  if (is(cardShow)) return { do: 'card', post: false, skip: 0 }
  const [, words = '', n] = /^(.*?)\s*(\d{1,4})?$/u.exec(text) ?? []
  const number = n === undefined ? {} : { n: Number(n) }
  if (cardNext.includes(words)) return { do: 'card', post: false, skip: 1, ...(n === undefined ? {} : { n: Number(n) + 1 }) }
  return cardPost.includes(words) ? { do: 'card', post: true, skip: 0, ...number } : undefined
}

const RECALL = /(?<![A-Za-z0-9])R\s?(\d{1,5})(?!\d)/iu

/** 「通知 R1」: the word and the number, or the word and a quote of it. */
const readRecall = (text: string, quote: Quote | undefined, { tell, spare }: CurationWords): CurationVerb | undefined => {
  const number = RECALL.exec(RECALL.test(text) ? text : quote?.ours === true ? quote.text : '')?.[1]
  const word = text.replace(RECALL, '').replaceAll(EDGES, '').toLowerCase()
  const what = tell.includes(word) ? 'tell' as const : spare.includes(word) ? 'spare' as const : undefined
  return what === undefined || number === undefined ? undefined : { do: what, recall: `R${Number(number)}` as RecallNumber }
}

const QUOTED = /^[\s"'\u201c\u201d\u2018\u2019\u300c\u300d\u300e\u300f]+|[\s"'\u201c\u201d\u2018\u2019\u300c\u300d\u300e\u300f\u3002]+$/gu

/** 「养老金资格认证：把“每年一次”改成“每年两次”」, or another short answer after the colon. */
const readRewording = (rest: string, { replace }: CurationWords, cited: FindCited): CurationVerb | undefined => {
  const text = rest.replaceAll(EDGES, '')
  const opening = replace.from.map((word) => text.indexOf(word)).filter((at) => at > 0)
  const from = opening.length === 0 ? -1 : Math.min(...opening)
  const to = from < 0 ? undefined : replace.to.map((word) => ({ word, at: text.indexOf(word, from) })).filter(({ at }) => at > 0).toSorted((a, b) => a.at - b.at)[0]
  if (to !== undefined) {
    const old = text.slice(from + 1, to.at).replaceAll(QUOTED, '')
    const fresh = text.slice(to.at + to.word.length).replaceAll(QUOTED, '')
    return { do: 'reword', about: text.slice(0, from).replaceAll(ENDS, ''), change: { from: old, to: fresh }, cited: cited(fresh) }
  }
  const colon = text.search(/[:\uff1a\n]/u)
  if (colon <= 0) return undefined
  const answer = text.slice(colon + 1).replaceAll(EDGES, '')
  return answer === '' ? undefined : { do: 'reword', about: text.slice(0, colon).trim(), change: { answer }, cited: cited(answer) }
}

const ENDS = /[\s:\uff1a,\uff0c]+$/gu
