import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIdNumbers } from '../../../src/understand/entities/idNumber.ts'
import { countryCode, findPhones, type PhoneValue } from '../../../src/understand/entities/phone.ts'
import { PHONE_ROWS } from './phoneRows.ts'
import { words } from './words.ts'

const show = (value: PhoneValue): string =>
  value.kind === 'phone' ? value.e164 + (value.extension === undefined ? '' : ` x${value.extension}`)
    : value.kind === 'wechat' ? (value.id === undefined ? 'wechat' : `wechat:${value.id}`) : `broken:${value.digits}`

const find = (text: string, country = 'CN', asked = false) => findPhones(text, { words: words.phone, country, asked })
describe('ways to reach somebody', () => {
  it.each(PHONE_ROWS.map(([text, country, ...found]) => ({ text, country, found })))('$text ($country)', ({ text, country, found }) => {
    expect(find(text, country).map(({ value }) => show(value))).toEqual(found)
  })

  it('takes figures alone for an answer when we asked', () => {
    expect(find('88123456').length).toBe(0)
    expect(find('88123456', 'CN', true).map(({ value }) => show(value))).toEqual(['+8651988123456'])
  })

  it('takes a number right beside a place for one of there', () => {
    const beside = (text: string, place: string, country: string) => {
      const from = text.indexOf(place)
      return findPhones(text, { words: words.phone, named: [{ country, from, to: from + place.length }] }).map(({ value }) => show(value))
    }
    expect(beside('英国07700 900452', '英国', 'GB')).toEqual(['+447700900452'])
    expect(beside('新加坡的号码9123 4588', '新加坡', 'SG')).toEqual(['+6591234588'])
    expect(beside('07700 900123,英国的', '英国', 'GB')).toEqual(['+447700900123'])
    expect(beside('我在英国,我妈在常州,电话0519-88123456', '英国', 'GB')).toEqual(['+8651988123456'])
    expect(beside('美国电话 1-917-555-0133', '美国', 'US')).toEqual(['+19175550133'])
    expect(beside('我在英国13812345678', '英国', 'GB')).toEqual(['+8613812345678'])
  })

  it('gives the number for people and its literal span', () => {
    expect(find('打(0519)8812 3456吧')[0]).toMatchObject({ said: '(0519)8812 3456', value: { text: '0519-88123456', country: 'CN' } })
  })

  it('knows a country by its name', () => {
    expect([countryCode('新西兰', words.phone), countryCode('new zealand', words.phone), countryCode('us', words.phone), countryCode(undefined, words.phone)]).toEqual(['NZ', 'NZ', 'US', 'CN'])
  })
})

/** An 18-figure number with the right check character. */
const checked = (body: string): string => {
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, index) => total + weight * Number(body.charAt(index)), 0)
  return body + '10X98765432'.charAt(sum % 11)
}
const VALID = checked('32040219450101123')

describe('numbers that identify a person', () => {
  it.each([
    [`我妈身份证${VALID}帮她办`, VALID],
    [`${VALID.slice(0, 6)} ${VALID.slice(6, 14)} ${VALID.slice(14)}`, VALID],
    [VALID.toLowerCase(), VALID],
    ['身份证号码是320402194501011111', '320402194501011111'],
    ['老的是320402450101123', '320402450101123'],
    ['护照E12345678', 'E12345678'],
    ['passport no: LM123456', 'LM123456'],
    ['护照号 EJ1234567', 'EJ1234567'],
  ])('%s', (text, digits) => {
    expect(findIdNumbers(text, words.phone).map(({ value }) => value.digits)).toEqual([digits])
  })

  it.each([
    '13812345678', '订单320402194513011234', '320402194501011111', '6222021234567890123', 'E12345678', '共123456789012345元', '护照下个月到期',
  ])('%s is none', (text) => {
    expect(findIdNumbers(text, words.phone)).toEqual([])
  })

  it('is sure only of those that check out', () => {
    expect(findIdNumbers(`身份证${VALID}`, words.phone)[0]?.value.sure).toBe(true)
    expect(findIdNumbers('身份证320402194501011111', words.phone)[0]?.value.sure).toBe(false)
  })
})

describe('whatever is typed', () => {
  const soup = fc.array(fc.constantFrom('1', '3', '8', '0', '一', '幺', '-', ' ', '(', ')', '+', '电话', '转', '微信', 'o', '.', '元', '身份证', '护照', 'E'), { maxLength: 50 }).map((parts) => parts.join(''))

  it('never throws and gives literal spans in order', () => {
    fc.assert(fc.property(fc.oneof(soup, fc.string({ unit: 'grapheme', maxLength: 60 })), (text) => {
      for (const found of [find(text, 'NZ', true), findIdNumbers(text, words.phone)]) {
        let last = 0
        for (const one of found) {
          expect(one.from).toBeGreaterThanOrEqual(last)
          expect(text.slice(one.from, one.to)).toBe(one.said)
          last = one.to
        }
      }
    }), { numRuns: 300 })
  })

  it.each(['1', '1 ', '13 ', '13812345678 ', '一', '(', '+1', '身份证1', '微信'])('reads 4,000 characters of %j without delay', (part) => {
    const began = performance.now()
    find(part.repeat(4000 / part.length), 'NZ', true)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
