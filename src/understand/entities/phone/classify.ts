import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max'
import type { PhoneWords } from '../../../core/words/phone.ts'

/** A number that can be dialled. `text` is for people, `e164` for machines. */
export type Dialled = Readonly<{ e164: string; text: string; country?: string }>

/** What is known about some figures besides themselves. */
export type Signs = Readonly<{
  plus: boolean
  /** They came in several groups. */
  split: boolean
  /** Grouped as only numbers of North America are: 1 647 555 0192. */
  american: boolean
  /** The first group is the figure that leads calls over land in North America. */
  led: boolean
  /** Something near says they are a phone. */
  cue: boolean
  /** ISO 3166 code of where the speaker is. */
  country: string
}>

const HOME = 'CN'
/** Area codes of home that somebody abroad gives too: the capital, the big cities and their own. */
const NEAR = /^0(?:10|2\d|519)/
/** No number of a house begins with a nought or one. */
const LOCAL = /^[2-9]/
/** What begins like a mobile phone or the country code of home. */
const HOME_LIKE = /^(?:0|1|86)/
const MOBILE = /^(?:0?86)?(1[3-9]\d{9})$/

/** The phone the figures are, if they are one. */
export const dialledBy = (digits: string, signs: Signs, words: PhoneWords): Dialled | undefined => {
  if (digits.length < 7 || digits.length > 15 || isCalendarDay(digits)) return undefined
  if (signs.plus) return parsed(`+${digits}`) ?? possible(`+${digits}`)
  if (signs.american) return parsed(`+${digits}`) ?? possible(`+${digits}`)
  // 「美国电话1-917-555-0133」 reads like a mobile phone of home.
  const abroad = signs.led && signs.country !== HOME ? parsed(`+${digits}`) : undefined
  if (abroad?.country === signs.country) return abroad
  const mobile = MOBILE.exec(digits)?.[1]
  if (mobile !== undefined) return { e164: `+86${mobile}`, text: mobile, country: HOME }
  if (digits.startsWith('00') && digits.length > 10) return parsed(`+${digits.slice(2)}`) ?? possible(`+${digits.slice(2)}`)
  if (signs.country !== HOME && isLikely(digits, signs)) {
    const there = parsed(digits, signs.country) ?? (signs.cue && !NEAR.test(digits) ? possible(digits, signs.country) : undefined)
    if (there !== undefined) return there
  }
  const home = digits.startsWith('0') || /^[48]00/.test(digits) ? parsed(digits, HOME) : undefined
  if (home !== undefined && isLikely(digits, signs)) return home
  if (signs.cue && digits.length === words.localDigits && LOCAL.test(digits)) return parsed(words.localArea + digits, HOME)
  // 「0519-6612205」: as it was before numbers had eight figures; staff know what to put before it.
  if (digits.startsWith(words.localArea) && digits.length === words.localArea.length + words.localDigits - 1) return oldLocal(digits, words)
  if (!signs.cue || digits.length < 10) return undefined
  // 「64 21 555 0147」; a mobile phone of home with a figure too few or too many is none of North America.
  return parsed(`+${digits}`) ?? (HOME_LIKE.test(digits) ? undefined : possible(`+${digits}`))
}

const oldLocal = (digits: string, { localArea }: PhoneWords): Dialled =>
  ({ e164: `+86${digits.slice(1)}`, text: `${localArea}-${digits.slice(localArea.length)}`, country: HOME })

/** Whether the figures look like a phone by themselves: grouped, with a trunk zero, or named as one. */
const isLikely = (digits: string, signs: Signs): boolean => signs.cue || digits.startsWith('0') || (signs.split && digits.length >= 9)

const parsed = (digits: string, country?: string): Dialled | undefined => {
  const number = parse(digits, country)
  return number?.isValid() === true ? dialled(number) : undefined
}

/** A number of the right length in a range nobody has handed out yet, as far as our tables know. */
const possible = (digits: string, country?: string): Dialled | undefined => {
  const number = parse(digits, country)
  return number !== undefined && number.country !== HOME && number.countryCallingCode !== '86' && number.isPossible() ? dialled(number) : undefined
}

const parse = (digits: string, country: string | undefined): PhoneNumber | undefined =>
  country === undefined ? parsePhoneNumberFromString(digits) : isSupportedCountry(country) ? parsePhoneNumberFromString(digits, country) : undefined

const dialled = (number: PhoneNumber): Dialled => ({
  e164: number.number,
  text: number.country === HOME ? number.formatNational().replace(' ', '-').replaceAll(' ', '') : number.formatInternational(),
  ...(number.country === undefined ? {} : { country: number.country }),
})

const isCalendarDay = (digits: string): boolean => {
  const match = /^(?:19|20)\d\d(\d\d)(\d\d)$/.exec(digits)
  return match !== null && Number(match[1]) >= 1 && Number(match[1]) <= 12 && Number(match[2]) >= 1 && Number(match[2]) <= 31
}
