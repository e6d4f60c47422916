import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
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
/** And what leads to what else is told, plainly. */
const PLAINLY = 0.2

/** What is told of somebody's health with the clauses right before and after it that go on about it and that nothing else took: 「膝盖不好，爬不了楼梯，最好在一楼」. */
export const wholeHealth = (service: Service, told: readonly Command[], before: Draft, used: readonly Fact[], { text, form, fitting }: Material): readonly Command[] => {
  const clauses = splitClauses(text)
  const texts = service.slots.filter(({ kind }) => kind === 'text')
  const kept = used.filter((fact) => service.slots.some(({ kind }) => kind === fact.kind))
  const isFree = ({ text: words, from }: Clause): boolean =>
    !isInquiry(words, form) && !isMadeOf(words.toLowerCase(), form.courtesies) && !form.pleas.wants.some((word) => words.toLowerCase().includes(word))
    && !kept.some((fact) => fact.from < from + words.length && from < fact.to) && !told.some((command) => command.kind === 'fill' && command.value.said !== text && command.value.said.includes(words))
  const goesOn = (clause: Clause, slot: Slot): boolean => {
    const sure = fitting(clause.text)(service, slot)
    return isFree(clause) && sure >= TELLS && texts.every((other) => other === slot || fitting(clause.text)(service, other) * MORE <= sure)
  }
  // 「六十来个工人，有几个是外国籍，报告要英文的」: how many tells nobody's name that is known.
  const leadsTo = (clause: Clause, slot: Slot): boolean => {
    const sure = fitting(clause.text)(service, slot)
    return isFree(clause) && sure >= PLAINLY && texts.every((other) => other === slot || before.slots[other.id] !== undefined || fitting(clause.text)(service, other) < sure)
  }
  return told.map((command): Command => {
    const slot = command.kind === 'fill' ? texts.find(({ id }) => id === command.slot) : undefined
    if (slot === undefined || command.kind !== 'fill') return command
    const ofHealth = slot.health || (slot.sensitive && !slot.required)
    if (!ofHealth && (slot.brief || slot.required)) return command
    const last = clauses.findLastIndex((clause) => command.value.said.endsWith(clause.text))
    const first = clauses.findIndex((clause) => command.value.said.startsWith(clause.text))
    const going = (those: readonly Clause[], tells = goesOn): readonly Clause[] => {
      const end = those.findIndex((clause) => !tells(clause, slot))
      return end === -1 ? those : those.slice(0, end)
    }
    const ahead = going(first === -1 || last === -1 ? [] : clauses.slice(0, first).toReversed(), ofHealth ? goesOn : leadsTo).toReversed()
    const more = going(last === -1 || !ofHealth ? [] : clauses.slice(last + 1))
    return ahead.length + more.length === 0 ? command : joined(ahead, command, more)
  })
}

const joined = (ahead: readonly Clause[], fill: Fill, more: readonly Clause[]): Fill => {
  const add = (words: string): string => [...ahead.map(({ text }) => text), words, ...more.map(({ text }) => text)].join('\uff0c').slice(0, LONGEST_TEXT)
  return { ...fill, value: { ...fill.value, text: add(fill.value.text), said: add(fill.value.said) } }
}
