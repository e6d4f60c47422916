import { expect, it } from 'vitest'
import type { Entry } from '../../src/core/entry.ts'
import { createAsksAhead } from '../../src/understand/figureAhead.ts'

const asksAhead = createAsksAhead({ years: { 明年: 1, 后年: 2 }, lives: ['我高考'], figures: ['多少钱', '几分'] })
const entry = { verifiedOn: '2026-11-24', answer: '2026年和2028年各加5分。', branches: new Map(), steps: [], traps: [] } as unknown as Entry

it('a figure of a year to come is asked for unless the entry holds that year', () => {
  expect(asksAhead('2027年加几分', entry)).toBe(true)
  expect(asksAhead('明年加几分', entry)).toBe(true)
  expect(asksAhead('2028年加几分', entry)).toBe(false)
  expect(asksAhead('后年加几分', entry)).toBe(false)
})
it('a year gone by, a longer number and a question for no figure are none', () => {
  expect(asksAhead('2025年加几分', entry)).toBe(false)
  expect(asksAhead('120279号要多少钱', entry)).toBe(false)
  expect(asksAhead('明年还加分吗', entry)).toBe(false)
  expect(asksAhead('我家外孙明年高考，能加几分', entry)).toBe(false)
  expect(asksAhead('明年我高考能加几分', entry)).toBe(false)
})
