import type { EnglishWords } from '../core/words/english.ts'
import { createWordFinder, keepLongest } from './searchWords.ts'
import { keepFor } from '../core/keepFor.ts'
import { keepLatest } from './latest.ts'

/** The text with the Chinese of its English words after it, so that it meets what was written in Chinese. Plurals need not be listed. */
export type Gloss = (text: string) => string

const LETTER = /[a-z]/i

export const createGloss = keepFor((english: EnglishWords): Gloss => {
  const find = createWordFinder(Object.entries(english).flatMap(([chinese, words]) => words.flatMap((word) => [[word, chinese] as const, [`${word}s`, chinese] as const])))
  const gloss = keepLatest((text) => {
    const glosses = new Set(keepLongest(find(text)).map(({ value }) => value))
    return glosses.size === 0 ? text : `${text}\n${[...glosses].join('\n')}`
  })
  return (text) => (LETTER.test(text) ? gloss(text) : text)
})
