import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Places } from '../../../src/core/lexicon.ts'
import { findPlaces, findSpeakerPlace } from '../../../src/understand/entities/place.ts'
import { PLACE_ROWS, SPEAKER_ROWS } from './placeRows.ts'
import { words } from './words.ts'

const places = Places.parse(parse(readFileSync(new URL('../../../knowledge/places.yaml', import.meta.url), 'utf8')))

describe('where the speaker is', () => {
  it.each(SPEAKER_ROWS.map(([text, said, place]) => ({ text, said, place })))('$text', ({ text, said, place }) => {
    const found = findSpeakerPlace(text, { places, words })
    expect([found?.said, found?.value.name]).toEqual([said, place])
  })
})

describe('places named', () => {
  it.each(PLACE_ROWS.map(([text, ...found]) => ({ text, found })))('$text', ({ text, found }) => {
    expect(findPlaces(text, places).map(({ said, value }) => [said, value.name])).toEqual(found)
  })
})

describe('any text', () => {
  it('is read without an error, and the place is one of those named', () => {
    const pieces = fc.array(fc.constantFrom('我', '妈', '的', '和', '在', '人在', '加拿大', '多伦多', '常州', '这边', '以前', '现在', "I'm in ", 'sydney', ',', ' ', '她', '十年', '时间'), { maxLength: 12 })
    fc.assert(fc.property(pieces, (parts) => {
      const text = parts.join('')
      const found = findSpeakerPlace(text, { places, words })
      if (found !== undefined) expect(findPlaces(text, places)).toContainEqual(found)
    }), { numRuns: 300 })
  })

  it('is read in a moment, however long', () => {
    for (const piece of ['在加拿大', '我', '加拿大的', '我妈在', '加拿大,']) {
      const text = `${piece.repeat(4_000 / piece.length)}加拿大`
      const begin = performance.now()
      findSpeakerPlace(text, { places, words })
      expect(performance.now() - begin).toBeLessThan(1_500)
    }
  })
})
