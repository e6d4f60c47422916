import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import type { PeopleWords } from '../core/words/people.ts'
import { holdsWord } from './anew/spans.ts'
import { chooseFrom } from './choose.ts'
import { splitClauses } from './clauses.ts'
import { plain } from './entities/clause.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat, isWordAt, skipSpaces } from './entities/vocabulary.ts'
import type { Fact } from './facts.ts'
import { together } from './together.ts'
import { isMadeOf, withoutWords } from './withoutWords.ts'

type Words = Readonly<{ form: FormWords; people: PeopleWords }>

/** The words of a text that may choose: without numbers of people that hold a choice's word, 「二十来个人」 for 个人, what people see to themselves, what others are, and whose number it is. */
export const choiceWords = (text: string, slot: Slot, facts: readonly Fact[], { form, people }: Words): string =>
  withoutOfOthers(withoutProvided(withoutWhoseNumber(facts.filter((fact) => fact.kind === 'count' && holdsWay(fact.value.said, slot)).reduce((rest, { value }) => rest.replaceAll(value.said, ''), withoutWords(text, form.notChosen)), facts, people), slot, form, people), slot, form, people)

const holdsWay = (said: string, { choices }: Slot): boolean => choices.some(({ value, say }) => [value, ...say].some((way) => said.includes(way)))

/** Words without a clause that only says whose number it is: 「138…，我的手机」 gives no telephone away. */
const withoutWhoseNumber = (text: string, facts: readonly Fact[], { mine, speaker, theirs, of, reached: { numbers } }: PeopleWords): string => {
  if (!facts.some(({ kind }) => kind === 'phone')) return text
  const clauses = splitClauses(text).map((clause) => clause.text)
  const kept = clauses.filter((clause) => !numbers.some((word) => clause.includes(word)) || !isMadeOf(clause.toLowerCase(), together(mine, speaker, theirs, of, numbers)))
  return kept.length === clauses.length ? text : kept.join('\uff0c')
}

/** Words without the clauses in which people see to it themselves, where the others make the choice: of 「中饭就够了，晚上我爸会回来烧」 the first. */
const withoutProvided = (text: string, slot: Slot, form: FormWords, { onlyNamed: { provides, wished } }: PeopleWords): string => {
  const clauses = splitClauses(text).map((clause) => clause.text)
  const kept = clauses.filter((clause) => !holdsWord(clause, provides) || holdsWord(clause, wished))
  const rest = kept.join('\uff0c')
  return kept.length < clauses.length && chooseFrom(slot, rest, false, form) !== undefined ? rest : text
}

/** Words without the clauses that say what a relative is, where another says it of who speaks: of 「我们是侨眷，她爷爷是归侨」 the first. */
const withoutOfOthers = (text: string, slot: Slot, form: FormWords, people: PeopleWords): string => {
  const clauses = splitClauses(text).map((clause) => clause.text)
  const ours = clauses.filter((clause) => saysWhat(clause, people) === 'own' && chooseFrom(slot, clause, false, form) !== undefined)
  return ours.length === 0 ? text : clauses.filter((clause) => ours.includes(clause) || saysWhat(clause, people) !== 'other').join('\uff0c')
}

/** Of whom a clause says what they are: 「我们家是……」, 「她爷爷是……」. */
const saysWhat = (clause: string, people: PeopleWords): 'own' | 'other' | undefined => {
  const small = plain(clause)
  const { mine, theirs, people: kin } = peopleTablesOf(people)
  const own = eat(small, 0, mine)
  const whose = own ?? eat(small, 0, theirs)
  const relative = eat(small, skipSpaces(small, whose?.to ?? 0), kin)
  const subject = relative ?? own
  return subject === undefined || !isWordAt(small, subject.to, people.instead) ? undefined : relative === undefined ? 'own' : 'other'
}
