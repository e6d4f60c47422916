import type { PhoneWords } from '../../../core/words/phone.ts'
import { foundIn, type Found } from '../found.ts'
import type { PhoneValue } from '../phone.ts'
import { dialledBy } from './classify.ts'
import { isWordAt, lower, startOfWordBefore } from '../vocabulary.ts'

/** The last figures of a number, said anew. */
const TAIL = /^[\s,\uff0c\u3002.]*(\D{0,6}?)(\d{3,4})(?!\d)/u

/** The numbers without those said to be wrong, 139…错了，是138…, and those whose last figures were put right, with them: 139…5679错了，是5678. */
export const putRight = (text: string, numbers: readonly Found<PhoneValue>[], words: PhoneWords): readonly Found<PhoneValue>[] => {
  const small = lower(text)
  // 「那是旧号，新的是138…」
  const renewed = numbers.filter(({ from }) => startOfWordBefore(small, from, words.newBefore) !== undefined)
  return (renewed.length > 0 ? renewed : numbers).flatMap((number): readonly Found<PhoneValue>[] => {
    if (number.value.kind === 'wechat') return [number]
    if (startOfWordBefore(small, number.from, words.wrongBefore) !== undefined) return []
    const mark = number.to + (/^[\s,\uff0c\u3002.(\uff08]*/u.exec(small.slice(number.to, number.to + 4))?.[0].length ?? 0)
    if (!isWordAt(small, mark, words.wrong)) return [number]
    const after = mark + Math.max(0, ...words.wrong.filter((word) => small.startsWith(word, mark)).map((word) => word.length))
    const tail = TAIL.exec(small.slice(after, after + 16))
    if (tail === null || number.value.kind !== 'phone' || (tail[1] !== '' && !words.tails.includes(tail[1] ?? ''))) return []
    const digits = number.value.e164.slice(0, -(tail[2] ?? '').length) + (tail[2] ?? '')
    const right = dialledBy(digits.slice(1), { plus: true, american: false, split: false, led: false, cue: true, country: number.value.country ?? '' }, words)
    return right === undefined ? [] : [foundIn(text, number.from, after + tail[0].length, { kind: 'phone', ...right })]
  })
}
