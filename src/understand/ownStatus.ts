import type { EntityWords } from '../core/library.ts'
import type { Service } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { chooseFrom } from './choose.ts'
import { splitClauses } from './clauses.ts'
import { plain } from './entities/clause.ts'
import { eat, wordSet } from './entities/vocabulary.ts'
import type { Fact } from './facts.ts'

/** The speaker as whom a form is for that asks what somebody is, where nobody else is named and they say what they are: 「我是外籍华人，卡磨得看不清了」. */
export const ownStatus = (text: string, service: Service | undefined, named: readonly Fact[], { people, form }: Pick<EntityWords, 'people'> & Readonly<{ form: FormWords }>): readonly Fact[] => {
  if (named.length > 0 || service?.slots.some(({ kind, ofAsker }) => kind === 'relation' && ofAsker) !== true) return []
  const [own] = splitClauses(plain(text)).flatMap(({ text: clause, from }) => {
    const am = eat(clause, 0, wordSet(people.iAm))
    const chosen = am !== undefined && service.slots.some((slot) => slot.kind === 'choice' && chooseFrom(slot, clause.slice(am.to), false, form) !== undefined)
    return am === undefined || !chosen ? [] : [{ from, to: from + am.to }]
  })
  return own === undefined ? [] : [{ kind: 'relation', ...own, corrects: false, stands: 'for', value: { text: people.self[0] ?? '', said: text.slice(own.from, own.to) } }]
}
