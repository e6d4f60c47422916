import type { EntityWords } from '../core/library.ts'
import type { Service } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { chooseFrom } from './choose.ts'
import { splitClauses } from './clauses.ts'
import { plain } from './entities/clause.ts'
import { eat, isWordAt, wordSet } from './entities/vocabulary.ts'
import type { Fact } from './facts.ts'

/**
 * The speaker as whom a form is for that asks what somebody is, where nobody else is named but beside or abroad: they say what they are,
 * 「我是外籍华人，卡磨得看不清了」, wish to be helped to it, or put themselves first, 「本人在马德里，想办份委托书」.
 */
export const ownStatus = (text: string, service: Service | undefined, named: readonly Fact[], { people, form }: Pick<EntityWords, 'people'> & Readonly<{ form: FormWords }>): readonly Fact[] => {
  const slot = service?.slots.find(({ kind, ofAsker, papers }) => kind === 'relation' && (ofAsker || papers))
  if (service === undefined || slot === undefined || !named.every(({ stands, away }) => stands === 'beside' || (stands === undefined && away === true))) return []
  const statusIn = (words: string): string | undefined => service.slots.flatMap((one) => (one.kind === 'choice' ? chooseFrom(one, words, false, form) ?? [] : []))[0]
  const [own] = splitClauses(plain(text)).flatMap(({ text: clause, from }) => {
    const am = eat(clause, 0, wordSet(people.iAm))
    const status = am === undefined ? undefined : statusIn(clause.slice(am.to))
    // 「我是归侨的女儿」
    if (am !== undefined && status !== undefined && !people.of.some((of) => clause.includes(`${status}${of}`))) return [{ from, to: from + am.to }]
    // 「请你们协助我认定归侨身份」
    const helped = slot.ofAsker ? people.meantFor.helpsMe.flatMap((words) => (clause.includes(words) ? [clause.indexOf(words)] : []))[0] : undefined
    if (helped !== undefined && statusIn(clause.slice(helped)) !== undefined) return [{ from: from + helped, to: from + clause.length }]
    const person = eat(clause, 0, wordSet(people.meantFor.inPerson))
    return person === undefined || isWordAt(clause, person.to, people.notSelf) ? [] : [{ from, to: from + person.to }]
  })
  return own === undefined ? [] : [{ kind: 'relation', ...own, corrects: false, stands: 'for', value: { text: people.self[0] ?? '', said: text.slice(own.from, own.to) } }]
}
