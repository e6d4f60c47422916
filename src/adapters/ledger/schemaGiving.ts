import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { AccountId, PersonId, TicketId, TicketNumber } from '../../core/ids.ts'
import type { Need, NeedNumber } from '../../core/need.ts'
import type { Pairing, PairingNumber, Supporter } from '../../core/pairing.ts'
import type { Requester, Staff } from '../../core/ticket.ts'
import { instant, json, words } from './columns.ts'

// The tables of what is wanted and of who stands by whom.

export const needs = pgTable('needs', {
  n: integer().$type<NeedNumber>().primaryKey(),
  account: text().$type<AccountId>().notNull(),
  what: words().notNull(),
  by: json('told_by').$type<Staff>().notNull(),
  at: instant().notNull(),
  state: text().$type<Need['state']>().notNull(),
  closedAt: instant('closed_at'),
  ticket: text().$type<TicketId>(),
}, (table) => [index().on(table.state)])

export const pairings = pgTable('pairings', {
  n: integer().$type<PairingNumber>().primaryKey(),
  account: text().$type<AccountId>().notNull(),
  ticket: text().$type<TicketId>().notNull(),
  number: text().$type<TicketNumber>().notNull(),
  person: text().$type<PersonId>().notNull(),
  requester: json().$type<Requester>().notNull(),
  supporting: text().$type<PersonId>().notNull(),
  supporter: json().$type<Supporter>().notNull(),
  by: json('arranged_by').$type<Staff>().notNull(),
  since: instant().notNull(),
  state: text().$type<Pairing['state']>().notNull(),
  endedAt: instant('ended_at'),
  reason: words(),
}, (table) => [index().on(table.person), index().on(table.supporting)])
