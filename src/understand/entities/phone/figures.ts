import { keepFor } from '../../../core/keepFor.ts'
import type { PhoneWords } from '../../../core/words/phone.ts'
import { eat, isDigit, lower, startOfWordBefore, vocabularyOf } from '../vocabulary.ts'

/** Figures that stand together, and where. */
export type Group = Readonly<{ digits: string; from: number; to: number }>

/** Groups with no more than separators between them; `plus` when a plus sign stands before the first, `plusSaid` where a word for it does: 加四九. */
export type Chain = Readonly<{ groups: readonly [Group, ...Group[]]; plus: boolean; plusSaid?: number; from: number }>

/** Nobody's number in words is longer. */
const LONGEST_SPELLED = 120

const SEPARATOR = /^[ \-.()/\u2010-\u2015\u00b7]$/
const MOST_SEPARATORS = 3

/** Every chain of figures in the text, digits read aloud among them (幺三九). */
export const findChains = (text: string, words: PhoneWords): readonly Chain[] => {
  const chains: Chain[] = []
  const small = lower(text)
  for (let at = 0; at < text.length; ) {
    const first = readGroup(text, at, words)
    const plusSaid = first === undefined ? undefined : startOfWordBefore(small, at, words.plus)
    if (first === undefined || (plusSaid === undefined && isWord(text, first, words))) {
      at += 1
      continue
    }
    const groups: [Group, ...Group[]] = [first]
    let to = first.to
    for (let next = readNext(text, groups, words); next !== undefined; next = readNext(text, groups, words)) {
      groups.push(next)
      to = next.to
    }
    const plus = /\+[ (]*$/.exec(text.slice(Math.max(0, at - 3), at))
    chains.push({ groups, plus: plus !== null, ...(plusSaid === undefined ? {} : { plusSaid }), from: plus === null ? at : at - plus[0].length })
    at = to
  }
  return chains
}

/** A number that begins with a figure of its own has no fewer. */
const WHOLE = 7

/** 「保姆小陆 13776820415」: one character that may be a figure, apart from a number in figures. */
const isWord = (text: string, { from, to }: Group, words: PhoneWords): boolean => {
  const next = to - from > 1 || isDigit(text.charAt(from)) ? undefined : readFigures(text, skipSeparators(text, to), words)
  return next !== undefined && isDigit(text.charAt(next.from)) && next.digits.length >= WHOLE
}

/** Figures read aloud come in groups of no more, with a comma between: 一三八，六一二五，七七三零. */
const LONGEST_SPOKEN = 4

const readNext = (text: string, groups: readonly Group[], words: PhoneWords): Group | undefined => {
  const { digits, from, to } = groups.at(-1)!
  const next = readGroup(text, skipSeparators(text, to), words)
  const isSpoken = (at: number): boolean => !isDigit(text.charAt(at)) && Object.hasOwn(words.spoken, text.charAt(at))
  if (next !== undefined || digits.length > LONGEST_SPOKEN || !isSpoken(from) || !/[,\uff0c]/.test(text.charAt(to)) || !isSpoken(to + 1)) return next
  return readGroup(text, to + 1, words)
}

const skipSeparators = (text: string, at: number): number => {
  let to = at
  while (to - at < MOST_SEPARATORS && SEPARATOR.test(text.charAt(to))) to += 1
  return to
}

/** Fewer digits in words are a number of something. */
const FEWEST_SPELLED = 5
const BETWEEN_WORDS = /^[ ,-]{1,2}/

const spelledOf = keepFor(({ spelled, repeated }: PhoneWords) => ({ spelled: vocabularyOf(Object.entries(spelled)), repeated: vocabularyOf(Object.entries(repeated)) }))

/** Digits read out as English words: one three nine, double one. */
const readSpelled = (text: string, at: number, words: PhoneWords): Group | undefined => {
  if (!/[a-z]/i.test(text.charAt(at))) return undefined
  const { spelled, repeated } = spelledOf(words)
  const small = lower(text.slice(Math.max(0, at - 1), at + LONGEST_SPELLED))
  const begin = Math.min(at, 1)
  let digits = ''
  let to = begin
  for (let from = begin; ; from = to + (BETWEEN_WORDS.exec(small.slice(to, to + 2))?.[0].length ?? small.length)) {
    const times = eat(small, from, repeated)
    const digit = eat(small, times === undefined ? from : times.to + 1, spelled)
    if (digit === undefined) break
    digits += String(digit.value).repeat(times?.value ?? 1)
    to = digit.to
  }
  return digits.length < FEWEST_SPELLED ? undefined : { digits, from: at, to: at - begin + to }
}

const readGroup = (text: string, at: number, words: PhoneWords): Group | undefined => readFigures(text, at, words) ?? readSpelled(text, at, words)

const readFigures = (text: string, at: number, words: PhoneWords): Group | undefined => {
  let digits = ''
  let to = at
  for (let digit = digitAt(text, to, words); digit !== undefined; digit = digitAt(text, to, words)) {
    digits += digit
    to += 1
  }
  return digits === '' ? undefined : { digits, from: at, to }
}

/** The digit a character stands for; a letter O only between figures. */
const digitAt = (text: string, at: number, words: PhoneWords): string | undefined => {
  const character = text.charAt(at)
  if (isDigit(character)) return character
  const spoken = spokenOf(words).get(character)
  if (spoken === undefined) return undefined
  if (/[a-z]/i.test(character) && !(isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + 1)))) return undefined
  return spoken
}

const spokenOf = keepFor(({ spoken }: PhoneWords) => new Map(Object.entries(spoken).map(([character, digit]) => [character, String(digit)])))
