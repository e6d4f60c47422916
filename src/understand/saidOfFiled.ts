import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import type { Draft } from '../core/conversation.ts'
import { holdsAny } from '../core/holdsAny.ts'
import type { ServiceId } from '../core/ids.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Service } from '../core/service.ts'
import type { Ticket } from '../core/ticket.ts'
import type { Hearing } from '../ports.ts'
import { holdsWord } from './anew/spans.ts'
import { saysWrong } from './corrects.ts'
import { fillSlots } from './fillSlots.ts'
import { LONGEST_TEXT } from './material.ts'
import { materialOf, type Kit } from './kit.ts'
import { isQuestion } from './question.ts'
import { saysOff } from './saysOff.ts'

type Fill = Extract<Command, { kind: 'fill' }>
type Filed = Readonly<{ ticket: Ticket; service: Service }>

/** For so long, in ms, after a request was registered what tells something more is told of it. */
const LATELY = 30 * 60_000
/** So surely words tell what a slot asks for that more is told of it. */
const TELLS = 0.3
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
export const saidOfFiled = (text: string, hearing: Hearing, kit: Kit, hear: (heard: Hearing) => readonly Command[]): readonly Fill[] | undefined => {
  const { conversation, speaker, turn } = hearing
  if (conversation.stage.at !== 'idle' || turn.place.kind !== 'private' || isStaff(speaker)) return undefined
  if (kit.acts.whole(text) !== undefined || kit.acts.within(text).includes('cancel') || saysOff(text, kit.library.words)) return undefined
  for (const filed of filedLately(hearing, kit)) {
    const draft = draftOfFiled(filed)
    const commands = hear({ ...hearing, own: [], conversation: { ...conversation, stage: { at: 'confirming', draft } } })
    const fills = commands.filter((command): command is Fill => command.kind === 'fill')
    if (!commands.every(({ kind }) => kind === 'fill' || kind === 'unclear' || kind === 'chat') || wishesAgain(text, fills, filed, kit)) return undefined
    const told = [
      () => fills.filter((fill) => changes(fill, text, filed, kit)),
      () => moreOf(text, draft, filed, hearing, kit),
      () => fills.filter((fill) => choosesOtherwise(fill, text, filed, kit)),
    ].map((find) => find()).find((found) => found.length > 0)
    if (told !== undefined) return withAllWords(told, text, filed).map((fill) => ({ ...fill, correction: true, of: filed.service.id }))
  }
  return undefined
}

const draftOfFiled = ({ ticket, service }: Filed): Draft => ({
  service: service.id, slots: ticket.slots, attachments: [], words: [], begunAt: ticket.openedAt,
  passed: service.slots.flatMap(({ id }) => (ticket.slots[id] === undefined ? [id] : [])),
})

/** Who is only named again is not whom it is for, and 「周六也送吧」 puts no other day in the place of the first. */
const changes = ({ slot, value, correction }: Fill, text: string, { ticket, service }: Filed, { library: { lexicon, words: { anew } } }: Kit): boolean => {
  if (ticket.slots[slot] === undefined) return true
  const adds = service.slots.some(({ id, kind }) => id === slot && kind === 'time') && holdsAny(text, anew.more) && !saysWrong(text, lexicon) && !holdsWord(text, anew.changes)
  return correction && !adds && ticket.slots[slot]?.text !== value.text
}

/** 「不用回复我」: another choice, where hardly more is said. */
const choosesOtherwise = ({ slot, value }: Fill, text: string, { ticket, service }: Filed, { library: { words: { intent } } }: Kit): boolean =>
  text.length <= LONGEST_CHOICE && !isQuestion(text, intent) && service.slots.some(({ id, kind }) => id === slot && kind === 'choice') && ticket.slots[slot]?.text !== value.text
const LONGEST_CHOICE = 24

/** 「我膝盖不好，给我留个有靠背的椅子」: what is told of one matter goes to staff whole, and only once. */
const withAllWords = (fills: readonly Fill[], text: string, { ticket, service }: Filed): readonly Fill[] => {
  const isText = ({ slot }: Fill): boolean => service.slots.some(({ id, kind }) => id === slot && kind === 'text')
  const own = fills.filter((fill) => !(isText(fill) && ticket.slots[fill.slot] !== undefined && fills.some((other) => other !== fill && other.value.said.length >= fill.value.said.length)))
  const [only] = own
  if (only === undefined || own.length > 1 || !isText(only) || only.value.text.includes(text)) return own
  const known = ticket.slots[only.slot]?.text
  const adds = known === undefined || only.value.text.startsWith(known)
  return adds ? [{ ...only, value: { ...only.value, said: text, text: (known === undefined ? text : `${known}\uff1b${text}`).slice(0, LONGEST_TEXT) } }] : own
}

/** 「还想给她订午饭」 wishes for something of its own; 「想借活动室，12月6日，25个人」 for the same once more. */
const wishesAgain = (text: string, fills: readonly Fill[], { ticket, service }: Filed, { classify, library: { words: { intent } } }: Kit): boolean => {
  const [best] = classify(text)
  if (!holdsAny(text, intent.wants) || best === undefined || best.sure < OTHER) return false
  const others = fills.filter(({ slot, value }) => ticket.slots[slot] !== undefined && ticket.slots[slot]?.text !== value.text)
  return best.service !== service.id || others.length > 1 || others.some(({ slot }) => service.slots.some(({ id, kind }) => id === slot && kind === 'relation'))
}
/** From here on it is wished for. */
const OTHER = 0.5

/** What adds to what was told of it: 「灭火器有一半过期了，也请帮忙看看」. */
const moreOf = (text: string, draft: Draft, { service }: Filed, hearing: Hearing, kit: Kit): readonly Fill[] => {
  if (text.length < SHORTEST || isQuestion(text, kit.library.words.intent)) return []
  const told = fillSlots(service, draft, { ...materialOf(text, kit.facts(text, hearing, service), kit), corrects: true }).heard
    .filter((command): command is Fill => command.kind === 'fill' && service.slots.some(({ id, kind }) => id === command.slot && kind === 'text') && draft.slots[command.slot]?.text !== command.value.text)
  if (told.length > 0) return told
  const fits = kit.fitting(text)
  const [best] = service.slots.filter(({ kind }) => kind === 'text').map((slot) => ({ slot, sure: fits(service, slot) })).toSorted((a, b) => b.sure - a.sure)
  if (best === undefined || best.sure < TELLS) return []
  const known = draft.slots[best.slot.id]?.text
  return [{ kind: 'fill', slot: best.slot.id, correction: true, value: { text: (known === undefined ? text : `${known}\uff1b${text}`).slice(0, LONGEST_TEXT), said: text } }]
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
  if (!tellsOf(text, filed, hearing, kit)) return undefined
  // 「周六也送吧」 is no wish of its own; one for another service or said outright is, where it sounds like one.
  const isWish = (command: Extract<Command, { kind: 'request' }>): boolean =>
    (command.found[0]?.sure ?? 0) >= SURELY_WISHED ? wishes || !same(command) : wishes && !same(command)
  const yields = (command: Command): boolean =>
    WEAK.has(command.kind) || (command.kind === 'decline' && guessed) || (command.kind === 'ask' && (command.finding !== 'answered' || !command.followUp)) || (command.kind === 'request' && !isWish(command))
  return commands.every(yields) && commands.some(({ kind }) => kind !== 'unclear' && kind !== 'fill') ? { kind: 'note', words: turn.text } : undefined
}
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
