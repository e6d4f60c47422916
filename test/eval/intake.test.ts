import { describe, expect, it } from 'vitest'
import type { SlotValue } from '../../src/core/ticket.ts'
import { intakeFiguresOf } from './intakeReport.ts'
import { loadIntake } from './intakeRun.ts'
import { fits, judgeIntake } from './intakeScore.ts'
import { loadKnowledge } from './load.ts'
import { bare, findCopies } from './overlap.ts'

const [items, knowledge] = await Promise.all([loadIntake(), loadKnowledge()])
const value = (text: string, more: Partial<SlotValue> = {}): SlotValue => ({ text, said: text, ...more })

describe('the dialogues', () => {
  it('are many, of every kind, and each has its own id', () => {
    expect(items.length).toBeGreaterThanOrEqual(70)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(new Set(items.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(18)
    expect(new Set(items.flatMap(({ tickets }) => tickets.map(({ service }) => service))).size).toBeGreaterThan(4)
  })

  it('are not copied from the knowledge base', () => {
    // 「我妈」 and 「不知道」 are everybody's words; only sentences can be copied.
    const sentences = items.flatMap(({ id, turns }) => turns.flat().filter((q) => bare(q).length >= 10).map((q) => ({ id, q })))
    expect(findCopies(sentences, knowledge).map(({ id, q, of }) => `${id} ${q} = ${of.file}: ${of.text}`)).toEqual([])
  })
})

describe('judging a slot', () => {
  it('reads a phone by its digits, with or without the country', () => {
    expect(fits('phone', '8613912345678', value('139 1234 5678'))).toBe(true)
    expect(fits('phone', '8651985550122', value('0519-85550122'))).toBe(true)
    expect(fits('phone', '64215550134', value('+64 21 555 0134'))).toBe(true)
    expect(fits('phone', '64215550134', value('215550134'))).toBe(false)
  })

  it('reads an address by its parts, and misses a part that is not there', () => {
    const parts = { estate: '国泰新都', building: '8幢', unit: '甲单元' }
    expect(fits('address', { estate: '国泰新都', building: '8', unit: '甲' }, value('', { parts }))).toBe(true)
    expect(fits('address', { estate: '国泰新都', building: '8' }, value('', { parts }))).toBe(false)
    expect(fits('address', { estate: '国泰新都', building: '18' }, value('', { parts }))).toBe(false)
  })

  it('tells a yes from a no, and an instant from another', () => {
    expect(fits('consent', 'yes', value('她愿意'))).toBe(true)
    expect(fits('consent', 'no', value('还没问'))).toBe(true)
    expect(fits('consent', 'yes', value('不愿意'))).toBe(false)
    expect(fits('time', { at: '2026-12-02T09:00' }, value('', { at: Date.parse('2026-12-02T01:00:00Z') }))).toBe(true)
    expect(fits('time', { at: '2026-12-02T09:00' }, value('', { at: Date.parse('2026-12-02T02:00:00Z') }))).toBe(false)
  })
})

it('counts a wrong slot as spurious and as missed, and an unwanted ticket as wrong', () => {
  const item = { ...items[0]!, tickets: [{ service: 'meal', slots: { relation: '母亲', meals: '中饭' }, may: [] }] }
  const ticket = { service: 'meal', slots: { relation: value('母亲'), meals: value('晚饭'), diet: value('软') } } as never
  const verdict = judgeIntake(item, { tickets: [ticket, { service: 'human', slots: {} } as never], turns: 4, standing: false, script: [] })
  expect(verdict.slots).toEqual({ hit: 1, spurious: 2, missed: 1 })
  expect(verdict.right).toBe(false)
  expect(verdict.wrong).toContain('unwanted ticket: human')
  expect(intakeFiguresOf([verdict]).f1).toBeCloseTo(2 / 5)
})
