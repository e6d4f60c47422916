import type { KnownPlace } from '../../core/lexicon.ts'
import type { PeopleWords } from '../../core/words/people.ts'
import { clauseEnd, plain } from './clause.ts'
import { findPlaces } from './place.ts'

/** Whether the rest of the clause says of the relative whose word ends at `to` that they are somewhere else: 儿子在美国来不了. */
export const isAway = (text: string, to: number, people: PeopleWords, places: readonly KnownPlace[], homeZone: string): boolean => {
  const rest = plain(text).slice(to, clauseEnd(text, to))
  const speaks = people.speaker.filter((word) => word.length === 1 && /\p{Script=Han}/u.test(word))
  const speaker = speaks.flatMap((word) => (rest.includes(word) ? [rest.indexOf(word)] : []))
  const own = rest.slice(0, Math.min(rest.length, ...speaker))
  if (people.returned.some((word) => own.includes(word))) return false
  return people.away.some((word) => (/\p{Script=Han}/u.test(word) && speaks.some((one) => word.includes(one)) ? rest : own).includes(word)) || findPlaces(own, places).some(({ value }) => value.zone !== homeZone)
}
