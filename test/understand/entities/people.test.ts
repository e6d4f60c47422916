import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAges } from '../../../src/understand/entities/ages.ts'
import { findNames } from '../../../src/understand/entities/names.ts'
import { findRelations, livesAlone } from '../../../src/understand/entities/people.ts'
import { AGE_ROWS, ALONE_ROWS, NAME_ROWS, RELATION_ROWS } from './peopleRows.ts'
import { words } from './words.ts'

const NOW = Date.UTC(2026, 10, 24)

const rowsOf = (rows: typeof RELATION_ROWS) => rows.map(([text, ...found]) => ({ text, found }))

describe('whom it is about', () => {
  it.each(rowsOf(RELATION_ROWS))('$text', ({ text, found }) => {
    expect(findRelations(text, words).map(({ said, value }) => [said, value.relation])).toEqual(found)
  })

  it('tells the speaker from a relative', () => {
    expect(findRelations('是我本人', words).map(({ value }) => value)).toEqual([{ relation: '本人', self: true }])
    expect(findRelations('我妈', words).map(({ value }) => value)).toEqual([{ relation: '母亲', self: false }])
  })
})

describe('names', () => {
  it.each(rowsOf(NAME_ROWS))('$text', ({ text, found }) => {
    expect(findNames(text, words).map(({ said, value }) => [said, value])).toEqual(found)
  })
})

describe('ages', () => {
  it.each(rowsOf(AGE_ROWS))('$text', ({ text, found }) => {
    expect(findAges(text, words, NOW).map(({ said, value }) => [said, `${value.about ? '~' : ''}${value.years}`])).toEqual(found)
  })

  it('reads no year of birth without a clock', () => {
    expect(findAges('1945年生', words)).toEqual([])
  })

  it('counts a birthday that has come', () => {
    expect(findAges('1945年12月5日出生', words, Date.UTC(2026, 11, 4))[0]?.value.years).toBe(80)
    expect(findAges('1945年12月5日出生', words, Date.UTC(2026, 11, 5))[0]?.value.years).toBe(81)
  })
})

describe('living alone', () => {
  it.each(ALONE_ROWS.map(([text, alone]) => ({ text, alone })))('$text', ({ text, alone }) => {
    expect(livesAlone(text, words)).toBe(alone)
  })
})

describe('any text', () => {
  const pieces = fc.array(fc.constantFrom('我', '妈', '的', '和', '叫', '王', '秀英', '姓', '82', '岁', '多', '今年', '七', '十', '1945年', '生', '一个人住', '本人', '阿姨', 'my mum', ' is ', ',', '\n', 'x', '她', '在'), { maxLength: 14 })

  it('is read without an error, and said is literal and apart', () => {
    fc.assert(fc.property(pieces, (parts) => {
      const text = parts.join('')
      livesAlone(text, words)
      for (const found of [findRelations(text, words), findNames(text, words), findAges(text, words, NOW)]) {
        found.forEach((one, at) => {
          expect(text.slice(one.from, one.to)).toBe(one.said)
          expect(one.said).not.toBe('')
          expect(one.from).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0)
        })
      }
    }), { numRuns: 300 })
  })

  it('is read in a moment, however long', () => {
    for (const piece of ['我妈', '八', '王', ' ', '1945年', '一个人住', "my mum's "]) {
      const text = piece.repeat(4_000 / piece.length)
      const begin = performance.now()
      findRelations(text, words)
      findNames(text, words)
      findAges(text, words, NOW)
      livesAlone(text, words)
      expect(performance.now() - begin).toBeLessThan(1_500)
    }
  })
})
