import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Shift } from '../../core/context.ts'
import type { PersonId } from '../../core/ids.ts'
import { instant } from './columns.ts'
import { people } from './schema.ts'

/** When somebody is on duty, or away and who stands in for them. `until` is exclusive. */
export const shifts = pgTable('shifts', {
  id: text().primaryKey(),
  person: text().$type<PersonId>().notNull().references(() => people.id),
  kind: text().$type<Shift['kind']>().notNull(),
  from: instant('from_at').notNull(),
  until: instant('until_at').notNull(),
  substitute: text().$type<PersonId>(),
  setBy: text('set_by').$type<PersonId>().notNull(),
  setAt: instant('set_at').notNull(),
}, (table) => [index().on(table.until)])

/** Which grid somebody works in; nobody is tied to one. */
export const posts = pgTable('posts', {
  person: text().$type<PersonId>().notNull().references(() => people.id),
  grid: text().notNull(),
  setBy: text('set_by').$type<PersonId>().notNull(),
  setAt: instant('set_at').notNull(),
}, (table) => [primaryKey({ columns: [table.person, table.grid] })])
