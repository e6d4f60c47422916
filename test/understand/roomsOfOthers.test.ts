import { describe, expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const findFacts = createFactFinder(library)

/** The address and who is named, where a visit is wished for. */
const told = (text: string): readonly string[] => {
  const hearing = { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing
  return findFacts(text, hearing, library.services.get('home-visit' as ServiceId)).filter(({ kind }) => kind === 'address' || kind === 'relation').map(({ value }) => value.text)
}

describe('whose room it is', () => {
  it.each([
    ['红枫新村3幢甲单元205,哦不对,205是我叔叔家,奶奶是105', ['红枫新村3幢甲单元105室', '奶奶']],
    ['国泰新都6幢402,哦402是我姑姑家的,我妈是502', ['国泰新都6幢502室', '母亲']],
    ['红枫新村3幢甲单元205,说错了,奶奶住105', ['红枫新村3幢甲单元105室', '奶奶']],
    ['红枫新村3幢甲单元105,205是我叔叔家,奶奶在家', ['红枫新村3幢甲单元105室', '奶奶']],
    ['205是我叔叔家,奶奶是105', ['105室', '奶奶']],
  ])('%s', (text, values) => {
    expect(told(text)).toEqual(values)
  })

  it('is as it was said where nobody else is named with one', () => {
    expect(told('我奶奶住红枫新村3幢甲单元205')).toEqual(['红枫新村3幢甲单元205室', '奶奶'])
    expect(told('红枫新村3幢甲单元205,我奶奶105岁')[0]).toBe('红枫新村3幢甲单元205室')
  })
})
