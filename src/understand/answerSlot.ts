import type { Command } from '../core/command.ts'
import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { splitClauses } from './clauses.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { bidsFamily, isInquiry, latestIn } from './hearClauses.ts'
import { lengthOf } from './lengthOf.ts'
import { LONGEST_TEXT, type Material } from './material.ts'
import { saysSelf } from './saysSelf.ts'

/** The longest a name or relation can be that was answered to its own question. */
const LONGEST_NAME = 12
const LONGEST_LATIN_NAME = 40
const LONGEST_RELATION = 6
const LONGEST_PLACE = 20
/** The longest words about consent that name none of what we know. */
const LONGEST_CONSENT = 20
/** The longest answer to how many people: 三十来个，最多三十五. */
const LONGEST_COUNT = 24
/** The shortest answer to where somebody lives that has no number. */
const SHORTEST_PLACE = 4

/** What holds numbers that count nobody. */
const NUMBERED: ReadonlySet<Fact['kind']> = new Set(['time', 'phone', 'address', 'age'])

/** Whether words tell how many come; a day of the week is no number. */
const tellsHowMany = (text: string, facts: Material['facts'], { howMany }: FormWords): boolean => {
  const rest = withoutFacts(text, facts.filter(({ kind }) => NUMBERED.has(kind)))
  return lengthOf(rest) <= LONGEST_COUNT && (/\d/.test(rest) || howMany.some((word) => rest.toLowerCase().includes(word)))
}

/** 「沈月华，叫我沈护士就好」: a name, and then how one is called. */
const nameIn = (rest: string, form: FormWords, fill: (value: string) => Command): Command | undefined => {
  const clauses = splitClauses(rest).map(({ text }) => text)
  return oneName(rest, form, fill) ?? (clauses.length === 2 && form.nameLeads.some((lead) => clauses[1]!.toLowerCase().includes(lead)) ? oneName(clauses[0]!, form, fill) : undefined)
}

/** 「我叫郁文清」 and "Grace Pan": a name, without the words that lead to it. */
const oneName = (rest: string, { nameLeads, nameEnds }: FormWords, fill: (value: string) => Command): Command | undefined => {
  const lead = nameLeads.toSorted((a, b) => b.length - a.length).find((word) => rest.toLowerCase().startsWith(word))
  const called = rest.slice(lead?.length ?? 0).replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
  const end = nameEnds.toSorted((a, b) => b.length - a.length).find((word) => called.length > word.length && called.toLowerCase().endsWith(word))
  const name = called.slice(0, called.length - (end?.length ?? 0)).trim()
  const isName = /^[a-z][a-z .'-]*$/i.test(name) ? name.length <= LONGEST_LATIN_NAME : name.length <= LONGEST_NAME && !/[\d\s,\uff0c]/.test(name)
  return name !== '' && isName ? fill(name) : undefined
}

/** Somebody in a word we do not know, 「堂嫂」; a relative who was only named beside is not the one. */
const namesWho = (rest: string, facts: Material['facts'], { notWho }: Material['people']): boolean =>
  rest.length <= LONGEST_RELATION && !/[\d\s,\uff0c]/.test(rest) && !notWho.some((word) => rest.toLowerCase().includes(word)) && !facts.some(({ kind, value }) => kind === 'relation' && rest.includes(value.said))

/** 「我们是邻居，我住他对门」: what somebody is to them who is no relative, said at the end of a clause. */
const whatTheyAre = (text: string, { others }: Material['people']): string | undefined =>
  Object.keys(others).find((name) => splitClauses(text.toLowerCase()).some((clause) => others[name]?.some((word) => clause.text.endsWith(word.toLowerCase()) || clause.text.endsWith(`${word.toLowerCase()}s`))))

/** Whether words that nothing was made of may say that somebody does not agree. */
const mayRefuse = (text: string, { consent: { yes, whenAsked, nots, misread } }: FormWords): boolean => {
  const small = [...yes, ...whenAsked].reduce((left, word) => left.replaceAll(word, ' '), text.toLowerCase())
  return [...misread, ...nots].some((not) => small.includes(not))
}

/** The words as an answer to the question that is open, by what kind of answer it wants. */
export const answerTo = (slot: Slot, rest: string, { text, act, facts, form, people }: Material): Command | undefined => {
  const fill = (value: string): Command => ({ kind: 'fill', slot: slot.id, correction: true, value: { text: value, said: slot.kind === 'consent' ? value : text } })
  const invalid: Command = { kind: 'invalid', slot: slot.id, said: text }
  const asksBack = isInquiry(text, form)
  const nothing = rest === '' || asksBack
  switch (slot.kind) {
    case 'yesno':
    case 'consent':
      if (text === '' || asksBack) return undefined
      // 「他没说什么」 may be either.
      if (slot.kind === 'consent' && act === undefined && (mayRefuse(text, form) || bidsFamily(text, form.consent))) return invalid
      return act !== undefined || text.length <= LONGEST_CONSENT ? fill(slot.kind === 'consent' ? latestIn(text, form.consent) : text) : invalid
    case 'text':
      return undefined
    case 'person':
    case 'relation':
      if (act !== undefined || nothing) return undefined
      if (slot.kind === 'relation' && saysSelf(text, people)) return fill(people.self[0] ?? text)
      const other = slot.kind === 'relation' ? whatTheyAre(text, people) : undefined
      if (other !== undefined) return fill(other)
      return slot.kind === 'person' ? nameIn(rest, form, fill) ?? invalid : namesWho(rest, facts, people) ? fill(rest) : invalid
    case 'place':
      return act !== undefined || nothing ? undefined : rest.length <= LONGEST_PLACE ? fill(rest) : invalid
    case 'time':
      return act !== undefined || nothing ? undefined : invalid
    case 'count':
      // 「就我」 says who, and how many.
      if (act !== undefined || asksBack) return undefined
      if (facts.every(({ kind, value }) => kind === 'relation' && value.text === people.self[0]) && saysSelf(text, people)) return { kind: 'fill', slot: slot.id, correction: true, value: { text: '1', said: text, count: 1 } }
      return tellsHowMany(text, facts, form) ? fill(text) : invalid
    case 'address':
      return act !== undefined || nothing || rest.length < 2 ? undefined : /\d/.test(rest) && rest.length >= SHORTEST_PLACE ? fill(text.slice(0, LONGEST_TEXT)) : invalid
    case 'phone':
      return act !== undefined || nothing ? undefined : invalid
    case 'age':
    case 'choice':
      return act !== undefined || nothing ? undefined : invalid
  }
}
