import type { Lexicon } from '../core/lexicon.ts'

/** Whether the text says that something was wrong: 说错了, "I meant". */
export const saysWrong = (text: string, { corrections }: Pick<Lexicon, 'corrections'>): boolean => {
  const small = text.toLowerCase()
  return corrections.some((word) => small.includes(word))
}
