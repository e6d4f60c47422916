import type { Library } from '../core/library.ts'

/** Whether a word is said that calls something off. Thanks, however they sound, hold none; neither do courtesies like 「不用谢」. */
export const saysOff = (text: string, { afterwards: { callsOff, callsNothing } }: Library['words']): boolean => {
  const small = text.toLowerCase()
  const holds = (said: string): boolean => callsOff.some((word) => said.includes(word))
  return holds(small) && holds(callsNothing.reduce((left, phrase) => left.replaceAll(phrase, ' '), small))
}
