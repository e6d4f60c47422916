import { describe, expect, it } from 'vitest'
import { loadShipped } from '../support/shippedLibrary.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { ENTITY_SETS, loadEntities } from './entityItem.ts'
import { writeEntityReport } from './entityReport.ts'
import { runEntities } from './entityRun.ts'
import { judgeAddress, judgePeople, judgePhone, judgeTime } from './entityScore.ts'
import { loadKnowledge } from './load.ts'
import { bare, findCopies } from './overlap.ts'

const LEAST = { time: 200, phone: 60, address: 120, people: 120 } as const
/** Shorter expressions are vocabulary: 大后天 stands in every word list. */
const SENTENCE = 10
const at = (clock: string, zone = '+08:00'): number => Date.parse(`${clock}:00${zone}`)

describe('the entity sets', () => {
  it('are as large as they should be, and ask each thing once', async () => {
    const sets = await loadEntities()
    for (const set of ENTITY_SETS) {
      expect(sets[set].length, set).toBeGreaterThanOrEqual(LEAST[set])
      expect(new Set(sets[set].map(({ q }) => q.replaceAll(' ', ''))).size, set).toBe(sets[set].length)
      expect(new Set(sets[set].map(({ id }) => id)).size, set).toBe(sets[set].length)
    }
  })

  it('are not copied from the knowledge base', async () => {
    const sets = await loadEntities()
    const long = ENTITY_SETS.flatMap((set) => sets[set].map(({ id, q }) => ({ id, q }))).filter(({ q }) => bare(q).length >= SENTENCE)
    expect(findCopies(long, await loadKnowledge())).toEqual([])
  })

  it('are read by the finders of the bot', async () => {
    const library = await loadShipped()
    const time = [{ id: 'TM001', q: '后天下午三点', zone: 'Pacific/Auckland', minute: '2026-11-25T15:00' }, { id: 'TM002', q: '后天下午三点', zone: 'Asia/Shanghai', minute: '2026-11-25T16:00' }]
    const address = [{ id: 'AD001', q: '国泰新都6幢302', estate: '国泰新都', building: '6', room: '302' }]
    const verdicts = runEntities({ time, phone: [], address, people: [] }, ['time', 'address'], library, prepareShipped(library).kit)
    expect(verdicts.map(({ failure }) => failure)).toEqual([undefined, 'wrongHour', undefined])
    expect(writeEntityReport(verdicts, { failures: true })).toContain('| 2 | 50.0 % | 1 |')
  })
})

describe('a time', () => {
  const item = (meaning: object) => ({ id: 'TM001', q: '—', zone: 'Asia/Shanghai', ...meaning })
  const found = (more: object) => ({ text: '', said: '', ...more })
  it('is right to the minute, by day, or by part of it', () => {
    expect(judgeTime(item({ minute: '2026-11-25T15:00' }), found({ at: at('2026-11-25T15:00') }))).toBeUndefined()
    expect(judgeTime(item({ minute: '2026-11-25T15:00' }), found({ at: at('2026-11-24T15:00') }))).toBe('wrongDay')
    expect(judgeTime(item({ day: '2026-11-25', part: '上午' }), found({ at: at('2026-11-25T08:00'), until: at('2026-11-25T12:00') }))).toBeUndefined()
    expect(judgeTime(item({ day: '2026-11-25', part: '上午' }), found({ at: at('2026-11-25T00:00'), until: at('2026-11-26T00:00') }))).toBe('wrongHour')
    expect(judgeTime(item({ day: '2026-11-25' }), found({ at: at('2026-11-25T15:00'), until: at('2026-11-25T16:00') }))).toBe('wrongSpan')
  })

  it('is missed, or seen where there is none', () => {
    expect(judgeTime(item({ minute: '2026-11-25T15:00' }), undefined)).toBe('missed')
    expect(judgeTime(item({ none: true }), found({ at: at('2026-11-25T15:00') }))).toBe('phantom')
  })

  it('that comes again is right by its days and its hour', () => {
    const rhythm = { every: 'week' as const, interval: 1, weekdays: [2, 4], from: 540, to: 600 }
    expect(judgeTime(item({ recur: 'FREQ=WEEKLY;BYDAY=TU,TH', time: '09:00' }), found({ rhythm }))).toBeUndefined()
    expect(judgeTime(item({ recur: 'FREQ=WEEKLY;BYDAY=TU' }), found({ rhythm }))).toBe('wrongRhythm')
    expect(judgeTime(item({ recur: 'FREQ=WEEKLY;BYDAY=TU,TH', time: '10:00' }), found({ rhythm }))).toBe('wrongHour')
    expect(judgeTime(item({ day: '2026-11-25' }), found({ rhythm }))).toBe('wrongRhythm')
  })
})

describe('the other three', () => {
  it('tell a wrong number from none', () => {
    expect(judgePhone({ id: 'PH001', q: '—', value: '8613912345678' }, '8613912345678')).toBeUndefined()
    expect(judgePhone({ id: 'PH001', q: '—', value: '8613912345678' }, '8613912345679')).toBe('wrongNumber')
    expect(judgePhone({ id: 'PH001', q: '—', none: true }, '8613912345679')).toBe('phantom')
  })

  it('hold an address up part by part', () => {
    const judge = (parts: Record<string, string>) => judgeAddress({ id: 'AD001', q: '—', estate: '国泰新都', building: '6' }, { text: '', said: '', parts })
    expect([judge({ estate: '国泰新都', building: '6幢' }), judge({ estate: '国泰新都' }), judge({ estate: '国泰新都', building: '6幢', room: '3室' }), judge({ building: '6幢' })])
      .toEqual([undefined, 'partMissing', 'partInvented', 'wrongEstate'])
  })

  it('ask who it is, how old and what called', () => {
    const judge = (relations: string[], ages: number[], names: string[]) => judgePeople({ id: 'PE001', q: '—', relation: ['母亲'], age: [82], name: '钱' }, { relations, ages, names })
    expect([judge(['母亲'], [82], ['钱']), judge(['父亲'], [82], ['钱']), judge(['母亲'], [], ['钱']), judge(['母亲'], [82], ['周']), judge([], [82], ['钱'])])
      .toEqual([undefined, 'wrongRelation', 'ageMissing', 'wrongName', 'relationMissing'])
    expect(judgePeople({ id: 'PE001', q: '—', none: true }, { relations: [], ages: [3], names: [] })).toBe('invented')
  })
})
