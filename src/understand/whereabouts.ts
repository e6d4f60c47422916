import { splitSentences } from './clauses.ts'
import type { Kit } from './kit.ts'
import { withoutWords } from './withoutWords.ts'

/** Whoever asks no more than this besides asks only for that. */
const LONGEST_BESIDES = 2

/** 「侨之家在哪里」「你们电话多少」: a text that asks where we are, or for our telephone, and nothing else. */
export const asksWhereabouts = (text: string, { library: { words: { intent: { reach, hours: { us, around } } } } }: Kit): boolean => {
  const asks = (sentence: string): boolean => {
    const small = sentence.toLowerCase()
    const left = withoutWords(small, [...reach, ...us, ...around]).replace(/[a-z']+/g, 'x').replace(/[^\p{L}\p{N}]/gu, '')
    return reach.some((word) => small.includes(word)) && us.some((word) => small.includes(word)) && left.length <= LONGEST_BESIDES
  }
  const sentences = splitSentences(text)
  return sentences.length > 0 && sentences.every(asks)
}
