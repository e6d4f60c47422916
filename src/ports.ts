import type { ActivityBook, ActivityOnView, ActivityReading } from './core/activity.ts'
import type { ConsentRecord } from './core/consent.ts'
import type { CurationReading, CurationWriting } from './core/curationBooks.ts'
import type { CarePlan, PlanBook, PlanReading } from './core/carePlan.ts'
import type { Conversation } from './core/conversation.ts'
import type { Colleague, Decision, Kept, KnownRoom, Shift, Speaker } from './core/context.ts'
import type { Delivery, DeliveryId, DeliveryState, NewDelivery } from './core/delivery.ts'
import type { Effect } from './core/effect.ts'
import type { Erasure } from './core/erasure.ts'
import type { FamilyBook, FamilyReading } from './core/family.ts'
import type { Fetched, KeptFile, OutgoingFile } from './core/file.ts'
import type { AccountId, ContactId, ConversationId, EffectId, MessageId, PersonId, RoomId, TicketId, TicketNumber } from './core/ids.ts'
import type { Command } from './core/command.ts'
import type { Message, Turn } from './core/message.ts'
import type { ModelAnswer, ModelQuestion, ModelStatus, Shelf } from './core/modelTalk.ts'
import type { Outcome } from './core/outcome.ts'
import type { Role } from './core/service.ts'
import type { Address, Ticket, TicketEvent, Voice } from './core/ticket.ts'
import type { GivingBook, GivingReading } from './core/givingBooks.ts'
import type { Undelivered } from './core/undelivered.ts'
import type { Timer, TimerId, TimerKind } from './core/timer.ts'

/** Now, in ms since the epoch. */
export type Clock = () => number

// --- Conversations ---------------------------------------------------------
/** Who caused an effect, when, and where they are answered. */
export type Origin = Readonly<{ speaker: Speaker; to: Address; voice: Voice; at: number }>

/** An effect that was decided and not yet performed. */
export type Pending = Readonly<{ id: EffectId; effect: Effect; tries: number; origin: Origin }>

/** A conversation as the store holds it, with what was heard and not yet answered, and what was decided and not yet done. */
export type Loaded = Readonly<{
  revision: number
  conversation: Conversation
  /** Accepted messages no turn has taken up, in the order they were received. */
  inbox: readonly Message[]
  /** In the order they must be performed. */
  outbox: readonly Pending[]
}>

/**
 * Where conversations live. A message is accepted once `receive` returns; state, seen ids, the taken-up messages
 * and new effects change together in `commit`, or not at all.
 */
export interface ConversationStore {
  /** Keeps the message until a turn takes it up. Keeping the same id twice is keeping it once. */
  receive(message: Message): Promise<void>
  /** Never fails for an unknown id or an unknown format: both are a conversation in which nothing was said. */
  load(id: ConversationId): Promise<Loaded>
  /** False, and nothing changed, when somebody committed since `revision` was loaded. */
  commit(revision: number, conversation: Conversation, heard: readonly MessageId[], effects: readonly Pending[]): Promise<boolean>
  /** The effect is done, or given up on. */
  settle(id: ConversationId, effect: EffectId): Promise<void>
  /** The effect was tried once more and failed. */
  retried(id: ConversationId, effect: EffectId): Promise<void>
  /** Conversations of one account with something in their inbox or outbox. */
  unfinished(account: AccountId): Promise<readonly ConversationId[]>
  /** Forgets everything about one conversation. */
  forget(id: ConversationId): Promise<void>
  /**
   * Holds the account for one process for `ms` more milliseconds; false when another process holds it.
   * `holder` names this process.
   */
  lease(account: AccountId, holder: string, ms: number): Promise<boolean>
  /** Resolves when the store answers; rejects with the reason when it does not. */
  ping(): Promise<void>
  close(): Promise<void>
}

// --- Ledger ----------------------------------------------------------------
export type { Delivery, DeliveryId, DeliveryState, NewDelivery } from './core/delivery.ts'
export type { Erasure } from './core/erasure.ts'

/** What was finished, asked or sent before these instants is kept no longer. ms since the epoch. */
export type Purge = Readonly<{ effect: EffectId; at: number; tickets: number; questions: number; messages: number }>

/** What desk work may read and write, in one transaction. Tickets it reads stay locked until the end. */
export interface LedgerTransaction extends CurationWriting, PlanBook, FamilyBook, ActivityBook, GivingBook {
  ticket(id: TicketId): Promise<Ticket | undefined>
  /** The next number of that day (`YYYY-MM-DD` in 常州's time); unique and without gaps under any number of writers. */
  nextNumber(day: string): Promise<TicketNumber>
  saveTicket(ticket: Ticket): Promise<void>
  record(event: TicketEvent): Promise<void>
  /** Writes the delivery and the job that will send it. */
  deliver(delivery: NewDelivery): Promise<void>
  delivery(id: string): Promise<Delivery | undefined>
  /** Takes back what was not sent yet; false when its sending has begun, and then it goes out. */
  recall(id: string): Promise<boolean>
  /** What happened to a ticket, in order. */
  history(ticket: TicketId): Promise<readonly TicketEvent[]>
  /** Writes the timer; one of that id that is there already, done or not, stays as it is. */
  setTimer(timer: Timer): Promise<void>
  /** What is not done yet of that subject, of these kinds or of all, never happens. */
  cancelTimers(subject: string, kinds?: readonly TimerKind[]): Promise<void>
  /** The timer, marked done, when it is neither done nor cancelled; its row stays locked until the end. */
  takeTimer(id: TimerId): Promise<Timer | undefined>
  /** The kept files of these messages, in order, without those that are not there. */
  files(messages: readonly MessageId[]): Promise<readonly KeptFile[]>
  workRooms(account: AccountId): Promise<readonly KnownRoom[]>
  /** Whether a room gets law cards; the community rooms that do and had none that week; and that one had it. */
  setCards(account: AccountId, room: RoomId, on: boolean): Promise<void>
  cardRooms(account: AccountId, week: number): Promise<readonly KnownRoom[]>
  noteCard(account: AccountId, room: RoomId, week: number): Promise<void>
  setRoom(room: KnownRoom, by: PersonId): Promise<void>
  /** Until then the bot says nothing in that room. */
  quietRoom(account: AccountId, room: RoomId, until: number): Promise<void>
  /** Everybody who holds the role now. */
  staff(role: Role): Promise<readonly Speaker[]>
  /** Somebody with the rights they have now, at the contact bound last. */
  speaker(person: PersonId): Promise<Speaker | undefined>
  /** Everybody who works here, with the shifts that are not over at that time. */
  colleagues(at: number): Promise<readonly Colleague[]>
  /** Tickets that person has in hand, oldest first; locked until the end. */
  assignedTo(person: PersonId): Promise<readonly Ticket[]>
  setShift(id: string, shift: Shift, by: PersonId): Promise<void>
  /** Their shifts of that kind are over at that time, or never begin. */
  endShifts(person: PersonId, kind: Shift['kind'], at: number): Promise<void>
  /** From now on they work in these grids and no others. */
  setPosts(person: PersonId, grids: readonly string[], by: PersonId): Promise<void>
  /** Takes the role away, at once; false when they did not hold it. */
  revoke(person: PersonId, role: Role, by: PersonId): Promise<boolean>
  grant(person: PersonId, role: Role, name: string, by: PersonId | 'system'): Promise<void>
  /** Stores a one-time code (hashed); valid until `until`. */
  saveCode(code: string, role: Role, name: string, until: number, by: PersonId): Promise<void>
  /** The same for somebody whose contact changed: who uses it is that person from then on. */
  saveRebinding(code: string, person: PersonId, name: string, until: number, by: PersonId): Promise<void>
  /** Uses the code up; undefined when it is unknown, used or too old. A code for a changed contact names whose it is. */
  takeCode(code: string, by: PersonId, now: number): Promise<Readonly<{ role: Role; name: string; person?: PersonId }> | undefined>
  /** The contact is that person's from now on; every other contact of theirs is a stranger's. */
  rebind(account: AccountId, contact: ContactId, person: PersonId): Promise<void>
  /** Who says that somebody agreed, to what, in which words. */
  noteConsent(consent: ConsentRecord): Promise<void>
  /** The person was told what becomes of what they say; recorded once. */
  noteNotice(person: PersonId, at: number): Promise<void>
  /** The person's tickets, newest first; locked until the end. */
  ticketsOf(person: PersonId): Promise<readonly Ticket[]>
  /** Every room of the account anybody ever called us in. */
  rooms(account: AccountId): Promise<readonly KnownRoom[]>
  /** Takes the person out of everything finished, and records that it was done. History stays and names nobody. */
  erase(erasure: Erasure): Promise<void>
  /** Takes what is personal out of everything past its time; when anything went, that is recorded. */
  purge(purge: Purge): Promise<void>
  /** Every ticket that is not closed, withdrawn or merged, oldest first. */
  unfinishedTickets(): Promise<readonly Ticket[]>
  noteSecurity(event: Readonly<{ effect: EffectId; person: PersonId; what: string; at: number }>): Promise<void>
}

/** What somebody's sentence can mean among what is over: whole numbers, ends of numbers, and what they finished last themselves. */
export type SpokenOf = Readonly<{ person: PersonId; numbers: readonly TicketNumber[]; endings: readonly number[] }>

/** Everything staff or the law may ask for later. History in it is only ever added to. */
export interface Ledger extends CurationReading, PlanReading, FamilyReading, ActivityReading, GivingReading {
  /**
   * Runs `work` in one transaction and records its outcome under the effect. Called again with the same effect,
   * it runs nothing and returns the recorded outcome.
   */
  once<T extends Outcome>(effect: EffectId, now: number, work: (transaction: LedgerTransaction) => Promise<T>): Promise<T>
  /** The person behind a contact; made known when met for the first time. */
  recognise(account: AccountId, contact: ContactId, name: string, friend: boolean): Promise<Speaker>
  room(account: AccountId, room: RoomId): Promise<KnownRoom | undefined>
  ticket(id: TicketId): Promise<Ticket | undefined>
  /** Every ticket that is not closed, withdrawn or merged, oldest first. */
  unfinishedTickets(): Promise<readonly Ticket[]>
  /** The person's tickets, newest first. */
  ticketsOf(person: PersonId): Promise<readonly Ticket[]>
  history(ticket: TicketId): Promise<readonly TicketEvent[]>
  /** How much is remembered of what the person asked, and what they agreed to. */
  keptOf(person: PersonId): Promise<Kept>
  /** Everybody who holds the role now. */
  staff(role: Role): Promise<readonly Speaker[]>
  /** Every ticket opened before `until` and not finished before `from`, oldest first. */
  ticketsBetween(from: number, until: number): Promise<readonly Ticket[]>
  /** What people said of finished work in that time, from 1 to 5. */
  ratingsBetween(from: number, until: number): Promise<readonly number[]>
  /** Everybody who works here, with the shifts that are not over at that time. */
  colleagues(at: number): Promise<readonly Colleague[]>
  /** Of what is over since then, what is spoken of, oldest first. */
  finishedSince(at: number, spokenOf: SpokenOf): Promise<readonly Ticket[]>
  /** The next delivery to that address that is due, oldest first; marks it `sending`. */
  takeDelivery(to: Address, now: number): Promise<Delivery | undefined>
  /** `tried`: whether it counts as a try of this delivery; it does unless told otherwise. */
  markDelivery(id: DeliveryId, state: Exclude<DeliveryState, 'sending'>, why: string, now: number, tried?: boolean): Promise<void>
  /** The person behind that address is there again, or somebody in that room: what was `held` for them, and receipts that wait for their morning, are due now, and with them what `announce` says. */
  releaseHeld(to: Address, now: number, announce: (held: readonly Delivery[]) => NewDelivery | undefined): Promise<void>
  /** What requesters have not got for certain of what was to be told them in the last thirty days, oldest first. */
  undelivered(now: number): Promise<readonly Undelivered[]>
  /** Puts a delivery in line, outside any ticket work. */
  deliver(delivery: NewDelivery): Promise<void>
  /** Deliveries a dead process left in `sending`: nobody knows whether they arrived. Marks and returns them. */
  orphanedDeliveries(account: AccountId, now: number): Promise<readonly Delivery[]>
  deliveriesOf(ticket: TicketId): Promise<readonly Delivery[]>
  /** How many deliveries are due and still `waiting` or `sending`. */
  deliveriesDue(now: number): Promise<number>
  /** What is still to happen to that subject, soonest first. */
  timersOf(subject: string): Promise<readonly Timer[]>
  /** How many timers are due and neither done nor cancelled. */
  timersDue(now: number): Promise<number>
  /**
   * Calls `fire` for every timer that is due, one by one and soonest first, again and again until `stop`. A rejection is tried
   * again later, later every time. Only timers of `account`, when it is given.
   */
  keepTime(fire: (timer: Timer) => Promise<void>, account?: AccountId): Promise<void>
  /**
   * Calls `send` for every address that has something due, again and again until `stop`; a rejection is tried again later.
   * Never twice at once for one address. Only for addresses of `account`, when it is given.
   */
  work(send: (to: Address) => Promise<void>, account?: AccountId): Promise<void>
  /** Fires and sends what is due by now rather than at the next poll: for a line that is back, and for a clock that was set ahead. Resolves when all of it was tried. */
  look(): Promise<void>
  stop(): Promise<void>
  hasFile(message: MessageId): Promise<boolean>
  /** Keeps a file for ninety days; of one message there is one. Lets go of what is older. */
  keepFile(file: KeptFile, now: number): Promise<void>
  ping(): Promise<void>
  close(): Promise<void>
}

/** What staff work does with an effect that only the ledger can decide. Performing the same effect again gives the same outcome. */
export type Desk = (pending: Pending) => Promise<Outcome>

// --- Channel ---------------------------------------------------------------
/** What came of a send. `refused` certainly did not arrive; `uncertain` may have. `nobody`: just now nobody at all can be written to, so it says nothing of this one. */
export type Sent =
  | Readonly<{ kind: 'sent' }>
  | Readonly<{ kind: 'uncertain'; why: string }>
  | Readonly<{ kind: 'refused'; why: string; nobody?: true }>

/** Whether the channel can hear. */
export type ChannelStatus = Readonly<{ account?: AccountId; loggedIn: boolean; lastHeardAt?: number; lastDownAt?: number; why?: string }>

/** What the channel tells us, besides messages. */
export type ChannelEvents = Readonly<{
  message: (message: Message) => void
  /** Logged in, for the first time or again. */
  up: (account: AccountId) => void
  down: (why: string) => void
}>

/** WeChat, or something that looks like it. No type of any SDK crosses it. */
export interface Channel {
  /** Returns at once; keeps connecting until `stop`. */
  start(events: ChannelEvents): void
  /** Sends one message, in order per conversation, never faster than the account may. Never rejects. */
  send(to: Address, text: string): Promise<Sent>
  /** Sends one file or picture, in the same line as the words; nobody is mentioned with it. Never rejects. */
  sendFile(to: Address, file: OutgoingFile): Promise<Sent>
  /** The bytes that came with a message. Never rejects. */
  fetchFile(message: MessageId): Promise<Fetched>
  status(): ChannelStatus
  stop(): Promise<void>
}

// --- Understanding ----------------------------------------------------------
/** What `understand` may look at besides the words. */
export type Hearing = Readonly<{
  turn: Turn
  conversation: Conversation
  speaker: Speaker
  room?: KnownRoom
  desk: readonly Ticket[]
  colleagues: readonly Colleague[]
  own: readonly Ticket[]
  plans?: readonly CarePlan[]
  activities?: readonly ActivityOnView[]
  now: number
}>
/** What was understood: the commands, and the language they came in. */
export type Understood = Readonly<{
  commands: readonly Command[]
  voice: Voice
  /** The turn as it is to be taken, where that is not how it came: what a voice message was confirmed to say. */
  turn?: Turn
}>
export type Understand = (hearing: Hearing) => Promise<Understood> | Understood

// --- Models -----------------------------------------------------------------

/** A language model behind everything that keeps a person from waiting for it. Never rejects, never takes longer than its deadline. */
export interface Model {
  ask(question: ModelQuestion): Promise<ModelAnswer>
  status(): ModelStatus
}

/** What was decided, with what a model worded beside it; the same where there is nothing to word or it does not hold. Never rejects. */
export type Reword = (decision: Decision, hearing: Hearing) => Promise<Decision>

/** Meaning as vectors of length 1. Neither method rejects. */
export interface Embedder {
  /** The vector of what somebody just said; undefined when there is none to be had now. */
  embed(text: string): Promise<Float32Array | undefined>
  /** The vectors of the shelves by their id, one a text; those whose texts did not change come from disk. Shelves that cannot be had now are left out. */
  shelve(shelves: readonly Shelf[]): Promise<ReadonlyMap<string, readonly Float32Array[]>>
}

/** The words of a voice message; undefined when they cannot be had now. Never rejects. */
export type Transcribe = (message: MessageId) => Promise<string | undefined>
