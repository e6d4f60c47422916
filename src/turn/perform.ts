import { tellOutcome } from '../core/aftermath.ts'
import { receiveDraft } from '../core/carrying.ts'
import type { Utterance } from '../core/effect.ts'
import { roomConversation, type ConversationId, type EffectId, type MessageId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { forgetTalk } from '../core/privacy.ts'
import type { Address, Voice } from '../core/ticket.ts'
import { writeParts, type ToTraditional } from '../core/write.ts'
import { keepFiles, type KeepTools } from './keepFiles.ts'
import type { Spoken } from './spoken.ts'
import type { Channel, ConversationStore, Desk, Pending } from '../ports.ts'

/** What performing needs from the world. */
export type Performers = Readonly<{
  store: ConversationStore
  channel: Channel
  desk: Desk
  files: KeepTools['files']
  library: () => Library
  toTraditional: ToTraditional
  spoken: Spoken
  /** Hears of everything said, by reply id: for the log and for golden conversations. */
  onSaid?: (to: Address, lines: readonly Utterance[]) => void
}>

/** Raised when an effect could not be performed now; it stays in the outbox. */
export class NotPerformed extends Error {
  override readonly name = 'NotPerformed'
}

/** A sentence whose fate is unknown is said once more, and then left: a sentence is said at least once. */
const UNCERTAIN_TRIES = 1

/** Does what was decided. Doing it again opens no second ticket; after a crash it may repeat a sentence. */
export const perform = async (pending: Pending, tools: Performers): Promise<void> => {
  const { effect, origin } = pending
  switch (effect.do) {
    case 'say':
      return speak(effect.to, effect.voice, effect.lines, pending, tools)
    case 'carry':
      return carry(pending, tools)
    case 'erase':
      return erase(pending, tools)
    case 'keepFiles':
      return speak(origin.to, origin.voice, await keepFiles(pending, effect, tools), pending, tools)
    case 'openTicket':
    case 'noteTicket':
    case 'rate':
    case 'familyCode':
    case 'joinFamily':
    case 'closeFamily':
    case 'noteSame':
    case 'changePlan':
    case 'claim':
    case 'moveTicket':
    case 'staffing':
    case 'report':
    case 'bind':
    case 'invite':
    case 'setRoom':
    case 'quietRoom':
    case 'reportRoom':
    case 'awaitReply':
    case 'noteConsent':
    case 'noteNotice':
    case 'noteAnswer':
    case 'noteUnanswered':
    case 'figures':
    case 'curate':
    case 'activity':
    case 'give':
    case 'noteHelp':
    case 'leaveVolunteers':
    case 'noteSecurity': {
      const outcome = await tools.desk(pending)
      return speak(origin.to, origin.voice, tellOutcome(effect, outcome, tools.library(), origin.voice.locale), pending, tools)
    }
  }
}

const speak = async (to: Address, voice: Voice, lines: readonly Utterance[], pending: Pending, { channel, library, toTraditional, spoken, onSaid }: Performers): Promise<void> => {
  if (lines.length === 0) return
  for (const part of writeParts(lines, voice, library(), toTraditional)) {
    if (spoken.has(pending.id, part)) continue
    const sent = await channel.send(to, part)
    if (sent.kind === 'refused') throw new NotPerformed(sent.why)
    if (sent.kind === 'uncertain' && pending.tries < UNCERTAIN_TRIES) throw new NotPerformed(sent.why)
    spoken.note(pending.id, part)
  }
  onSaid?.(to, lines)
}

/** P1: the ledger forgets first, then what was said in rooms is forgotten; done again after a crash, both find nothing left. */
const erase = async (pending: Pending, tools: Performers): Promise<void> => {
  const { account, contact } = pending.origin.speaker
  const outcome = await tools.desk(pending)
  if (outcome.of === 'erase') for (const room of outcome.rooms) await forgetIn(roomConversation(account, room, contact), tools.store)
  return speak(pending.origin.to, pending.origin.voice, tellOutcome(pending.effect, outcome, tools.library()), pending, tools)
}

const forgetIn = async (id: ConversationId, store: ConversationStore): Promise<void> => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { revision, conversation } = await store.load(id)
    if (revision === 0 || await store.commit(revision, forgetTalk(conversation), [], [])) return
  }
  throw new NotPerformed('a conversation in a room was busy')
}

/** G3: a draft begun in a group goes on in private, whether or not a message can be sent there. */
const carry = async (pending: Pending, { store, library }: Performers): Promise<void> => {
  const { effect, id, origin } = pending
  if (effect.do !== 'carry') return
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const loaded = await store.load(effect.to)
    if (loaded.conversation.seen.includes(id as string as MessageId)) return
    const { conversation, lines } = receiveDraft(loaded.conversation, effect, id, origin.at, library())
    const to: Address = { kind: 'private', account: origin.speaker.account, contact: origin.speaker.contact }
    const greeting: readonly Pending[] = effect.announce && lines.length > 0
      ? [{ id: `${id}/carried` as EffectId, tries: 0, origin: { ...origin, to }, effect: { do: 'say', to, voice: effect.voice, lines } }]
      : []
    if (await store.commit(loaded.revision, conversation, [], greeting)) return
  }
  throw new NotPerformed('the private conversation was busy')
}
