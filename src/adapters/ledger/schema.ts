/*
 * The tables. After a change: npx drizzle-kit generate --dialect postgresql
 *   --schema 'src/adapters/ledger/schema*.ts' --out src/adapters/ledger/migrations --name <what-changed>
 * and commit what it writes. A migration that was released is never edited.
 */
import { sql } from 'drizzle-orm'
import { bigserial, boolean, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { ConsentRecord, Verdict } from '../../core/consent.ts'
import type { CarePlanId } from '../../core/carePlan.ts'
import type { RoomUse } from '../../core/context.ts'
import type { Utterance } from '../../core/effect.ts'
import type { OutgoingFile } from '../../core/file.ts'
import type { AccountId, ContactId, ConversationId, EffectId, MessageId, PersonId, RoomId, ServiceId, TicketId, TicketNumber } from '../../core/ids.ts'
import type { Attachment } from '../../core/message.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Role } from '../../core/service.ts'
import type { Address, Requester, Slots, Staff, Ticket, TicketEvent, TicketState, Voice } from '../../core/ticket.ts'
import type { TimerId, TimerKind, TimerTask } from '../../core/timer.ts'
import type { Delivery, DeliveryId, DeliveryState } from '../../ports.ts'
import { instant, json, words } from './columns.ts'

export { activities, signUps } from './schemaActivities.ts'
export { needs, pairings } from './schemaGiving.ts'
export { volunteerHelp, volunteers } from './schemaVolunteers.ts'
export { posts, shifts } from './schemaStaff.ts'
export { carePlanEvents, carePlans, families, familyCodes } from './schemaCare.ts'

// --- People ----------------------------------------------------------------

export const people = pgTable('people', {
  id: text().$type<PersonId>().primaryKey(),
  metAt: instant('met_at').notNull(),
  /** When they were told what becomes of what they say. */
  notifiedAt: instant('notified_at'),
})

/** Which contact is which person today. */
export const bindings = pgTable('bindings', {
  account: text().$type<AccountId>().notNull(),
  contact: text().$type<ContactId>().notNull(),
  person: text().$type<PersonId>().notNull().references(() => people.id),
  name: words().notNull(),
  friend: boolean().notNull(),
  boundAt: instant('bound_at').notNull(),
}, (table) => [primaryKey({ columns: [table.account, table.contact] }), index().on(table.person)])

/** Who holds which role now. */
export const roles = pgTable('roles', {
  person: text().$type<PersonId>().notNull().references(() => people.id),
  role: text().$type<Role>().notNull(),
  name: words().notNull(),
  since: instant().notNull(),
}, (table) => [primaryKey({ columns: [table.person, table.role] }), index().on(table.role)])

/** Append-only: every role that was ever given, or taken away. */
export const grants = pgTable('grants', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  person: text().$type<PersonId>().notNull(),
  role: text().$type<Role>().notNull(),
  name: words().notNull(),
  by: text('granted_by').$type<PersonId | 'system'>().notNull(),
  at: instant().notNull(),
  revoked: boolean().notNull().default(false),
})

/** One-time enrolment codes; only their SHA-256 is kept. */
export const codes = pgTable('codes', {
  hash: text().primaryKey(),
  role: text().$type<Role>().notNull(),
  name: words().notNull(),
  until: instant().notNull(),
  issuedBy: text('issued_by').$type<PersonId>().notNull(),
  issuedAt: instant('issued_at').notNull(),
  usedBy: text('used_by').$type<PersonId>(),
  usedAt: instant('used_at'),
  /** Whose new contact the code binds, when it gives no role. */
  person: text().$type<PersonId>(),
})

/** Append-only: who said what about being agreed to what, in which words; the words go when who said them is forgotten. */
export const consents = pgTable('consents', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  person: text().$type<PersonId>().notNull(),
  about: text().$type<ConsentRecord['about']>().notNull(),
  verdict: text().$type<Verdict>().notNull().default('given'),
  ticket: text().$type<TicketId>(),
  words: words().notNull(),
  at: instant().notNull(),
}, (table) => [index().on(table.person)])

export const rooms = pgTable('rooms', {
  account: text().$type<AccountId>().notNull(),
  room: text().$type<RoomId>().notNull(),
  use: text().$type<RoomUse>().notNull(),
  topic: words().notNull(),
  quietUntil: instant('quiet_until'),
  /** The law card of the week is posted here. */
  lawCards: boolean('law_cards').notNull().default(false),
  /** The week of the last card, as `weekOf` counts. */
  cardWeek: integer('card_week'),
  /** Whether it hears of activities. */
  activities: boolean().notNull().default(true),
  setBy: text('set_by').$type<PersonId>(),
  setAt: instant('set_at').notNull(),
}, (table) => [primaryKey({ columns: [table.account, table.room] })])

// --- Tickets ---------------------------------------------------------------

export const tickets = pgTable('tickets', {
  id: text().$type<TicketId>().primaryKey(),
  /** The year the number was given in: numbers begin again every day of every year. */
  year: integer().notNull(),
  number: text().$type<TicketNumber>().notNull(),
  service: text().$type<Ticket['service']>().notNull(),
  state: text().$type<TicketState>().notNull(),
  urgent: boolean().notNull(),
  person: text().$type<PersonId>().notNull(),
  requester: json().$type<Requester>().notNull(),
  slots: json().$type<Slots>().notNull(),
  form: text().$type<ServiceId>(),
  words: words().notNull(),
  plan: text().$type<CarePlanId>(),
  surveyedAt: instant('surveyed_at'),
  claimBy: instant('claim_by'),
  rating: integer(),
  attachments: json().$type<readonly Attachment[]>(),
  grid: text(),
  assignee: json().$type<Staff>(),
  openedAt: instant('opened_at').notNull(),
  claimedAt: instant('claimed_at'),
  closedAt: instant('closed_at'),
  dueAt: instant('due_at'),
  dueBefore: instant('due_before'),
  promisedAt: instant('promised_at'),
  stoppedAt: instant('stopped_at'),
  toldAt: instant('told_at'),
  mergedInto: text('merged_into').$type<TicketId>(),
  beforeVeto: json('before_veto').$type<NonNullable<Ticket['beforeVeto']>>(),
  room: text(),
}, (table) => [unique().on(table.year, table.number), index().on(table.person), index().on(table.state), index().on(table.number), index().on(table.plan)])

/** Append-only. */
export const ticketEvents = pgTable('ticket_events', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  ticket: text().$type<TicketId>().notNull().references(() => tickets.id),
  effect: text().$type<EffectId>().notNull(),
  at: instant().notNull(),
  actor: text().$type<TicketEvent['actor']>().notNull(),
  kind: text().$type<TicketEvent['kind']>().notNull(),
  from: text('from_state').$type<TicketState>(),
  to: text('to_state').$type<TicketState>().notNull(),
  reason: words().notNull(),
  told: text(),
}, (table) => [index().on(table.ticket)])

/** The last number given out on each day, `YYYY-MM-DD` in 常州. */
export const dayCounters = pgTable('day_counters', {
  day: text().primaryKey(),
  last: integer().notNull(),
})

/** Effects that were performed, and what came of each. */
export const performed = pgTable('performed', {
  effect: text().$type<EffectId>().primaryKey(),
  outcome: json().$type<Outcome>(),
  at: instant().notNull(),
})

export const deliveries = pgTable('deliveries', {
  id: text().$type<DeliveryId>().primaryKey(),
  seq: bigserial({ mode: 'number' }).notNull(),
  account: text().$type<AccountId>().notNull(),
  /** Account and room, or account and contact: deliveries of one place go out in order. */
  place: text().notNull(),
  to: json('address').$type<Address>().notNull(),
  about: text().$type<Delivery['about']>().notNull(),
  ticket: text().$type<TicketId>(),
  voice: json().$type<Voice>().notNull(),
  lines: json().$type<readonly Utterance[]>().notNull(),
  files: json().$type<readonly OutgoingFile[]>(),
  state: text().$type<DeliveryState>().notNull(),
  tries: integer().notNull(),
  dueAt: instant('due_at').notNull(),
  /** What the last change of state said. */
  why: words(),
  changedAt: instant('changed_at'),
}, (table) => [index().on(table.state, table.dueAt), index().on(table.place, table.state), index().on(table.ticket)])

/** Files people sent, until they are ninety days old. */
export const files = pgTable('files', {
  message: text().$type<MessageId>().primaryKey(),
  person: text().$type<PersonId>().notNull(),
  name: words().notNull(),
  mediaType: text('media_type').notNull(),
  base64: text().notNull(),
  keptAt: instant('kept_at').notNull(),
}, (table) => [index().on(table.keptAt), index().on(table.person)])

/** What must happen at its time. `doneAt` is set when it happened, or when it was cancelled. */
export const timers = pgTable('timers', {
  id: text().$type<TimerId>().primaryKey(),
  seq: bigserial({ mode: 'number' }).notNull(),
  account: text().$type<AccountId>().notNull(),
  kind: text().$type<TimerKind>().notNull(),
  subject: text().notNull(),
  dueAt: instant('due_at').notNull(),
  task: json('payload').$type<TimerTask>().notNull(),
  doneAt: instant('done_at'),
}, (table) => [index().on(table.dueAt).where(sql`done_at is null`), index().on(table.subject)])

// --- What was noted --------------------------------------------------------

/** Append-only: that somebody was forgotten, and how much of them; `person` leads to nobody any more. */
export const erasures = pgTable('erasures', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  effect: text().$type<EffectId>().notNull(),
  person: text().$type<PersonId>().notNull(),
  finished: integer().notNull(),
  open: integer().notNull(),
  at: instant().notNull(),
})

/** Append-only. */
export const securityEvents = pgTable('security_events', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  effect: text().$type<EffectId>().notNull(),
  person: text().$type<PersonId>().notNull(),
  what: words().notNull(),
  at: instant().notNull(),
})

// --- Conversations, where there is no Redis --------------------------------
// Rows are JSON as text: jsonb would not take every sentence, and nobody asks SQL about them.

export const conversations = pgTable('conversations', {
  id: text().$type<ConversationId>().primaryKey(),
  revision: integer().notNull(),
  row: text().notNull(),
  touchedAt: instant('touched_at').notNull(),
}, (table) => [index().on(table.touchedAt)])

export const inbox = pgTable('inbox', {
  conversation: text().$type<ConversationId>().notNull(),
  message: text().$type<MessageId>().notNull(),
  account: text().$type<AccountId>().notNull(),
  seq: bigserial({ mode: 'number' }).notNull(),
  row: text().notNull(),
  touchedAt: instant('touched_at').notNull(),
}, (table) => [primaryKey({ columns: [table.conversation, table.message] }), index().on(table.account)])

export const outbox = pgTable('outbox', {
  conversation: text().$type<ConversationId>().notNull(),
  effect: text().$type<EffectId>().notNull(),
  account: text().$type<AccountId>().notNull(),
  /** The revision that decided it, and its place among the effects of that turn. */
  revision: integer().notNull(),
  n: integer().notNull(),
  row: text().notNull(),
  tries: integer().notNull(),
  touchedAt: instant('touched_at').notNull(),
}, (table) => [primaryKey({ columns: [table.conversation, table.effect] }), index().on(table.account)])

/** Which process holds an account, by the database's clock. */
export const leases = pgTable('leases', {
  account: text().$type<AccountId>().primaryKey(),
  holder: text().notNull(),
  until: instant().notNull(),
})
