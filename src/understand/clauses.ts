/** One clause of what was said, and the sentence it belongs to. */
export type Clause = Readonly<{ text: string; sentence: number }>

const SENTENCE_END = /[\n\u3002!\uff01?\uff1f;\uff1b\u2026]+/u
const CLAUSE_END = /[,\uff0c\u3001:\uff1a]+|\s{2,}|(?<=[\p{Script=Han}])\s+|\s+(?=[\p{Script=Han}])/u
/** A list the speaker made: 1. 2) ① */
const LISTED = /(?:^|[\s:\uff1a\uff0c,\u3002;\uff1b])(?:[(\uff08]?\d{1,2}[)\uff09.\u3001\s]|[\u2460-\u2469])(?=\s*\D)|(?<=[\p{Script=Han}\s:\uff1a])\d(?=[\p{Script=Han}])(?![\u5e62\u680b\u53f7\u697c\u5355\u5ba4\u70b9\u65f6\u6708\u65e5\u5e74\u4e2a\u5c81\u6b21\u5929\u4ef6])/gu

/** The sentences of a text, without their end marks. */
export const splitSentences = (text: string): readonly string[] => text.split(SENTENCE_END).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')

/** The clauses of a text, in order. */
export const splitClauses = (text: string): readonly Clause[] =>
  splitSentences(text).flatMap((sentence, at) =>
    sentence.split(CLAUSE_END).map((clause) => clause.trim()).filter((clause) => clause !== '').map((clause) => ({ text: clause, sentence: at })))

/** The wishes of one message: numbered ones, or those joined by words that begin another. One part when there is only one. */
export const splitWishes = (text: string, joiners: readonly string[]): readonly string[] => {
  const marks = [...text.matchAll(LISTED)]
  if (marks.length >= 2) {
    return marks.map((mark, at) => text.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length).replace(/^[\s.\u3001)\uff09]+/u, '').trim())
      .filter((part) => part.length >= 2)
  }
  const cuts = joiners.flatMap((joiner) => [...text.matchAll(new RegExp(joiner.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gu'))].map(({ index }) => index))
    .filter((index) => index > 3).toSorted((a, b) => a - b)
  if (cuts.length === 0) return [text.trim()]
  return [0, ...cuts].map((from, at) => text.slice(from, cuts[at] ?? text.length).trim()).filter((part) => part !== '')
}
