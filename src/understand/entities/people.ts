import type { EntityWords } from '../../core/library.ts'
import type { PeopleWords } from '../../core/words/people.ts'
import { findAges } from './ages.ts'
import { clauseStart, hasWordIn, isPause, plain } from './clause.ts'
import { dropOverlaps, foundIn, type Found } from './found.ts'
import { findNeighbour } from './neighbours.ts'
import { readNumeral } from './numeral.ts'
import { peopleTablesOf, type PeopleTables, type Person } from './peopleTables.ts'
import { endOfSelf } from './self.ts'
import { eat, isWordAt, skipSpaces, startOfWordBefore } from './vocabulary.ts'

/** Who it is about: the relation as the ticket shows it, or the speaker. */
export type Relation = Readonly<{ relation: string; self: boolean }>

type Words = Pick<EntityWords, 'people' | 'number'>
type Read = Readonly<{ small: string; words: PeopleWords; numbers: Words['number']; tables: PeopleTables }>

/** The least age at which somebody who tells their own is taken to be the one who needs help. */
const ELDER = 60

/** How far before a word for no relative the words may stand that say the speaker speaks for them. */
const REACH = 8

/** The relatives of the speaker the text names, and the speaker where they need it themselves; `said` is without 我. Text is normalised. */
export const findRelations = (text: string, words: Words): readonly Found<Relation>[] => {
  const read: Read = { small: plain(text), words: words.people, numbers: words.number, tables: peopleTablesOf(words.people) }
  const found: Found<Relation>[] = []
  for (let at = 0; at < text.length; ) {
    const never = eat(read.small, at, read.tables.notKin)
    // 「他本人同意」
    const self = never === undefined && startOfWordBefore(read.small, at, words.people.theirs) === undefined ? endOfSelf(read.small, at, read.words) : undefined
    const person = never === undefined && self === undefined ? eat(read.small, at, read.tables.people) : undefined
    if (self !== undefined) found.push(foundIn(text, at, self, { relation: selfRelation(words.people), self: true }))
    if (person !== undefined) addPerson(read, text, at, person.to, person.value, found)
    at = Math.max(at + 1, never?.to ?? self ?? person?.to ?? 0)
  }
  const [neighbour] = Object.keys(words.people.others)
  const near = neighbour === undefined ? undefined : findNeighbour(text, words)
  // 「对门的孙阿姨，儿子女儿都在德国」: the children are hers.
  const isTheirs = ({ value, from }: Found<Relation>): boolean => near !== undefined && from >= near.to && isYoung(value.relation, read.words) && startOfWordBefore(read.small, from, read.words.mine) === undefined
  const own = found.some((one) => one.value.self || (one.value.relation !== neighbour && !read.tables.elders.has(plain(one.said)) && !isTheirs(one)))
  const next = own ? undefined : near
  if (next !== undefined && neighbour !== undefined) return [{ ...next, value: { relation: neighbour, self: false } }]
  return dropOverlaps([...withoutDenied(read, found), ...findSelfByAge(read, text, words)])
}

/** Whether a relative may be young, by what they are: 儿子, or 邻居的女儿. */
const isYoung = (relation: string, { young, of }: PeopleWords): boolean => young.includes(relation.split(of[0] ?? ' ').at(-1) ?? relation)

/** 「不是我妈，是我婆婆」: of somebody said not to be the one, and then the one who is, only that. */
const withoutDenied = ({ small, words }: Read, found: readonly Found<Relation>[]): readonly Found<Relation>[] => found.filter(({ from, to }, index) => {
  const next = found[index + 1]
  const denied = startOfWordBefore(small, startOfWordBefore(small, from, words.mine) ?? from, words.notThis) !== undefined
  const instead = next === undefined ? undefined : startOfWordBefore(small, next.from, words.mine) ?? next.from
  return !(denied && instead !== undefined && instead - to <= REACH && startOfWordBefore(small, instead, words.instead) !== undefined)
})

/** Whether the text says that somebody lives alone; what was said last counts. */
export const livesAlone = (text: string, words: Words): boolean => {
  const small = plain(text)
  const { lives } = peopleTablesOf(words.people)
  const speakerOnly = (at: number): boolean => startOfWordBefore(small, at, words.people.speaker) !== undefined && isAboutKin(text, words)
  let alone = false
  for (let at = 0; at < small.length; ) {
    const eaten = eat(small, at, lives)
    if (eaten?.value === 'notAlone') alone = false
    if (eaten?.value === 'alone' && !speakerOnly(at)) alone = true
    at = eaten?.to ?? at + 1
  }
  return alone
}

const selfRelation = (words: PeopleWords): string => words.self[0] ?? ''

const isAboutKin = (text: string, words: Words): boolean => {
  const relations = findRelations(text, words)
  return relations.length > 0 && relations.every(({ value }) => !value.self)
}

/** A person the speaker names joins the list, or becomes one with the relative before it: 我妈的姐姐. */
const addPerson = (read: Read, text: string, at: number, to: number, person: Person, found: Found<Relation>[]): void => {
  const last = found.at(-1)
  if (last !== undefined && !last.value.self && isLinked(read, last.to, at, read.tables.ofKin)) {
    // 「邻居家的阿姨」 is how neighbours call each other.
    const called = last.value.relation === Object.keys(read.words.others)[0] && person.relation !== read.words.elder && (read.tables.elders.has(read.small.slice(at, to)) || read.tables.titleWords.has(read.small.slice(at, to)))
    if (called) {
      found.splice(-1, 1, foundIn(text, last.from, to, last.value))
      return
    }
    const chain = last.value.relation + (read.words.of[0] ?? '') + person.relation
    const known = eat(chain, 0, read.tables.people)
    found.splice(-1, 1, foundIn(text, last.from, to, { relation: known?.to === chain.length ? known.value.relation : chain, self: false }))
    return
  }
  if (isOurs(read, at, to, person, last)) found.push(foundIn(text, at, to, { relation: person.relation, self: false }))
}

const isOurs = (read: Read, at: number, to: number, person: Person, last: Found<Relation> | undefined): boolean => {
  const { small, words, tables } = read
  if (person.needs === 'mineOrCue' && hasWordIn(small, Math.max(clauseStart(small, at), at - REACH), at, words.speakFor)) return true
  // 「老同学的妈妈」
  const of = person.needs === 'mineOrCue' ? eat(small, to, read.tables.of) : undefined
  if (of !== undefined && eat(small, of.to, read.tables.people) !== undefined) return true
  if (startOfWordBefore(small, at, words.theirs) !== undefined || isSpeakerFor(read, at)) return false
  if (tables.titleWords.has(small.slice(at, to)) && isSurnamed(small, at, words, tables)) return false
  if (isPause(small, to) && startOfWordBefore(small, at, words.ownNameCues) !== undefined) return false
  // 「公公今年九十一」: whoever begins with somebody's age speaks of their own.
  if (clauseStart(small, at) === at && tellsAge(read, to)) return true
  if (clauseStart(small, at) === at && words.oursAhead.includes(small.slice(at, to))) return true
  // 「我婆婆叫我问，公公想签家庭医生」
  if (clauseStart(small, at) === at && last !== undefined && !last.value.self && isWordAt(small, to, words.goes)) return true
  // 「给孩子申请」
  if (person.needs === 'mine' && !tables.elders.has(small.slice(at, to)) && !tables.titleWords.has(small.slice(at, to)) && startOfWordBefore(small, at, words.asksFor.before) !== undefined) return true
  return person.needs === 'nothing' || startOfWordBefore(small, at, words.mine) !== undefined || isJoined(read, at, last)
}

/** Whether an age begins at `to`. */
const tellsAge = ({ small, words, numbers }: Read, to: number): boolean => {
  const from = skipSpaces(small, to)
  const numeral = readNumeral(small, from, numbers)
  return isWordAt(small, to, words.ageCues) || (numeral !== undefined && numeral.to - from > 1 && numeral.value > 9 && numeral.value < 120)
}

/** Whether the word at `at` says what the speaker is to somebody named: 我是王秀英的女儿, 李女士的儿子. */
const isSpeakerFor = ({ small, words, tables }: Read, at: number): boolean => {
  const link = startOfWordBefore(small, at, words.of)
  if (link === undefined || startOfWordBefore(small, at, words.mine) !== undefined) return false
  const start = clauseStart(small, at)
  return startOfWordBefore(small, link, words.titles) !== undefined
    || words.speaker.some((speaker) => [...tables.softCues].some((cue) => cue.startsWith(speaker) && small.startsWith(cue, start)))
}

/** Whether `at` follows a relative or the speaker and 和: 我和婆婆. */
const isJoined = (read: Read, at: number, last: Found<Relation> | undefined): boolean => {
  if (last !== undefined && isLinked(read, last.to, at, read.tables.and)) return true
  const joiner = startOfWordBefore(read.small, at, read.words.and)
  return joiner !== undefined && startOfWordBefore(read.small, joiner, read.words.speaker) !== undefined
}

const isLinked = ({ small }: Read, from: number, to: number, links: PeopleTables['of']): boolean => {
  const link = eat(small, skipSpaces(small, from), links)
  return link !== undefined && skipSpaces(small, link.to) === to
}

const isSurnamed = (small: string, at: number, words: PeopleWords, tables: PeopleTables): boolean => {
  const from = startOfWordBefore(small, at, words.surnames)
  // 「是爷爷」
  return from !== undefined && !words.instead.includes(small.slice(from, at)) && (!tables.softSurnames.has(small.slice(from, at)) || clauseStart(small, from) === from)
}

/** The speaker who tells their own age, and is old, and speaks of nobody older: 我今年六十二了，爸八十八. */
const findSelfByAge = ({ small, words }: Read, text: string, all: Words): readonly Found<Relation>[] =>
  findAges(text, all).flatMap((age, _, ages) => {
    const own = age.value.years < ELDER ? undefined : speakerBefore(small, age.from, words)
    return own === undefined || ages.some(({ value }) => value.years > age.value.years) ? [] : [foundIn(text, own.from, own.to, { relation: selfRelation(words), self: true })]
  })

const speakerBefore = (small: string, at: number, words: PeopleWords): Readonly<{ from: number; to: number }> | undefined => {
  for (let to = at, tries = 0; tries < 3; tries += 1) {
    if (/[,\uff0c] ?$/.test(small.slice(0, to))) to = small.slice(0, to).trimEnd().length - 1
    const speaker = startOfWordBefore(small, to, words.speaker)
    if (speaker !== undefined) return { from: speaker, to: speaker + small.slice(speaker, to).trimEnd().length }
    const cue = startOfWordBefore(small, to, words.ageCues)
    if (cue === undefined) return undefined
    to = cue
  }
  return undefined
}
