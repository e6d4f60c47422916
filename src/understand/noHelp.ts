import type { PhoneWords } from '../core/words/phone.ts'
import type { PeopleWords } from '../core/words/people.ts'
import { splitClauses } from './clauses.ts'
import { clauseStart, hasWordIn, plain } from './entities/clause.ts'
import type { Span } from './anew/spans.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat, isWordAt, startOfWordBefore } from './entities/vocabulary.ts'
import { together } from './together.ts'

type Words = Readonly<{ phone: Pick<PhoneWords, 'unreached'>; people: PeopleWords }>

/** In so many clauses after a number it is told of whose it is that they do not help. */
const SOON = 3
/** So much may stand between whom a clause is about and what is told of them. */
const LEAD = 8

/**
 * Whether of whoever a number belongs to it is told, right after it or before it, that they do not help, 「但他忙得不得了，找他没用」, or, in a dispute, that they are
 * the other side: 「他现在不肯搬」. `named` where somebody else is named before the number, `outsider` where it is none whom the wish is for: 「我妈电话137…，她自己也走不动」 is hers. A word that says to call them after all lets it stay.
 */
export const isNoHelp = (text: string, { from, to }: Span, { named, outsider, dispute }: Readonly<{ named: boolean; outsider: boolean; dispute: boolean }>, { phone: { unreached }, people }: Words): boolean => {
  const small = plain(text)
  const clauses = splitClauses(small)
  const bad = together(unreached.noHelp, outsider ? unreached.feeble : [], dispute ? unreached.against : [])
  const sentence = clauses.find((one) => one.from <= from && from < one.from + one.text.length)?.sentence
  const near = clauses.filter((one) => one.sentence === sentence)
  const after = near.filter((one) => one.from >= to).slice(0, SOON)
  const told = named ? after.findIndex(({ text: clause }) => isAboutThem(clause, bad, unreached, people)) : -1
  if (told >= 0) return !after.slice(told + 1).some(({ text: clause }) => isToCall(clause, unreached, people))
  // 「指望不上我弟，他电话137…」
  const own = clauseStart(small, from)
  const theirs = startOfWordBefore(small, startOfWordBefore(small, from, people.reached.numbers) ?? from, people.theirs) === own
  return theirs && near.some((one) => one.from < own && bad.some((word) => one.text.includes(word)) && !isOfSpeaker(one.text, people)) && !after.some(({ text: clause }) => isToCall(clause, unreached, people))
}

/** 「我忙得不得了」; but 「我表弟不还钱」 is of him. */
const isOfSpeaker = (clause: string, people: PeopleWords): boolean => {
  const tables = peopleTablesOf(people)
  const mine = eat(clause, 0, tables.mine)
  return mine !== undefined && eat(clause, mine.to, tables.people) === undefined
}

/** 「但他忙得不得了」, 「找他没用」, and where nobody is named, 「死活不签字」: it is told of them, and not of the speaker nor of a third. */
const isAboutThem = (clause: string, bad: readonly string[], { but, unless, parties }: PhoneWords['unreached'], people: PeopleWords): boolean => {
  const turn = but.find((word) => clause.startsWith(word))?.length ?? 0
  const rest = clause.slice(turn).trimStart()
  if (isWordAt(rest, 0, people.mine) || unless.some((word) => clause.includes(word))) return false
  const about = people.theirs.filter((word) => rest.startsWith(word)).reduce((longest, word) => Math.max(longest, word.length), 0)
  return bad.some((word) => {
    const at = rest.indexOf(word)
    return at >= 0 && (/^[a-z]/.test(word) || at <= about + LEAD) && !namesThird(rest, at, parties, people)
  })
}

const namesThird = (rest: string, to: number, parties: readonly string[], people: PeopleWords): boolean => {
  const { people: kin } = peopleTablesOf(people)
  return hasWordIn(rest, 0, to, parties) || Array.from({ length: to }, (_, at) => at).some((at) => eat(rest, at, kin) !== undefined)
}

/** 「有事找他」 after all. */
const isToCall = (clause: string, { noHelp }: PhoneWords['unreached'], { reached, theirs }: PeopleWords): boolean =>
  !noHelp.some((word) => clause.includes(word)) && (hasWordIn(clause, 0, clause.length, reached.by) || reached.reaching.some((word) => theirs.some((one) => clause.includes(`${word}${one}`))))
