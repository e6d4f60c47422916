import type { EntityWords } from '../core/library.ts'
import type { Slot } from '../core/service.ts'
import type { PeopleWords } from '../core/words/people.ts'
import type { Span } from './anew/spans.ts'
import { clauseEnd, clauseStart, hasWordIn, isPause, plain } from './entities/clause.ts'
import { findNames } from './entities/names.ts'
import { isMentioned, isNextDoor } from './entities/ownName.ts'
import { findRelations } from './entities/people.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat, isWordAt, skipSpaces, startOfWordBefore } from './entities/vocabulary.ts'
import { occurrences } from './occurrences.ts'
import { together } from './together.ts'
import { isMadeOf } from './withoutWords.ts'

/** Words in which nobody was asked for a number: the relation that the wish is for, as far as it is known, and the slot that holds it, where the service has one. */
export type Telling = Readonly<{ person: string | undefined; slot: Pick<Slot, 'seldom' | 'ofAsker'> | undefined }>

type Words = Pick<EntityWords, 'phone' | 'people' | 'number'>

/**
 * Whether a number is only told: its clause names somebody other than the speaker and whom the wish is for, and no word near it reaches them.
 * 「小叔子电话137…，他说他接不了」; but 「打我姐139…」, and of a wish for her 「奶奶电话139…」. Asked once more does no harm, a wrong contact does.
 */
export const isToldOnly = (text: string, { from, to }: Span, telling: Telling, words: Words): boolean => {
  const small = plain(text)
  const start = clauseStart(small, from)
  if (isHanded(small, start, from, words) && !isReached(text, { from: start, to }, words)) return true
  // 「我是他外甥女，电话138…」, in one breath.
  return !isWordAt(small, start, words.people.ownNameCues) && namesOutsider(text, { from: start, to: from }, telling, words) && !isReached(text, { from: start, to }, words)
}

/** 「丢给我139…」, 「他给我留的号是139…」: nothing but what numbers are called stands between. */
const isHanded = (small: string, start: number, from: number, { phone: { handed }, people: { reached, of, instead } }: Words): boolean =>
  handed.some((word) => occurrences(small.slice(start, from), word).some((at) => isMadeOf(small.slice(start + at + word.length, from), together(reached.numbers, of, instead))))

/** Whether somebody other than the speaker and whom the wish is for is named there. */
export const namesOutsider = (text: string, { from, to }: Span, { person, slot }: Telling, words: Words): boolean => {
  const { others, mentioned } = words.people
  if (findRelations(text.slice(from, to), words).some(({ value }) => !value.self && !isSame(value.relation, person, slot, words.people))) return true
  if (person !== undefined && others[person] !== undefined) return false
  const names = findNames(text, words)
  // 「对门的周阿姨天天去看她，周阿姨电话139…」
  const isOutsider = (name: string): boolean => occurrences(text, name).map((at) => ({ from: at, to: at + name.length })).some((one) => isMentioned(text, one, words) || isNextDoor(text, one, words))
  return hasWordIn(withoutWanted(plain(text), words), from, to, together(mentioned.keeps, ...Object.values(others))) || names.some((one) => one.from >= from && one.to <= to && isOutsider(one.value))
}

/** 「想请个护工给我公公擦身电话138…」: a helper who is wished for is nobody yet. Every other character stays where it is. */
const withoutWanted = (small: string, { phone, people: { others } }: Words): string =>
  phone.wanted.flatMap((want) => Object.values(others).flat().map((who) => `${want}${who}`)).reduce((left, said) => left.replaceAll(said, ' '.repeat(said.length)), small)

/** Whether a relative is whom the wish is for, or one of the two whom it is for. Where nobody else is named it may well be for whose number it is. */
const isSame = (relation: string, person: string | undefined, slot: Telling['slot'], { couples, narrows, elder }: PeopleWords): boolean => {
  if (person === undefined) return slot !== undefined && !slot.ofAsker && !slot.seldom.includes(relation)
  const among = (whole: string, part: string): boolean => couples[whole]?.includes(part) === true || narrows[whole]?.includes(part) === true
  return relation === person || relation === elder || among(person, relation) || among(relation, person)
}

/** Whether a word about the number says to call it: from the clause before it to the second after it. */
const isReached = (text: string, { from, to }: Span, words: Words): boolean => {
  const small = plain(text)
  const start = clauseStart(small, Math.max(0, from - 1))
  const end = clauseEnd(small, Math.min(small.length, clauseEnd(small, to + 1) + 1))
  const names = findNames(text, words)
  return words.people.reached.reaching.some((word) => occurrences(small.slice(start, end), word).some((at) => reaches(small, start + at + word.length, names, words)))
}

/** 「打我姐」「找她」「联系139…」「可以打」, where the word ends at `to`; but 「找我」, 「不要找他」, 「打工」. */
const reaches = (small: string, to: number, names: readonly Span[], { phone, people }: Words): boolean => {
  if (startOfWordBefore(small, to, phone.notCalled) !== undefined) return false
  if (isPause(small, skipSpaces(small, to)) || /^[\s:\uff1a]*\+?\d/.test(small.slice(to))) return true
  const tables = peopleTablesOf(people)
  const given = people.meantFor.before.find((word) => small.startsWith(word, to))
  const whom = skipSpaces(small, to + (given?.length ?? 0))
  const kin = skipSpaces(small, eat(small, whom, tables.mine)?.to ?? whom)
  return eat(small, kin, tables.people) !== undefined || names.some(({ from }) => from === whom)
    || isWordAt(small, whom, together(people.theirs, people.reached.numbers, people.nextDoor, people.mentioned.keeps))
}
