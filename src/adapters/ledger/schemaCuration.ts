import { bigserial, boolean, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Recall } from '../../core/answerRecall.ts'
import type { Answerer, Gap, GapEvent, GapState } from '../../core/gap.ts'
import type { EffectId, EntryId, PersonId } from '../../core/ids.ts'
import type { Proposal, ProposedEntry } from '../../core/proposal.ts'
import type { Address, Voice } from '../../core/ticket.ts'
import { instant, json, words } from './columns.ts'

// What was asked and answered, and what curators make of it. Migrations are made of these tables and those of schema.ts.

/** Append-only: who got which version of which entry, for when it turns out wrong. */
export const answers = pgTable('answers', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  effect: text().$type<EffectId>().notNull(),
  person: text().$type<PersonId>().notNull(),
  entry: text().$type<EntryId>().notNull(),
  version: text().notNull(),
  at: instant().notNull(),
  voice: json().$type<Voice>(),
}, (table) => [index().on(table.entry, table.version)])

/** Entries that changed after they were given out, once for each version, and what was decided about telling people. */
export const recalls = pgTable('recalls', {
  number: integer().primaryKey(),
  state: text().$type<Recall['state']>().notNull(),
  entry: text().$type<EntryId>().notNull(),
  version: text().notNull(),
  people: integer().notNull(),
  at: instant().notNull(),
  decidedBy: json('decided_by').$type<Answerer>(),
  decidedAt: instant('decided_at'),
}, (table) => [unique().on(table.entry, table.version), index().on(table.state)])

export const unanswered = pgTable('unanswered', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  effect: text().$type<EffectId>().notNull(),
  person: text().$type<PersonId>().notNull(),
  words: words().notNull(),
  nearest: json().$type<readonly EntryId[]>().notNull(),
  at: instant().notNull(),
  gap: integer().references(() => gaps.number),
  /** It was answered, and whoever asked said that was no help. */
  rated: boolean().notNull().default(false),
  to: json('address').$type<Address>(),
  voice: json().$type<Voice>(),
  zone: text(),
}, (table) => [index().on(table.gap)])

/** Questions without a good answer, as curators see them: each holds everything alike that was asked. */
export const gaps = pgTable('gaps', {
  number: integer().primaryKey(),
  state: text().$type<GapState>().notNull(),
  openedAt: instant('opened_at').notNull(),
  answer: json().$type<NonNullable<Gap['answer']>>(),
}, (table) => [index().on(table.state)])

/** Changes of the knowledge base, waiting or decided; what was proposed is never changed. */
export const proposals = pgTable('proposals', {
  number: integer().primaryKey(),
  state: text().$type<Proposal['state']>().notNull(),
  gap: integer().references(() => gaps.number),
  base: text(),
  entry: json().$type<ProposedEntry>().notNull(),
  by: json('proposed_by').$type<Answerer>().notNull(),
  at: instant().notNull(),
  decidedBy: json('decided_by').$type<Answerer>(),
  decidedAt: instant('decided_at'),
}, (table) => [index().on(table.state)])

/** Append-only: who did what to a gap. */
export const gapEvents = pgTable('gap_events', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  gap: integer().notNull().references(() => gaps.number),
  at: instant().notNull(),
  actor: text().$type<PersonId>().notNull(),
  kind: text().$type<GapEvent['kind']>().notNull(),
  words: words().notNull(),
}, (table) => [index().on(table.gap)])
