import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Act } from '../core/lexicon.ts'
import type { Service, Slot } from '../core/service.ts'
import type { SlotValue } from '../core/ticket.ts'
import type { FormWords } from '../core/words/form.ts'
import { maskPhone } from '../core/mask.ts'
import { chooseFrom } from './choose.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { clausesAbout, consentIn, isInquiry, saysNone, saysOnlyWechat, saysWhenever } from './hearClauses.ts'

/** What a slot may be filled from: the normalised words, the facts in them, and what the whole utterance means. `wechat` is how a ticket says that there is no phone. */
export type Material = Readonly<{
  text: string
  facts: readonly Fact[]
  act: Act | undefined
  corrects: boolean
  asked: Slot | undefined
  form: FormWords
  wechat: string
}>

type Fill = Extract<Command, { kind: 'fill' }>

/** The longest free text a slot keeps. */
const LONGEST_TEXT = 400
/** This many characters beside what was recognised are words of their own. */
const OWN_WORDS = 8
/** The longest a name or relation can be that was answered to its own question. */
const LONGEST_NAME = 12
const LONGEST_RELATION = 6
const LONGEST_PLACE = 20
/** The longest words about consent that name none of what we know. */
const LONGEST_CONSENT = 20
/** The shortest answer to where somebody lives that has no number. */
const SHORTEST_PLACE = 4

/** The values a turn gives to the slots of a service: every fact to one slot, clauses to the slots they are about, and the rest of the words to the slot that was asked. */
export const fillSlots = (service: Service, before: Draft | undefined, material: Material): readonly Command[] => {
  const { facts, asked } = material
  const used = new Set<Fact>()
  const commands: Command[] = []
  for (const slot of askedFirst(service.slots, asked)) {
    const fact = facts.find((one) => one.kind === slot.kind && !used.has(one))
    if (fact === undefined) continue
    used.add(fact)
    commands.push(fact.broken === true ? { kind: 'invalid', slot: slot.id, said: fact.value.said } : fillWith(slot, fact, before, material, facts))
  }
  const heard = [...commands, ...service.slots.flatMap((slot) => hear(slot, before, material))]
  if (asked === undefined || heard.some((command) => (command.kind === 'fill' || command.kind === 'invalid') && command.slot === asked.id)) return heard
  const rest = withoutFacts(material.text, [...used])
  const aside = heard.length > 0 && (asked.kind !== 'text' || rest.length < OWN_WORDS || heard.some(({ kind }) => kind === 'invalid') || isHeardAs(heard, material.text))
  const reply = aside ? undefined : answer(asked, rest, material)
  return reply === undefined ? heard : [...heard, reply]
}

/** Whether a slot that was not asked took in all the words there were. */
const isHeardAs = (heard: readonly Command[], text: string): boolean =>
  heard.some((command) => command.kind === 'fill' && command.value.said.length >= text.length - 2)

const fillWith = (slot: Slot, fact: Fact, before: Draft | undefined, { corrects, asked, text }: Material, facts: readonly Fact[]): Fill => {
  const known = before?.slots[slot.id]
  // 「乙单元」 completes what was known; what somebody says anew without more around it replaces it.
  const completes = slot.kind === 'address' && known !== undefined && Object.entries(known.parts ?? {}).every(([name, part]) => fact.value.parts?.[name as 'room'] === part)
  const alone = (slot.kind === 'address' || slot.kind === 'phone') && withoutFacts(text, facts).length < OWN_WORDS
  return { kind: 'fill', slot: slot.id, value: fact.value, correction: corrects || fact.corrects || slot === asked || completes || alone }
}

/** What a slot hears in any turn, asked or not. */
const hear = (slot: Slot, before: Draft | undefined, { text, asked, form, corrects, act }: Material): readonly Fill[] => {
  const fill = (value: string, said: string): readonly Fill[] =>
    [{ kind: 'fill', slot: slot.id, value: { text: value.slice(0, LONGEST_TEXT), said }, correction: corrects || slot === asked }]
  if (slot.kind === 'choice') {
    const choice = chooseFrom(slot, text, slot === asked, form)
    return choice === undefined ? [] : fill(choice, text)
  }
  if (slot.kind === 'consent') {
    const consent = consentIn(text, form.consent, slot === asked)
    return consent === undefined || (isInquiry(consent, form) && slot !== asked) ? [] : fill(consent, consent)
  }
  if (slot.kind !== 'text' || slot === asked || act !== undefined || before?.slots[slot.id] !== undefined) return []
  const about = clausesAbout(text, form.listens[slot.id] ?? [])
  return about === undefined || isInquiry(about, form) ? [] : fill(about, about)
}

const askedFirst = (slots: readonly Slot[], asked: Slot | undefined): readonly Slot[] =>
  asked === undefined ? slots : [asked, ...slots.filter((slot) => slot !== asked)]

/** The words as an answer to the question that is open, by what kind of answer it wants. */
const answer = (slot: Slot, rest: string, { text, act, form, wechat }: Material): Command | undefined => {
  const fill = (value: string, said: string = text): Command => {
    const given: SlotValue = { text: value, said, ...(slot.kind === 'phone' ? { masked: maskPhone(value) } : {}) }
    return { kind: 'fill', slot: slot.id, correction: true, value: given }
  }
  const invalid: Command = { kind: 'invalid', slot: slot.id, said: text }
  const asksBack = isInquiry(text, form)
  const nothing = rest === '' || asksBack
  switch (slot.kind) {
    case 'yesno':
    case 'consent':
      if (text === '' || asksBack) return undefined
      return act !== undefined || text.length <= LONGEST_CONSENT ? fill(text) : invalid
    case 'text':
      if (act === 'deny' && saysNone(text, form)) return fill(text)
      return rest.length < 1 || act !== undefined ? undefined : fill(text.slice(0, LONGEST_TEXT))
    case 'person':
    case 'relation':
      if (act !== undefined || nothing) return undefined
      return rest.length <= (slot.kind === 'person' ? LONGEST_NAME : LONGEST_RELATION) && !/[\d\s,\uff0c]/.test(rest) ? fill(rest) : invalid
    case 'place':
      return act !== undefined || nothing ? undefined : rest.length <= LONGEST_PLACE ? fill(rest) : invalid
    case 'time':
      return act !== undefined || nothing ? undefined : saysWhenever(text, form) ? fill(text) : invalid
    case 'address':
      return act !== undefined || nothing || rest.length < 2 ? undefined : /\d/.test(rest) && rest.length >= SHORTEST_PLACE ? fill(text.slice(0, LONGEST_TEXT)) : invalid
    case 'phone':
      return saysOnlyWechat(text, form) ? fill(wechat) : act !== undefined || nothing ? undefined : invalid
    case 'age':
    case 'choice':
      return act !== undefined || nothing ? undefined : invalid
  }
}
