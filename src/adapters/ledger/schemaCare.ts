import { bigserial, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { CarePlan, CarePlanId, PlanEvent } from '../../core/carePlan.ts'
import type { EffectId, PersonId, ServiceId, TicketId, TicketNumber } from '../../core/ids.ts'
import type { Rhythm } from '../../core/rhythm.ts'
import type { Requester, Slots, Staff, Voice } from '../../core/ticket.ts'
import { instant, json, words } from './columns.ts'

// The tables of those who are looked after again and again, and of those who follow it together.

/** Who is in whose family circle, and how they are written to. */
export const families = pgTable('families', {
  owner: text().$type<PersonId>().notNull(),
  member: text().$type<PersonId>().notNull(),
  voice: json().$type<Voice>().notNull(),
  zone: text(),
  since: instant().notNull(),
}, (table) => [primaryKey({ columns: [table.owner, table.member] }), index().on(table.member)])

/** One-time codes to a family circle; only their SHA-256 is kept. */
export const familyCodes = pgTable('family_codes', {
  hash: text().primaryKey(),
  owner: text().$type<PersonId>().notNull(),
  until: instant().notNull(),
  issuedAt: instant('issued_at').notNull(),
  usedBy: text('used_by').$type<PersonId>(),
  usedAt: instant('used_at'),
})

/** Standing care plans. */
export const carePlans = pgTable('care_plans', {
  id: text().$type<CarePlanId>().primaryKey(),
  number: text().$type<TicketNumber>().notNull(),
  ticket: text().$type<TicketId>().notNull(),
  service: text().$type<ServiceId>().notNull(),
  person: text().$type<PersonId>().notNull(),
  requester: json().$type<Requester>().notNull(),
  slots: json().$type<Slots>().notNull(),
  words: words().notNull(),
  grid: text(),
  rhythm: json().$type<Rhythm>().notNull(),
  /** The day in 常州 the rhythm counts from, `YYYY-MM-DD`. */
  begun: text().notNull(),
  state: text().$type<CarePlan['state']>().notNull(),
  pausedUntil: instant('paused_until'),
  skipped: json().$type<readonly number[]>().notNull(),
  made: json().$type<readonly number[]>().notNull(),
  keeper: json().$type<Staff>(),
  stopWhen: words('stop_when'),
  reviewAt: instant('review_at').notNull(),
}, (table) => [index().on(table.person), index().on(table.state)])

/** Append-only. */
export const carePlanEvents = pgTable('care_plan_events', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  plan: text().$type<CarePlanId>().notNull().references(() => carePlans.id),
  effect: text().$type<EffectId>().notNull(),
  at: instant().notNull(),
  actor: text().$type<PlanEvent['actor']>().notNull(),
  kind: text().$type<PlanEvent['kind']>().notNull(),
  reason: words().notNull(),
}, (table) => [index().on(table.plan)])
