import type { PhoneWords } from '../../core/words/phone.ts'
import { dropOverlaps, foundIn, type Found } from './found.ts'
import { findIdNumbers } from './idNumber.ts'
import { dialledBy, type Dialled } from './phone/classify.ts'
import { findChains, type Chain, type Group } from './phone/figures.ts'
import { hasCue, isDenied } from './phone/surroundings.ts'
import { eat, isDigit, lower, skipSpaces, wordSet } from './vocabulary.ts'

/** How to reach somebody. `broken`: called a phone, or an answer to our asking for one, and no such number exists. */
export type PhoneValue =
  | Readonly<{ kind: 'phone' } & Dialled & { extension?: string }>
  | Readonly<{ kind: 'wechat'; id?: string }>
  | Readonly<{ kind: 'broken'; digits: string }>

/** What a number is seen from. */
export type PhoneView = Readonly<{
  words: PhoneWords
  /** Where the speaker is: an ISO 3166 code or a name of the country; China when nobody knows. */
  country?: string
  /** We asked for a phone, so that figures alone are an answer. */
  asked?: boolean
}>

/** Nobody writes a number in more groups. */
const MOST_GROUPS = 8

/** Every way of reaching somebody that the text gives, in order. */
export const findPhones = (text: string, view: PhoneView): readonly Found<PhoneValue>[] => {
  const small = lower(text)
  const numbers = chainsOf(text, small, view.words).flatMap((chain) => readChain(text, small, chain, view))
  return dropOverlaps([...numbers, ...findWechat(text, small, view.words)])
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
  const known = Object.entries(words.countries).find(([code, names]) => lower(code) === name || names.some((one) => lower(one) === name))
  return known?.[0] ?? 'CN'
}

const readChain = (text: string, small: string, chain: Chain, view: PhoneView): readonly Found<PhoneValue>[] => {
  const found: Found<PhoneValue>[] = []
  const country = countryCode(view.country, view.words)
  let broken: Found<PhoneValue> | undefined
  for (let first = 0; first < chain.groups.length; ) {
    const best = readFrom(text, small, chain, first, country, view)
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

type Read = Readonly<{ found: Found<PhoneValue>; next: number }>

/** The longest run of groups from `first` on that is a phone. */
const readFrom = (text: string, small: string, chain: Chain, first: number, country: string, view: PhoneView): Read | undefined => {
  for (let last = Math.min(chain.groups.length, first + MOST_GROUPS) - 1; last >= first; last -= 1) {
    const groups = chain.groups.slice(first, last + 1)
    const [begin, to] = [first === 0 ? chain.from : (groups[0]?.from ?? 0), groups.at(-1)?.to ?? 0]
    const from = text.charAt(begin - 1) === '(' && text.slice(begin, to).includes(')') ? begin - 1 : begin
    const signs = {
      plus: chain.plus && first === 0, split: groups.length > 1, country,
      cue: view.asked === true || hasCue(small, from, to, view.words),
    }
    const phone = dialledBy(groups.map((group) => group.digits).join(''), signs, view.words)
    if (phone === undefined) continue
    const extension = readExtension(small, to, view.words)
    const value: PhoneValue = { kind: 'phone', ...phone, ...(extension === undefined ? {} : { extension: extension.digits }) }
    return { found: foundIn(text, from, extension?.to ?? closing(text, from, to), value), next: last + 1 }
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

const WECHAT_ID = /^[\s:=]{0,3}([a-z][\w-]{5,19})(?![\w-])/

const findWechat = (text: string, small: string, words: PhoneWords): readonly Found<PhoneValue>[] => {
  const phrases = wordSet(words.wechat)
  const cues = wordSet(words.wechatId)
  const found: Found<PhoneValue>[] = []
  for (let at = 0; at < text.length; ) {
    const start = eat(small, at, phrases)?.to ?? eat(small, at, cues)?.to
    const id = start === undefined ? null : WECHAT_ID.exec(small.slice(start, start + 26))
    if (start !== undefined && id !== null && /\d|_|-/.test(id[1] ?? '')) {
      const to = start + id[0].length
      found.push(foundIn(text, at, to, { kind: 'wechat', id: text.slice(to - (id[1] ?? '').length, to) }))
      at = to
    } else if (start === undefined || eat(small, at, phrases) === undefined) at += 1
    else {
      found.push(foundIn(text, at, start, { kind: 'wechat' }))
      at = start
    }
  }
  return found
}
