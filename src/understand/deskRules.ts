import type { Command } from '../core/command.ts'
import type { Library } from '../core/library.ts'
import { holdsAny } from '../core/holdsAny.ts'
import { trimUtterance } from './acts.ts'
import { splitClauses } from './clauses.ts'
import { takeNumber, type DeskScene } from './deskVerbs.ts'
import { longest } from './longest.ts'

/** A pause after what calls colleagues to listen. */
const PAUSE = /^\s*[,\uff0c:\uff1a\u3002;\uff1b!\uff01]\s*/u

/** 「大家注意，她耳朵背」 about a ticket that is pointed at: what colleagues are to know. T3. */
export const readToMates = (words: string, { quoting, stage }: DeskScene, { lexicon, words: { desk: { toMates } } }: Library): Command | undefined => {
  const { number, rest } = takeNumber(words, lexicon)
  if (!(quoting || number !== undefined) || stage !== 'idle') return undefined
  const small = rest.toLowerCase()
  const lead = longest(toMates, (one) => small.startsWith(one) && PAUSE.test(small.slice(one.length)))
  const said = lead === undefined ? '' : trimUtterance(rest.slice(lead.length).replace(PAUSE, ''))
  return said === '' ? undefined : { kind: 'remark', ...(number === undefined ? {} : { ticket: number }), words: said }
}

/** 「号挂好了，礼拜四我陪她去」: what was arranged is over only when whoever arranged it has gone there too. */
export const goesYet = (words: string, { timeAhead }: DeskScene, { words: { desk: { arranged, goes } } }: Library): boolean => {
  const clauses = splitClauses(words.toLowerCase()).map(({ text }) => text)
  const first = clauses.findIndex((clause) => holdsAny(clause, arranged))
  return first !== -1 && clauses.slice(first).some((clause) => timeAhead(clause) !== undefined && goes.some((one) => clause.includes(one.toLowerCase())))
}
