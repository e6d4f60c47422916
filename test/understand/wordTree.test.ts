import { describe, expect, it } from 'vitest'
import { beginnings, everyAt, growTree, longestAt, longestBefore, mayBegin } from '../../src/understand/wordTree.ts'

const words = [['常州', 1], ['常州市', 2], ['常', 3], ['常州', 4], ['', 5], ['市民', 6]] as const
const tree = growTree(words)

describe('a word tree', () => {
  it('finds the longest word and every word that begins at a place, with all its meanings', () => {
    expect(longestAt(tree, '在常州市民中心', 1)).toEqual({ from: 1, to: 4, values: [2] })
    expect(everyAt(tree, '在常州市民中心', 1)).toEqual([{ from: 1, to: 4, values: [2] }, { from: 1, to: 3, values: [1, 4] }, { from: 1, to: 2, values: [3] }])
    expect(longestAt(tree, '在常州', 0)).toBeUndefined()
    expect(everyAt(tree, '州', 0)).toEqual([])
  })

  it('takes no part of a word for the word, and none that the caller does not take for one', () => {
    expect(longestAt(tree, '市场', 0)).toBeUndefined()
    expect(longestAt(tree, '常州市', 0, (_, from, to) => to - from === 2)).toEqual({ from: 0, to: 2, values: [1, 4] })
  })

  it('grown backwards finds the longest word that ends at a place', () => {
    const ends = growTree(words, true)
    expect(longestBefore(ends, '到常州市', 4)).toEqual({ from: 1, to: 4, values: [2] })
    expect(longestBefore(ends, '到常州市', 3)).toEqual({ from: 1, to: 3, values: [1, 4] })
    expect(longestBefore(ends, '到常州市', 0)).toBeUndefined()
  })

  it('knows what words begin with', () => {
    expect(beginnings(tree).toSorted()).toEqual(['市', '常'])
    expect([mayBegin(tree, '市', 0), mayBegin(tree, '州', 0), mayBegin(tree, '', 0), mayBegin(growTree([]), '市', 0)]).toEqual([true, false, false, false])
  })

  it('finds each of many words, and nothing else', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `${String.fromCharCode(0x4e00 + (n * 7919) % 20_000)}${n}`)
    const grown = growTree(many.map((word, n) => [word, n] as const))
    expect(many.every((word, n) => longestAt(grown, `${word}。`, 0)?.values[0] === n)).toBe(true)
    expect(many.some((word) => longestAt(grown, `某${word}`, 0) !== undefined)).toBe(false)
  })
})
