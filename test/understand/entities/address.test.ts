import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Community } from '../../../src/core/community.ts'
import { findAddresses, formatAddress, mergeAddress, type AddressValue } from '../../../src/understand/entities/address.ts'
import { ADDRESS_ROWS } from './addressRows.ts'
import { words } from './words.ts'

const community: Pick<Community, 'estates' | 'name' | 'district' | 'city'> = {
  name: '椿桂坊社区', district: '天宁区', city: '常州',
  estates: [
    { name: '国泰新都', aliases: ['国泰', '国泰小区'], pinyin: ['guotaixindu', 'guotai xindu'], grid: 'g1', sample: false },
    { name: '椿桂坊小区', aliases: ['椿桂坊'], pinyin: ['chunguifang'], grid: 'g2', sample: false },
    { name: '桂花新村', aliases: ['桂花村'], pinyin: ['guihuaxincun'], grid: 'g3', sample: false },
    { name: '东坡花苑', aliases: [], pinyin: [], grid: 'g3', sample: false },
    { name: '舣舟里', aliases: [], pinyin: [], grid: 'g4', sample: false },
    { name: '红枫新村', aliases: [], pinyin: [], grid: 'g4', sample: false },
    { name: '红枫雅居', aliases: [], pinyin: [], grid: 'g4', sample: false },
  ],
}

const find = (text: string) => findAddresses(text, { words, community })

const show = ({ estate, street, building, unit, room, corrects }: AddressValue): string =>
  [estate ?? street ?? '', building ?? '', unit ?? '', room ?? ''].join('/') + (corrects ? ' !' : '')

describe('where a home is', () => {
  it.each(ADDRESS_ROWS.map(([text, ...found]) => ({ text, found })))('$text', ({ text, found }) => {
    expect(find(text).map(({ said, value }) => [said, show(value)])).toEqual(found)
  })

  it('knows the grid of an estate of the community, and of nothing else', () => {
    expect([find('国泰新都6幢')[0]?.value.grid, find('guihua xincun')[0]?.value.grid, find('翠竹新村25幢')[0]?.value.grid]).toEqual(['g1', 'g3', undefined])
  })
})

describe('an answer to where it is', () => {
  it('may name an estate that nobody knows and that ends in nothing one is known by', () => {
    const asked = (text: string) => findAddresses(text, { words, community, asked: true }).map((found) => show(found.value))
    expect([asked('莱蒙都会9幢1002'), asked('世茂香槟湖,九号楼,二单元'), asked('东方明珠12幢'), asked('麻烦6幢302'), asked('改成16幢'), asked('12 Heping Road, Room 502'), asked('15 minutes from Heping Road')])
      .toEqual([['莱蒙都会/9幢//1002室'], ['世茂香槟湖/9幢/2单元/'], ['东方明珠/12幢//'], ['/6幢//302室'], ['/16幢//'], ['12 Heping Road///502室'], []])
  })
})

const value = (text: string): AddressValue => find(text)[0]?.value ?? { corrects: false }

describe('what is said later', () => {
  it('adds what was missing', () => {
    expect(formatAddress(mergeAddress(value('国泰新都'), value('6幢甲单元402')))).toBe('国泰新都6幢甲单元402室')
  })

  it('replaces only the part it corrects', () => {
    const merged = mergeAddress(value('国泰新都6幢甲单元402'), value('打错了不是6幢是16幢'))
    expect(formatAddress(merged)).toBe('国泰新都16幢甲单元402室')
    expect(merged.grid).toBe('g1')
  })

  it('replaces everything when the estate is another', () => {
    const merged = mergeAddress(value('国泰新都6幢甲单元402'), value('搬到桂花新村3幢了'))
    expect([formatAddress(merged), merged.grid]).toEqual(['桂花新村3幢', 'g3'])
  })

  it('forgets the unit and room when the road is another', () => {
    const merged = mergeAddress(value('国泰新都6幢402'), value('和平北路8号'))
    expect([formatAddress(merged), merged.grid]).toEqual(['和平北路8号', undefined])
  })

  it('keeps everything when the same estate is said again', () => {
    expect(formatAddress(mergeAddress(value('国泰新都6幢402'), value('国泰新都')))).toBe('国泰新都6幢402室')
  })
})

describe('whatever is typed', () => {
  const soup = fc.array(fc.constantFrom('国泰', '新都', '6', '幢', '号楼', '单元', '甲', '不是', '是', ',', ' ', '402', '室', '路', '号', '住', 'guo', 'tai', '-', '楼', '东户', '区', '第'), { maxLength: 40 }).map((parts) => parts.join(''))

  it('never throws and gives literal spans in order', () => {
    fc.assert(fc.property(fc.oneof(soup, fc.string({ unit: 'grapheme', maxLength: 60 })), (text) => {
      let last = 0
      for (const one of find(text)) {
        expect(one.from).toBeGreaterThanOrEqual(last)
        expect(text.slice(one.from, one.to)).toBe(one.said)
        last = one.to
      }
    }), { numRuns: 300 })
  })

  it.each(['国泰新都', '6幢', '1', '路', '天', 'guo tai ', '不是', ' ', '区', '一二'])('reads 4,000 characters of %j without delay', (part) => {
    const began = performance.now()
    find(part.repeat(4000 / part.length))
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
