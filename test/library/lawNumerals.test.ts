import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LAW_SENTENCES, readLawMarks } from '../../src/library/lawMarks.ts'
import { loadSentences } from '../../src/library/sentences.ts'
import { numberWords } from './numberWords.ts'

const marks = readLawMarks(await loadSentences('prompts', LAW_SENTENCES), await numberWords())

const FIGURES = '零一二三四五六七八九'
const UNITS = ['', '十', '百', '千']

/** A number below ten thousand as statutes write it: 一千零五, 一百一十, 十二. */
const inWords = (value: number): string => {
  let words = ''
  let zero = false
  for (const [at, digit] of [...String(value)].entries()) {
    const unit = UNITS[String(value).length - 1 - at]!
    if (digit === '0') zero = words !== ''
    else {
      words += `${zero ? '零' : ''}${FIGURES[Number(digit)]!}${unit}`
      zero = false
    }
  }
  return value < 20 ? words.replace(/^一十/u, '十') : words
}

const Article = fc.integer({ min: 1, max: 9_999 })

it('knows how the longest statute ends', () => {
  expect(inWords(1260)).toBe('一千二百六十')
  expect(marks.article('第一千二百六十条 本法自2021年1月1日起施行。')).toEqual({ mark: '第一千二百六十条', number: 1260, rest: '本法自2021年1月1日起施行。', tight: false })
})

it('reads every article number, in words and in figures', () => {
  fc.assert(fc.property(Article, fc.boolean(), (value, figures) => {
    expect(marks.article(`第${figures ? value : inWords(value)}条 甲。`)?.number).toBe(value)
  }), { numRuns: 500 })
})

it('reads every 第X条之一 and every item', () => {
  fc.assert(fc.property(Article, fc.integer({ min: 1, max: 30 }), (value, sub) => {
    expect(marks.article(`第${inWords(value)}条之${inWords(sub)}　甲。`.replace('　', ' '))).toMatchObject({ number: value, sub })
    expect(marks.item(`（${inWords(sub)}）甲；`)).toEqual({ number: sub })
  }))
})

it('a row that only refers to an article is none', () => {
  fc.assert(fc.property(Article, fc.constantFrom('规定的，', '第二款的', '至第九条', '、第九条', '和第九条'), (value, after) => {
    expect(marks.article(`第${inWords(value)}条${after}甲。`)).toBeUndefined()
  }))
})

it('the day of a wording is the day it was passed or amended, not the day it took effect or was fetched', () => {
  expect(marks.issued('（1990年9月7日通过　自1991年1月1日起施行　根据2009年8月27日《关于修改部分法律的决定》修正）'.replaceAll('　', ' '))).toEqual(['1990-09-07', '2009-08-27'])
  expect(marks.issued('版本: 2023-10-12 修订公布，2024-01-01 施行')).toEqual(['2023-10-12'])
  expect(marks.issued('时效: 2026-09-30 核对，未见修订')).toEqual([])
})

it('a title is bare of brackets, years and labels', () => {
  expect(['《晴川市借伞规定》', '晴川市借伞规定（2019年修订）', '晴川市借伞规定（2019修订）——节录', 'title: 晴川市 借伞规定', '晴川市借伞规定_2019'].map(marks.bareTitle))
    .toEqual(Array.from({ length: 5 }, () => '晴川市借伞规定'))
})
