import type { Library } from '../core/library.ts'

/** Whether a word is said that calls something off. Thanks, however they sound, hold none. */
export const saysOff = (text: string, { afterwards: { callsOff } }: Library['words']): boolean => {
  const small = text.toLowerCase()
  return callsOff.some((word) => small.includes(word))
}
