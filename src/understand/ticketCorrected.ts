import type { Command } from '../core/command.ts'
import type { ServiceId, SlotId } from '../core/ids.ts'
import { isOpen } from '../core/requesting.ts'
import type { Service, Slot } from '../core/service.ts'
import type { Slots } from '../core/ticket.ts'
import type { FormWords } from '../core/words/form.ts'
import type { Hearing } from '../ports.ts'
import { holdsWord } from './anew/spans.ts'
import { tellAnew } from './anew/tellAnew.ts'
import { splitClauses } from './clauses.ts'
import { saysWrong } from './corrects.ts'
import { findTimes } from './entities/time.ts'
import type { Fact } from './facts.ts'
import { fillSlots } from './fillSlots.ts'
import { consentIn, saysNone } from './hearClauses.ts'
import { LONGEST_TEXT } from './material.ts'
import { materialOf, type Kit } from './kit.ts'
import { together } from './together.ts'

/** What words with no form open put right on the ticket that is worked on: 「周四不行了，改周五」, 「号码末尾是465」. */
export const ticketCorrected = (text: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const ticket = hearing.own.find(({ state }) => isOpen(state))
  const service = ticket === undefined ? undefined : kit.library.services.get(ticket.service as ServiceId)
  if (ticket === undefined || service === undefined) return []
  const { words } = kit.library
  const facts = withoutWhoseNumber(kit.facts(text, hearing, service))
  // 「不对，房号是202」
  const [head, ...tail] = splitClauses(text)
  const corrects = saysWrong(text, kit.library.lexicon) || (head !== undefined && tail.length > 0 && kit.acts.whole(head.text) === 'deny')
  const plainly = corrects || holdsWord(text, words.anew.changes) || consentIn(text, words.form.consent, false) !== undefined || facts.some((fact) => fact.corrects)
  const read = fillSlots(service, undefined, { ...materialOf(text, facts, kit), corrects: true, filed: true })
  const { heard, mended } = tellAnew(text, { heard: plainly ? read.heard : read.heard.map((command) => (command.kind === 'fill' ? { ...command, correction: false } : command)), beside: [], answer: [] }, {
    service, slots: ticket.slots, asked: undefined, corrects, facts, read: (said) => kit.facts(said, hearing, service), answers: () => false, words,
  }, () => [])
  // With no form open a bare value may be anything; it corrects where a word says so, or what was right before stands beside it.
  const { moves, drops, tails, calledSo } = words.anew
  if (!plainly && holdsWord(opening(text), words.anew.adds)) return added(read.heard, service, ticket.slots, words.form)
  // 「再加一个，我表妹也想去，一共三个人」
  const recounted = holdsWord(text, words.form.recounts) ? mended.filter((command) => command.kind === 'fill' && service.slots.some(({ id, kind }) => id === command.slot && kind === 'count')) : []
  // What is only named changes nothing, and is no answer.
  return withoutReason((plainly ? heard : holdsWord(text, together(moves, drops, tails, calledSo)) ? mended : recounted).filter((command) => command.kind !== 'fill' || command.correction), service, (said) => findTimes(said, { now: hearing.now, zone: kit.library.community.zone, words, places: kit.library.places }).length > 0)
}

/** 「许阿姨换号码了，请改打152…」: beside a number people are named whose it is, and not whom the ticket is for. */
const withoutWhoseNumber = (facts: readonly Fact[]): readonly Fact[] =>
  facts.some(({ kind, broken }) => kind === 'phone' && broken !== true) ? facts.filter(({ kind, corrects }) => (kind !== 'person' && kind !== 'relation') || corrects) : facts

/** 「上午她去买菜，下午去比较好」: why another time is better, which names the other one, is no other matter. */
const withoutReason = (commands: readonly Command[], { slots }: Service, namesTime: (said: string) => boolean): readonly Command[] => {
  const kindOf = (command: Command): Slot['kind'] | undefined => (command.kind === 'fill' ? slots.find(({ id }) => id === command.slot)?.kind : undefined)
  return commands.some((command) => kindOf(command) === 'time') ? commands.filter((command) => !(command.kind === 'fill' && kindOf(command) === 'text' && namesTime(command.value.said))) : commands
}

/** The first clauses, where somebody says that this was left out before. */
const opening = (text: string): string => splitClauses(text).slice(0, 2).map((clause) => clause.text).join('\uff0c').slice(0, LONGEST_OPENING)
const LONGEST_OPENING = 30

/** What a ticket does not say yet, 「忘了说，她耳朵背」, or says there is none of, or what takes another choice, 「对了，晚饭也要」; nothing of somebody else. */
const added = (heard: readonly Command[], { slots }: Service, known: Slots, form: FormWords): readonly Command[] => {
  const fills = heard.flatMap((command) => (command.kind === 'fill' && known[command.slot]?.text !== command.value.text ? [command] : []))
  const kindOf = (slot: SlotId): Slot['kind'] | undefined => slots.find(({ id }) => id === slot)?.kind
  if (fills.some(({ slot }) => kindOf(slot) === 'relation' && known[slot] !== undefined)) return []
  return fills.flatMap((fill) => {
    const before = known[fill.slot]
    if (before === undefined || saysNone(before.text, form) || kindOf(fill.slot) === 'choice') return [{ ...fill, correction: true }]
    // 「漏讲一样，羊肉他也不吃」 is more of what he does not eat.
    if (kindOf(fill.slot) !== 'text' || before.text.includes(fill.value.text)) return []
    return [{ ...fill, correction: true, value: { ...fill.value, text: `${before.text}\uff1b${fill.value.text}`.slice(0, LONGEST_TEXT) } }]
  })
}
