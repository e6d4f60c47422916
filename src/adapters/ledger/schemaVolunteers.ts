import { bigserial, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { Volunteer } from '../../core/volunteer.ts'
import type { EffectId, PersonId, TicketId } from '../../core/ids.ts'
import type { Slots, Voice } from '../../core/ticket.ts'
import { instant, json, words } from './columns.ts'

// The tables of those who lend a hand.

export const volunteers = pgTable('volunteers', {
  person: text().$type<PersonId>().primaryKey(),
  name: words().notNull(),
  slots: json().$type<Slots>().notNull(),
  address: json().$type<Volunteer['address']>().notNull(),
  voice: json().$type<Voice>().notNull(),
  zone: text(),
  since: instant().notNull(),
})

/** Append-only. */
export const volunteerHelp = pgTable('volunteer_help', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  effect: text().$type<EffectId>().notNull(),
  person: text().$type<PersonId>().notNull(),
  ticket: text().$type<TicketId>(),
  minutes: integer().notNull(),
  by: text('told_by').$type<PersonId>().notNull(),
  at: instant().notNull(),
  words: words().notNull(),
}, (table) => [index().on(table.person)])
