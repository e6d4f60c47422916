import type { Library } from '../core/library.ts'
import type { Safety } from '../core/lexicon.ts'
import { splitClauses } from './clauses.ts'

export type Exposure = 'idNumber' | 'phone' | 'diagnosis' | 'dispute'
/** What must be caught before anything else. */
export type Detected = Readonly<{ emergency?: string; decline?: string; injection: boolean; exposure: readonly Exposure[] }>
export type DetectSafety = (text: string) => Detected

type Signs = Safety['injections']['signs']

/** Clauses that may share one sign: people break a cry into short pieces. */
const WINDOW = 3
const PHONE = /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d){8}(?!\d)/
const ID_NUMBER = /(?<!\d)(\d{6})(\d{4})(\d{2})(\d{2})\d{3}([\dXx])(?!\d)/g
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Whether an 18-digit number is one of an identity card: checksum and a date that exists. GB 11643-1999. */
export const isIdNumber = (number: string): boolean => {
  if (!/^\d{17}[\dXx]$/.test(number)) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  const [year, month, day] = [Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))]
  const date = new Date(Date.UTC(year, month - 1, day))
  return CHECKS[sum % 11] === number[17]?.toUpperCase() && year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Detects danger, refusals, attacks and what is too private for a group, on normalised text. */
export const createSafety = ({ safety }: Pick<Library, 'safety'>): DetectSafety => (text) => {
  const clauses = splitClauses(text.toLowerCase())
  const windows = clauses.flatMap(({ sentence }, at) => {
    const some = clauses.slice(at, at + WINDOW)
    const span = some.map((clause) => clause.text).join('\u0000')
    const around = clauses.filter((clause) => clause.sentence === sentence || some.some((one) => one.sentence === clause.sentence)).map((clause) => clause.text).join('\u0000')
    return [{ span, around }]
  })
  const fires = (signs: Signs, unless: readonly string[] = []): boolean => windows.some(({ span, around }) =>
    signs.some((groups) => groups.every((words) => words.some((word) => span.includes(word.toLowerCase())))) && !unless.some((word) => around.includes(word.toLowerCase())))
  const emergency = safety.emergencies.find(({ signs, unless }) => fires(signs, unless))
  const decline = safety.declines.find(({ signs, unless }) => fires(signs, unless))
  const numbers = [...text.matchAll(ID_NUMBER)].some(([number]) => isIdNumber(number))
  const exposure: readonly Exposure[] = [
    ...(numbers ? ['idNumber' as const] : []),
    ...(PHONE.test(text) ? ['phone' as const] : []),
    ...(safety.exposures.diagnosis.some((word) => text.includes(word)) ? ['diagnosis' as const] : []),
    ...(fires(safety.exposures.dispute) ? ['dispute' as const] : []),
  ]
  return {
    ...(emergency === undefined ? {} : { emergency: emergency.id }),
    ...(decline === undefined ? {} : { decline: decline.id }),
    injection: fires(safety.injections.signs), exposure,
  }
}
