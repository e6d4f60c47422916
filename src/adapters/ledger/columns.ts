import { customType } from 'drizzle-orm/pg-core'

// PostgreSQL takes neither NUL nor half a surrogate pair, and people send both: cut emoji, pasted bytes.
const clean = (raw: string): string =>
  raw.replaceAll('\u0000', '').replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

/** Text as people sent it, without what PostgreSQL cannot hold. */
export const words = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: clean,
})

// In JSON the two are escapes, unless the backslash is one that people wrote.
const cleanJson = (text: string): string =>
  text.replaceAll(/\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g, (escape) => (escape === '\\\\' ? escape : escape === '\\u0000' ? '' : '\\ufffd'))

/** A value as jsonb, without what PostgreSQL cannot hold. */
export const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => cleanJson(JSON.stringify(value)),
})

/** A point in time: ms since the epoch here, `timestamptz` there. */
export const instant = customType<{ data: number; driverData: string | Date }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (value) => new Date(value).getTime(),
})
