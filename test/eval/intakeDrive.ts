import { begin, type Conversation } from '../../src/core/conversation.ts'
import type { Speaker } from '../../src/core/context.ts'
import { decide } from '../../src/core/decide.ts'
import type { Effect } from '../../src/core/effect.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type TicketNumber } from '../../src/core/ids.ts'
import { missingSlot } from '../../src/core/intake.ts'
import type { Library } from '../../src/core/library.ts'
import type { Turn } from '../../src/core/message.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import type { Understand } from '../../src/ports.ts'
import type { IntakeItem } from './intakeItem.ts'

/** How a dialogue went. `script` is what both said; a `bot` line names replies, not sentences. */
export type Played = Readonly<{ tickets: readonly Ticket[]; turns: number; standing: boolean; script: readonly string[] }>

/** 2026-11-23 10:00 in 常州, a Monday. */
const MONDAY = Date.parse('2026-11-23T02:00:00Z')
const ACCOUNT = 'eval' as AccountId
const CONTACT = 'asker' as ContactId
const SPEAKER: Speaker = { person: 'asker' as PersonId, account: ACCOUNT, contact: CONTACT, name: 'asker', roles: [], friend: true }
/** More turns than this after the scripted ones, or more answers to one slot: it is going in circles. */
const MOST_TURNS = 24
const MOST_TRIES = 4
const DONT_KNOW = '不知道'
const YES = '对的'

/** Plays one dialogue without WeChat and without stores: the script first, then the answers to what is still asked. */
export const play = async (item: IntakeItem, library: Library, understand: Understand): Promise<Played> => {
  let conversation: Conversation = begin(privateConversation(ACCOUNT, CONTACT))
  let own: readonly Ticket[] = []
  let turns = 0
  const script: string[] = []
  const asked = new Map<string, number>()

  const perform = (effect: Effect): void => {
    if (effect.do === 'openTicket') own = [{ ...effect.ticket, number: `Q1123-0${own.length + 1}` as TicketNumber, state: 'dispatched' }, ...own]
    if (effect.do === 'noteTicket') {
      const { ticket, slot, value } = effect
      if (slot !== undefined && value !== undefined) own = own.map((one) => (one.id === ticket ? { ...one, slots: { ...one.slots, [slot]: value } } : one))
    }
  }
  const hear = async (text: string): Promise<void> => {
    const now = MONDAY + turns * 60_000
    turns += 1
    const turn: Turn = {
      conversation: conversation.id, ids: [`m-${turns}` as MessageId], account: ACCOUNT, from: { contact: CONTACT, name: 'asker', friend: true },
      place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: now, heardAt: now,
    }
    const understood = await understand({ turn, conversation, speaker: SPEAKER, desk: [], colleagues: [], own, now })
    const decision = decide(conversation, turn, { now, library, ...understood, speaker: SPEAKER, desk: [], colleagues: [], own })
    conversation = decision.conversation
    decision.effects.forEach(perform)
    const replies = decision.effects.flatMap((effect) => (effect.do === 'say' ? effect.lines.map(({ reply, about }) => (about === undefined ? reply : `${reply}:${about}`)) : [effect.do]))
    script.push(`人 ${text.replaceAll('\n', ' ⏎ ')}`, `桥 [${understood.commands.map(writeCommand).join(' ')}] ${replies.join(' ')}`)
  }
  /** What the driver answers to what is open now; nothing when nobody is waiting. */
  const answer = (): string | undefined => {
    const { stage } = conversation
    if (stage.at === 'confirming') return YES
    if (stage.at === 'choosing') {
      const n = stage.choices.findIndex((choice) => choice.kind === 'service' && item.tickets.some(({ service }) => service === choice.service))
      return n === -1 ? undefined : String(n + 1)
    }
    const slot = stage.at === 'filling' ? missingSlot(stage.draft, library) : undefined
    if (slot === undefined) return undefined
    const times = asked.get(slot.id) ?? 0
    asked.set(slot.id, times + 1)
    const facts = [item.facts[slot.id] ?? DONT_KNOW].flat()
    return times >= MOST_TRIES ? undefined : facts[Math.min(times, facts.length - 1)]
  }

  for (const said of item.turns) {
    const choice = conversation.stage.at === 'choosing' ? answer() : undefined
    if (choice !== undefined) await hear(choice)
    await hear([said].flat().join('\n'))
  }
  for (let more = 0; item.tickets.length > 0 && !item.stop && more < MOST_TURNS; more += 1) {
    const text = answer()
    if (text === undefined) break
    await hear(text)
  }
  for (const said of item.after) await hear(said)
  const standing = conversation.stage.at !== 'idle' || conversation.waiting.length > 0
  return { tickets: own.toReversed(), turns, standing: standing && !item.stop, script }
}

const writeCommand = (command: Parameters<typeof decide>[2]['commands'][number]): string => {
  const { kind, ...said } = command
  return Object.keys(said).length === 0 ? kind : `${kind}:${JSON.stringify(said)}`
}
