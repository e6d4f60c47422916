import type { Command } from '../core/command.ts'
import type { Service, Slot } from '../core/service.ts'
import { splitClauses, type Clause } from './clauses.ts'
import type { Fact } from './facts.ts'
import { isInquiry } from './hearClauses.ts'
import { LONGEST_TEXT, type Material } from './material.ts'
import { isMadeOf } from './withoutWords.ts'

type Fill = Extract<Command, { kind: 'fill' }>

/** How surely what goes on about somebody's health must tell it, and so many times more than anything else. */
const TELLS = 0.015
const MORE = 2

/** What is told of somebody's health with the clauses after it that go on about it and that nothing else took: 「膝盖不好，爬不了楼梯，最好在一楼」. */
export const wholeHealth = (service: Service, told: readonly Command[], used: readonly Fact[], { text, form, fitting }: Material): readonly Command[] => {
  const clauses = splitClauses(text)
  const texts = service.slots.filter(({ kind }) => kind === 'text')
  const isFree = ({ text: words, from }: Clause): boolean =>
    !isInquiry(words, form) && !isMadeOf(words.toLowerCase(), form.courtesies) && !form.pleas.wants.some((word) => words.toLowerCase().includes(word))
    && !used.some((fact) => fact.from < from + words.length && from < fact.to) && !told.some((command) => command.kind === 'fill' && command.value.said !== text && command.value.said.includes(words))
  const goesOn = (clause: Clause, slot: Slot): boolean => {
    const sure = fitting(clause.text)(service, slot)
    return isFree(clause) && sure >= TELLS && texts.every((other) => other === slot || fitting(clause.text)(service, other) * MORE <= sure)
  }
  return told.map((command): Command => {
    const slot = command.kind === 'fill' ? texts.find(({ id, health, sensitive, required }) => (health || (sensitive && !required)) && id === command.slot) : undefined
    if (slot === undefined || command.kind !== 'fill') return command
    const last = clauses.findLastIndex((clause) => command.value.said.endsWith(clause.text))
    const rest = last === -1 ? [] : clauses.slice(last + 1)
    const end = rest.findIndex((clause) => !goesOn(clause, slot))
    const more = rest.slice(0, end === -1 ? rest.length : end)
    return more.length === 0 ? command : joined(command, more)
  })
}

const joined = (fill: Fill, more: readonly Clause[]): Fill => {
  const add = (words: string): string => [words, ...more.map(({ text }) => text)].join('\uff0c').slice(0, LONGEST_TEXT)
  return { ...fill, value: { ...fill.value, text: add(fill.value.text), said: add(fill.value.said) } }
}
