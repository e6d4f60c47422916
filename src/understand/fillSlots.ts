import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import { maskDigits } from '../core/mask.ts'
import type { Service, Slot } from '../core/service.ts'
import type { SlotValue } from '../core/ticket.ts'
import { holdsWord } from './anew/spans.ts'
import { account, clausesTelling } from './account.ts'
import { answerTo } from './answerSlot.ts'
import { splitClauses } from './clauses.ts'
import { dueDay, type DueDay } from './dueDay.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { clausesAbout, consentIn, saysEither, saysNone } from './hearClauses.ts'
import { exchange, hear } from './hearSlot.ts'
import { LONGEST_TEXT, OWN_WORDS, type Material } from './material.ts'
import { saysSelf } from './saysSelf.ts'
import { whoseItIs } from './standing.ts'
import { toldInPassing } from './toldInPassing.ts'
import { wholeHealth } from './wholeHealth.ts'
import { isMadeOf } from './withoutWords.ts'
import { withRest } from './withRest.ts'

type Fill = Extract<Command, { kind: 'fill' }>

/** What a turn gives to a form: what is plainly meant for a slot, what the rest of the words tells slots nobody asked for, and what is left as an answer to the slot that was asked. */
export type Filling = Readonly<{ heard: readonly Command[]; beside: readonly Command[]; answer: readonly Command[] }>

/** The values a turn gives to the slots of a service: every fact to one slot, clauses to the slots they are about, and the rest of the words to the slot that was asked. */
export const fillSlots = (service: Service, before: Draft | undefined, material: Material): Filling => {
  const { heard, beside, answer } = readSlots(service, before, material)
  const mask = maskFacts(service, material.facts)
  const asTold = (command: Command): readonly Command[] => ifNamed(command, before, material).map(mask)
  return { heard: heard.flatMap(asTold), beside: beside.flatMap(asTold), answer: answer.map(mask) }
}

/** 「要看骨科」 names no hospital: kept, and asked about once, where nobody was asked yet. 「周四八点前要到医院」 tells nothing but when. */
const ifNamed = (command: Command, before: Draft | undefined, { asked, form, facts }: Material): readonly Command[] => {
  if (command.kind !== 'fill' || command.slot === asked?.id || (before?.slots[command.slot] !== undefined && before.slots[command.slot]?.vague !== true)) return [command]
  const { [command.slot]: names } = form.mustName
  if (names === undefined) return [command]
  const small = names.but.reduce((left, word) => left.replaceAll(word, ' '), command.value.text.toLowerCase())
  if (names.any.some((word) => small.includes(word))) return [command]
  const times = facts.filter(({ kind, value }) => kind === 'time' && command.value.text.includes(value.said))
  const rest = times.reduce((left, { value }) => left.replace(value.said.toLowerCase(), ' '), command.value.text.toLowerCase())
  if (facts.some(({ kind }) => kind === 'time') && names.idle.length > 0 && isMadeOf(rest, [...names.but, ...names.idle])) return []
  return [{ ...command, value: { ...command.value, vague: true } }]
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
  const due = dueDay(service, material)
  for (const slot of askedFirst(service.slots, asked)) {
    const fits = facts.filter((one) => one.kind === slot.kind && !isChoiceOf(one, slot, service, material) && !(slot.kind === 'person' && isOfNumber(one, material)) && one !== due?.fact && !used.has(one) && !((slot.here || (slot.ofAsker && slot !== asked)) && one.away === true) && !(one.papers === true && !slot.papers) && (slot === asked ? mayAnswer(slot, one, material) : isPlainlyFor(slot, one, service)))
    const fact = slot.kind === 'relation' ? whoseItIs(slot, fits, ({ to }) => facts.some(({ kind, from }) => kind === 'age' && from >= to && from - to <= AGE_REACH))
      // 「大概二十人，哦不对，二十五个人」
      : slot.kind === 'count' && material.corrects ? fits.at(-1) : fits[0]
    if (fact === undefined) continue
    used.add(fact)
    commands.push(fact.broken === true ? { kind: 'invalid', slot: slot.id, said: fact.value.said } : fillWith(slot, fact, before, material, facts))
  }
  // 「拆迁办说12月20号前要签字」 says by when, and not who the other side is.
  const isDue = ({ kind, brief, dated }: Slot, { value }: Fill): boolean => kind === 'text' && brief && !dated && due !== undefined && value.text.endsWith(due.clause)
  const plain = [...commands, ...service.slots.flatMap((slot) => exchange(slot, before, material) ?? hearDue(slot, before, due, material) ?? hear(service, slot, before, material).filter((command) => !isDue(slot, command)))]
  const inPassing = material.act !== undefined || plain.some(({ kind }) => kind === 'invalid') ? [] : toldInPassing(service, before, plain, clausesTelling(plain, [...used], material), material)
  const { heard, beside } = apart(before === undefined ? [...plain, ...inPassing] : wholeHealth(service, [...plain, ...inPassing], before, facts, material), plain.length)
  if (before === undefined && asked === undefined) return { ...apart(withRest(service, [...heard, ...beside], [...used], material), heard.length), answer: [] }
  if (asked === undefined || heard.some((command) => (command.kind === 'fill' || command.kind === 'invalid') && command.slot === asked.id)) return { heard, beside, answer: [] }
  // 「主要想问离婚和孩子抚养」 says which matter, and not who the other side is.
  if (asked.kind === 'text' && asked.brief && holdsWord(material.text, material.form.choosesAnew) && heard.some((command) => command.kind === 'fill' && service.slots.some(({ id, kind }) => id === command.slot && kind === 'choice'))) return { heard, beside, answer: [] }
  const other = beside.length === 0 && heard.length === 0 ? toldInstead(service, asked, before, material) : undefined
  if (other !== undefined) return { heard, beside, answer: [other] }
  const reply = asked.kind === 'text' ? account(service, asked, before, [...heard, ...beside], [...used], material)
    : beside.length > 0 ? undefined : heard.length > 0 && !answersBesides(asked, heard, [...used], material) ? undefined
      : answerTo(asked, withoutFacts(material.text, [...used]), material)
  return { heard, beside, answer: reply === undefined ? [] : [addTo(before?.slots[asked.id], reply, material)] }
}

/** So far after somebody stands their age: 「我爸今年86」. */
const AGE_REACH = 4

/** 「晚上也要送的」, of which meals: a part of the day that is the name of a choice, where no time was asked. */
const isChoiceOf = ({ kind, from, to }: Fact, slot: Slot, { slots }: Service, { text, asked }: Material): boolean =>
  kind === 'time' && slot !== asked && slots.some((one) => one.kind === 'choice' && one.choices.some(({ say }) => say.includes(text.slice(from, to))))

/** 「楼下李阿姨有钥匙 138…」, where it was asked whom to call: whose number it is. */
const isOfNumber = ({ to }: Fact, { asked, facts }: Material): boolean =>
  asked?.kind === 'phone' && facts.some(({ kind, from }) => kind === 'phone' && to <= from)

const apart = (told: readonly Command[], count: number): Pick<Filling, 'heard' | 'beside'> => ({ heard: told.slice(0, count), beside: told.slice(count) })

/** A deadline, told or put right, whatever was asked. */
const hearDue = ({ id, kind, dated }: Slot, before: Draft | undefined, due: DueDay | undefined, { corrects, asked }: Material): readonly Fill[] | undefined => {
  if (kind !== 'text' || !dated || due === undefined) return undefined
  const known = before?.slots[id]
  if (known !== undefined && !corrects && asked?.id !== id) return []
  return [{ kind: 'fill', slot: id, correction: corrects || asked?.id === id, value: { text: due.clause, said: due.clause } }]
}

/** As little as this words tell what was asked, and as much and so many times more something else, when they answer that. */
const NOT_AT_ALL = 0.02
const ANOTHER = 0.04
const FAR_MORE = 6

/** 「他弟弟妹妹都还在棉兰」, where it was asked where he is registered, is more of who is abroad. */
const toldInstead = (service: Service, asked: Slot, before: Draft | undefined, { text, act, fitting, form }: Material): Fill | undefined => {
  if (asked.kind !== 'text' || !asked.brief || act !== undefined || saysNone(text, form)) return undefined
  const pieces = [text, ...splitClauses(text).map((clause) => clause.text)].map((words) => fitting(words))
  const sureOf = (of: Service, slot: Slot): number => Math.max(...pieces.map((sure) => sure(of, slot)))
  if (fitting(text)(service, asked) > NOT_AT_ALL || clausesAbout(text, form.listens[asked.id] ?? []) !== undefined) return undefined
  const slot = service.slots.find((one) => one.kind === 'text' && sureOf(service, one) >= Math.max(ANOTHER, FAR_MORE * sureOf(service, asked)))
  const known = slot === undefined ? undefined : before?.slots[slot.id]?.text
  if (slot === undefined || known?.includes(text) === true) return undefined
  return { kind: 'fill', slot: slot.id, correction: known !== undefined, value: { text: (known === undefined ? text : `${known}\uff1b${text}`).slice(0, LONGEST_TEXT), said: text } }
}

/** An answer to what was told too little of: both are kept. */
const addTo = (known: SlotValue | undefined, reply: Command, { text, form }: Material): Command => {
  if (known?.vague !== true || reply.kind !== 'fill' || reply.value.parts !== undefined || reply.value.at !== undefined) return reply
  // Which door was asked, and no part of a home was told.
  if (known.parts !== undefined) return { kind: 'invalid', slot: reply.slot, said: reply.value.said }
  const more = saysNone(text, form) || known.text.includes(reply.value.text) ? known.text : reply.value.text.includes(known.text) ? reply.value.text : `${known.text}\uff1b${reply.value.text}`
  return { ...reply, value: { text: more.slice(0, LONGEST_TEXT), said: reply.value.said } }
}

/** Whether somebody who was not asked for it says it for that slot. */
const isPlainlyFor = ({ seldom, ofAsker }: Slot, { partly, own, mentioned, value, stands }: Fact, service: Service): boolean => partly !== true && !(own === true && namesElder(service)) && mentioned !== true && !seldom.includes(value.text) && stands !== 'beside' && !(ofAsker && stands !== 'for')

/** Whether a name is that of whom it is for, and not of who asks. */
const namesElder = ({ slots }: Service): boolean => slots.some(({ kind, ofAsker }) => kind === 'relation' && !ofAsker)

/** Whether a fact may answer the question for its kind: nobody who is only named beside, nor, in a longer story, whom it hardly ever is. */
const mayAnswer = ({ seldom }: Slot, { kind, value, stands }: Fact, { text, facts }: Material): boolean =>
  kind !== 'relation' || stands === 'for' || (stands !== 'beside' && !(seldom.includes(value.text) && withoutFacts(text, facts).length >= OWN_WORDS))

/** Whether words that told something else may still answer: 「我，一个人」 tells who and how many. */
const answersBesides = ({ kind }: Slot, heard: readonly Command[], used: readonly Fact[], { text, people }: Material): boolean =>
  // "a projector would be great if you have one" says what is needed, and not how many come.
  !(kind === 'count' && used.length === 0 && heard.some((command) => command.kind === 'fill' && command.value.said.length >= text.length)) && ((WHO_MAY_SPEAK.has(kind) && used.every((fact) => fact.kind === 'relation' || fact.kind === 'person')) || (kind === 'relation' && used.every((fact) => fact.kind === 'count') && saysSelf(text, people)))

/** Answers that name people as they go: 「阿爹讲好的」, 「我跟我妈两个」. */
const WHO_MAY_SPEAK: ReadonlySet<Slot['kind']> = new Set(['consent', 'yesno', 'count'])

const fillWith = (slot: Slot, fact: Fact, before: Draft | undefined, { corrects, asked, text, form, people }: Material, facts: readonly Fact[]): Fill => {
  const known = before?.slots[slot.id]
  // 「乙单元」 completes what was known; what somebody says anew without more around it replaces it.
  const completes = slot.kind === 'address' && known !== undefined && Object.entries(known.parts ?? {}).every(([name, part]) => fact.value.parts?.[name as 'room'] === part)
  // 「家里老人」 and then 「外婆」: who it is, told more exactly.
  const bare = withoutFacts(text, facts).length < OWN_WORDS
  const moved = slot.kind === 'place' && known !== undefined
  // 「家里老人」, and then 「……，外婆也答应了」
  const agreed = consentIn(text, form.consent, false) !== undefined
  const names = (bare || agreed) && slot.kind === 'relation' && known !== undefined && form.anybody.includes(known.text) && !form.anybody.includes(fact.value.text) && fact.stands !== 'beside'
  const recounts = slot.kind === 'count' && form.recounts.some((word) => text.toLowerCase().includes(word))
  const alone = bare && (slot.kind === 'address' || slot.kind === 'phone')
  const { vague: _, ...settled } = fact.value
  // Nobody is asked about the same vague time twice, nor about one of which any hour or day will do.
  const told = (slot === asked && known?.vague === true) || (slot.kind === 'time' && fact.value.rhythm === undefined && saysEither(text, form)) ? settled : fact.value
  // 「我跟老公两个」
  const value = slot.ofAsker && fact.party === true ? { ...told, text: people.self[0] ?? told.text } : slot.ofAsker && fact.both === true ? { ...told, text: `${people.self[0] ?? ''}${people.and[0] ?? ''}${told.text}` } : told
  return { kind: 'fill', slot: slot.id, value, correction: (corrects && (slot.kind !== 'relation' || tellsWho(facts))) || fact.corrects || slot === asked || completes || names || moved || alone || recounts }
}

/** 「不是我爸，是我哥」; 「电话还是留我姑姑的，138…」 says nothing of whom it is for. */
export const tellsWho = (facts: readonly Fact[]): boolean => facts.every(({ kind }) => kind === 'relation' || kind === 'person' || kind === 'age')

const askedFirst = (slots: readonly Slot[], asked: Slot | undefined): readonly Slot[] =>
  asked === undefined ? slots : [asked, ...slots.filter((slot) => slot !== asked)]
