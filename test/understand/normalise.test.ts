import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNormalise } from '../../src/understand/normalise.ts'

const normalise = createNormalise({ typos: { 侨卷: '侨眷', 住餐: '助餐' }, dialect: { 姆妈: '妈妈', 今朝: '今天' } })

const flags = (text: string) => [normalise(text).traditional, normalise(text).english]

describe('words as the finders read them', () => {
  it.each([
    ['１３８００００１１１１', '13800001111'],
    ['下午３：００', '下午3:00'],
    ['请问\u200b长\u200d者\ufeff日托', '请问长者日托'],
    ['\u202e反着写\u202c', '反着写'],
    ['a\u0000b\u0007c', 'abc'],
    ['  多   个\t空　格 ', '多 个 空 格'],
    ['第一行\n第二行', '第一行\n第二行'],
    ['請問長者日托怎樣收費?家母獨居,本人在舊金山', '请问长者日托怎样收费?家母独居,本人在旧金山'],
    ['我是侨卷,想约住餐', '我是侨眷,想约助餐'],
    ['姆妈今朝头晕', '妈妈今天头晕'],
    ['僑卷', '侨眷'],
    ['', ''],
  ])('%j becomes %j', (said, text) => {
    expect(normalise(said).text).toBe(text)
  })

  it('says whether it was traditional, and whether it was English', () => {
    expect(flags('請問怎樣收費')).toEqual([true, false])
    expect(flags('请问怎样收费')).toEqual([false, false])
    expect(flags('Hi, my grandma lives near Chungui Fang')).toEqual([false, true])
    expect(flags('我mum下周要see GP')).toEqual([false, false])
    expect(flags('👍 123')).toEqual([false, undefined])
  })

  it('reads no more than 4,000 characters of 100 KB, quickly, and says so', () => {
    const began = performance.now()
    const { text, cut } = normalise('侨卷ﷺ'.repeat(33_000))
    expect(performance.now() - began).toBeLessThan(1000)
    expect([text.length <= 4000, cut, normalise('短').cut]).toEqual([true, true, false])
  })

  it('never leaves half a character', () => {
    expect(normalise('a'.repeat(3999) + '👍').text).toBe('a'.repeat(3999))
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(normalise(text).text.length).toBeLessThanOrEqual(4000)
    }))
  })
})
