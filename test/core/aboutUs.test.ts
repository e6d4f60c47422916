import { expect, it } from 'vitest'
import { aboutUs } from '../../src/core/aboutUs.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { community } = await loadShipped()
const filled = (contacts: typeof community.contacts): readonly string[] => aboutUs('whereabouts', { ...community, contacts: { ...community.contacts, ...contacts } }).map(({ reply }) => reply)

it('tells where the house is and its telephone as far as they are filled in, and says so where nothing is', () => {
  expect(filled({})).toEqual(['smalltalk.whereNotTold'])
  expect(filled({ homeAddress: { value: '某路某号', sample: false } })).toEqual(['smalltalk.where'])
  expect(filled({ homeAddress: { value: '某路某号', sample: false }, communityOffice: { value: '0519-00000000', sample: false } })).toEqual(['smalltalk.where', 'smalltalk.phone'])
})
