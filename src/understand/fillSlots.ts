import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Act } from '../core/lexicon.ts'
import { maskDigits } from '../core/mask.ts'
import type { Service, Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { chooseFrom } from './choose.ts'
import { splitClauses } from './clauses.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { clausesAbout, consentIn, isInquiry, refusalIn, swapIn, saysNone, saysOnlyWechat, saysWhenever } from './hearClauses.ts'

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

/** Normalising made it narrow; the same words read the same whichever slot asked for them. */
const HALF_COMMA = /(?<=\p{Script=Han}),(?=\p{Script=Han})/gu
/** The longest free text a slot keeps. */
const LONGEST_TEXT = 400
/** This many characters beside what was recognised are words of their own. */
const OWN_WORDS = 8
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

/** What a turn gives to a form: what is plainly meant for a slot, and the rest of the words as an answer to the slot that was asked. */
export type Filling = Readonly<{ heard: readonly Command[]; answer: readonly Command[] }>

/** The values a turn gives to the slots of a service: every fact to one slot, clauses to the slots they are about, and the rest of the words to the slot that was asked. */
export const fillSlots = (service: Service, before: Draft | undefined, material: Material): Filling => {
  const { heard, answer } = readSlots(service, before, material)
  const mask = maskFacts(service, material.facts)
  return { heard: heard.map(mask), answer: answer.map(mask) }
}

/** Free words that hold an address or a number, with those as a group may see them. What is sensitive is shown to no group at all. */
const maskFacts = ({ slots }: Service, facts: readonly Fact[]) => (command: Command): Command => {
  if (command.kind !== 'fill' || command.value.masked !== undefined || slots.some(({ id, kind, sensitive }) => id === command.slot && (kind !== 'text' || sensitive))) return command
  const { value } = command
  const masked = facts.filter(({ kind }) => kind === 'address' || kind === 'phone').reduce((text, fact) => (fact.value.masked === undefined ? text : text.replaceAll(fact.value.said, fact.value.masked)), value.text)
  return masked === value.text ? command : { ...command, value: { ...value, masked: maskDigits(masked) } }
}

const readSlots = (service: Service, before: Draft | undefined, material: Material): Filling => {
  const { facts, asked } = material
  const used = new Set<Fact>()
  const commands: Command[] = []
  for (const slot of askedFirst(service.slots, asked)) {
    const fact = facts.find((one) => one.kind === slot.kind && !used.has(one) && (one.partly !== true || slot === asked) && (one.own !== true || slot === asked) && !(slot.here && one.away === true))
    if (fact === undefined) continue
    used.add(fact)
    commands.push(fact.broken === true ? { kind: 'invalid', slot: slot.id, said: fact.value.said } : fillWith(slot, fact, before, material, facts))
  }
  const heard = [...commands, ...service.slots.flatMap((slot) => exchange(slot, before, material) ?? hear(slot, before, material))]
  if (asked === undefined || heard.some((command) => (command.kind === 'fill' || command.kind === 'invalid') && command.slot === asked.id)) return { heard, answer: [] }
  const reply = asked.kind === 'text' ? account(asked, heard, [...used], material)
    : heard.length > 0 && !(WHO_MAY_SPEAK.has(asked.kind) && [...used].every(({ kind }) => kind === 'relation' || kind === 'person')) ? undefined
      : answer(asked, withoutFacts(material.text, [...used]), material)
  return { heard, answer: reply === undefined ? [] : [reply] }
}

/** Answers that name people as they go: 「阿爹讲好的」, 「我跟我妈两个」. */
const WHO_MAY_SPEAK: ReadonlySet<Slot['kind']> = new Set(['consent', 'yesno', 'count'])

/** An open question takes every clause that nothing else took; where something was, only if what is left says enough by itself or is about the question. */
const account = (slot: Slot, heard: readonly Command[], used: readonly Fact[], { text, act, form, corrects }: Material): Command | undefined => {
  const fill = (value: string): Command => ({ kind: 'fill', slot: slot.id, correction: true, value: { text: value.replace(HALF_COMMA, '\uff0c').slice(0, LONGEST_TEXT), said: text } })
  if (act !== undefined) return act === 'deny' && saysNone(text, form) ? fill(text) : undefined
  if (heard.some(({ kind }) => kind === 'invalid')) return undefined
  const taken = heard.flatMap((command) => (command.kind === 'fill' && command.value.said.length < text.length - 2 ? [command.value.said] : []))
  const isAbout = (words: string): boolean => clausesAbout(words, form.listens[slot.id] ?? []) !== undefined
  const own = splitClauses(text).filter((clause) => {
    const within = used.filter(({ kind, from, to }) => CLOSED.has(kind) && from < clause.from + clause.text.length && clause.from < to)
    if (within.length > 0) return isAbout(clause.text) || restOf(clause.text, clause.from, within).length >= OWN_WORDS
    return !saysWhenever(clause.text, form) && !taken.includes(clause.text)
  })
  const left = own.map((clause) => clause.text).join('\uff0c')
  if (left === '' || (corrects && heard.length > 0 && !isAbout(left)) || (used.length > 0 && !isAbout(left) && left.length < OWN_WORDS)) return undefined
  return fill(used.some(({ kind }) => kind === 'phone' || kind === 'address') ? left : text)
}

/** Facts that answer a question of their own, so that a clause of little more is no answer to another. */
const CLOSED: ReadonlySet<Fact['kind']> = new Set(['phone', 'address', 'time', 'age', 'person'])

const restOf = (text: string, from: number, facts: readonly Fact[]): string =>
  withoutFacts(text, facts.map((fact) => ({ ...fact, from: Math.max(0, fact.from - from), to: Math.min(text.length, fact.to - from) }))).replace(/\s/g, '')

const fillWith = (slot: Slot, fact: Fact, before: Draft | undefined, { corrects, asked, text, form }: Material, facts: readonly Fact[]): Fill => {
  const known = before?.slots[slot.id]
  // 「乙单元」 completes what was known; what somebody says anew without more around it replaces it.
  const completes = slot.kind === 'address' && known !== undefined && Object.entries(known.parts ?? {}).every(([name, part]) => fact.value.parts?.[name as 'room'] === part)
  // 「家里老人」 and then 「外婆」: who it is, told more exactly.
  const bare = withoutFacts(text, facts).length < OWN_WORDS
  const names = bare && slot.kind === 'relation' && known !== undefined && form.anybody.includes(known.text) && !form.anybody.includes(fact.value.text)
  const alone = bare && (slot.kind === 'address' || slot.kind === 'phone')
  const { vague: _, ...settled } = fact.value
  // Nobody is asked about the same vague time twice.
  const value = slot === asked && known?.vague === true ? settled : fact.value
  return { kind: 'fill', slot: slot.id, value, correction: corrects || fact.corrects || slot === asked || completes || names || alone }
}

/** 「是三院不是一院」: in a known text that holds the one, the other takes its place. */
const exchange = (slot: Slot, before: Draft | undefined, { text, form }: Material): readonly Fill[] | undefined => {
  const known = slot.kind === 'text' ? before?.slots[slot.id]?.text : undefined
  if (known === undefined) return undefined
  // A clause by itself, or with the next one: 「不是一院，是三院」.
  const clauses = splitClauses(text).map((clause) => clause.text)
  const swap = clauses.flatMap((clause, at) => swapIn(clause, form) ?? swapIn(`${clause}${clauses[at + 1] ?? ''}`, form) ?? []).find(({ not }) => known.includes(not))
  return swap === undefined ? undefined
    : [{ kind: 'fill', slot: slot.id, correction: true, value: { text: known.replaceAll(swap.not, swap.but).slice(0, LONGEST_TEXT), said: text } }]
}

/** What a slot hears in any turn, asked or not. */
const hear = (slot: Slot, before: Draft | undefined, { text, facts, asked, form, corrects, act, wechat }: Material): readonly Fill[] => {
  const fill = (value: string, said: string): readonly Fill[] =>
    [{ kind: 'fill', slot: slot.id, value: { text: value.slice(0, LONGEST_TEXT), said }, correction: corrects || slot === asked }]
  if (slot.kind === 'choice') {
    const choice = chooseFrom(slot, text, slot === asked, form)
    return choice === undefined ? [] : fill(choice, text)
  }
  if (slot.kind === 'consent') {
    const refused = refusalIn(text, form.consent)
    const consent = refused ?? consentIn(text, form.consent, slot === asked)
    return consent === undefined || (refused === undefined && slot !== asked && isInquiry(consent, form)) ? [] : fill(consent, consent)
  }
  const isGiven = facts.some(({ kind }) => kind === slot.kind)
  if (slot.kind === 'phone' && slot === asked && !isGiven && saysOnlyWechat(text, form))
    return [{ kind: 'fill', slot: slot.id, correction: true, value: { text: wechat, said: text, masked: wechat } }]
  if (slot.kind === 'time' && slot === asked && !isGiven && saysWhenever(text, form) && !isInquiry(text, form)) {
    const known = before?.slots[slot.id]
    if (known?.vague !== true) return fill(text, text)
    const { vague: _, ...kept } = known
    return [{ kind: 'fill', slot: slot.id, correction: true, value: { ...kept, text: `${known.text}\uff0c${text}`, said: text } }]
  }
  if (slot.kind !== 'text' || slot === asked || act !== undefined) return []
  const about = clausesAbout(text, form.listens[slot.id] ?? [])
  if (about === undefined || isInquiry(about, form)) return []
  const known = before?.slots[slot.id]
  if (known === undefined) return fill(about, about)
  // One remark after another: 「她血压高」, and later 「走路要人扶」.
  return corrects || asked?.kind === 'text' || known.text.includes(about) || about.includes(known.text) ? [] : [{ ...fill(`${known.text}\uff1b${about}`, about)[0]!, correction: true }]
}

const askedFirst = (slots: readonly Slot[], asked: Slot | undefined): readonly Slot[] =>
  asked === undefined ? slots : [asked, ...slots.filter((slot) => slot !== asked)]

/** 「我叫郁文清」 and "Grace Pan": a name, without the words that lead to it. */
const nameIn = (rest: string, { nameLeads }: FormWords, fill: (value: string) => Command): Command | undefined => {
  const lead = nameLeads.toSorted((a, b) => b.length - a.length).find((word) => rest.toLowerCase().startsWith(word))
  const name = rest.slice(lead?.length ?? 0).replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
  const isName = /^[a-z][a-z .'-]*$/i.test(name) ? name.length <= LONGEST_LATIN_NAME : name.length <= LONGEST_NAME && !/[\d\s,\uff0c]/.test(name)
  return name !== '' && isName ? fill(name) : undefined
}

/** The words as an answer to the question that is open, by what kind of answer it wants. */
const answer = (slot: Slot, rest: string, { text, act, form }: Material): Command | undefined => {
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
      return slot.kind === 'person' ? nameIn(rest, form, fill) ?? invalid : rest.length <= LONGEST_RELATION && !/[\d\s,\uff0c]/.test(rest) ? fill(rest) : invalid
    case 'place':
      return act !== undefined || nothing ? undefined : rest.length <= LONGEST_PLACE ? fill(rest) : invalid
    case 'time':
      return act !== undefined || nothing ? undefined : invalid
    case 'count':
      return act !== undefined || nothing ? undefined : text.length <= LONGEST_COUNT ? fill(text) : invalid
    case 'address':
      return act !== undefined || nothing || rest.length < 2 ? undefined : /\d/.test(rest) && rest.length >= SHORTEST_PLACE ? fill(text.slice(0, LONGEST_TEXT)) : invalid
    case 'phone':
      return act !== undefined || nothing ? undefined : invalid
    case 'age':
    case 'choice':
      return act !== undefined || nothing ? undefined : invalid
  }
}
