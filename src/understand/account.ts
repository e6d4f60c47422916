import type { Command } from '../core/command.ts'
import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { splitClauses, type Clause } from './clauses.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { clausesAbout, saysNone, saysWhenever } from './hearClauses.ts'
import { LONGEST_TEXT, OWN_WORDS, type Material } from './material.ts'
import { QUESTION_MARK } from './question.ts'

/** Normalising made it narrow; the same words read the same whichever slot asked for them. */
const HALF_COMMA = /(?<=\p{Script=Han}),(?=\p{Script=Han})/gu

/** An open question takes every clause that nothing else took; where something was, only if what is left says enough by itself or is about the question. */
export const account = (slot: Slot, heard: readonly Command[], used: readonly Fact[], { text, act, form, corrects }: Material): Command | undefined => {
  const fill = (value: string): Command => ({ kind: 'fill', slot: slot.id, correction: true, value: { text: value.replace(HALF_COMMA, '\uff0c').slice(0, LONGEST_TEXT), said: text } })
  if (act !== undefined) return act === 'deny' && saysNone(text, form) ? fill(text) : undefined
  if (heard.some(({ kind }) => kind === 'invalid')) return undefined
  // 「插一句，公司不续签要不要赔钱的？」 names no company.
  if (slot.brief && QUESTION_MARK.test(text)) return undefined
  const taken = heard.flatMap((command) => (command.kind === 'fill' && command.value.said.length < text.length - 2 ? [command.value.said] : []))
  const isAbout = (words: string): boolean => clausesAbout(words, form.listens[slot.id] ?? []) !== undefined
  // 「要带投影」 tells of the equipment, and not what it is for.
  if (slot.brief && !isAbout(text) && heard.some((command) => command.kind === 'fill' && command.value.text === command.value.said && command.value.said.length >= text.length - 2)) return undefined
  const clauses = sayingClauses(text, form)
  const own = clauses.filter((clause) => {
    const within = used.filter(({ kind, from, to }) => CLOSED.has(kind) && from < clause.from + clause.text.length && clause.from < to)
    if (within.length > 0) return isAbout(clause.text) || restOf(clause.text, clause.from, within).length >= OWN_WORDS
    return !saysWhenever(clause.text, form) && !taken.includes(clause.text)
  })
  const left = own.map((clause) => clause.text).join('\uff0c')
  if (left === '' || (corrects && heard.length > 0 && !isAbout(left)) || (used.length > 0 && !isAbout(left) && left.length < OWN_WORDS)) return undefined
  return fill(clauses.length < splitClauses(text).length || used.some(({ kind }) => kind === 'phone' || kind === 'address') ? left : text)
}

/** Facts that answer a question of their own, so that a clause of little more is no answer to another. */
const CLOSED: ReadonlySet<Fact['kind']> = new Set(['phone', 'address', 'time', 'age', 'person', 'count'])

/** The clauses that say something: not those that only show that words were heard, up to there, nor those that go back to the form. */
const sayingClauses = (text: string, { acknowledges, returns }: FormWords): readonly Clause[] => {
  const clauses = splitClauses(text)
  const heard = clauses.findLastIndex((clause) => acknowledges.some((word) => bare(clause.text).endsWith(word) && bare(clause.text).length <= word.length + BESIDE))
  return clauses.slice(heard + 1).filter((clause) => !returns.some((word) => clause.text.toLowerCase().includes(word)))
}

/** Before it only 哦哦 and the like: 「周末也开门就好了」 acknowledges nothing. */
const BESIDE = 2

const bare = (text: string): string => text.toLowerCase().replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')

const restOf = (text: string, from: number, facts: readonly Fact[]): string =>
  withoutFacts(text, facts.map((fact) => ({ ...fact, from: Math.max(0, fact.from - from), to: Math.min(text.length, fact.to - from) }))).replace(/\s/g, '')
