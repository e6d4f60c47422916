import type { PhoneWords } from '../../core/words/phone.ts'
import { dropOverlaps, foundIn, type Found } from './found.ts'
import { findIdNumbers } from './idNumber.ts'
import { dialledBy, type Dialled } from './phone/classify.ts'
import { findChains, type Chain, type Group } from './phone/figures.ts'
import { hasCue, isDenied } from './phone/surroundings.ts'
import { findWechat } from './phone/wechat.ts'
import { putRight } from './phone/wrong.ts'
import { eat, isDigit, lower, skipSpaces, wordSet } from './vocabulary.ts'
import { keepFor } from '../../core/keepFor.ts'

/** How to reach somebody. `broken`: called a phone, or an answer to our asking for one, and no such number exists. */
export type PhoneValue =
  | Readonly<{ kind: 'phone' } & Dialled & { extension?: string }>
  | Readonly<{ kind: 'wechat'; id?: string }>
  | Readonly<{ kind: 'broken'; digits: string }>

/** A place in the text, and the ISO 3166 code of its country. */
export type NamedPlace = Readonly<{ country: string; from: number; to: number }>

/** What a number is seen from. */
export type PhoneView = Readonly<{
  words: PhoneWords
  /** Where the speaker is: an ISO 3166 code or a name of the country; China when nobody knows. */
  country?: string
  /** Places the text names, with the ISO 3166 code of their country: a number right beside one is of there. */
  named?: readonly NamedPlace[]
  /** We asked for a phone, so that figures alone are an answer. */
  asked?: boolean
}>

/** Nobody writes a number in more groups. */
const MOST_GROUPS = 12

/** Every way of reaching somebody that the text gives, in order. */
export const findPhones = (text: string, view: PhoneView): readonly Found<PhoneValue>[] => {
  const small = lower(text)
  const numbers = putRight(text, chainsOf(text, small, view.words).flatMap((chain) => readChain(text, small, chain, view)), view.words)
  const whole = numbers.filter(({ value }) => value.kind === 'phone')
  // 「微信同号139…」: with a number, WeChat without an id says nothing more.
  const wechat = findWechat(text, small, view.words).filter(({ value }) => whole.length === 0 || (value.kind === 'wechat' && value.id !== undefined))
  return dropOverlaps([...(whole.length === 0 ? numbers : whole), ...wechat])
}

/** Figures that may be a phone: neither an identity number nor called something else. */
const chainsOf = (text: string, small: string, words: PhoneWords): readonly Chain[] => {
  const ids = findIdNumbers(text, words)
  return findChains(text, words).filter((chain) => {
    const end = chain.groups.at(-1)?.to ?? chain.from
    return !ids.some((id) => chain.from < id.to && id.from < end) && (chain.plus || !isDenied(small, chain.from, end, words))
  })
}

/** ISO 3166 code of a country by its code or name; China when it is unknown. */
export const countryCode = (country: string | undefined, words: PhoneWords): string => {
  const name = lower(country ?? '')
  return codesOf(words).get(name) ?? 'CN'
}

const codesOf = keepFor(({ countries }: PhoneWords): ReadonlyMap<string, string> =>
  new Map(Object.entries(countries).flatMap(([code, names]) => [code, ...names].map((name) => [lower(name), code] as const)).toReversed()))

const readChain = (text: string, small: string, chain: Chain, view: PhoneView): readonly Found<PhoneValue>[] => {
  const found: Found<PhoneValue>[] = []
  const beside = countryBeside(small, chain, view.named ?? [])
  const country = beside ?? countryCode(view.country, view.words)
  let broken: Found<PhoneValue> | undefined
  for (let first = 0; first < chain.groups.length; ) {
    const best = readFrom(text, small, chain, first, { country, beside: beside !== undefined }, view)
    if (best === undefined) {
      broken ??= readBroken(text, small, chain.groups.slice(first), view)
      first += 1
    } else {
      found.push(best.found)
      first = best.next
    }
  }
  return found.length === 0 && broken !== undefined ? [broken] : found
}

/** How far before a number, and after it, a place may stand that says where it is of: 新西兰的号码021 345 6789. */
const PLACE_BEFORE = 8
const PLACE_AFTER = 3

/** The country of the place right beside the figures. */
const countryBeside = (small: string, { from, groups }: Chain, named: readonly NamedPlace[]): string | undefined => {
  const end = groups.at(-1)?.to ?? from
  const before = named.findLast((place) => place.to <= from && from - place.to <= PLACE_BEFORE && !/[\d,\uff0c\u3002;\n]/.test(small.slice(place.to, from)))
  return (before ?? named.find((place) => place.from >= end && place.from - end <= PLACE_AFTER && !/[\d\u3002;\n]/.test(small.slice(end, place.from))))?.country
}

type Read = Readonly<{ found: Found<PhoneValue>; next: number }>

/** A number with the code of its country has no fewer figures. */
const WORLDWIDE = 10

/** Whether 加 before the figures may be a plus sign; 「再加138 1228 9047」 is one more number of home. */
const mayFollowPlus = (digits: string, first: string): boolean =>
  digits.length >= WORLDWIDE && !digits.startsWith('0') && (first === '1' || !/^1[3-9]\d{9}$/.test(digits))

/** The longest run of groups from `first` on that is a phone. */
const readFrom = (text: string, small: string, chain: Chain, first: number, { country, beside }: Readonly<{ country: string; beside: boolean }>, view: PhoneView): Read | undefined => {
  for (let last = Math.min(chain.groups.length, first + MOST_GROUPS) - 1; last >= first; last -= 1) {
    const groups = chain.groups.slice(first, last + 1)
    const [begin, to] = [first === 0 ? chain.from : (groups[0]?.from ?? 0), groups.at(-1)?.to ?? 0]
    const digits = groups.map((group) => group.digits).join('')
    const plusSaid = first === 0 && groups[0] !== undefined && mayFollowPlus(digits, groups[0].digits) ? chain.plusSaid : undefined
    const from = text.charAt(begin - 1) === '(' && text.slice(begin, to).includes(')') ? begin - 1 : begin
    const signs = {
      plus: chain.plus && first === 0, american: groups.map((group) => group.digits.length).join() === '1,3,3,4' && groups[0]?.digits === '1', split: groups.length > 1, led: beside && groups.length > 1 && groups[0]?.digits === '1', country,
      cue: view.asked === true || beside || hasCue(small, from, to, view.words),
    }
    const worldwide = plusSaid === undefined ? undefined : dialledBy(digits, { ...signs, plus: true }, view.words)
    const phone = worldwide ?? dialledBy(digits, signs, view.words)
    if (phone === undefined) continue
    const extension = readExtension(small, to, view.words)
    const value: PhoneValue = { kind: 'phone', ...phone, ...(extension === undefined ? {} : { extension: extension.digits }) }
    return { found: foundIn(text, worldwide === undefined ? from : plusSaid ?? from, extension?.to ?? closing(text, from, to), value), next: last + 1 }
  }
  return undefined
}

/** With a bracket that was opened inside the number. */
const closing = (text: string, from: number, to: number): number =>
  text.charAt(to) === ')' && text.slice(from, to).split('(').length > text.slice(from, to).split(')').length ? to + 1 : to

const readExtension = (small: string, at: number, words: PhoneWords): Readonly<{ digits: string; to: number }> | undefined => {
  const mark = eat(small, skipSpaces(small, at), wordSet(words.extension))
  if (mark === undefined) return undefined
  const from = skipSpaces(small, mark.to)
  let to = from
  while (isDigit(small.charAt(to)) && to - from < 6) to += 1
  return to === from ? undefined : { digits: small.slice(from, to), to }
}

const readBroken = (text: string, small: string, groups: readonly Group[], view: PhoneView): Found<PhoneValue> | undefined => {
  const digits = groups.map((group) => group.digits).join('')
  const [from, to] = [groups[0]?.from ?? 0, groups.at(-1)?.to ?? 0]
  if (digits.length < 6 || digits.length > 14 || !(view.asked === true || hasCue(small, from, to, view.words))) return undefined
  return foundIn(text, from, to, { kind: 'broken', digits })
}
