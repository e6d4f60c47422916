import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/understand/facts.ts'
import { withoutPutRight } from '../../src/understand/numberPutRight.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { lexicon } = await loadShipped()
const phonesOf = (text: string): readonly Fact[] =>
  [...text.matchAll(/\d{11}/g)].map(({ 0: said, index }) => ({ kind: 'phone', from: index, to: index + said.length, corrects: false, value: { text: said, said } }))
const kept = (text: string): readonly string[] => withoutPutRight(text, phonesOf(text), lexicon).map(({ value }) => value.text)

describe('a number that the next one puts right', () => {
  it.each(['13961230001，打错了，13961230010', '13961230001 不对不对，是13961230010'])('is not kept: %s', (text) => {
    expect(kept(text)).toEqual(['13961230010'])
  })

  it('is kept beside another one', () => {
    expect(kept('13961230001，或者13961230010')).toEqual(['13961230001', '13961230010'])
  })
})
