import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toldRemarks, type Visit } from '../../src/core/visit.ts'
import { createReadVisit } from '../../src/understand/visit.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const read = createReadVisit(library)
/** A Monday, four in the afternoon in 常州. */
const NOW = Date.parse('2026-11-23T08:00:00Z')
const home = (at: number | undefined): string => (at === undefined ? '' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16))
const about = ({ remarks }: Visit): readonly string[] => remarks.map((remark) => remark.about)

describe('what staff tell of a visit', () => {
  it('falls into remarks, figures and the next date', () => {
    const visit = read('去过了老太太蛮好的，血压150，冰箱空的，下周二再去', NOW)
    expect(about(visit)).toEqual(['said', 'spirit', 'measured', 'food', 'next'])
    expect(visit.measures).toEqual([{ what: 'bloodPressure', value: '150', said: '血压150' }])
    expect(home(visit.next?.at)).toBe('2026-12-01T00:00')
  })

  it('is read as people type it', () => {
    expect(about(read('今天去了 人很好 血糖7.2，体温36.8 煤气没问题 药快没了 缺米', NOW))).toEqual(['said', 'spirit', 'measured', 'measured', 'home', 'medicine', 'need'])
    expect(read('看过了，高压150 低压90，血压:150/90有点高', NOW).measures.map(({ value }) => value)).toEqual(['150', '90', '150/90'])
    expect(about(read('visited, blood pressure 150/90, fridge empty', NOW))).toEqual(['said', 'measured', 'food'])
  })

  it('makes no figure of figures in words, and no date of what is over, denied or weekly', () => {
    expect(read('去过了，血压一百五', NOW).measures).toEqual([])
    expect(read('上周二再去过一次，都好', NOW).next).toBeUndefined()
    expect(read('去过了，下周二再去不行', NOW).next).toBeUndefined()
  })

  it('says when they went only where it was said, and when weekday and date disagree', () => {
    expect(home(read('昨天下午去过了，都好', NOW).went?.at)).toMatch(/^2026-11-22T1/)
    expect(read('去过了，都好', NOW).went).toBeUndefined()
    expect(read('去过了，14号周二再去', NOW).next?.conflict).toBe(true)
  })

  it('keeps what the elder wants kept, and health without their agreement', () => {
    const visit = read('去过了，心情好，摔过一跤，不要告诉她女儿', NOW)
    expect(toldRemarks(visit, false).map(({ words }) => words)).toEqual(['去过了', '心情好'])
    expect(read('去过了，老人同意拍照', NOW).agreedPictures).toBe('老人同意拍照')
  })

  it('leaves nothing out and adds nothing', () => {
    const clause = fc.constantFrom('老太太蛮好', '血压150/90', '冰箱空的', '下周二再去', '药快没了', '要买米', '灯坏了', '昨天去过', '聊了半小时', '邻居说她常下楼', '办好了')
    fc.assert(fc.property(fc.array(clause, { minLength: 1, maxLength: 8 }), fc.constantFrom('，', ' ', '。', '\n'), (clauses, mark) => {
      const said = clauses.join(mark)
      expect(read(said, NOW).remarks.map(({ words }) => words).join('')).toBe(said.replaceAll(mark, ''))
    }), { numRuns: 200 })
  })
})
