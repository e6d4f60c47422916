import type { KnownPlace } from '../../core/lexicon.ts'
import type { EntityWords } from '../../core/library.ts'
import type { PeopleWords } from '../../core/words/people.ts'
import { clauseEnd, clauseStart, hasWordIn, isBreak, isHan, plain } from './clause.ts'
import { foundIn, type Found } from './found.ts'
import { isNumeralAt } from './numeral.ts'
import { peopleTablesOf, type PeopleTables } from './peopleTables.ts'
import { eat, isWordAt, skipSpaces, startOfWordBefore, vocabularyOf, wordSet, type Vocabulary } from './vocabulary.ts'

/** The places of the house, and the words of people. */
export type PlaceView = Readonly<{ places: readonly KnownPlace[]; words: Pick<EntityWords, 'people' | 'number'> }>

type Scan = Readonly<{ small: string; words: PeopleWords; numbers: EntityWords['number']; tables: PeopleTables }>
/** Whose whereabouts a clause tells, and where its word stands. */
type Subject = Readonly<{ speaker: boolean; from: number; to: number }>

const vocabularies = new WeakMap<readonly KnownPlace[], Vocabulary<KnownPlace>>()

const vocabularyFor = (places: readonly KnownPlace[]): Vocabulary<KnownPlace> => {
  const known = vocabularies.get(places)
  if (known !== undefined) return known
  const made = vocabularyOf(places.flatMap((place) => [place.name, ...place.say].map((word) => [word, place] as const)))
  vocabularies.set(places, made)
  return made
}

/** Every known place the text names, in order, whoever is there. */
export const findPlaces = (text: string, places: readonly KnownPlace[]): readonly Found<KnownPlace>[] => {
  const small = plain(text)
  const vocabulary = vocabularyFor(places)
  const found: Found<KnownPlace>[] = []
  for (let at = 0; at < text.length; ) {
    const place = eat(small, at, vocabulary)
    if (place !== undefined) found.push(foundIn(text, at, place.to, place.value))
    at = place?.to ?? at + 1
  }
  return found
}

/** Where the speaker says they are now; of a country and a city of it, the city. A place alone does not say whose it is. Text is normalised. */
export const findSpeakerPlace = (text: string, { places, words }: PlaceView): Found<KnownPlace> | undefined => {
  const scan: Scan = { small: plain(text), words: words.people, numbers: words.number, tables: peopleTablesOf(words.people) }
  const mentions = findPlaces(text, places)
  const at = mentions.findIndex((place, index) => isSpeakers(scan, place, lastOfChain(scan, mentions, index).to))
  return at < 0 ? undefined : lastOfChain(scan, mentions, at)
}

/** Where the text says that somebody else than the speaker is: 「她人在巴黎我弟弟那里」. Text is normalised. */
export const findTheirPlace = (text: string, { places, words }: PlaceView): Found<KnownPlace> | undefined => {
  const scan: Scan = { small: plain(text), words: words.people, numbers: words.number, tables: peopleTablesOf(words.people) }
  const mentions = findPlaces(text, places)
  const at = mentions.findIndex(({ from, to }) => {
    const start = clauseStart(scan.small, from)
    const own = startOfWordBefore(scan.small, from, words.people.amIn)
    const cue = own ?? startOfWordBefore(scan.small, from, words.people.isIn)
    // 「你们帮我看看，我人在大阪」 says where the speaker is.
    const subject = cue === undefined ? undefined : lastSubject(scan, start, cue) ?? (own === undefined ? earlierSubject(scan, start) : undefined)
    // 「人现在跟我住墨尔本」 says where who is with the speaker is.
    const company = own ?? subject?.from
    const isThere = subject?.speaker === false || (company !== undefined && startOfWordBefore(scan.small, company, words.people.onlyNamed.beside) !== undefined)
    return cue !== undefined && isThere && !isWordAt(scan.small, to, words.people.notHere) && !hasWordIn(scan.small, start, from, words.people.notNow)
  })
  return at < 0 ? undefined : lastOfChain(scan, mentions, at)
}

/** The nearer place where one follows right after its country: 加拿大的温哥华. */
const lastOfChain = ({ small, tables }: Scan, mentions: readonly Found<KnownPlace>[], at: number): Found<KnownPlace> => {
  const [place, next] = [mentions[at], mentions[at + 1]]
  if (place === undefined) throw new RangeError(`no mention ${at}`)
  if (next === undefined || next.value.country !== place.value.name) return place
  const between = eat(small, place.to, tables.of)?.to ?? place.to
  // 「在国内，常州」
  const apart = /^\s*[,\uff0c]\s*$/.test(small.slice(between, next.from)) && isBreak(small, skipSpaces(small, next.to))
  return apart || skipSpaces(small, between) === next.from ? next : place
}

/** A number with the code of its country. */
const ABROAD = /(?:\+|\b00)(?!86)\d[\d\s-]{6,}/

const isSpeakers = (scan: Scan, { from }: Found<KnownPlace>, to: number): boolean => {
  const { small, words } = scan
  const start = clauseStart(small, from)
  const amIn = startOfWordBefore(small, from, words.amIn)
  // Spoken without a pause, what was long before tells nothing of it: 「我爸要去看病然后我人在日本」.
  const own = amIn ?? ownBefore(scan, start, from)
  const told = own === undefined || (amIn === undefined && own - start < RUN_ON) ? start : Math.max(start, own - NOT_NOW)
  // 「我在德国教过二十年钢琴」
  if (LONG_AGO.test(small.slice(to)) || hasWordIn(small, told, from, words.notNow) || (isWordAt(small, to, words.notHere) && !CANNOT_COME.test(small.slice(to))) || isSomebodysHome(scan, to)) return false
  if (own !== undefined || isWhoFrom(scan, from, to) || isToldApart(scan, start, from, to)) return true
  const cue = startOfWordBefore(small, from, words.isIn)
  if (cue !== undefined) return isSubjectThere(scan, start, cue, from, to)
  if (isWordAt(small, to, words.hereTime)) return startOfWordBefore(small, from, words.speaker) !== undefined
  const here = eat(small, skipSpaces(small, to), wordSet(words.here))
  // 「常州这边说不能直接用」
  if (here === undefined || isWordAt(small, here.to, words.sayThere)) return false
  return lastSubject(scan, start, from)?.speaker !== false
}

/** What somebody once did there. */
const LONG_AGO = /^(?![\u901a\u4e0d\u8d85\u7ecf]\u8fc7)\p{Script=Han}{1,2}\u8fc7(?![\u5e74\u8282\u6765\u53bb])/u

/** 「我在大阪过不去」: they are there now. */
const CANNOT_COME = /^过(?:不[去来]|[去来]不)/u

/** Before 我在 so many characters may say that it is long ago or not yet so. */
const NOT_NOW = 6

/** So much before the speaker in one clause was said without a pause. */
const RUN_ON = 16

/** Where the speaker begins of whom no more is said before the place than that they are there: 「我一个人在柏林」「我们俩带小孩在柏林」. */
const ownBefore = (scan: Scan, start: number, from: number): number | undefined => {
  const before = scan.small.slice(start, from).trimEnd()
  // 「我一个人在」 ends in 人在 as well as in 在.
  const cues = scan.words.isIn.filter((word) => isHan(word.charAt(0)) && before.endsWith(word)).map((word) => start + before.length - word.length)
  return cues.length === 0 ? undefined : subjectsIn(scan, start, from).findLast(({ speaker, to }) => speaker && cues.some((cue) => to <= cue && isGapLight(scan, to, cue)))?.from
}

/** 「我是温哥华的小吴」「我们是悉尼的同乡会」: who speaks, by where they are. */
const isWhoFrom = ({ small, words }: Scan, from: number, to: number): boolean =>
  startOfWordBefore(small, from, words.amOf) !== undefined && isWordAt(small, to, words.of.slice(0, 1))

/** 「住在儿子家里，墨尔本」「+31 6 1234 5678，鹿特丹」: a clause that is nothing but the place, after where the speaker lives or a number from abroad. */
const isToldApart = (scan: Scan, start: number, from: number, to: number): boolean => {
  const { small, words } = scan
  if (small.slice(start, from).trim() !== '' || !isBreak(small, skipSpaces(small, to)) || start === 0) return false
  const before = clauseStart(small, start - 1)
  const clause = small.slice(before, start - 1)
  if (ABROAD.test(clause)) return subjectsIn(scan, 0, start).every(({ speaker }) => speaker)
  const cue = words.isIn.filter((word) => isHan(word.charAt(0))).map((word) => clause.indexOf(word)).filter((found) => found >= 0).toSorted((a, b) => a - b)[0]
  return cue !== undefined && (lastSubject(scan, before, before + cue) ?? earlierSubject(scan, before))?.speaker !== false
}

/** Whether the place only says which person is meant: 在加拿大的姐姐. */
const isSomebodysHome = ({ small, words, tables }: Scan, to: number): boolean => {
  const end = clauseEnd(small, to)
  for (let at = to; at < end; at += 1) {
    const link = eat(small, at, tables.of)
    if (link === undefined) continue
    const person = eat(small, eat(small, link.to, tables.mine)?.to ?? link.to, tables.people)
    const mine = startOfWordBefore(small, link.to, words.mine)
    const other = startOfWordBefore(small, link.to, words.theirs)
    if (person !== undefined && (mine === undefined || mine < to) && other === undefined) return true
  }
  return false
}

/** Whether it is the speaker that 在 before the place is said of. */
const isSubjectThere = (scan: Scan, start: number, cue: number, from: number, to: number): boolean => {
  const { small, tables } = scan
  const subject = lastSubject(scan, start, cue)
  if (subject !== undefined) return subject.speaker && (isGapLight(scan, subject.to, cue) || (isBreak(small, skipSpaces(small, to)) && isWordAt(small, subject.to, scan.words.doesThere)))
  if (!isGapLight(scan, start, cue)) return false
  // 「户口不在天宁，在钟楼区」
  if (start > 0 && hasWordIn(small, clauseStart(small, start - 1), start, scan.words.thingsThere)) return false
  const earlier = earlierSubject(scan, start)
  if (earlier?.speaker === false) return false
  // 「我常州人，在马德里开百货店」
  if (earlier !== undefined && isWordAt(small, to, scan.words.doesThere)) return true
  return !tables.softIsIn.has(small.slice(cue, from).trim()) || isLastWord(scan, to)
}

/** Whether only words such as 现在 and 一直 stand in `[from, to)`. */
const isGapLight = ({ small, tables }: Scan, from: number, to: number): boolean => {
  let at = skipSpaces(small, from)
  while (at < to) {
    const word = eat(small, at, tables.meanwhile)
    if (word === undefined || word.to > to) return false
    at = skipSpaces(small, word.to)
  }
  return true
}

/** Whether nothing but how long or 这边 follows. */
const isLastWord = ({ small, words, numbers }: Scan, to: number): boolean => {
  const next = skipSpaces(small, to)
  return isBreak(small, next) || isNumeralAt(small, next, numbers) || isWordAt(small, to, words.ageTails) || isWordAt(small, to, words.here)
}

/** The subject of the clauses before `start` in the same message, the nearest first. */
const earlierSubject = (scan: Scan, start: number): Subject | undefined => {
  for (let end = start - 1, tries = 0; end > 0 && tries < 6; tries += 1) {
    const from = clauseStart(scan.small, end)
    const subject = firstSubject(scan, from, end)
    if (subject !== undefined) return subject
    end = from - 1
  }
  return undefined
}

const firstSubject = (scan: Scan, from: number, to: number): Subject | undefined => subjectsIn(scan, from, to)[0]
const lastSubject = (scan: Scan, from: number, to: number): Subject | undefined => subjectsIn(scan, from, to).at(-1)

/** The people named in `[from, to)`. Of the speaker and a relative joined by 和, the speaker. */
const subjectsIn = ({ small, tables }: Scan, from: number, to: number): readonly Subject[] => {
  const subjects: Subject[] = []
  for (let at = from; at < to; ) {
    const subject = subjectAt(small, at, tables)
    // 「我一个人在」 is no relative, and the speaker.
    if (subject === undefined || subject.to > to || (!subject.speaker && eat(small, at, tables.notKin) !== undefined)) {
      at += 1
      continue
    }
    const last = subjects.at(-1)
    const isLinked = last !== undefined && isJoined(small, last.to, at, tables)
    if (isLinked) subjects.pop()
    subjects.push(isLinked ? { speaker: last.speaker || subject.speaker, from: last.from, to: subject.to } : subject)
    at = subject.to
  }
  return subjects
}

/** Whoever is named at `at`; 我老公 is one. */
const subjectAt = (small: string, at: number, tables: PeopleTables): Subject | undefined => {
  const mine = eat(small, at, tables.mine)
  const other = (mine === undefined ? undefined : eat(small, skipSpaces(small, mine.to), tables.people)) ?? eat(small, at, tables.people) ?? eat(small, at, tables.theirs)
  const speaker = eat(small, at, tables.speaker)
  if (speaker !== undefined && speaker.to >= (other?.to ?? 0)) return { speaker: true, from: at, to: speaker.to }
  return other === undefined ? undefined : { speaker: false, from: at, to: other.to }
}

const isJoined = (small: string, from: number, to: number, tables: PeopleTables): boolean => {
  const link = eat(small, skipSpaces(small, from), tables.and)
  return link !== undefined && skipSpaces(small, link.to) === to
}
