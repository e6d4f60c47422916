import { describe, expect, it } from 'vitest'
import { findNames } from '../../../src/understand/entities/names.ts'
import { findSpeakerPlace } from '../../../src/understand/entities/place.ts'
import { createNormalise } from '../../../src/understand/normalise.ts'
import { loadShipped } from '../../support/shippedLibrary.ts'

const { words, places, lexicon } = await loadShipped()
const normalise = createNormalise(lexicon, words.people)
const names = (text: string): readonly string[] => findNames(normalise(text).text, words).map(({ value }) => value)
const place = (text: string): string | undefined => findSpeakerPlace(text, { places, words })?.value.name

describe('a name', () => {
  it.each([
    ['周福根，福气的福，树根的根', '周福根'],
    ['林佳怡，双木林，佳人的佳', '林佳怡'],
    ['本名是孙玉英', '孙玉英'],
    ['名字写郑国良好了', '郑国良'],
    ['她叫李阿妹', '李阿妹'],
    ['名字写错了，应该是孙晓芸', '孙晓芸'],
    ['名字不对，叶兰珍，兰花的兰', '叶兰珍'],
  ])('is told whole in 「%s」', (text, name) => {
    expect(names(text)[0]).toBe(name)
  })
})

it('a dialect word is no name', () => {
  expect(normalise('我阿妹要来').text).toBe('我妹妹要来')
})

describe('where the speaker is', () => {
  it.each([['我勒东京', '东京'], ['在国内，南京', '南京'], ['人在加拿大，温哥华', '温哥华']])('%s', (text, name) => {
    expect(place(text)).toBe(name)
  })
})
