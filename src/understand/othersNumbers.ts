import type { Service } from '../core/service.ts'
import type { EntityWords } from '../core/library.ts'
import type { PeopleWords } from '../core/words/people.ts'
import { holdsAny } from '../core/holdsAny.ts'
import { clauseStart, hasWordIn, plain } from './entities/clause.ts'
import { findRelations } from './entities/people.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat, wordSet } from './entities/vocabulary.ts'
import { isNoHelp } from './noHelp.ts'
import { isToldOnly, namesOutsider, type Telling } from './toldNumbers.ts'
import type { Fact } from './facts.ts'
import { together } from './together.ts'

/** So many characters after a number may still say that nobody should call it. */
const REACH = 14
const BRACKETS = /^[(\uff08]\D*$/u
const GOES_ON = /^[)\uff09]\p{Script=Han}/u

type Words = Pick<EntityWords, 'phone' | 'people' | 'time' | 'number'>

/**
 * The numbers of a text without those of somebody else that are not for calling: 「她电话137…，别打给她」, 「物业电话137…，打了没人理」,
 * 「老周的电话137…，不过他去南京了」, those that a story only tells, 「小叔子电话137…，他说他接不了」, those of who does not help or is the other side, and, in a story for a lawyer, those in brackets that only say who somebody is: 「物业的小王(158…)说过了」.
 */
export const withoutOthersNumbers = (text: string, phones: readonly Fact[], { service, asked, telling }: Readonly<{ service: Service | undefined; asked: boolean; telling?: Telling | undefined }>, words: Words): readonly Fact[] => {
  const small = plain(text)
  const { phone: { own, notCalled, handed, unreached }, people, time } = words
  const isDispute = service?.handledBy[0] === 'lawyer'
  const isOthers = ({ from, to }: Fact): boolean => {
    const [start, end] = [startOfSentence(small, from), endOfSentence(small, to)]
    if (hasWordIn(small, start, from, own)) return false
    const after = small.slice(to, end)
    const named = namesOther(text, clauseStart(small, from), from, words)
    if ((named || people.theirs.some((word) => small.slice(start, from).includes(word))) && (isDenied(after.slice(0, REACH), words.phone, people, time) || clausesOf(after).some((clause) => forbidsThem(clause, notCalled, people)))) return true
    // 「丢给我个师傅电话139…打不通」
    const given = named || hasWordIn(small, clauseStart(small, from), from, handed)
    if (!asked && given && clausesOf(after).slice(0, SOON).some((clause) => holdsAny(clause, unreached.inVain) && !holdsAny(clause, unreached.unless) && !isOfOwn(clause, own))) return true
    if (!asked && (named || namesOther(text, start, from, words)) && !hasWordIn(small, clauseStart(small, from), from, people.reached.reaching) && clausesOf(after).some((clause) => isElsewhere(clause, people, unreached))) return true
    const before = startOfClauseBefore(small, start, from)
    const isOfOther = named || namesOther(text, start, from, words) || isOfTheirs(small, clauseStart(small, from), from, words.people) || (isDispute && hasWordIn(small, before, from, words.phone.unreached.parties))
    if (!asked && isNoHelp(text, { from, to }, { named: isOfOther, outsider: telling === undefined || namesOutsider(text, { from: start, to: from }, telling, words), dispute: isDispute }, words)) return true
    if (telling !== undefined && isToldOnly(text, { from, to }, telling, words)) return true
    return service?.handledBy.includes('lawyer') === true && BRACKETS.test(small.slice(from - 1, from)) && GOES_ON.test(small.slice(to))
  }
  return phones.filter((one) => !isOthers(one))
}

/** 「打我老婆手机139…，我那个号码打不通」: which one it is that nobody answers. */
const isOfOwn = (clause: string, own: readonly string[]): boolean => own.some((word) => clause.startsWith(word))

/** 「他儿子137…」 */
const isOfTheirs = (small: string, at: number, to: number, people: PeopleWords): boolean => {
  const tables = peopleTablesOf(people)
  const whose = eat(small, at, wordSet(people.theirs))
  const kin = whose === undefined ? undefined : eat(small, eat(small, whose.to, tables.of)?.to ?? whose.to, tables.people)
  return kin !== undefined && kin.to <= to
}

/** Where the clause before that of a number begins, within its sentence: 「姓崔，电话137…」. */
const startOfClauseBefore = (small: string, start: number, from: number): number =>
  Math.max(start, clauseStart(small, Math.max(0, clauseStart(small, from) - 1)))

/** The clauses of what is said after a number, as far as its brackets reach where it stands in some. */
const clausesOf = (after: string): readonly string[] => after.replace(/[)\uff09].*$/su, '').split(PAUSES).map((clause) => clause.trim())
const PAUSES = /[,\uff0c]/u
/** In so many clauses after a number it is told that nobody answers it. */
const SOON = 2

/** Whether somebody else than the speaker is named there: 「我姐」, 「邻居老周」, 「物业」. */
const namesOther = (text: string, from: number, to: number, words: Words): boolean => {
  const part = text.slice(from, to)
  const { others, nextDoor, mentioned } = words.people
  return hasWordIn(plain(text), from, to, together(mentioned.keeps, nextDoor, ...Object.values(others))) || findRelations(part, words).some(({ value }) => !value.self)
}

/** 「不要打给她」, right where a clause begins. */
const forbidsThem = (clause: string, notCalled: readonly string[], { theirs, meantFor }: PeopleWords): boolean =>
  notCalled.some((word) => {
    const at = clause.indexOf(word)
    const rest = clause.slice(at + word.length).trimStart()
    const given = meantFor.before.find((one) => rest.startsWith(one))
    return at >= 0 && at <= LEAD && [rest, rest.slice(given?.length ?? 0)].some((whom) => theirs.some((one) => whom.startsWith(one)))
  })
/** So much may stand before that: 「你们别打给她」. */
const LEAD = 2

/** 「不过他这个月去南京儿子家带孙子了」 */
const isElsewhere = (clause: string, { theirs }: PeopleWords, { but, gone }: EntityWords['phone']['unreached']): boolean => {
  const turn = but.find((word) => clause.startsWith(word))
  return turn !== undefined && theirs.some((word) => clause.startsWith(word, turn.length)) && gone.some((word) => clause.includes(word))
}

/** 「别打给她」, 「别打了打不通」; but 「不要打家里座机」 is about another. */
const isDenied = (after: string, { notCalled, unreached }: EntityWords['phone'], { theirs, meantFor }: PeopleWords, { parts }: EntityWords['time']): boolean =>
  notCalled.some((word) => {
    const at = after.indexOf(word)
    const rest = at < 0 ? undefined : after.slice(at + word.length).trimStart()
    // 「晚上别打」 says when not to.
    if (rest === undefined || Object.keys(parts).some((part) => after.slice(0, at).includes(part))) return false
    const given = meantFor.before.find((one) => rest.startsWith(one))
    return rest === '' || PAUSE.test(rest) || unreached.inVain.some((word) => rest.startsWith(word)) || [rest, rest.slice(given?.length ?? 0)].some((whom) => theirs.some((one) => whom.startsWith(one)))
  })
const PAUSE = /^[,\uff0c)\uff09]/u

const STOPS = /[\u3002.!\uff01?\uff1f\n;\uff1b]/u

const startOfSentence = (text: string, at: number): number => {
  let from = at
  while (from > 0 && !STOPS.test(text.charAt(from - 1))) from -= 1
  return from
}

const endOfSentence = (text: string, at: number): number => {
  let to = at
  while (to < text.length && !STOPS.test(text.charAt(to))) to += 1
  return to
}
