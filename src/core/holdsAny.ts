import { keepFor } from './keepFor.ts'

const loweredOf = keepFor((words: readonly string[]) => words.map((word) => word.toLowerCase()))

/** Whether a text holds one of the words, in whatever case either is written. */
export const holdsAny = (text: string, words: readonly string[]): boolean => {
  const small = text.toLowerCase()
  return loweredOf(words).some((word) => small.includes(word))
}
