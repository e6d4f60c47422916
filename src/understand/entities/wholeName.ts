import { clauseEnd, isPause } from './clause.ts'
import type { PeopleTables } from './peopleTables.ts'
import { eat, skipSpaces } from './vocabulary.ts'

type Span = Readonly<{ from: number; to: number }>
type ReadName = (at: number) => Span | undefined

/** 「就行」 and the like: so much may stand between how somebody is called and their whole name. */
const TAIL = 4

/** 「叫我董师傅就行，董国强」「王老师，王建平」: the whole name, in a clause of its own, of somebody told by how they are called. */
export const readWholeAfter = (small: string, called: Span, tables: PeopleTables, readName: ReadName): Span | undefined => {
  const surname = surnameOf(small, called, tables)
  const end = clauseEnd(small, called.to)
  const pause = small.charAt(called.to) === ' ' ? called.to : end - called.to <= TAIL && /[,\uff0c(\uff08]/.test(small.charAt(end)) ? end : undefined
  if (surname === undefined || pause === undefined) return undefined
  // 「全名李秀英」
  const next = skipSpaces(small, pause + 1)
  const from = eat(small, next, tables.nameCues)?.to ?? next
  const name = small.startsWith(surname, from) && eat(small, from + surname.length, tables.titles) === undefined ? readName(from) : undefined
  return name !== undefined && isPause(small, name.to) ? name : undefined
}

/** The surname of 「董师傅」 and of 「老王」; none of a name that is whole already. */
const surnameOf = (small: string, { from, to }: Span, { surnames, titles, petMarks }: PeopleTables): string | undefined => {
  const pet = eat(small, from, petMarks)
  const start = pet?.to ?? from
  const surname = eat(small, start, surnames)
  const end = surname === undefined || pet !== undefined ? surname?.to : eat(small, surname.to, titles)?.to
  return surname !== undefined && end === to ? small.slice(start, surname.to) : undefined
}
