import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import { holdsAny } from '../core/holdsAny.ts'
import { draftOf } from '../core/requesting.ts'
import { quotedNumber } from '../core/targets.ts'
import type { DangerWords } from '../core/words/danger.ts'
import type { Hearing } from '../ports.ts'
import { splitClauses } from './clauses.ts'
import type { Kit } from './kit.ts'
import type { Detected } from './safety.ts'

/** In the middle of a form danger must sound this much like it, in all that was said or in a clause of it. */
const SURE_IN_FORM = 0.5

/** What must be caught before anything else in a turn, heard where it was said: beside how people answer a form while one is open. */
export const dangerIn = (text: string, { conversation }: Hearing, { safety, safetyInForm, library: { words } }: Kit): Detected => {
  const detect = draftOf(conversation) === undefined ? safety : safetyInForm
  const bare = withoutSlips(withoutNumbers(text), words.danger)
  if (bare === text) return detect(text)
  const { emergency: _, unmistakable: __, ...rest } = detect(text)
  const { emergency, unmistakable, danger } = detect(bare)
  return { ...rest, danger, ...(emergency === undefined ? {} : { emergency }), ...(unmistakable === undefined ? {} : { unmistakable }) }
}

/** Figures in groups, one of them longer than an emergency number. */
const NUMBER = /\+?\d(?:[\d\s-]*\d)?/g
const FIGURES = 9
const LONG_GROUP = /\d{4}/

/** 「13584 371 120 我爸」 calls no ambulance. */
const withoutNumbers = (text: string): string =>
  text.replace(NUMBER, (number) => (number.replace(/\D/g, '').length >= FIGURES && LONG_GROUP.test(number) ? ' ' : number))

/** What is told in more characters is no mere excuse: 「手滑开水泼到腿上了」. */
const LONGEST_SLIP = 8

/** 「不是我妈，是我外婆，刚才手快」 says of nobody that they fell. */
const withoutSlips = (text: string, { slips }: DangerWords): string =>
  splitClauses(text).reduce((left, { text: clause, from }) => (clause.length <= LONGEST_SLIP && holdsAny(clause, slips) ? `${left.slice(0, from)}${' '.repeat(clause.length)}${left.slice(from + clause.length)}` : left), text)

/** The cry for help in a turn, if there is one. S1. */
export const cryIn = (text: string, danger: Detected, hearing: Hearing, kit: Kit): Command | undefined => {
  const { turn, speaker, conversation: { stage } } = hearing
  // Uncalled for, one message of a burst is the cry, and the next says where.
  const cry = turn.addressed || danger.unmistakable === true ? danger : text.split('\n').map((line) => kit.safety(line)).find(({ unmistakable }) => unmistakable === true) ?? danger
  // Who works on words of ours, or on a case, is not in danger themselves.
  const atWork = isStaff(speaker) && (stage.at === 'previewing' || stage.at === 'offering' || quotedNumber(turn) !== undefined)
  if (cry.emergency === undefined || namesFallback(text, cry.emergency, hearing, kit) || isCalmAnswer(withoutNumbers(text), cry.danger, hearing, kit) || (atWork && cry.unmistakable !== true)) return undefined
  return { kind: 'emergency', sign: cry.emergency, ...(cry.unmistakable === true ? { unmistakable: true } : {}) }
}

/** 「139…，打不通就打隔壁徐阿姨」, in a form: a number to call, and whom to call instead, is nobody who cannot be reached. */
const namesFallback = (text: string, sign: string, { conversation }: Hearing, { library: { safety, words: { form } } }: Kit): boolean =>
  draftOf(conversation) !== undefined && withoutNumbers(text) !== text && safety.emergencies.some(({ id, welfare }) => id === sign && welfare)
  && form.unreached.some((word) => form.fallback.some((then) => text.toLowerCase().includes(`${word}${then}`)))

/** Among answers about an elder's health much sounds like danger that is none; 「等下再填，我妈摔倒了起不来」 cries by a clause. */
const isCalmAnswer = (text: string, danger: number, { conversation }: Hearing, { safetyInForm }: Kit): boolean =>
  draftOf(conversation) !== undefined && Math.max(danger, ...splitClauses(text).map((clause) => safetyInForm(clause.text).danger)) < SURE_IN_FORM
