import { expect, it } from 'vitest'
import { columnOf, columnsIn, keysOf } from '../../src/understand/learned.ts'

it('every key has its column, and a key nobody learned has none', () => {
  const lessons = Array.from({ length: 300 }, (_, n) => ({ grams: { keys: [n, 0xffff_ffff - n * 65_537, (n % 7) << 16], amounts: [1, 1, 1] } }))
  const keys = keysOf(lessons)
  expect(new Set(keys).size).toBe(keys.length)
  const columns = columnsIn(keys)
  expect([...keys].every((key, column) => columnOf(columns, key) === column && columnOf(columns, key | 0) === column)).toBe(true)
  expect([1_000_003, -77, 0xabcd_ef01].map((key) => columnOf(columns, key))).toEqual([undefined, undefined, undefined])
  expect(columnOf(columnsIn(new Uint32Array()), 1)).toBeUndefined()
})
