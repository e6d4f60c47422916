import type { Command } from '../core/command.ts'
import type { Service } from '../core/service.ts'
import { clausesLeft } from './account.ts'
import { splitClauses, type Clause } from './clauses.ts'
import type { Fact } from './facts.ts'
import { isInquiry, saysWhenever } from './hearClauses.ts'
import { LONGEST_TEXT, OWN_WORDS, type Material } from './material.ts'
import { isMadeOf } from './withoutWords.ts'

type Fill = Extract<Command, { kind: 'fill' }>

/** 「看看身体怎么样，家里暖不暖」: what a wish tells in free words, each with the clauses after it that nothing else took. Staff read more rather than less. */
export const withRest = (service: Service, told: readonly Command[], used: readonly Fact[], material: Material): readonly Command[] => {
  const { text, form } = material
  const texts = new Set(service.slots.filter(({ kind, health, body, required }) => kind === 'text' && (!health || required) && !body).map(({ id }) => id))
  const clauses = splitClauses(text)
  const endOf = ({ value }: Fill): number => clauses.findLastIndex((clause) => value.text.includes(clause.text))
  const open = told.flatMap((command) => (command.kind === 'fill' && texts.has(command.slot) && endOf(command) >= 0 ? [{ fill: command, end: endOf(command) }] : []))
  const left = clausesLeft(told, used, material, OWN_WORDS, () => false).filter((clause) => isLeft(clause, told, form, used, service.slots.some((slot) => slot.kind === 'text' && slot.required && material.fitting(clause.text)(service, slot) >= PLAINLY)))
  return told.map((command) => {
    const own = open.find(({ fill }) => fill === command)
    if (own === undefined) return command
    const next = Math.min(...open.map(({ end }) => end).filter((end) => end > own.end))
    const slot = service.slots.find(({ id }) => id === own.fill.slot)
    const brief = slot?.brief === true
    const rest = left.filter((clause) => {
      const at = clauses.findIndex(({ from }) => from === clause.from)
      return at > own.end && at < next && !own.fill.value.text.includes(clause.text) && !(brief && clause.text.length > LONGEST_BRIEF && (slot === undefined || material.fitting(clause.text)(service, slot) < PLAINLY))
    })
    // 「常州的老房子准备卖掉，……得弄份委托书」: what it is for may stand first.
    const ahead = slot === undefined ? [] : left.filter((clause) => {
      const at = clauses.findIndex(({ from }) => from === clause.from)
      return at < own.end && !open.some(({ fill, end }) => fill !== own.fill && end < own.end && end >= at) && !own.fill.value.text.includes(clause.text) && material.fitting(clause.text)(service, slot) >= FITS
    })
    if (rest.length + ahead.length === 0) return command
    return { ...own.fill, value: { ...own.fill.value, text: [...ahead.map((clause) => clause.text), own.fill.value.text, ...rest.map((clause) => clause.text)].join('\uff0c').slice(0, LONGEST_TEXT) } }
  })
}

/** How surely a clause before must tell the same. */
const FITS = 0.05
/** What is answered in a few words goes on in no more than this, 人民医院，心脏科, or plainly in the same, 「绿卡拿了六年，人出来有九年了」. */
const LONGEST_BRIEF = 6
const PLAINLY = 0.2
/** Fewer characters tell nothing. */
const SHORTEST = 2

/** `plain`: it plainly tells what the wish asks for, 「顺带看看家里缺点啥」. */
const isLeft = ({ text, from }: Clause, told: readonly Command[], form: Material['form'], used: readonly Fact[], plain: boolean): boolean =>
  text.length >= SHORTEST && (plain || !isInquiry(text, form)) && !form.inquiry.surely.some((word) => text.toLowerCase().includes(word)) && !saysWhenever(text, form) && !isMadeOf(text.toLowerCase(), form.courtesies) && !isMadeOf(text.toLowerCase(), form.onlyBids)
  && !told.some((command) => command.kind === 'fill' && command.value.said.includes(text) && command.value.said.length < text.length * 2)
  && !used.some((fact) => fact.from <= from && fact.to >= from + text.length)
