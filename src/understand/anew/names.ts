import { maskName } from '../../core/mask.ts'
import { splitClauses } from '../clauses.ts'
import { swapIn } from '../hearClauses.ts'
import { putRight, type Fill, type Known } from './known.ts'

const HAN_NAME = /^\p{Script=Han}{2,4}$/u
const QUOTES = /['"\u2018\u2019\u201c\u201d\u300c\u300d\u300e\u300f]/gu

/** A name that was written otherwise before: all of it with one character another, or that character said: 「是芬不是分」. */
export const nameAnew = (text: string, { service, slots, asked, corrects, words }: Known): readonly Fill[] => {
  const slot = service.slots.find(({ kind, id }) => kind === 'person' && slots[id] !== undefined)
  const name = slot === undefined ? undefined : slots[slot.id]?.text
  if (slot === undefined || slot === asked || name === undefined || !HAN_NAME.test(name)) return []
  const bare = text.replace(QUOTES, '')
  const right = (corrects || bare.includes(name) ? likeName(bare, name) : splitClauses(bare).map((clause) => likeName(clause.text, name) === clause.text ? clause.text : undefined).find((one) => one !== undefined)) ?? exchanged(bare, name, words)
  return right === undefined ? [] : [putRight(slot, { text: right, said: text, masked: maskName(right) })]
}

const differing = (one: string, other: string): number => [...one].filter((character, at) => character !== other[at]).length

/** The name in the text that is the known one but for one character. */
const likeName = (text: string, name: string): string | undefined =>
  Array.from({ length: Math.max(0, text.length - name.length + 1) }, (_, at) => text.slice(at, at + name.length)).find((one) => HAN_NAME.test(one) && differing(one, name) === 1)

/** The name with the character put right that somebody says is wrong. */
const exchanged = (text: string, name: string, { form, people }: Known['words']): string | undefined => {
  const clauses = splitClauses(text).map((clause) => clause.text)
  for (const [at, clause] of clauses.entries()) {
    const swap = swapIn(clause, form) ?? swapIn(`${clause}${clauses[at + 1] ?? ''}`, form)
    const [not, but] = [characterIn(swap?.not, people.of), characterIn(swap?.but, people.of)]
    if (not !== undefined && but !== undefined && name.includes(not) && !name.includes(but)) return name.replace(not, but)
  }
  return undefined
}

/** One character by itself, or told by a word it is in: 芬芳的芬. */
const characterIn = (said: string | undefined, of: readonly string[]): string | undefined => {
  const bare = said?.replace(/[\s\p{P}]/gu, '') ?? ''
  return [...bare].length === 1 ? bare : bare.length <= 5 && of.some((link) => bare.at(-2) === link) ? bare.at(-1) : undefined
}
