import type { FormWords } from '../core/words/form.ts'
import type { Slot } from '../core/service.ts'
import { splitRejected } from './hearClauses.ts'
import { isRepeated, occurrences } from './occurrences.ts'

type Choice = Slot['choices'][number]
/** One way to say a choice, where the text says it. */
type Mention = Readonly<{ choice: Choice; way: string; from: number; to: number }>

/** The longest reply that may be a choice said in fewer words than we know. */
const SHORT = 6
/** So much may stand between 算 and what somebody counts as: 算是个归侨. */
const REACH = 2

/** The choice of a slot that the text makes; undefined when it makes none. Where the slot was asked, a number or a piece of a known way to say it is enough. */
export const chooseFrom = (slot: Slot, text: string, asked: boolean, form: FormWords): string | undefined => {
  const number = asked ? Number(/^\D{0,2}(\d{1,2})\D{0,2}$/.exec(text)?.[1]) : Number.NaN
  if (slot.choices[number - 1] !== undefined) return slot.choices[number - 1]?.value
  // What somebody says they do not want is not their choice, unless they say no more.
  const { rejected, rest } = splitRejected(text, form)
  const small = (rejected === '' || rest === '' ? text : rest).toLowerCase()
  const mentions = mentionsIn(slot, small, asked, form)
  const sure = mentions.filter(({ way }) => !form.anyOther.includes(way))
  return oneOf(slot, sure, small, form) ?? (asked ? oneOf(slot, mentions, small, form) ?? pieceOf(slot, small, form) : undefined)
}

const waysOf = (slot: Slot, { value, say, answers }: Choice, { choices }: FormWords, asked: boolean): readonly string[] =>
  [...new Set([value, ...say, ...(asked ? answers : []), ...(choices[slot.id]?.[value] ?? [])].map((way) => way.toLowerCase()))]

/** What the text says of the choices: the longest words that say something, without those it denies. */
const mentionsIn = (slot: Slot, text: string, asked: boolean, form: FormWords): readonly Mention[] => {
  const brief = asked && text.replace(/[\s\p{P}]/gu, '').length <= SHORT
  const said = slot.choices.flatMap((choice) => waysOf(slot, choice, form, asked).flatMap((way) => mentionsOf(choice, way, text, brief)))
  const but = slot.choices.flatMap((choice) => choice.but.flatMap((words) => occurrences(text, words.toLowerCase()).map((from) => ({ choice, from, to: from + words.length }))))
  return said.filter((one) => !said.some((other) => holds(other, one)) && !but.some((other) => other.choice === one.choice && other.from <= one.from && one.to <= other.to) && !isDenied(one, text, form))
}

// A digit names a choice only where it is all that was said, one character that answers only where little more was, and a Latin word only whole: 「13912345678」, "mobile".
const mentionsOf = (choice: Choice, way: string, text: string, brief: boolean): readonly Mention[] => {
  if (/^\d+$/.test(way) || (way.length === 1 && !brief && choice.answers.includes(way))) return []
  const latin = /^[\x20-\x7e]+$/.test(way)
  return occurrences(text, way).flatMap((from) => {
    const to = from + way.length
    const whole = !latin || !(/[a-z]/.test(text[from - 1] ?? '') || /[a-z]/.test(text[to] ?? ''))
    return whole ? [{ choice, way, from, to }] : []
  })
}

const holds = (other: Mention, { from, to }: Mention): boolean =>
  other.from <= from && to <= other.to && other.to - other.from > to - from

/** 「不能自己走」; but 「能不能送到家」 asks for it. */
const isDenied = ({ from }: Mention, text: string, { denies }: FormWords): boolean =>
  denies.some((word) => {
    const at = text.slice(0, from).trimEnd().length - word.length
    return at >= 0 && text.startsWith(word, at) && !isRepeated(text, at, word)
  })

/** The one choice that is meant: the only one, the one that holds all, the one settled on, or the one named by the longest words, the last of them. */
const oneOf = (slot: Slot, mentions: readonly Mention[], text: string, form: FormWords): string | undefined => {
  const named = slot.choices.filter((choice) => mentions.some((mention) => mention.choice === choice))
  if (named.length < 2) return named[0]?.value
  const settled = new Set(mentions.filter((mention) => isSettled(mention, text, form)).map(({ choice }) => choice.value))
  return combined(slot, named) ?? (settled.size === 1 ? [...settled][0] : longest(mentions).choice.value)
}

/** 「中饭，晚饭也要」: the choice whose name holds every one that was named. */
const combined = (slot: Slot, named: readonly Choice[]): string | undefined =>
  slot.choices.find(({ value }) => named.every((one) => value.includes(one.value)))?.value

const isSettled = ({ from }: Mention, text: string, { settles }: FormWords): boolean =>
  settles.some((word) => occurrences(text.slice(Math.max(0, from - word.length - REACH), from), word).length > 0)

const longest = (mentions: readonly Mention[]): Mention =>
  mentions.reduce((best, one) => (one.to - one.from >= best.to - best.from ? one : best))

/** 「陪去」 for 陪去医院: the only choice whose words hold the whole reply. */
const pieceOf = (slot: Slot, text: string, form: FormWords): string | undefined => {
  const reply = text.replace(/[\s\p{P}]/gu, '')
  if (reply.length < 2 || reply.length > SHORT || /^\d+$/.test(reply)) return undefined
  const held = slot.choices.filter((choice) => waysOf(slot, choice, form, true).some((way) => way.includes(reply)))
  return held.length === 1 ? held[0]?.value : undefined
}
