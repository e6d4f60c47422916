import type { Library } from '../core/library.ts'
import { maskName } from '../core/mask.ts'
import type { Service, Slot } from '../core/service.ts'
import type { Slots } from '../core/ticket.ts'
import { splitClauses, type Clause } from './clauses.ts'
import { findAges } from './entities/ages.ts'
import { findNames } from './entities/names.ts'
import { readNumeral } from './entities/numeral.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { findPlaces } from './entities/place.ts'
import { eat } from './entities/vocabulary.ts'
import type { Fact } from './facts.ts'
import { isMadeOf } from './withoutWords.ts'

/** What is asked that nothing said bare could answer. */
const OTHERS: ReadonlySet<Slot['kind']> = new Set(['phone', 'time'])
/** The least and the most years that a number by itself may be. */
const ELDERLY = 60
const OLDEST = 105
/** The characters of a whole name. */
const WHOLE = /^\p{Script=Han}{3}$/u

/** What words that are nothing but it tell a slot that is still empty, where they cannot answer what was asked: 「多伦多」, 「在深圳上班，离得远」, 「七十九」, 「张秀兰」. */
export const saidBare = (text: string, facts: readonly Fact[], { service, slots, asked }: Readonly<{ service: Service; slots: Slots; asked: Slot }>, library: Library): readonly Fact[] => {
  const clauses = splitClauses(text)
  const [clause] = clauses
  if (clause === undefined || !OTHERS.has(asked.kind) || facts.some(({ kind }) => kind !== 'relation' && kind !== 'count')) return []
  const isOpen = (kind: Slot['kind']): boolean => service.slots.some((slot) => slot.kind === kind && !slot.theirs && slots[slot.id] === undefined)
  return [
    ...(isOpen('place') ? barePlace(clauses, library) : []),
    ...(isOpen('age') ? bareAge(clause, clauses.length > 1, text, library) : []),
    ...(isOpen('person') && clauses.length === 1 ? bareName(clause, library) : []),
  ].slice(0, 1)
}

/** A clause of nothing but where somebody is and what they do there. */
const barePlace = (clauses: readonly Clause[], { places, words: { people } }: Library): readonly Fact[] => {
  const named = (clause: Clause): ReturnType<typeof findPlaces> => {
    const found = findPlaces(clause.text, places)
    // 「温州人」 is nowhere.
    if (found.some(({ to }) => people.notNameAfter.some((word) => clause.text.startsWith(word, to)))) return []
    const rest = found.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, clause.text.toLowerCase())
    return found.length > 0 && (rest.trim() === '' || isMadeOf(rest.trim(), [...people.isIn, ...people.amIn, ...people.doesThere, ...people.meanwhile, ...people.here, ...people.barelyThere])) ? found : []
  }
  const [first, ...more] = clauses
  if (first === undefined || named(first).length === 0) return []
  // 「Melbourne, Australia」
  const all = [first, ...more.filter((clause) => findPlaces(clause.text, places).some(({ said }) => said.length === clause.text.length))].flatMap((clause) => named(clause).map((found) => ({ ...found, from: clause.from + found.from, to: clause.from + found.to })))
  const found = all.find(({ value }) => value.country !== undefined) ?? all[0]
  return found === undefined ? [] : [{ kind: 'place', from: found.from, to: found.to, corrects: false, value: { text: found.value.name, said: found.said, zone: found.value.zone } }]
}

/** A number by itself that is an age: in words, or with something said after it, and no other figures. */
const bareAge = ({ text, from }: Clause, more: boolean, all: string, { words }: Library): readonly Fact[] => {
  const numeral = readNumeral(text, 0, words.number)
  if (numeral?.to !== text.length || (numeral.script !== 'chinese' && (!more || /\d/.test(all.slice(from + text.length))))) return []
  const [age] = findAges(`${text}${words.people.ageMarks[0] ?? ''}`, words)
  return age === undefined || age.from > 0 || age.value.years < ELDERLY || age.value.years > OLDEST ? [] : [{ kind: 'age', from, to: from + text.length, corrects: false, value: { text: `${age.value.years}`, said: text } }]
}

/** A whole name by itself, with a surname that is nothing else. */
const bareName = ({ text, from }: Clause, { words, places }: Library): readonly Fact[] => {
  const { surnames, softSurnames } = peopleTablesOf(words.people)
  const surname = WHOLE.test(text) && findPlaces(text, places).length === 0 ? eat(text, 0, surnames) : undefined
  if (surname === undefined || softSurnames.has(text.slice(0, surname.to))) return []
  const isName = findNames(`${words.people.nameCues[0] ?? ''}${text}`, words).some(({ value }) => value === text)
  return isName ? [{ kind: 'person', from, to: from + text.length, corrects: false, value: { text, said: text, masked: maskName(text) } }] : []
}
