import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import { maskDigits } from '../core/mask.ts'
import type { Service, Slot } from '../core/service.ts'
import { account } from './account.ts'
import { answerTo } from './answerSlot.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { exchange, hear } from './hearSlot.ts'
import { OWN_WORDS, type Material } from './material.ts'

type Fill = Extract<Command, { kind: 'fill' }>

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
    const fact = facts.find((one) => one.kind === slot.kind && !used.has(one) && !(slot.here && one.away === true) && (slot === asked || isPlainlyFor(slot, one)))
    if (fact === undefined) continue
    used.add(fact)
    commands.push(fact.broken === true ? { kind: 'invalid', slot: slot.id, said: fact.value.said } : fillWith(slot, fact, before, material, facts))
  }
  const heard = [...commands, ...service.slots.flatMap((slot) => exchange(slot, before, material) ?? hear(slot, before, material))]
  if (asked === undefined || heard.some((command) => (command.kind === 'fill' || command.kind === 'invalid') && command.slot === asked.id)) return { heard, answer: [] }
  const reply = asked.kind === 'text' ? account(asked, heard, [...used], material)
    : heard.length > 0 && !(WHO_MAY_SPEAK.has(asked.kind) && [...used].every(({ kind }) => kind === 'relation' || kind === 'person')) ? undefined
      : answerTo(asked, withoutFacts(material.text, [...used]), material)
  return { heard, answer: reply === undefined ? [] : [reply] }
}

/** Whether somebody who was not asked for it says it for that slot. */
const isPlainlyFor = ({ seldom }: Slot, { partly, own, value }: Fact): boolean => partly !== true && own !== true && !seldom.includes(value.text)

/** Answers that name people as they go: 「阿爹讲好的」, 「我跟我妈两个」. */
const WHO_MAY_SPEAK: ReadonlySet<Slot['kind']> = new Set(['consent', 'yesno', 'count'])

const fillWith = (slot: Slot, fact: Fact, before: Draft | undefined, { corrects, asked, text, form }: Material, facts: readonly Fact[]): Fill => {
  const known = before?.slots[slot.id]
  // 「乙单元」 completes what was known; what somebody says anew without more around it replaces it.
  const completes = slot.kind === 'address' && known !== undefined && Object.entries(known.parts ?? {}).every(([name, part]) => fact.value.parts?.[name as 'room'] === part)
  // 「家里老人」 and then 「外婆」: who it is, told more exactly.
  const bare = withoutFacts(text, facts).length < OWN_WORDS
  const names = bare && slot.kind === 'relation' && known !== undefined && form.anybody.includes(known.text) && !form.anybody.includes(fact.value.text)
  const recounts = slot.kind === 'count' && form.recounts.some((word) => text.toLowerCase().includes(word))
  const alone = bare && (slot.kind === 'address' || slot.kind === 'phone')
  const { vague: _, ...settled } = fact.value
  // Nobody is asked about the same vague time twice.
  const value = slot === asked && known?.vague === true ? settled : fact.value
  return { kind: 'fill', slot: slot.id, value, correction: (corrects && (slot.kind !== 'relation' || tellsWho(facts))) || fact.corrects || slot === asked || completes || names || alone || recounts }
}

/** 「不是我爸，是我哥」; 「电话还是留我姑姑的，138…」 says nothing of whom it is for. */
export const tellsWho = (facts: readonly Fact[]): boolean => facts.every(({ kind }) => kind === 'relation' || kind === 'person' || kind === 'age')

const askedFirst = (slots: readonly Slot[], asked: Slot | undefined): readonly Slot[] =>
  asked === undefined ? slots : [asked, ...slots.filter((slot) => slot !== asked)]
