import type { EntityWords } from '../../core/library.ts'
import type { NumberWords } from '../../core/words/number.ts'
import { clauseEnd, clauseStart, isPause } from './clause.ts'
import { addKinds } from './countKinds.ts'
import { dropOverlaps, foundIn, type Found } from './found.ts'
import { readNumeral } from './numeral.ts'
import { eat, isWordAt, skipSpaces, startOfWordBefore, wordSet } from './vocabulary.ts'
import { together } from '../together.ts'

/** Where a number is looked for: whether it was asked how many come, so that 「四十个」 are people, and whether somebody may come alone, so that one is a number. */
type Counting = Readonly<{ asked?: boolean; alone?: boolean }>

/** How many people a text speaks of, in its own words: 二十来个人, 一家四口, 我们俩, about 20 people, a family of four; where one may come alone, also 「就我一个人去」, but not 「一个人住」. */
export const findCounts = (text: string, { number }: Pick<EntityWords, 'number'>, { asked = false, alone = false }: Counting = {}): readonly Found<string>[] => {
  const small = text.toLowerCase()
  const heads = asked || number.heads.some((word) => small.includes(word))
  const [people, each, about] = [wordSet(number.people), wordSet(together(number.people, number.each)), wordSet(number.about)]
  const found: Found<string>[] = []
  for (let at = 0; at < small.length; ) {
    const numeral = readNumeral(small, at, number)
    if (numeral === undefined) {
      at += 1
      continue
    }
    const rough = eat(small, skipSpaces(small, numeral.to), about)?.to ?? numeral.to
    const bare = alone ? eat(small, skipSpaces(small, rough), each)?.to : undefined
    // 「我跟老公两个」
    const comers = bare !== undefined && comeThen(small, bare, number) ? bare : undefined
    // "Just 1", where it was asked how many
    const bareOnly = asked && isPause(small, numeral.to) && startOfWordBefore(small, at, number.only) !== undefined ? numeral.to : undefined
    const counted = eat(small, skipSpaces(small, rough), heads ? each : people)?.to ?? comers ?? bareOnly ?? (startOfWordBefore(small, at, number.groups) === undefined ? undefined : numeral.to) ?? (found.length > 0 ? totalEnd(small, at, rough, number) : undefined) ?? (number.pairs.includes(small.slice(at, numeral.to)) ? numeral.to : undefined)
    if (counted !== undefined && startOfWordBefore(small, at, number.notThis) === undefined && (numeral.value > 1 || (numeral.value === 1 && (((comers ?? bareOnly) !== undefined && isAll(small, at, number)) || isOfHeads(small, at, number))))) found.push(withSpeaker(text, at, counted, number) ?? foundIn(text, at, counted, text.slice(at, counted)))
    at = Math.max(at + 1, counted ?? numeral.to)
  }
  return meantOf(dropOverlaps([...addKinds(text, number), ...found]), small, number)
}

/** Of several numbers the one that is to be written, 「二十来个，你就写二十五个」, else those that reach, 「不止二十个，要来三十五个」. */
const meantOf = (found: readonly Found<string>[], small: string, { beyond, putDown }: NumberWords): readonly Found<string>[] => {
  const after = (words: readonly string[]): readonly Found<string>[] => found.filter(({ from }) => startOfWordBefore(small, from, words) !== undefined)
  const [written, short] = [after(putDown), after(beyond)]
  return found.length < 2 ? found : written.length > 0 ? written : short.length < found.length ? found.filter((one) => !short.includes(one)) : found
}

/** Where a number of all ends beside which others are counted, with nothing or 个 after it. */
const totalEnd = (small: string, from: number, to: number, number: NumberWords): number | undefined => {
  const end = eat(small, to, wordSet(number.each))?.to ?? to
  return isPause(small, end) && isTotalAt(small, from, end, number) ? end : undefined
}

/** Whether the number in `[from, to)` is that of all: 「原来22个，多了3个，总共25」. */
export const isTotalAt = (small: string, from: number, to: number, { totals, totalTails }: NumberWords): boolean =>
  startOfWordBefore(small, from, totals) !== undefined || isWordAt(small, to, totalTails)

/** 「我带两个孩子」, "me plus my two kids": one more than the number says, with the words as they were said. */
const withSpeaker = (text: string, at: number, to: number, number: NumberWords): Found<string> | undefined => {
  const from = startOfWordBefore(text.toLowerCase(), at, number.withMe)
  const numeral = from === undefined ? undefined : readNumeral(text.toLowerCase(), at, number)
  return from === undefined || numeral === undefined ? undefined : foundIn(text, from, to, `${numeral.value + 1}\uff08${text.slice(from, to)}\uff09`)
}

/** Whether the number is the last word, or what they come for follows. */
const comeThen = (small: string, to: number, { comes }: NumberWords): boolean => skipSpaces(small, to) >= clauseEnd(small, to) || isWordAt(small, to, comes)

/** 「人数改成1个」 */
const isOfHeads = (small: string, from: number, { heads }: NumberWords): boolean => heads.some((word) => small.slice(clauseStart(small, from), from).includes(word))

/** Whether nobody else is named: 「一个人去」, 「就我一个」. */
const isAll = (small: string, from: number, { only }: NumberWords): boolean => skipSpaces(small, clauseStart(small, from)) === from || startOfWordBefore(small, from, only) !== undefined
