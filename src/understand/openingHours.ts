import { splitSentences } from './clauses.ts'
import { isInquiry } from './hearClauses.ts'
import type { Kit } from './kit.ts'
import { withoutWords } from './withoutWords.ts'

/** Whoever asks no more than this besides asks only for the hours. */
const LONGEST_BESIDES = 2

/** 「你们礼拜六开不开门」「几点下班」: a sentence that asks when we are open, and nothing else; what stands beside it wishes for nothing. */
export const asksHours = (text: string, { library: { words: { form, intent: { hours, wants } } } }: Kit): boolean => {
  const asks = (sentence: string): boolean => {
    const small = sentence.toLowerCase()
    const holds = (words: readonly string[]): boolean => words.some((word) => small.includes(word))
    return holds(hours.open) && (isInquiry(sentence, form) || holds(hours.when) || small.includes('?')) && besides(small, [...hours.open, ...hours.us, ...hours.when, ...hours.around]) <= LONGEST_BESIDES
  }
  const sentences = splitSentences(text)
  const marked = (sentence: string): string => `${sentence}${text[text.indexOf(sentence) + sentence.length] ?? ''}`
  return sentences.some((sentence) => asks(marked(sentence))) && sentences.every((sentence) => asks(marked(sentence)) || !wants.some((word) => sentence.toLowerCase().includes(word)))
}

/** How many letters are left of a text without these words; a Latin word counts one. */
const besides = (text: string, words: readonly string[]): number =>
  withoutWords(text, words).replace(/[a-z']+/g, 'x').replace(/[^\p{L}\p{N}]/gu, '').length
