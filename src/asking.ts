import { factsOf, type AnswerFacts } from './core/answerOf.ts'
import { begin, type Conversation } from './core/conversation.ts'
import type { KnownRoom, Speaker } from './core/context.ts'
import { decide } from './core/decide.ts'
import { privateConversation, roomConversation, type AccountId, type ContactId, type MessageId, type PersonId, type RoomId } from './core/ids.ts'
import type { Library } from './core/library.ts'
import type { Turn } from './core/message.ts'
import { line } from './core/step.ts'
import { writeParts, type ToTraditional } from './core/write.ts'
import type { Understand } from './ports.ts'

/** One question, or one conversation of which the last answer counts. */
export type Question = Readonly<{ id?: string; turns: readonly string[]; scope: 'room' | 'private' }>

/** The answer as other programs get it. `ms` covers the last turn: understanding, deciding and writing. */
export type PrintedAnswer = AnswerFacts & Readonly<{ text: string; ms: number }>
export type Ask = (question: Question) => Promise<PrintedAnswer>

const ACCOUNT = 'ask' as AccountId
const CONTACT = 'asker' as ContactId
const ROOM = 'room' as RoomId

/** The bridge without WeChat and without memory: understanding and deciding one conversation at a time. */
export const createAsk = (library: Library, understand: Understand, toTraditional: ToTraditional, now: () => number): Ask => async ({ turns, scope }) => {
  const speaker: Speaker = { person: 'asker' as PersonId, account: ACCOUNT, contact: CONTACT, name: 'asker', roles: [], friend: true }
  const room: KnownRoom | undefined = scope === 'room' ? { room: ROOM, account: ACCOUNT, use: 'community', topic: '' } : undefined
  let conversation: Conversation = begin(scope === 'room' ? roomConversation(ACCOUNT, ROOM, CONTACT) : privateConversation(ACCOUNT, CONTACT))
  let answer: PrintedAnswer = { outcome: 'unknown', entries: [], citations: [], service: null, text: '', ms: 0 }
  for (const [at, text] of turns.entries()) {
    const begun = performance.now()
    const moment = now()
    const turn: Turn = {
      conversation: conversation.id, ids: [`ask-${at}` as MessageId], account: ACCOUNT, from: { contact: CONTACT, name: 'asker', friend: true },
      place: room === undefined ? { kind: 'private' } : { kind: 'room', room: ROOM, topic: '' }, text, attachments: [], addressed: true, sentAt: moment, heardAt: moment,
    }
    const where = room === undefined ? {} : { room }
    const understood = await understand({ turn, conversation, speaker, desk: [], colleagues: [], own: [], now: moment, ...where })
    const decision = decide(conversation, turn, { now: moment, library, ...understood, speaker, desk: [], colleagues: [], own: [], ...where })
    conversation = decision.conversation
    const facts = factsOf(decision, library)
    const lines = decision.effects.flatMap((effect) => (effect.do === 'say' ? effect.lines : []))
    const handed = facts.outcome === 'handoff' ? [line('handoff.here')] : []
    answer = {
      ...facts,
      text: writeParts([...lines, ...handed], conversation.voice, library, toTraditional).join('\n'),
      ms: Math.round((performance.now() - begun) * 100) / 100,
    }
  }
  return answer
}
