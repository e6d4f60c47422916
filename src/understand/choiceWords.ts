import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import type { PeopleWords } from '../core/words/people.ts'
import { holdsWord } from './anew/spans.ts'
import { chooseFrom } from './choose.ts'
import { splitClauses } from './clauses.ts'
import type { Fact } from './facts.ts'

type Words = Readonly<{ form: FormWords; people: PeopleWords }>

/** The words of a text that may choose: without numbers of people that hold a choice's word, 「二十来个人」 for 个人, and what people see to themselves. */
export const choiceWords = (text: string, slot: Slot, facts: readonly Fact[], { form, people }: Words): string =>
  withoutProvided(facts.filter((fact) => fact.kind === 'count' && holdsWay(fact.value.said, slot)).reduce((rest, { value }) => rest.replaceAll(value.said, ''), text), slot, form, people)

const holdsWay = (said: string, { choices }: Slot): boolean => choices.some(({ value, say }) => [value, ...say].some((way) => said.includes(way)))

/** Words without the clauses in which people see to it themselves, where the others make the choice: of 「中饭就够了，晚上我爸会回来烧」 the first. */
const withoutProvided = (text: string, slot: Slot, form: FormWords, { onlyNamed: { provides } }: PeopleWords): string => {
  const clauses = splitClauses(text).map((clause) => clause.text)
  const kept = clauses.filter((clause) => !holdsWord(clause, provides))
  const rest = kept.join('\uff0c')
  return kept.length < clauses.length && chooseFrom(slot, rest, false, form) !== undefined ? rest : text
}
