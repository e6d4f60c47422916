import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ActivityNumber, SignUp } from '../../core/activity.ts'
import type { AccountId, EffectId, PersonId } from '../../core/ids.ts'
import type { Staff, Voice } from '../../core/ticket.ts'
import { instant, json, words } from './columns.ts'

// The tables of what people come together for.

export const activities = pgTable('activities', {
  n: integer().$type<ActivityNumber>().primaryKey(),
  account: text().$type<AccountId>().notNull(),
  state: text().$type<'open' | 'off'>().notNull(),
  title: words().notNull(),
  place: words(),
  capacity: integer(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  by: json('published_by').$type<Staff>().notNull(),
  publishedAt: instant('published_at').notNull(),
  came: integer(),
}, (table) => [index().on(table.endsAt)])

/** Who comes to what; one row a person. `at` orders the line. */
export const signUps = pgTable('sign_ups', {
  activity: integer().$type<ActivityNumber>().notNull().references(() => activities.n),
  person: text().$type<PersonId>().notNull(),
  name: words().notNull(),
  headcount: integer().notNull(),
  state: text().$type<SignUp['state']>().notNull(),
  at: instant().notNull(),
  address: json().$type<SignUp['address']>().notNull(),
  voice: json().$type<Voice>().notNull(),
  zone: text(),
  remind: boolean().notNull(),
  words: words().notNull(),
  attended: boolean(),
  /** The effect that changed it last. */
  effect: text().$type<EffectId>().notNull(),
}, (table) => [primaryKey({ columns: [table.activity, table.person] }), index().on(table.person)])
