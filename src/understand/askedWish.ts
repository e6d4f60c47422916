import type { FormWords } from '../core/words/form.ts'
import { splitClauses } from './clauses.ts'
import { longest } from './longest.ts'

/**
 * A wish that is put as a question, as the plain wish it is: 「能不能今天派人去敲个门」 as 「今天派人去敲个门」, 「周四下午3点可以吗」
 * as 「周四下午3点」; undefined where nothing asks us to do something.
 */
export const askedWish = (text: string, { pleas }: Pick<FormWords, 'pleas'>): string | undefined => {
  const clauses = splitClauses(text)
  const plain = clauses.map((clause, at) => withoutPlea(clause.text, clauses.slice(0, at).some(({ text: before }) => beginsWish(before, pleas)), pleas))
  return plain.every((words, at) => words === clauses[at]?.text) ? undefined : plain.filter((words) => words !== '').join('\uff0c')
}

type Pleas = FormWords['pleas']

const beginsWish = (clause: string, { wants }: Pleas): boolean => wants.some((word) => clause.toLowerCase().includes(word))

/** A clause without what makes a question of it, where it asks us for something or goes on with what does. */
const withoutPlea = (clause: string, goesOn: boolean, pleas: Pleas): string => {
  const small = clause.toLowerCase()
  const tail = longest(pleas.tails, (word) => small.endsWith(word))
  if (tail !== undefined) return clause.slice(0, -tail.length).trim()
  const lead = longest(pleas.leads, (word) => small.includes(word))
  const ends = longest(pleas.ends, (word) => small.endsWith(word))
  if (lead === undefined && !(ends !== undefined && (goesOn || beginsWish(clause, pleas)))) return clause
  const led = lead === undefined ? clause : `${clause.slice(0, small.indexOf(lead))}${clause.slice(small.indexOf(lead) + lead.length)}`
  return (ends === undefined ? led : led.slice(0, -ends.length)).trim()
}
