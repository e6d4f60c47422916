import { clauseStart, hasWordIn, isHan } from '../clause.ts'
import { isNumeralAt, readNumeral } from '../numeral.ts'
import { eat, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import { readDashed } from './dashed.ts'
import { readNumbered } from './numbered.ts'
import { addressTablesOf, type AddressView, type Part } from './part.ts'
import { markBefore, nameStart, regionStart } from './streets.ts'

/** Characters of a name that ends in no mark: fewer are an everyday word, more a sentence. */
const SHORTEST_BARE = 3
const LONGEST_BARE = 8

/** 金谷花园(东门进)5幢: what is said in brackets after a name is no longer. */
const LONGEST_ASIDE = 10

/** How an estate goes on at a place: with a home, with a building alone, or not at all. */
type Next = 'home' | 'building' | undefined

/** An estate outside the community's list, known by the mark its name ends in (彩虹城15幢) or by standing where one does (住公园壹号6幢). Its name, without 东区 and 二期, ends at `at`. */
export const readOtherEstate = (text: string, at: number, view: AddressView, floor = 0): Part | undefined => {
  if (!isHan(text.charAt(at - 1)) || at <= floor) return undefined
  const { address } = view.words
  const to = areaEnd(text, at, view.words)
  if (to === at && isNumberedVillage(text, at, view.words)) return undefined
  const estate = (from: number): Part => ({ name: 'estate', value: nameWithin(text, from, to, view), from: regionStart(text, from, address), to })
  const named = (mark: number | undefined): number | undefined => {
    const start = mark === undefined ? undefined : nameStart(text, mark, address)
    const from = start === undefined ? undefined : Math.max(start, floor)
    return mark === undefined || from === undefined || mark - from < 2 || isUnnamed(text.slice(from, mark), address.unnamed) ? undefined : from
  }
  const marked = named(markBefore(text, at, address.estateMarks))
  if (marked !== undefined && (isNumeralAt(text, skipSpaces(text, to), view.words.number) || isCued(text, marked, view) || isResidents(text, marked, to, view) || nextAfter(text, to, view, true) !== undefined)) return estate(marked)
  const soft = named(markBefore(text, at, address.softEstateMarks))
  if (soft !== undefined && nextAfter(text, to, view, isCued(text, soft, view)) !== undefined) return estate(soft)
  const bare = bareStart(text, at, view, floor)
  if (bare === undefined) return undefined
  const sure = view.asked === true || isCued(text, bare, view)
  if (!sure && Array.from(text.slice(bare, at)).some((character) => addressTablesOf(address).stops.has(character))) return undefined
  const next = nextAfter(text, to, view, sure)
  return next === 'home' || (next === 'building' && sure) ? estate(bare) : undefined
}

/** Whether a name only says which estate is meant: 「我表弟住隔壁老小区」. */
const isUnnamed = (name: string, words: readonly string[]): boolean =>
  words.toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), name) === ''

/** Where the part of an estate ends that begins at `at`: 东区, 二期, and 北 right before a building. */
const areaEnd = (text: string, at: number, { address, number }: AddressView['words']): number => {
  const { areas, softAreas } = addressTablesOf(address)
  const named = eat(text, at, areas)
  if (named !== undefined) return named.to
  const numeral = readNumeral(text, at, number)
  const mark = numeral === undefined ? undefined : address.phaseMarks.find((one) => text.startsWith(one, numeral.to))
  if (numeral !== undefined && mark !== undefined) return numeral.to + mark.length
  const soft = eat(text, at, softAreas)
  return soft !== undefined && isNumeralAt(text, soft.to, number) ? soft.to : at
}

/** 勤业新村一村: the number belongs to the name. */
const isNumberedVillage = (text: string, at: number, { address, number }: AddressView['words']): boolean => {
  const numeral = readNumeral(text, at, number)
  return numeral !== undefined && address.villageMarks.some((mark) => text.startsWith(mark, numeral.to))
}

/** What stands at `at`, or after a comma where one may stand: a building, with or without more of a home. */
const nextAfter = (text: string, at: number, { words }: AddressView, mayPause: boolean): Next => {
  const spaced = skipSpaces(text, at)
  const aside = mayPause && text.charAt(spaced) === '(' ? text.indexOf(')', spaced) : -1
  const paused = aside > 0 && aside - spaced <= LONGEST_ASIDE ? skipSpaces(text, aside + 1) : spaced
  const from = mayPause && /[,/]/.test(text.charAt(paused)) ? skipSpaces(text, paused + 1) : paused
  if (readDashed(text, from, words, true).length > 0) return 'home'
  const building = readNumbered(text, from, words, undefined)
  if (building?.name !== 'building') return undefined
  const { loose } = addressTablesOf(words.address)
  const after = skipSpaces(text, eat(text, skipSpaces(text, building.to), loose)?.to ?? building.to)
  return readNumbered(text, after, words, building) === undefined ? 'building' : 'home'
}

/** 「帮枫林雅苑的陆奶奶叫一下」: where somebody is from. */
const isResidents = (text: string, from: number, to: number, { words: { address } }: AddressView): boolean =>
  address.residents.tails.some((word) => text.startsWith(word, to)) && startOfWordBefore(text, regionStart(text, from, address), address.residents.leads) !== undefined

const isCued = (text: string, from: number, { words: { address } }: AddressView): boolean =>
  startOfWordBefore(text, regionStart(text, from, address), address.cues) !== undefined

/** Where a name without a mark begins that ends at `end`: after a word that leads to an address, at the beginning of a clause, or of the district's name. */
const bareStart = (text: string, end: number, view: AddressView, floor: number): number | undefined => {
  const { address } = view.words
  const { bareStops } = addressTablesOf(address)
  let from = end
  while (from > floor && end - from <= LONGEST_BARE && isHan(text.charAt(from - 1)) && !bareStops.has(text.charAt(from - 1)) && !(end - from >= 2 && address.regionMarks.some((mark) => text.endsWith(mark, from)))) from -= 1
  const length = end - from
  if (length < SHORTEST_BARE || length > LONGEST_BARE || hasWordIn(text, from, end, address.notEstate)) return undefined
  const start = regionStart(text, from, address)
  const leads = start < from || start === clauseStart(text, start) || text.charAt(start - 1) === ' ' || [address.cues, address.whereabouts].some((words) => startOfWordBefore(text, start, words) !== undefined)
  return leads ? from : undefined
}

/** The name in `[from, to)`, with its districts where they are not those of the community. */
const nameWithin = (text: string, from: number, to: number, { words: { address }, community }: AddressView): string => {
  const start = regionStart(text, from, address)
  const region = text.slice(start, from)
  const isOurs = region.includes(community.district) || address.regionMarks.some((mark) => region.endsWith(`${community.city}${mark}`))
  return text.slice(isOurs ? from : start, to).trim()
}
