import type { EntityWords } from '../../core/library.ts'
import type { PeopleWords } from '../../core/words/people.ts'
import { clauseEnd, clauseStart, isHan, isPause, plain } from './clause.ts'
import { dropOverlaps, foundIn, type Found } from './found.ts'
import { readNumeral } from './numeral.ts'
import { rightNameAfter } from './nameRight.ts'
import { isIntroduced } from './ownName.ts'
import { findRelations } from './people.ts'
import { peopleTablesOf, type PeopleTables } from './peopleTables.ts'
import { eat, isLatin, isWordAt, skipSpaces, startOfWordBefore } from './vocabulary.ts'
import { readWholeAfter } from './wholeName.ts'

type Words = Pick<EntityWords, 'people' | 'number'>
type Scan = Readonly<{ text: string; small: string; words: Words; people: PeopleWords; tables: PeopleTables }>
type Span = Readonly<{ from: number; to: number }>
/** How much what stands before a name says that it is one. */
type Trust = 'cue' | 'softCue' | 'kin'

/** Characters after the surname. */
const LONGEST_GIVEN = 2
const LONGEST_LATIN = 4
const LONGEST_LED = 40
/** What after one word with a capital says that it is a name: my brother Wei, 45. */
const SINGLE_ENDS = /^(?:, ?\d| is \d|, aged? )/

/** The names in the text, as written: whole names after a cue (叫王秀英), surnames after 姓, surnames with a title (王阿姨). Text is normalised. */
export const findNames = (text: string, words: Words): readonly Found<string>[] => {
  const scan: Scan = { text, small: plain(text), words, people: words.people, tables: peopleTablesOf(words.people) }
  const spans: Span[] = []
  for (let at = 0; at < text.length; ) {
    const never = eat(scan.small, at, scan.tables.notCues)
    const span = never === undefined ? (readSurnameCue(scan, at) ?? readCued(scan, at) ?? readRight(scan, at) ?? readExplained(scan, at) ?? readSpelled(scan, at) ?? readApart(scan, at) ?? readNextDoor(scan, at) ?? readBeforeKin(scan, at) ?? readParent(scan, at) ?? readIntroduced(scan, at) ?? readTitled(scan, at, false) ?? readLed(scan, at)) : undefined
    if (span !== undefined) spans.push(span)
    at = Math.max(at + 1, never?.to ?? span?.to ?? 0)
  }
  for (const { to } of findRelations(text, words)) {
    const from = skipSpaces(scan.small, to)
    const span = isLatin(scan.small.charAt(from)) ? readLatin(scan, from, 'kin') : readTitled(scan, from, true) ?? readPetName(scan, from) ?? readChinese(scan, from, 'kin')
    if (span !== undefined) spans.push(span)
  }
  const whole = spans.map((span): Span & Partial<Readonly<{ name: Span }>> => { const name = readWholeAfter(scan.small, span, scan.tables, (at) => readChinese(scan, at, 'cue')); return name === undefined ? span : { from: span.from, to: name.to, name } })
  return dropOverlaps(whole.filter((span) => !isToldWhole(scan.small, span, whole)).map(({ from, to, name = { from, to } }) => foundIn(text, from, to, text.slice(name.from, name.to))))
}

/** 「姓蒋，叫蒋福生」: a surname whose whole name is told as well. */
const isToldWhole = (small: string, { from, to }: Span, spans: readonly Span[]): boolean =>
  to - from === 1 && isHan(small.charAt(from)) && spans.some((other) => other.to - other.from > 1 && small.startsWith(small.slice(from, to), other.from))

const readSurnameCue = (scan: Scan, at: number): Span | undefined => {
  const { small, tables } = scan
  const cue = eat(small, at, tables.surnameCues)
  if (cue === undefined) return undefined
  const from = skipLink(small, cue.to)
  const surname = eat(small, from, tables.surnames)
  if (surname !== undefined) return readAnew(scan, surname.to, small.slice(from, surname.to)) ?? { from, to: surname.to }
  // One we do not know: 姓庾; 姓名 is another cue.
  if ((eat(small, at, tables.nameCues)?.to ?? 0) <= cue.to && isHan(small.charAt(from)) && isPause(small, from + 1) && !scan.people.nameStops.includes(small.charAt(from))) return { from, to: from + 1 }
  return isLatin(small.charAt(from)) ? readLatin(scan, from, 'cue') : undefined
}

/** 「我姓霍，霍建明」: the whole name in a clause of its own, right after the surname. */
const readAnew = (scan: Scan, at: number, surname: string): Span | undefined => {
  const from = /[,\uff0c]/.test(scan.small.charAt(at)) ? skipSpaces(scan.small, at + 1) : at
  const whole = from > at && scan.small.startsWith(surname, from) ? readChinese(scan, from, 'cue') : undefined
  return whole !== undefined && isPause(scan.small, whole.to) ? whole : undefined
}

const readCued = (scan: Scan, at: number): Span | undefined => {
  const { small, tables } = scan
  const cue = eat(small, at, tables.nameCues)
  if (cue === undefined) return undefined
  const whole = scan.people.callMe.includes(small.slice(at, cue.to)) ? readClauseBefore(scan, at) : undefined
  if (whole !== undefined) return whole
  const from = skipLink(small, cue.to)
  const trust: Trust = scan.people.kinCues.includes(small.slice(at, cue.to)) ? 'kin' : tables.softCues.has(small.slice(at, cue.to)) ? 'softCue' : 'cue'
  if (isLatin(small.charAt(from))) return readLatin(scan, from, scan.people.callMe.includes(small.slice(at, cue.to)) ? 'cue' : trust)
  return readTitled(scan, from, true) ?? readPetName(scan, from) ?? readChinese(scan, from, trust) ?? (scan.people.callThem.includes(small.slice(at, cue.to)) ? readUnknown(scan, from) : undefined)
}

/** 「名字打错了，是吴晓虹」 */
const readRight = (scan: Scan, at: number): Span | undefined => {
  const from = rightNameAfter(scan.small, at, scan.people)
  return from === undefined ? undefined : readTitled(scan, from, true) ?? readChinese(scan, from, 'cue')
}

/** 「叫她庾奶奶就行」: a title after one character that is no surname we know, where it is told how somebody is called. */
const readUnknown = (scan: Scan, at: number): Span | undefined => {
  const { small, people, tables } = scan
  const character = small.charAt(at)
  const title = isHan(character) && !people.noSurname.includes(character) && !people.nameStops.includes(character) ? eat(small, at + 1, tables.titles) : undefined
  const ends = title !== undefined && title.to - at > LONGEST_GIVEN && (isPause(small, title.to) || people.nameStops.includes(small.charAt(title.to)) || eat(small, title.to, tables.nameTails) !== undefined)
  return ends ? { from: at, to: title.to } : undefined
}

/** 「祝兰英，叫我祝阿姨就好」: the clause before that is nothing but a name. */
const readClauseBefore = (scan: Scan, at: number): Span | undefined => {
  const end = /[,\uff0c] ?$/.test(scan.small.slice(0, at)) ? scan.small.slice(0, at).trimEnd().length - 1 : undefined
  const name = end === undefined ? undefined : readChinese(scan, clauseStart(scan.small, end), 'cue')
  return name !== undefined && name.to === end ? name : undefined
}

/** 「陈桂芳，耳东陈，桂花的桂」: a clause that is nothing but a name, and then which characters it is written with. */
const readExplained = (scan: Scan, at: number): Span | undefined => {
  const { small } = scan
  if (clauseStart(small, at) !== at || !isHan(small.charAt(at))) return undefined
  const name = readChinese(scan, at, 'cue')
  if (name === undefined || name.to - name.from < 2 || !/[,\uff0c]/.test(small.charAt(name.to))) return undefined
  const next = skipSpaces(small, name.to + 1)
  const explains = small.slice(next, clauseEnd(small, next)).trimEnd()
  return EXPLAINS.test(explains) && small.slice(name.from, name.to).includes(explains.at(-1) ?? '') ? name : undefined
}
const EXPLAINS = /^\p{Script=Han}{3,5}$/u

/** The place after a blank, a colon and another blank. */
const skipLink = (small: string, at: number): number => {
  const from = skipSpaces(small, at)
  return /[:\uff1a]/.test(small.charAt(from)) ? skipSpaces(small, from + 1) : from
}

/** Whether a name that ends at `to` is followed by something that is no part of it. */
const isEnd = ({ small, people, tables, words }: Scan, to: number): boolean => {
  const next = small.charAt(to)
  return isPause(small, to) || !isHan(next) || people.nameStops.includes(next) || eat(small, to, tables.nameTails) !== undefined
    || isLongTitle(small, to, tables) || isNumber(small, to, words) || isAnother(small, to, tables)
}

const isLongTitle = (small: string, at: number, tables: PeopleTables): boolean => {
  const title = eat(small, at, tables.titles)
  return title !== undefined && title.to - at > 1
}

const isNumber = (small: string, at: number, words: Words): boolean => {
  const numeral = readNumeral(small, at, words.number)
  return numeral !== undefined && numeral.to - at > 1
}

/** Whether 和 with somebody after it stands at `at`. */
const isAnother = (small: string, at: number, tables: PeopleTables): boolean => {
  const link = eat(small, at, tables.and)
  return link !== undefined && (eat(small, link.to, tables.surnames) ?? eat(small, link.to, tables.mine) ?? eat(small, link.to, tables.people)) !== undefined
}

/** A surname and what is called after it. */
const readChinese = (scan: Scan, at: number, trust: Trust): Span | undefined => {
  const { small, people, tables } = scan
  if (eat(small, at, tables.notNames) !== undefined) return undefined
  const surname = eat(small, at, tables.surnames)
  if (surname === undefined) return undefined
  const soft = tables.softSurnames.has(small.slice(at, surname.to))
  let to = surname.to
  while (to - surname.to < LONGEST_GIVEN && !isEnd(scan, to)) to += 1
  // 「岳父，我太太的爸爸」
  if (eat(small, at, tables.people)?.to === to) return undefined
  if (to === surname.to || (soft && trust === 'kin' && !isBeforeAge(scan, at, to))) return undefined
  const doubtful = trust === 'kin' || (soft && trust === 'softCue')
  if (doubtful && !isEnd(scan, to)) return undefined
  if ((doubtful || trust === 'softCue') && isWordAt(small, to, people.notNameAfter)) return undefined
  return { from: at, to }
}

/** 「我妈许惠珍，84岁」: a whole name, a pause, and then the age. */
const isBeforeAge = ({ small, people, tables, words }: Scan, at: number, to: number): boolean => {
  const after = skipSpaces(small, to + 1)
  return to - at === WHOLE && /[,\uff0c]/.test(small.charAt(to)) && (readNumeral(small, after, words.number) !== undefined || isWordAt(small, after, people.ageCues) || eat(small, after, tables.ageMarks) !== undefined)
}
const WHOLE = 3

/** 我是桂花苑的老王; Martin here. */
const readIntroduced = (scan: Scan, at: number): Span | undefined => {
  const { text, small, people, tables } = scan
  const latin = /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2}/u.exec(text.slice(at, at + LONGEST_LED))?.[0]
  if (latin !== undefined) {
    const named = small.slice(clauseStart(small, at), at).trim() === '' && isWordAt(small, at + latin.length, people.hereIs) && eat(small, at, tables.people) === undefined && lengthOfName(scan, at, latin) === latin.length
    return named ? { from: at, to: at + latin.length } : undefined
  }
  return isIntroduced(small, at, people) ? readTitled(scan, at, true) ?? readPetName(scan, at) : undefined
}

/** 楼下老张, 楼下的荣伯伯: a neighbour, named as people call each other. */
const readNextDoor = (scan: Scan, at: number): Span | undefined => {
  const near = eat(scan.small, at, scan.tables.nextDoor)
  const link = near === undefined ? undefined : eat(scan.small, near.to, scan.tables.of)
  return near === undefined ? undefined : readPetName(scan, near.to) ?? (link === undefined ? undefined : readTitled(scan, link.to, true))
}

/** 「我是国泰新都3幢501周秀兰的女儿」: whose child the speaker is. */
const readParent = (scan: Scan, at: number): Span | undefined => {
  const { small, people, tables } = scan
  const name = isHan(small.charAt(at)) ? readParentName(scan, at) : undefined
  const link = name === undefined ? undefined : eat(small, name.to, tables.of)
  if (name === undefined || link === undefined || !isWordAt(small, link.to, tables.young)) return undefined
  const start = clauseStart(small, at)
  return people.ownNameCues.some((cue) => cue.length > 1 && small.slice(start, at).includes(cue)) ? name : undefined
}

const readParentName = (scan: Scan, at: number): Span | undefined => {
  const surname = eat(scan.small, at, scan.tables.surnames)
  const to = surname === undefined ? undefined : [1, LONGEST_GIVEN].map((given) => surname.to + given).find((end) => eat(scan.small, end, scan.tables.of) !== undefined)
  return to === undefined || eat(scan.small, at, scan.tables.notNames) !== undefined ? undefined : { from: at, to }
}

/** 老王, 小李; 叫我阿芳. */
const readPetName = (scan: Scan, at: number): Span | undefined => {
  const mark = eat(scan.small, at, scan.tables.petMarks)
  const surname = mark === undefined ? undefined : eat(scan.small, mark.to, scan.tables.surnames)
  if (surname !== undefined && isEnd(scan, surname.to)) return { from: at, to: surname.to }
  const called = startOfWordBefore(scan.small, at, scan.people.callMe) !== undefined && eat(scan.small, at, scan.tables.nicks) !== undefined && isHan(scan.small.charAt(at + 1)) && isEnd(scan, at + 2)
  return called ? { from: at, to: at + 2 } : undefined
}

/** 王阿姨, 李老师, 王姐. Without a cue, an everyday surname counts only where a clause begins, and a short title only by itself. */
const readTitled = (scan: Scan, at: number, cued: boolean): Span | undefined => {
  const { small, people, tables } = scan
  const surname = eat(small, at, tables.surnames)
  const title = surname === undefined ? undefined : eat(small, surname.to, tables.titles)
  if (surname === undefined || title === undefined || eat(small, at, tables.notNames) !== undefined) return undefined
  const begins = clauseStart(small, at) === at || !isHan(small.charAt(at - 1))
  // 「是爷爷，83岁」 says who it is.
  if (!cued && people.instead.includes(small.slice(at, surname.to))) return undefined
  if (!cued && !begins && tables.softSurnames.has(small.slice(at, surname.to))) return undefined
  if (title.to - surname.to > 1) return startOfWordBefore(small, at, people.mine) === undefined || cued || begins ? { from: at, to: title.to } : undefined
  const ends = isPause(small, title.to) || people.nameStops.includes(small.charAt(title.to))
  return (cued || begins) && ends ? { from: at, to: title.to } : undefined
}

/** 我妈，刘玉珍，八十有二; 给我爸约医生，周建民，76岁: a clause that is nothing but a name, before the age. */
const readApart = (scan: Scan, at: number): Span | undefined => {
  const { small, tables, words } = scan
  if (!isHan(small.charAt(at)) || !/[,\uff0c] ?$/.test(small.slice(0, at))) return undefined
  const name = readChinese(scan, at, 'kin')
  const after = name === undefined || !/[,\uff0c]/.test(small.charAt(name.to)) ? undefined : skipSpaces(small, name.to + 1)
  return after !== undefined && (readNumeral(small, after, words.number) !== undefined || isWordAt(small, after, scan.people.ageCues) || eat(small, after, tables.ageMarks) !== undefined) ? name : undefined
}

/** 张桂英，我妈: a clause that is nothing but a name, right before the relative it is. */
const readBeforeKin = (scan: Scan, at: number): Span | undefined => {
  const { small, people, tables } = scan
  const name = isHan(small.charAt(at)) && clauseStart(small, at) === at ? readChinese(scan, at, 'kin') : undefined
  if (name === undefined || name.to - at < LONGEST_GIVEN || !/[,\uff0c]/.test(small.charAt(name.to))) return undefined
  const kin = skipSpaces(small, name.to + 1)
  const mine = eat(small, kin, tables.mine)
  return mine !== undefined && isWordAt(small, mine.to, tables.kin) && !isWordAt(small, mine.to, people.theirs) ? name : undefined
}

/** 弓长张，张桂英: a name after the character its surname is. */
const readSpelled = (scan: Scan, at: number): Span | undefined => {
  const spelled = eat(scan.small, at, scan.tables.spelledNames)
  if (spelled === undefined) return undefined
  const from = /[,\uff0c]/.test(scan.small.charAt(spelled.to)) ? skipSpaces(scan.small, spelled.to + 1) : spelled.to
  const surname = scan.small.charAt(spelled.to - 1)
  return scan.small.charAt(from) === surname ? readChinese(scan, from, 'cue') : { from: spelled.to - 1, to: spelled.to }
}

/** Mr Tang, Mrs. Bao: a title and a name with a capital. */
const readLed = ({ text, small, people, tables }: Scan, at: number): Span | undefined => {
  const title = eat(small, at, tables.leadTitles)
  if (title === undefined || startOfWordBefore(small, at, people.mine) !== undefined) return undefined
  const name = /^\.? ?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?/u.exec(text.slice(title.to, title.to + LONGEST_LED))
  return name === null || eat(small, skipSpaces(small, title.to), tables.notNames) !== undefined ? undefined : { from: at, to: title.to + name[0].length }
}

/** Words with capitals; without them, all of a short clause, after a sure cue. */
const readLatin = (scan: Scan, from: number, trust: Trust): Span | undefined => {
  const { text, small } = scan
  const capitals = /^[A-Z][a-z'\u2019A-Z-]*(?: [A-Z][a-z'\u2019A-Z-]*){0,3}/.exec(text.slice(from))
  const rest = small.slice(from, clauseEnd(small, from)).trimEnd()
  const whole = trust === 'cue' && /^[a-z'-]+(?: [a-z'-]+){0,2}$/.test(rest) ? rest : undefined
  const said = capitals?.[0] ?? whole
  if (said === undefined) return undefined
  const to = from + lengthOfName(scan, from, said)
  const count = small.slice(from, to).trim() === '' ? 0 : small.slice(from, to).trim().split(' ').length
  const single = trust === 'cue' || (trust === 'kin' && SINGLE_ENDS.test(small.slice(to)))
  return count > (single ? 0 : 1) && count <= LONGEST_LATIN ? { from, to } : undefined
}

/** How much of the words is a name: up to the first that is none. */
const lengthOfName = ({ small, people, tables }: Scan, from: number, said: string): number => {
  for (let at = 0; at >= 0 && at < said.length; ) {
    if (eat(small, from + at, tables.notNames) !== undefined || isWordAt(small, from + at, people.speaker)) return Math.max(0, at - 1)
    const blank = said.indexOf(' ', at)
    if (blank < 0) break
    at = blank + 1
  }
  return said.length
}
