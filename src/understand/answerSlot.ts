import type { Command } from '../core/command.ts'
import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { isInquiry } from './hearClauses.ts'
import { LONGEST_TEXT, type Material } from './material.ts'

/** The longest a name or relation can be that was answered to its own question. */
const LONGEST_NAME = 12
const LONGEST_LATIN_NAME = 40
const LONGEST_RELATION = 6
/** The longest answer in which somebody says that it is for themselves: 就是我本人去做的呀. */
const LONGEST_SELF = 12
const LONGEST_PLACE = 20
/** The longest words about consent that name none of what we know. */
const LONGEST_CONSENT = 20
/** The longest answer to how many people: 三十来个，最多三十五. */
const LONGEST_COUNT = 24
/** The shortest answer to where somebody lives that has no number. */
const SHORTEST_PLACE = 4

const tellsHowMany = (text: string, { howMany }: FormWords): boolean =>
  /\d/.test(text) || howMany.some((word) => text.toLowerCase().includes(word))

/** 「我叫郁文清」 and "Grace Pan": a name, without the words that lead to it. */
const nameIn = (rest: string, { nameLeads }: FormWords, fill: (value: string) => Command): Command | undefined => {
  const lead = nameLeads.toSorted((a, b) => b.length - a.length).find((word) => rest.toLowerCase().startsWith(word))
  const name = rest.slice(lead?.length ?? 0).replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
  const isName = /^[a-z][a-z .'-]*$/i.test(name) ? name.length <= LONGEST_LATIN_NAME : name.length <= LONGEST_NAME && !/[\d\s,\uff0c]/.test(name)
  return name !== '' && isName ? fill(name) : undefined
}

/** The words as an answer to the question that is open, by what kind of answer it wants. */
export const answerTo = (slot: Slot, rest: string, { text, act, form, self }: Material): Command | undefined => {
  const fill = (value: string): Command => ({ kind: 'fill', slot: slot.id, correction: true, value: { text: value, said: text } })
  const invalid: Command = { kind: 'invalid', slot: slot.id, said: text }
  const asksBack = isInquiry(text, form)
  const nothing = rest === '' || asksBack
  switch (slot.kind) {
    case 'yesno':
    case 'consent':
      if (text === '' || asksBack) return undefined
      return act !== undefined || text.length <= LONGEST_CONSENT ? fill(text) : invalid
    case 'text':
      return undefined
    case 'person':
    case 'relation':
      if (act !== undefined || nothing) return undefined
      if (slot.kind === 'relation' && text.length <= LONGEST_SELF && self.some((word) => text.includes(word))) return fill(self[0] ?? text)
      return slot.kind === 'person' ? nameIn(rest, form, fill) ?? invalid : rest.length <= LONGEST_RELATION && !/[\d\s,\uff0c]/.test(rest) ? fill(rest) : invalid
    case 'place':
      return act !== undefined || nothing ? undefined : rest.length <= LONGEST_PLACE ? fill(rest) : invalid
    case 'time':
      return act !== undefined || nothing ? undefined : invalid
    case 'count':
      return act !== undefined || nothing ? undefined : text.length <= LONGEST_COUNT && tellsHowMany(text, form) ? fill(text) : invalid
    case 'address':
      return act !== undefined || nothing || rest.length < 2 ? undefined : /\d/.test(rest) && rest.length >= SHORTEST_PLACE ? fill(text.slice(0, LONGEST_TEXT)) : invalid
    case 'phone':
      return act !== undefined || nothing ? undefined : invalid
    case 'age':
    case 'choice':
      return act !== undefined || nothing ? undefined : invalid
  }
}
