import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PART_BYTES, splitBlocks } from '../../src/core/split.ts'

const bytes = (text: string): number => Buffer.byteLength(text)

describe('WeChat-sized parts', () => {
  it('keeps a short answer whole', () => {
    expect(splitBlocks(['一', '二'])).toEqual(['一\n二'])
  })

  it('breaks between blocks before it breaks inside one', () => {
    const citation = `依据：\n${'《某法》第1条'.repeat(60)}`
    const parts = splitBlocks(['答'.repeat(400), citation])
    expect(parts).toHaveLength(2)
    expect(parts[1]).toBe(citation)
  })

  it('loses nothing and never exceeds the limit', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }), { minLength: 1, maxLength: 6 }), (blocks) => {
      const parts = splitBlocks(blocks)
      expect(parts.every((part) => bytes(part) <= PART_BYTES)).toBe(true)
      expect(parts.join('').replaceAll('\n', '')).toBe(blocks.join('').replaceAll('\n', ''))
    }))
  })
})
