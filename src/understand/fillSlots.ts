import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Act } from '../core/lexicon.ts'
import type { Service, Slot } from '../core/service.ts'
import type { SlotValue } from '../core/ticket.ts'
import { maskPhone } from '../core/mask.ts'
import { withoutFacts, type Fact } from './facts.ts'

/** What a slot may be filled from: the normalised words, the facts in them, and what the whole utterance means. */
export type Material = Readonly<{ text: string; facts: readonly Fact[]; act: Act | undefined; corrects: boolean; asked: Slot | undefined }>

/** The longest free text a slot keeps. */
const LONGEST_TEXT = 400
/** This many characters beside what was recognised are words of their own. */
const OWN_WORDS = 8
/** The longest answer to 「什么时候」 that names no time: 「你们方便就行」. */
const LONGEST_WHENEVER = 9
/** The longest a name or relation can be that was answered to its own question. */
const LONGEST_NAME = 12
const LONGEST_PLACE = 20

/** The values a turn gives to the slots of a service: every fact to one slot, and the rest of the words to the slot that was asked. */
export const fillSlots = (service: Service, before: Draft | undefined, material: Material): readonly Command[] => {
  const { facts, asked } = material
  const used = new Set<Fact>()
  const commands: Command[] = []
  for (const slot of askedFirst(service.slots, asked)) {
    const fact = facts.find((one) => one.kind === slot.kind && !used.has(one))
    if (fact === undefined) continue
    used.add(fact)
    commands.push({ kind: 'fill', slot: slot.id, value: join(before?.slots[slot.id], fact), correction: material.corrects || fact.corrects || slot === asked })
  }
  const choices = service.slots.flatMap((slot) => (slot.kind === 'choice' ? chooseIn(slot, material) : []))
  const answered = [...commands, ...choices]
  if (asked === undefined || answered.some((command) => command.kind === 'fill' && command.slot === asked.id)) return answered
  const rest = withoutFacts(material.text, [...used])
  const reply = used.size > 0 && (asked.kind !== 'text' || rest.length < OWN_WORDS) ? undefined : answer(asked, rest, material)
  if (reply?.kind !== 'invalid') return reply === undefined ? answered : [...answered, reply]
  return used.size > 0 ? answered : [...answered, addToNeed(service, before, material) ?? reply]
}

/** Words that answer nothing that was asked are more about what is needed, where a service asks that. */
const addToNeed = (service: Service, before: Draft | undefined, { text, act }: Material): Command | undefined => {
  const need = service.slots.find(({ kind, required }) => kind === 'text' && required)
  const known = need === undefined ? undefined : before?.slots[need.id]
  if (need === undefined || known === undefined || act !== undefined || text.length < LONGEST_WHENEVER - 3) return undefined
  return { kind: 'fill', slot: need.id, value: { text: `${known.text}\n${text}`.slice(-LONGEST_TEXT), said: text }, correction: true }
}

const askedFirst = (slots: readonly Slot[], asked: Slot | undefined): readonly Slot[] =>
  asked === undefined ? slots : [asked, ...slots.filter((slot) => slot !== asked)]

/** Several times said together are one value; the rest of an address joins what was known of it before it gets here. */
const join = (_before: SlotValue | undefined, fact: Fact): SlotValue => fact.value

const chooseIn = (slot: Slot, { text, asked }: Material): readonly Command[] => {
  const number = slot === asked ? Number(/^\s*(\d{1,2})\s*$/.exec(text)?.[1]) : Number.NaN
  const choice = slot.choices[number - 1] ?? slot.choices.find(({ value, say }) => [value, ...say].some((word) => text.includes(word)))
  return choice === undefined ? [] : [{ kind: 'fill', slot: slot.id, value: { text: choice.value, said: text }, correction: slot === asked }]
}

/** The words as an answer to the question that is open, by what kind of answer it wants. */
const answer = (slot: Slot, rest: string, { text, act }: Material): Command | undefined => {
  const fill = (value: string, said: string = text): Command => ({
    kind: 'fill', slot: slot.id, correction: true,
    value: { text: value, said, ...(slot.kind === 'phone' ? { masked: maskPhone(value) } : {}) },
  })
  const invalid: Command = { kind: 'invalid', slot: slot.id, said: text }
  switch (slot.kind) {
    case 'yesno':
    case 'consent':
      return text === '' ? undefined : fill(text.slice(0, LONGEST_TEXT))
    case 'text':
      return rest.length < 1 || act !== undefined ? undefined : fill(text.slice(0, LONGEST_TEXT))
    case 'person':
    case 'relation':
      return act !== undefined || rest === '' ? undefined : rest.length <= LONGEST_NAME && !/\d/.test(rest) ? fill(rest) : invalid
    case 'place':
      return act !== undefined || rest === '' ? undefined : rest.length <= LONGEST_PLACE ? fill(rest) : invalid
    case 'time':
      return act !== undefined || rest === '' ? undefined : rest.length < LONGEST_WHENEVER ? fill(text) : invalid
    case 'address':
      return act !== undefined || rest.length < 2 ? undefined : /\d/.test(rest) || rest.length >= 4 ? fill(text.slice(0, LONGEST_TEXT)) : invalid
    case 'age':
    case 'phone':
    case 'choice':
      return act !== undefined || rest === '' ? undefined : invalid
  }
}
