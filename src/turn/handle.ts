import type { Command } from '../core/command.ts'
import { isCurator, isStaff, type Context } from '../core/context.ts'
import { remember, type Conversation } from '../core/conversation.ts'
import { decide } from '../core/decide.ts'
import { effectId, type ConversationId, type MessageId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { addressOf, hearBurst, type Message, type Turn } from '../core/message.ts'
import type { Address } from '../core/ticket.ts'
import { listen, type Voices } from './listen.ts'
import type { RoomPace } from './roomPace.ts'
import type { Clock, ConversationStore, Hearing, Ledger, Pending, Reword, Understand } from '../ports.ts'
import { resultsWaiting } from './resultsWaiting.ts'
import { readGiving } from './givingContext.ts'
import { spokenOf } from './spokenOf.ts'

export type HandleTools = Readonly<{
  store: ConversationStore; ledger: Ledger; understand: Understand; library: () => Library; now: Clock
  /** Hears voice messages; absent, they are asked for in writing. */
  voices?: Voices
  /** Words beside what was decided what a model may word. */
  reword?: Reword
  /** How often rooms were answered lately; without it no room is too busy. */
  roomPace?: RoomPace
  /** Hears who is there again. What waited for them goes out after what they said is done: it may take some of it back. */
  present: (to: Address, now: number) => void
}>

/** What one turn came to, for the log: ids and kinds, no words and no names. */
export type TurnNote = Readonly<{
  turn: MessageId; messages: number; from: Conversation['stage']['at']; to: Conversation['stage']['at']
  commands: readonly Command['kind'][]; effects: readonly Pending['effect']['do'][]
}>

/** Somebody else kept committing; the messages are still in the inbox. */
export class Contended extends Error {
  override readonly name = 'Contended'
}

const ATTEMPTS = 3
/** What is said about those who lend a hand. */
const OF_VOLUNTEERS: ReadonlySet<Command['kind']> = new Set(['helpers', 'helped', 'volunteering', 'myData', 'giving'])
/** How long staff may still speak of a ticket that is over, in ms. */
const REOPENED = 30 * 24 * 60 * 60_000

/** 听 懂 定 记: everything heard and not yet answered becomes one turn, decided and committed in one write. Undefined when there was nothing new. */
export const handle = async (id: ConversationId, tools: HandleTools): Promise<TurnNote | undefined> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const loaded = await tools.store.load(id)
    const { revision, inbox } = loaded
    if (inbox.length === 0) return undefined
    const heard = inbox.map((message) => message.id)
    const fresh = unseen(loaded.conversation, inbox)
    const turn = hearBurst(fresh)
    // When they last spoke is for the decision to see.
    const conversation = { ...remember(loaded.conversation, withdrawn(fresh, turn), tools.now()), touchedAt: loaded.conversation.touchedAt }
    if (turn === undefined) {
      if (await tools.store.commit(revision, conversation, heard, [])) return undefined
      continue
    }
    const { context, to, taken, hearing } = await gather(turn, conversation, tools)
    const decided = decide(conversation, taken, context)
    const decision = await tools.reword?.(decided, hearing) ?? decided
    const pending = decision.effects.map((effect, n): Pending => ({
      id: effectId(turn.conversation, turn.ids[0], n), effect, tries: 0, origin: { speaker: context.speaker, to, voice: decision.conversation.voice, at: context.now },
    }))
    if (await tools.store.commit(revision, decision.conversation, heard, pending)) {
      if (to.kind === 'room' && decision.effects.some((effect) => effect.do === 'say')) tools.roomPace?.note(to.room)
      tools.present(to, context.now)
      return {
        turn: turn.ids[0], messages: turn.ids.length, from: conversation.stage.at, to: decision.conversation.stage.at,
        commands: context.commands.map(({ kind }) => kind), effects: decision.effects.map((effect) => effect.do),
      }
    }
  }
  throw new Contended(`conversation was committed by somebody else ${ATTEMPTS} times`)
}

/** A message is heard once, however often it is delivered. */
const unseen = (conversation: Conversation, inbox: readonly Message[]): readonly Message[] => {
  const seen = new Set(conversation.seen)
  return inbox.filter(({ id }) => !seen.has(id))
}

/** What was taken back before it was heard, and the recalls: told again, they stay taken back. */
const withdrawn = (fresh: readonly Message[], turn: Turn | undefined): readonly MessageId[] =>
  fresh.map(({ id }) => id).filter((id) => turn?.ids.includes(id) !== true)

/** Everything `decide` may know, read before it decides. */
const gather = async (turn: Turn, conversation: Conversation, { ledger, understand, library, now, voices, roomPace }: HandleTools): Promise<Readonly<{ context: Context; to: Address; taken: Turn; hearing: Hearing }>> => {
  const { account, from, place } = turn
  const speaker = await ledger.recognise(account, from.contact, from.name, from.friend)
  const room = place.kind === 'room' ? await ledger.room(account, place.room) : undefined
  const at = now()
  const working = isStaff(speaker)
  const [unfinished, finished, colleagues, own, gaps, proposals, recalls, undelivered, plans, followed, activities] = await Promise.all([
    working ? ledger.unfinishedTickets() : [], working ? ledger.finishedSince(at - REOPENED, spokenOf(turn, speaker)) : [], working ? ledger.colleagues(at) : [],
    ledger.ticketsOf(speaker.person), isCurator(speaker) ? ledger.gaps() : undefined,
    isCurator(speaker) ? ledger.proposals() : undefined, isCurator(speaker) ? ledger.recalls() : undefined, working ? ledger.undelivered(at) : undefined,
    ledger.runningPlans(working ? undefined : speaker.person), ledger.followedBy(speaker.person),
    ledger.activities(account, speaker.person, at),
  ])
  const desk = [...finished, ...unfinished]
  const known = library()
  const spoken = voices === undefined ? turn : await listen(turn, conversation, known, voices)
  const hearing: Hearing = { turn: spoken, conversation, speaker, desk, colleagues, own, plans, activities, now: at, ...(room === undefined ? {} : { room }) }
  const { commands, voice, turn: taken = spoken } = await understand(hearing)
  const results = await resultsWaiting(commands, speaker, [...own, ...followed], ledger)
  const kept = commands.some(({ kind }) => kind === 'myData') ? await ledger.keptOf(speaker.person) : undefined
  const beside = await readGiving(commands, conversation, account, own, ledger, known, at)
  const volunteers = commands.some(({ kind }) => OF_VOLUNTEERS.has(kind)) ? await ledger.volunteers() : undefined
  return {
    context: {
      now: at, library: known, commands, voice, speaker, desk, colleagues, own, plans, followed, activities,
      ...(room === undefined ? {} : { room, roomPace: roomPace?.count(room.room, known.community.answers.minutes) ?? 0 }), ...(kept === undefined ? {} : { kept }), ...(results === undefined ? {} : { results }), ...(volunteers === undefined ? {} : { volunteers }), ...beside, ...(gaps === undefined ? {} : { gaps }), ...(undelivered === undefined ? {} : { undelivered }),
      ...(proposals === undefined ? {} : { proposals }), ...(recalls === undefined ? {} : { recalls }),
    },
    to: addressOf(turn), taken, hearing,
  }
}
