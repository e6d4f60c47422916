import type { SlotId } from '../core/ids.ts'
import type { Service } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { splitClauses } from './clauses.ts'
import type { Fact } from './facts.ts'

const KINDS = ['phone', 'address', 'age', 'person'] as const

/** The slot of a form that somebody says they will not fill, whichever was asked: 「电话我不想给」. What is given all the same is not withheld. */
export const withheldIn = (text: string, { slots }: Service, facts: readonly Fact[], { withholds, withheld }: Pick<FormWords, 'withholds' | 'withheld'>): SlotId | undefined => {
  const small = text.toLowerCase()
  const clauses = splitClauses(small).map((clause) => clause.text).filter((clause) => withholds.some((word) => clause.includes(word)))
  const kind = KINDS.find((one) => clauses.some((clause) => withheld[one].some((word) => clause.includes(word))) && !facts.some((fact) => fact.kind === one))
  return kind === undefined ? undefined : slots.find((slot) => slot.kind === kind)?.id
}
