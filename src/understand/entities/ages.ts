import type { EntityWords } from '../../core/library.ts'
import { ageNow } from './ageNow.ts'
import { clauseStart, hasWordIn, isHan, isPause, plain, skipColonBack } from './clause.ts'
import { readBirth } from './birth.ts'
import { dropOverlaps, foundIn, type Found } from './found.ts'
import { isNumeralAt, readNumeral } from './numeral.ts'
import { peopleTablesOf, type PeopleTables } from './peopleTables.ts'
import { eat, isDigit, isLatin, isWordAt, skipSpaces, startOfWordBefore } from './vocabulary.ts'
import { listOf, together } from '../together.ts'

/** How old somebody is, in whole years; `about` when it may be some years off. */
export type Age = Readonly<{ years: number; about: boolean }>

type Scan = Readonly<{ text: string; small: string; words: Pick<EntityWords, 'people' | 'number'>; tables: PeopleTables }>
type Said = Readonly<{ years: number; about: boolean; to: number; chinese: boolean }>

const OLDEST = 120
/** Below these a number without a mark is more likely something else: with a cue that stands before much, and with none. */
const GROWN = 40
const SENIOR = 50
const ELDERLY = 60
const BLOOD_PRESSURE = 106
/** How far before a number alone in its clause somebody may be named whose age it is. */
const NAMED_BEFORE = 24
const NAME_BEFORE = /(?:[ ,]+\p{Lu}[\p{L}'.-]*){1,4}[ ,]*$/u
/** How far after a wrong age the right one stands. */
const INSTEAD = 8
/** The least age of the young that needs no mark. */
const SCHOOL = 5

/** Every age the text tells; `said` is the number with its mark. Years of birth are read only with `now` (ms since the epoch; its date in UTC). */
export const findAges = (text: string, words: Pick<EntityWords, 'people' | 'number'>, now?: number): readonly Found<Age>[] => {
  const scan: Scan = { text, small: plain(text), words, tables: peopleTablesOf(words.people) }
  const found: Found<Age>[] = []
  /** Where an age ended that is wrong. */
  let instead: number | undefined
  for (let at = 0; at < text.length; ) {
    const birth = readBirth(scan.small, at, words, now)
    const wrong = startOfWordBefore(scan.small, at, words.people.notThis) === undefined ? undefined : readYears(scan, at)
    const said = wrong === undefined ? birth ?? readRound(scan, at) ?? readAge(scan, at) ?? readRight(scan, at, instead) : undefined
    if (wrong !== undefined && wrong.years >= GROWN && wrong.years <= OLDEST) instead = wrong.to
    if (said !== undefined && said.years <= OLDEST) found.push(foundIn(text, at, said.to, { years: said.years, about: said.about }))
    at = Math.max(at + 1, said?.to ?? 0, endOfNumber(scan, at))
  }
  return ageNow(text, dropOverlaps(found), words)
}

/** The age that is right instead: 不是88，是86. */
const readRight = (scan: Scan, at: number, wrong: number | undefined): Said | undefined => {
  if (wrong === undefined || at - wrong > INSTEAD) return undefined
  const { small, words } = scan
  const said = startOfWordBefore(small, at, words.people.instead) === undefined ? undefined : readYears(scan, at)
  return said !== undefined && isPause(small, said.to) ? said : undefined
}

/** A number is read from its beginning only. */
const endOfNumber = ({ small, words }: Scan, at: number): number =>
  isNumeralAt(small, at, words.number) ? (readNumeral(small, at, words.number)?.to ?? longRun(small, at)) : 0

const longRun = (small: string, at: number): number => {
  let to = at
  while (isDigit(small.charAt(to))) to += 1
  return to
}

/** An age that is one word: 古稀, in her 80s. */
const readRound = ({ small, words, tables }: Scan, at: number): Said | undefined => {
  const round = isDigit(small.charAt(at - 1)) ? undefined : eat(small, at, tables.roundAges)
  if (round === undefined) return undefined
  const { theirs, mine, ageCues } = words.people
  const someones = isHan(small.charAt(at)) || [theirs, mine, ageCues].some((list) => startOfWordBefore(small, at, list) !== undefined)
  return someones ? { years: round.value, about: true, to: round.to, chinese: false } : undefined
}

const readAge = (scan: Scan, at: number): Said | undefined => {
  const { small, words, tables } = scan
  const before = small.charAt(at - 1)
  if (isDigit(before) || isNumeralAt(small, at - 1, words.number) || /[./#$-]/.test(before) || /\d:$/.test(small.slice(0, at))) return undefined
  if (isDigit(small.charAt(at)) && isLatin(before)) return undefined
  const number = readYears(scan, at)
  if (number === undefined) return undefined
  const decades = eat(small, number.to, tables.decades)
  if (decades !== undefined) return { ...number, years: number.years * 10, about: true, to: number.to + 1 }
  const round = eat(small, number.to, tables.about)
  const near = startOfWordBefore(small, at, words.people.aboutCues) !== undefined
  const said = { ...number, about: number.about || near || round !== undefined, to: round?.to ?? number.to }
  return readMarked(scan, at, said) ?? (isUnmarkedAge(scan, at, said) ? said : undefined)
}

/** 78岁, 七十多岁, 78岁左右, 82-year-old; not 60岁以上. */
const readMarked = ({ small, words, tables }: Scan, at: number, said: Said): Said | undefined => {
  const spaced = skipSpaces(small, said.to)
  const mark = eat(small, spaced, tables.ageMarks) ?? (small.charAt(spaced) === '-' ? eat(small, spaced + 1, tables.ageMarks) : undefined)
  if (mark === undefined) return undefined
  const late = eat(small, mark.to, tables.about)
  const to = late?.to ?? mark.to
  const reached = isWordAt(small, to, words.people.ageTails)
  if (isWordAt(small, to, words.people.notAgeAfter)) return undefined
  if (!reached && startOfWordBefore(small, at, words.people.notAgeCues) !== undefined) return undefined
  return { ...said, about: said.about || late !== undefined, to }
}

/** Whether a number without 岁 is an age by what stands around it. */
const isUnmarkedAge = (scan: Scan, at: number, { years, about, to, chinese }: Said): boolean => {
  const { small, words, tables } = scan
  const { people } = words
  if (isWordAt(small, to, people.notAge) || isWordAt(small, to, people.notAgeAfter) || /^[-/.:~]\d/.test(small.slice(to, to + 2))) return false
  if (isLatin(small.charAt(to))) return false
  const tail = isWordAt(small, to, people.ageTails)
  const pause = isPause(small, to)
  const led = skipColonBack(small, at)
  const cue = startOfWordBefore(small, led, people.ageCues)
  if (isOneOfTwo(scan, at, to)) return true
  if (cue !== undefined && !tables.softAgeCues.has(small.slice(cue, led).trim()))
    return years >= GROWN || tail || (pause && !chinese)
  if (cue !== undefined) return years >= SENIOR && years < BLOOD_PRESSURE && (tail || pause || about) && isSomeone(scan, cue)
  return isBareAge(scan, at, { years, to, tail, pause })
}

/** How far from the age of one the word for the other stands. */
const OTHER = 8

/** 一个85一个83: of two people the one or the other. */
const isOneOfTwo = ({ small, words: { people, number } }: Scan, at: number, to: number): boolean => people.eachOf.some(([one, other]) => {
  const near = (from: number, word: string): boolean => readNumeral(small, skipSpaces(small, from + word.length), number) !== undefined
  const after = small.slice(to, to + OTHER).indexOf(other)
  if (startOfWordBefore(small, at, listOf(one)) !== undefined && after >= 0 && near(to + after, other)) return true
  const start = startOfWordBefore(small, at, listOf(other))
  const before = start === undefined ? -1 : small.slice(Math.max(0, start - OTHER), start).lastIndexOf(one)
  return start !== undefined && before >= 0 && near(Math.max(0, start - OTHER) + before, one)
})

const isBareAge = (scan: Scan, at: number, said: Readonly<{ years: number; to: number; tail: boolean; pause: boolean }>): boolean => {
  const { small, tables } = scan
  const alone = small.slice(clauseStart(small, at), at).trim() === ''
  const named = (those: readonly string[]): boolean => hasWordIn(small, Math.max(0, at - NAMED_BEFORE), at, those)
  // 「我女儿19，上大一」「侄女叫卞雨桐，17」
  if (said.years >= SCHOOL && said.years < ELDERLY && (said.pause || said.tail) && (startOfWordBefore(small, at, tables.young) !== undefined || (alone && named(tables.young)))) return true
  if (said.years < SENIOR || said.years >= BLOOD_PRESSURE) return false
  // 「Dad's 87」
  const kin = startOfWordBefore(small, small.endsWith("'s ", at) ? at - 3 : at, tables.kin) !== undefined
  if (kin && (said.tail || said.pause || (said.years >= ELDERLY && isHan(small.charAt(said.to))))) return true
  if (startOfWordBefore(small, at, tables.anybody) !== undefined) return said.tail || said.pause
  const comma = /[,\uff0c]\s?$/.exec(small.slice(Math.max(0, at - 2), at))
  if (comma !== null && said.pause && startOfWordBefore(small, at - comma[0].length, tables.anybody) !== undefined) return true
  // 「外公叫霍延年，82」: a clause that is nothing but a number, after somebody was named.
  if (alone && said.pause && said.years >= ELDERLY && named(tables.somebody)) return true
  return said.tail && said.years >= ELDERLY && alone
}

/** Whether the cue at `at` speaks of a person: 我妈都, she is, or nothing before it. */
const isSomeone = (scan: Scan, at: number): boolean => {
  const { small, tables, words } = scan
  return isWordAt(small, at, tables.anybody) || clauseStart(small, at) === at || startOfWordBefore(small, at, tables.anybody) !== undefined || startOfWordBefore(small, at, words.people.ageCues) !== undefined
    || startOfWordBefore(small, at, together(words.people.leadTitles, ...Object.values(words.people.others))) !== undefined || isNamedKin(scan, at)
}

/** `Mrs Gu is 88`, `My father, Mr Tang, is 79`, `my neighbour Mrs Gu`: before the cue at `at` stands a name with its title, or no more between it and a relative. */
const isNamedKin = ({ text, small, tables, words }: Scan, at: number): boolean => {
  const name = NAME_BEFORE.exec(text.slice(Math.max(0, at - NAMED_BEFORE), at))
  if (name === null) return false
  const from = at - name[0].length
  return isWordAt(small, from, words.people.leadTitles) || startOfWordBefore(small, from, together(words.people.leadTitles, tables.kin, ...Object.values(words.people.others))) !== undefined
}

/** The number at `at` as years: 八十二, eighty-two, and of two in a row the first: 七八十, 八十三四. */
const readYears = ({ small, words, tables }: Omit<Scan, 'text'>, at: number): Said | undefined => {
  const numeral = readNumeral(small, at, words.number)
  if (numeral === undefined) return undefined
  const chinese = numeral.script === 'chinese'
  if (numeral.script === 'latin') return readLatinYears(small, numeral.value, numeral.to, words)
  const ones = chinese && numeral.value % 10 === 0 ? readOnes({ small, words, tables }, numeral.to) : undefined
  if (ones !== undefined) return { years: numeral.value + ones.value, about: false, to: ones.to, chinese }
  const pair = chinese && numeral.digits === undefined ? pairIn(small.slice(at, numeral.to), words.number.digits) : -1
  if (pair < 0) return { years: numeral.value, about: false, to: numeral.to, chinese }
  return { years: numeral.value - (pair + 2 < numeral.to - at ? 10 : 1), about: true, to: numeral.to, chinese }
}

/** 八十有六: the ones after the tens. */
const readOnes = ({ small, words, tables }: Omit<Scan, 'text'>, at: number): Readonly<{ value: number; to: number }> | undefined => {
  const joined = eat(small, at, tables.andOnes)
  const ones = joined === undefined ? undefined : readNumeral(small, joined.to, words.number)
  return ones !== undefined && ones.script === 'chinese' && ones.value < 10 ? { value: ones.value, to: ones.to } : undefined
}

/** Where two digits stand that follow each other, as in 七八十; -1 when none do. */
const pairIn = (said: string, digits: Readonly<Record<string, number>>): number =>
  said.split('').findIndex((character, at, all) => (digits[character] ?? 0) > 0 && digits[all[at + 1] ?? ''] === (digits[character] ?? -2) + 1)

const readLatinYears = (small: string, tens: number, to: number, words: Scan['words']): Said => {
  const joined = small.charAt(to) === '-' || small.charAt(to) === ' '
  const ones = joined && tens >= 20 && tens % 10 === 0 ? readNumeral(small, to + 1, words.number) : undefined
  return ones?.script === 'latin' && ones.value < 10
    ? { years: tens + ones.value, about: false, to: ones.to, chinese: false }
    : { years: tens, about: false, to, chinese: false }
}
