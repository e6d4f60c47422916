import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import type { Draft } from '../core/conversation.ts'
import { holdsAny } from '../core/holdsAny.ts'
import type { ServiceId } from '../core/ids.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Service, Slot } from '../core/service.ts'
import type { Ticket } from '../core/ticket.ts'
import type { Hearing } from '../ports.ts'
import { holdsWord } from './anew/spans.ts'
import { besideChoice, chooseFrom } from './choose.ts'
import { splitClauses } from './clauses.ts'
import { saysWrong } from './corrects.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { fillSlots } from './fillSlots.ts'
import { clausesAbout } from './hearClauses.ts'
import { lengthOf } from './lengthOf.ts'
import { LONGEST_TEXT } from './material.ts'
import { materialOf, type Kit } from './kit.ts'
import { isQuestion } from './question.ts'
import { QUITS, quitsIn } from './quits.ts'
import { saysOff } from './saysOff.ts'
import { isMadeOf, longestFirst } from './withoutWords.ts'

type Fill = Extract<Command, { kind: 'fill' }>
type Filed = Readonly<{ ticket: Ticket; service: Service }>

/** For so long, in ms, after a request was registered what tells something more is told of it. */
const LATELY = 30 * 60_000
/** So surely words tell what a slot asks for that more is told of it. */
const TELLS = 0.3
/** What says that it is more, and what tells nothing else by far, need tell it this surely. */
const SURELY_MORE = 0.1
const NOTHING_ELSE = 0.15
const FAR = 8
/** So little they tell it that they tell something else. */
const NOT_AT_ALL = 0.02
/** Fewer characters tell nothing. */
const SHORTEST = 4

/** What somebody registered a moment ago and is worked on, the latest first. */
export const filedLately = ({ own, now }: Pick<Hearing, 'own' | 'now'>, { library: { services } }: Kit): readonly Filed[] =>
  own.flatMap((ticket): readonly Filed[] => {
    const service = services.get(ticket.service as ServiceId)
    return service !== undefined && mayMove(ticket.state, 'withdrawn') && now - ticket.openedAt < LATELY ? [{ ticket, service }] : []
  }).toSorted((a, b) => b.ticket.openedAt - a.ticket.openedAt)

/**
 * What words tell of the request that was registered a moment ago, 「她叫高月珍，八十五」: they are heard as if it were still
 * read back. Undefined where they ask, wish for something else or call it off. `hear` hears a turn afresh. I3.
 */
export const saidOfFiled = (text: string, hearing: Hearing, kit: Kit, hear: (heard: Hearing) => readonly Command[]): readonly Command[] | undefined => {
  const { conversation, speaker, turn } = hearing
  if (conversation.stage.at !== 'idle' || turn.place.kind !== 'private' || isStaff(speaker)) return undefined
  const quits = saysOff(text, kit.library.words) ? quitsIn(text, kit) : 0
  if (kit.acts.whole(text) !== undefined || kit.acts.within(text).includes('cancel') || quits >= QUITS.surely) return undefined
  for (const filed of filedLately(hearing, kit)) {
    const draft = draftOfFiled(filed)
    if (quits < QUITS.maybe && thanksOnly(text, filed, hearing, kit)) return [{ kind: 'thanks' }]
    const bidden = quits < QUITS.maybe ? biddenIn(text, draft, filed, hearing, kit) : []
    const next = quits < QUITS.maybe ? addedNext(text, draft, filed, kit) : []
    if (bidden.length + next.length > 0) return [...bidden, ...next].map((fill) => ({ ...fill, of: filed.service.id }))
    const commands = hear({ ...hearing, own: [], conversation: { ...conversation, stage: { at: 'confirming', draft } } })
    const fills = commands.filter((command): command is Fill => command.kind === 'fill')
    if (!commands.every(({ kind }) => kind === 'fill' || kind === 'unclear' || kind === 'chat') || wishesAgain(text, fills, filed, kit)) return undefined
    // 「周三就不要来了，只要周五上午」 gives up a day.
    if (quits >= QUITS.maybe && !fills.some((fill) => fill.correction && filed.service.slots.some(({ id, kind }) => id === fill.slot && kind === 'time'))) return undefined
    const walks = fills.filter((fill) => tellsHow(fill, text, filed, kit))
    const told = [
      () => (walks.length === 0 ? [] : [...walks, ...fills.flatMap((fill) => (walks.includes(fill) ? [] : isTextOf(filed, fill) ? toldBesides(fill, filed, kit) : [fill])).filter((fill) => changes(fill, text, filed, kit))]),
      () => fills.filter((fill) => changes(fill, text, filed, kit)),
      () => fills.filter((fill) => choosesOtherwise(fill, text, filed, kit) && choosesOnly(fill, text, filed, kit)),
      () => moreOf(text, draft, filed, hearing, kit),
      () => fills.filter((fill) => choosesOtherwise(fill, text, filed, kit)),
    ].map((find) => find()).find((found) => found.length > 0)
    if (told !== undefined) return withAllWords(withoutNoted(withoutDue(told, filed, hearing, kit), filed, hearing, kit), text, filed).map((fill) => ({ ...fill, correction: true, of: filed.service.id }))
  }
  return undefined
}

const draftOfFiled = ({ ticket, service }: Filed): Draft => ({
  service: service.id, slots: ticket.slots, attachments: [], words: [], begunAt: ticket.openedAt,
  passed: service.slots.flatMap(({ id }) => (ticket.slots[id] === undefined ? [id] : [])),
})

/** Who is only named again is not whom it is for, and 「周六也送吧」 puts no other day in the place of the first. */
const changes = ({ slot, value, correction }: Fill, text: string, { ticket, service }: Filed, { library: { lexicon, words: { anew, intent } } }: Kit): boolean => {
  if (ticket.slots[slot] === undefined) return true
  // "What time will the repairman arrive?" tells nothing of what is broken.
  if (isQuestion(text, intent) && service.slots.some(({ id, kind }) => id === slot && kind === 'text')) return false
  const adds = service.slots.some(({ id, kind }) => id === slot && kind === 'time') && holdsAny(text, anew.more) && !saysWrong(text, lexicon) && !holdsWord(text, anew.changes)
  return correction && !adds && ticket.slots[slot]?.text !== value.text
}

/** 「她走路其实要人扶的」: how somebody walks is that choice, and no more of their health. */
const tellsHow = (fill: Fill, text: string, filed: Filed, kit: Kit): boolean =>
  filed.service.slots.some(({ id, health }) => id === fill.slot && health) && choosesOtherwise(fill, text, filed, kit)

/** 「我爸刚换过髋关节，走路要人搀的」: what clauses of their own tell that was not known, and not how he walks. */
const toldBesides = (fill: Fill, { ticket, service }: Filed, { library: { words: { form } } }: Kit): readonly Fill[] => {
  const named = service.slots.flatMap((one) => (one.kind === 'choice' && one.health ? form.subjects[one.id] ?? [] : []))
  const walks = (words: string): boolean => service.slots.some((one) => one.kind === 'choice' && one.health && chooseFrom(one, words, false, form) !== undefined)
  const clauses = splitClauses(fill.value.said)
  const rest = clauses.filter((clause) => !walks(clause.text) && !holdsAny(clause.text, named)).map((clause) => clause.text).join('\uff0c')
  const told = ticket.slots[fill.slot] === undefined && clauses.some((clause) => walks(clause.text)) ? clausesAbout(rest, form.listens[fill.slot] ?? []) : undefined
  return told === undefined ? [] : [{ ...fill, value: { ...fill.value, text: told, said: told } }]
}

const isTextOf = ({ service }: Filed, { slot }: Fill): boolean => service.slots.some(({ id, kind }) => id === slot && kind === 'text')

/** 「不用回复我」: another choice, where hardly more is said. */
const choosesOtherwise = ({ slot, value }: Fill, text: string, { ticket, service }: Filed, { library: { words: { intent } } }: Kit): boolean =>
  lengthOf(text) <= LONGEST_CHOICE && !isQuestion(text, intent) && service.slots.some(({ id, kind }) => id === slot && kind === 'choice') && ticket.slots[slot]?.text !== value.text
const LONGEST_CHOICE = 24

/** 「就写全家人的名义」 says little more than the choice. */
const choosesOnly = ({ slot }: Fill, text: string, { service }: Filed, { library: { words: { form } } }: Kit): boolean =>
  service.slots.some((one) => one.id === slot && besideChoice(one, text, form) === undefined)

/** "Thanks so much, you people are wonderful": nothing of it is told, asked or wished. */
const thanksOnly = (text: string, { service }: Filed, hearing: Hearing, kit: Kit): boolean => {
  const { words: { intent, anew }, lexicon } = kit.library
  const fits = kit.fitting(text)
  return kit.acts.within(text).includes('thanks') && !isQuestion(text, intent) && !holdsAny(text, [...intent.wants, ...anew.adds, ...anew.more]) && !saysWrong(text, lexicon)
    && kit.facts(text, hearing, service).length === 0 && service.slots.every((slot) => slot.kind !== 'text' || fits(service, slot) < SURELY_MORE)
}

/** 「帮我告诉她，孙女考上大学了」: what somebody is to be told, whatever it sounds like. */
const biddenIn = (text: string, draft: Draft, { service }: Filed, hearing: Hearing, kit: Kit): readonly Fill[] => {
  const { words: { anew, intent } } = kit.library
  const at = anew.bids.map((word) => text.toLowerCase().indexOf(word)).filter((found) => found >= 0).toSorted((a, b) => a - b)[0]
  const slot = at === undefined || at > LONGEST_LEAD || isQuestion(text, intent) || holdsWord(text, anew.turnsInto) || kit.facts(text, hearing, service).some(({ kind }) => OF_THE_FORM.has(kind)) ? undefined : bestOf(text, service, kit)
  return slot === undefined || slot.sure < BIDDEN || slot.slot.health ? [] : [addTo(slot.slot, text, draft)]
}
/** What is told of whom it is for, and not to them. */
const OF_THE_FORM: ReadonlySet<Fact['kind']> = new Set(['person', 'phone', 'address', 'age'])
/** So much may stand before what bids. */
const LONGEST_LEAD = 8
/** So surely what somebody is to be told tells what a slot asks for. */
const BIDDEN = 0.2

/** Without what only says by when it is needed: 「最晚1月20号要用」 tells nothing of what for. */
const withoutDue = (fills: readonly Fill[], { ticket, service }: Filed, hearing: Hearing, kit: Kit): readonly Fill[] => {
  const { words: { anew } } = kit.library
  const isTime = ({ slot }: Fill): boolean => service.slots.some(({ id, kind }) => id === slot && kind === 'time')
  const isDue = (fill: Fill): boolean => ticket.slots[fill.slot] !== undefined && service.slots.some(({ id, kind }) => id === fill.slot && kind === 'text')
    && isMadeOf(withoutFacts(fill.value.said, kit.facts(fill.value.said, hearing, service)).toLowerCase(), [...anew.onlyDue, ...anew.adds])
  return fills.some(isTime) ? fills.filter((fill) => !isDue(fill)) : fills
}

/** Without what says no more than that something else is to be noted: 「忘了讲一件要紧的，12月15号开庭」, 「她有哮喘，你们去的人知道一下」. */
const withoutNoted = (fills: readonly Fill[], filed: Filed, hearing: Hearing, kit: Kit): readonly Fill[] => {
  const { words: { anew } } = kit.library
  // 「我还会讲广东话和英语，有需要翻译的也可以叫我」 tells of languages, and of nothing that is known.
  const isOfOther = ({ slot, value: { said } }: Fill): boolean => {
    const best = bestOf(said, filed.service, kit)
    const own = textsOf(said, filed.service, kit).find((one) => one.slot.id === slot)
    return filed.ticket.slots[slot] !== undefined && best !== undefined && best.sure >= TELLS && own !== undefined && own.sure < NOT_AT_ALL && fills.some((other) => other.slot === best.slot.id)
  }
  const isNoted = (fill: Fill): boolean => {
    const others = fills.filter((other) => other.value.said.length < fill.value.said.length).flatMap(({ value }) => [value.said, ...splitClauses(value.said).map((clause) => clause.text)])
    const said = others.reduce((left, words) => left.replace(words, ' '), fill.value.said)
    return isTextOf(filed, fill) && (isMadeOf(withoutFacts(said, kit.facts(said, hearing, filed.service)).toLowerCase(), [...anew.onlyNoted, ...anew.adds]) || isOfOther(fill))
  }
  return fills.length < 2 ? fills : fills.filter((fill) => !isNoted(fill))
}

/** 「我膝盖不好，给我留个有靠背的椅子」: what is told of one matter goes to staff whole, and only once. */
const withAllWords = (fills: readonly Fill[], text: string, filed: Filed): readonly Fill[] => {
  const { ticket } = filed
  const isText = (fill: Fill): boolean => isTextOf(filed, fill)
  const own = fills.filter((fill) => !(isText(fill) && ticket.slots[fill.slot] !== undefined && fills.some((other, at) => other !== fill && (other.value.said.length > fill.value.said.length || (other.value.said.length === fill.value.said.length && !(isText(other) && ticket.slots[other.slot] !== undefined && at > fills.indexOf(fill)))))))
  const [only] = own
  if (only === undefined || own.length > 1 || !isText(only) || only.value.text.includes(text)) return own
  const known = ticket.slots[only.slot]?.text
  const adds = known === undefined || only.value.text.startsWith(known)
  return adds ? [{ ...only, value: { ...only.value, said: text, text: (known === undefined ? text : `${known}\uff1b${text}`).slice(0, LONGEST_TEXT) } }] : own
}

/** 「还想给她订午饭」 wishes for something of its own; 「想借活动室，12月6日，25个人」 for the same once more. */
const wishesAgain = (text: string, fills: readonly Fill[], { ticket, service }: Filed, kit: Kit): boolean => {
  const { classify, library: { words: { intent } } } = kit
  const [best] = classify(text)
  if (!holdsAny(text, intent.wants) || best === undefined || best.sure < OTHER) return false
  // "Wednesday doesn't work, Thursday 2pm please" names nothing else.
  if (!isNamed({ found: [best] }, text, kit) && best.sure < SURELY_WISHED && fills.some((fill) => fill.correction && ticket.slots[fill.slot] !== undefined)) return false
  const others = fills.filter(({ slot, value }) => ticket.slots[slot] !== undefined && ticket.slots[slot]?.text !== value.text)
  return best.service !== service.id || others.length > 1 || (!holdsWord(text, kit.library.words.people.notThis) && others.some(({ slot }) => service.slots.some(({ id, kind }) => id === slot && kind === 'relation')))
}
/** From here on it is wished for. */
const OTHER = 0.5

/** What adds to what was told of it: 「灭火器有一半过期了，也请帮忙看看」. */
const moreOf = (text: string, draft: Draft, { service }: Filed, hearing: Hearing, kit: Kit): readonly Fill[] => {
  if (text.length < SHORTEST || isQuestion(text, kit.library.words.intent)) return []
  const told = fillSlots(service, draft, { ...materialOf(text, kit.facts(text, hearing, service), kit), corrects: true }).heard
    .filter((command): command is Fill => command.kind === 'fill' && service.slots.some(({ id, kind }) => id === command.slot && kind === 'text') && draft.slots[command.slot]?.text !== command.value.text)
  if (told.length > 0) return told
  const { words: { anew } } = kit.library
  const said = withoutLead(text, anew.adds)
  const [best, second] = textsOf(said, service, kit)
  // 「还有一样，帮她剪剪脚趾甲」 says that it is more; 「她还有点低烧」 tells nothing else.
  const least = said.length < text.length ? SURELY_MORE : (second?.sure ?? 0) * FAR <= (best?.sure ?? 0) && !kit.chats(text) ? NOTHING_ELSE : TELLS
  return best === undefined || best.sure < least ? [] : [addTo(best.slot, text, draft)]
}

/** 「除了打扫还想加一样，帮她剪剪脚趾甲」: what stands after a clause that says that something is added. */
const addedNext = (text: string, draft: Draft, { service }: Filed, kit: Kit): readonly Fill[] => {
  const { words: { anew, intent } } = kit.library
  const clauses = splitClauses(text)
  const at = clauses.slice(0, 2).findIndex((clause) => anew.addsNext.some((word) => clause.text.toLowerCase().endsWith(word)))
  const next = clauses[at + 1]
  if (at < 0 || next === undefined || isQuestion(text, intent)) return []
  const said = text.slice(next.from)
  // What is wished for is done, and no state of health.
  const fits = textsOf(said, service, kit).filter(({ slot, sure }) => !slot.brief && sure >= SURELY_MORE)
  const best = fits.find(({ slot }) => !slot.health) ?? fits[0]
  return best === undefined ? [] : [addTo(best.slot, said, draft)]
}

const bestOf = (text: string, service: Service, kit: Kit): Readonly<{ slot: Slot; sure: number }> | undefined => textsOf(text, service, kit)[0]

/** The slots of free text, those that words tell most first. */
const textsOf = (text: string, service: Service, { fitting }: Kit): readonly Readonly<{ slot: Slot; sure: number }>[] => {
  const fits = fitting(text)
  return service.slots.filter(({ kind }) => kind === 'text').map((slot) => ({ slot, sure: fits(service, slot) })).toSorted((a, b) => b.sure - a.sure)
}

/** Words as more of what is known. */
const addTo = ({ id }: Slot, text: string, { slots }: Draft): Fill => {
  const known = slots[id]?.text
  return { kind: 'fill', slot: id, correction: true, value: { text: (known === undefined ? text : `${known}\uff1b${text}`).slice(0, LONGEST_TEXT), said: text } }
}

/** The words after a first clause that only says that something is to be added. */
const withoutLead = (text: string, adds: readonly string[]): string => {
  const [head, next] = splitClauses(text)
  if (head === undefined) return text
  const lead = longestFirst(adds).find((word) => head.text.toLowerCase().startsWith(word))
  if (lead === undefined) return text
  const rest = head.text.slice(lead.length)
  return rest.length < SHORTEST && next !== undefined ? text.slice(next.from) : text.slice(head.from + lead.length)
}

/** A word for whoever works on what was registered a moment ago, where words say nothing else for sure: no question, no other wish. */
export const remarkOnFiled = (text: string, commands: readonly Command[], guessed: boolean, hearing: Hearing, kit: Kit): Command | undefined => {
  const { conversation: { stage }, turn, speaker } = hearing
  const { words: { intent } } = kit.library
  const [filed] = stage.at === 'idle' && turn.place.kind === 'private' && !isStaff(speaker) ? filedLately(hearing, kit) : []
  if (filed === undefined || text.length < SHORTEST || kit.acts.whole(text) !== undefined) return undefined
  const same = (command: Command): boolean => command.kind === 'request' && command.found[0]?.service === filed.service.id
  const wishes = holdsAny(text, intent.wants)
  // 「登记好了会通知我吗」
  if (isQuestion(text, intent)) return !wishes && commands.length > 0 && commands.every((command) => same(command) || (command.kind === 'request' && (command.found[0]?.sure ?? 0) < SURELY_WISHED)) ? { kind: 'status' } : undefined
  // 「钥匙在隔壁，不用按门铃」 is only a little like a wish, and names none.
  const faint = !wishes && commands.length > 0 && commands.every((command) => command.kind === 'fill' || (command.kind === 'request' && (command.found[0]?.sure ?? 0) < OTHER && !isNamed(command, text, kit)))
  if (!tellsOf(text, filed, hearing, kit) && !faint) return undefined
  // 「周六也送吧」 is no wish of its own; one for another service or said outright is, where it sounds like one.
  const isWish = (command: Extract<Command, { kind: 'request' }>): boolean =>
    (command.found[0]?.sure ?? 0) >= SURELY_WISHED ? wishes || !same(command) : wishes && !same(command)
  const yields = (command: Command): boolean =>
    WEAK.has(command.kind) || (command.kind === 'decline' && guessed) || (command.kind === 'ask' && (command.finding !== 'answered' || !command.followUp)) || (command.kind === 'request' && !isWish(command))
  return commands.every(yields) && commands.some(({ kind }) => kind !== 'unclear' && kind !== 'fill') ? { kind: 'note', words: turn.text } : undefined
}
/** Whether a service is named by a word of it. */
const isNamed = ({ found: [best] }: Pick<Extract<Command, { kind: 'request' }>, 'found'>, text: string, { library: { services } }: Kit): boolean =>
  best !== undefined && services.get(best.service)?.words.some((word) => text.toLowerCase().includes(word)) === true

/** From here on words sound like a wish. */
const SURELY_WISHED = 0.6
/** What words are taken for that say little. */
const WEAK: ReadonlySet<Command['kind']> = new Set(['likeliest', 'fill', 'unclear', 'tell'])
/** So faintly words may tell what a slot asks for and still be meant for it. */
const FAINTLY = 0.05

/** 「还凑合吧」 tells nothing. */
const tellsOf = (text: string, { service }: Filed, hearing: Hearing, kit: Kit): boolean => {
  const fits = kit.fitting(text)
  return kit.facts(text, hearing, service).length > 0 || /\d/.test(text) || holdsWord(text, kit.library.words.anew.adds) || service.slots.some((slot) => fits(service, slot) >= FAINTLY)
}
