import type { FormWords } from '../core/words/form.ts'
import type { Slot } from '../core/service.ts'
import { splitRejected } from './hearClauses.ts'

type Choice = Slot['choices'][number]

/** The longest reply that may be a choice said in fewer words than we know. */
const SHORT = 6

/** The choice of a slot that the text makes; undefined when it makes none. Where the slot was asked, a number or a piece of a known way to say it is enough. */
export const chooseFrom = (slot: Slot, text: string, asked: boolean, form: FormWords): string | undefined => {
  const number = asked ? Number(/^\D{0,2}(\d{1,2})\D{0,2}$/.exec(text)?.[1]) : Number.NaN
  if (slot.choices[number - 1] !== undefined) return slot.choices[number - 1]?.value
  // What somebody says they do not want is not their choice, unless they say no more.
  const { rejected, rest } = splitRejected(text, form)
  const small = (rejected === '' || rest === '' ? text : rest).toLowerCase()
  const named = slot.choices.filter((choice) => waysOf(slot, choice, form).some((way) => isSaid(small, way)))
  if (named.length > 1) return combined(slot, named) ?? longest(slot, named, small, form)
  return named[0]?.value ?? (asked ? pieceOf(slot, small, form) : undefined)
}

const waysOf = (slot: Slot, { value, say }: Choice, { choices }: FormWords): readonly string[] =>
  [value, ...say, ...(choices[slot.id]?.[value] ?? [])].map((way) => way.toLowerCase())

// A digit names a choice only where it is all that was said, and a Latin word only whole: 「13912345678」, "mobile".
const isSaid = (text: string, way: string): boolean => {
  if (/^\d+$/.test(way)) return false
  if (!/^[\x20-\x7e]+$/.test(way)) return text.includes(way)
  return new RegExp(`(?<![a-z])${way.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![a-z])`).test(text)
}

/** 「中饭，晚饭也要」: the choice whose name holds every one that was named. */
const combined = (slot: Slot, named: readonly Choice[]): string | undefined => {
  const whole = slot.choices.find(({ value }) => named.every((one) => value.includes(one.value)))
  return whole?.value
}

/** Of several choices the one that was named by the longest words. */
const longest = (slot: Slot, named: readonly Choice[], text: string, form: FormWords): string | undefined => {
  const lengthOf = (choice: Choice): number => Math.max(...waysOf(slot, choice, form).filter((way) => isSaid(text, way)).map((way) => way.length))
  return named.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]?.value
}

/** 「陪去」 for 陪去医院: the only choice whose words hold the whole reply. */
const pieceOf = (slot: Slot, text: string, form: FormWords): string | undefined => {
  const reply = text.replace(/[\s\p{P}]/gu, '')
  if (reply.length < 2 || reply.length > SHORT || /^\d+$/.test(reply)) return undefined
  const held = slot.choices.filter((choice) => waysOf(slot, choice, form).some((way) => way.includes(reply)))
  return held.length === 1 ? held[0]?.value : undefined
}
