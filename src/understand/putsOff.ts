import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { splitClauses, type Clause } from './clauses.ts'
import type { Fact } from './facts.ts'
import { clausesAbout, isInquiry } from './hearClauses.ts'

/** Longer clauses tell a story: 「我问了村委会，他们说户口迁走就没份」. */
const LONGEST = { han: 14, latin: 40 } as const
/** Fewer characters than this tell nothing by themselves. */
const SHORT = 4

/** What is judged by its own words where somebody will ask first: 「我问问她」, of her consent. */
const OTHERWISE: ReadonlySet<Slot['kind']> = new Set(['consent', 'relation', 'choice', 'yesno'])

/** Whether the words, instead of an answer, only say that it will be asked or looked up first: 「这个我问问他」, 「等下，我问下行政」. */
export const putsOff = (text: string, asked: Slot | undefined, facts: readonly Fact[], form: FormWords): boolean => {
  if (asked === undefined || asked.told !== undefined || OTHERWISE.has(asked.kind) || facts.some(({ kind }) => kind === asked.kind)) return false
  // 「问问他缺什么」 is what somebody shall do there.
  if (asked.kind === 'text' && !asked.brief && clausesAbout(text, form.listens[asked.id] ?? []) !== undefined) return false
  const clauses = splitClauses(text)
  const holds = (clause: Clause, words: readonly string[]): boolean => words.some((word) => clause.text.toLowerCase().includes(word))
  const isPut = (clause: Clause): boolean => holds(clause, form.putsOff) && !holds(clause, form.greets) && clause.text.length <= (/\p{Script=Han}/u.test(clause.text) ? LONGEST.han : LONGEST.latin)
  return clauses.some(isPut) && clauses.every((clause) => isPut(clause) || holds(clause, form.waits) || isInquiry(clause.text, form) || clause.text.length < SHORT)
}
