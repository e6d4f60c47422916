import type { Service } from '../core/service.ts'
import { splitClauses } from './clauses.ts'
import type { Fact } from './facts.ts'
import type { Material } from './material.ts'

/** A day by which something is due, and the clause that tells it. */
export type DueDay = Readonly<{ fact: Fact; clause: string }>

/** 「12月5号前要签字」 where a slot of the form asks for that: a deadline, and no time to call; undefined where somebody says when they are free. */
export const dueDay = ({ slots }: Service, { text, facts, asked, form }: Pick<Material, 'text' | 'facts' | 'asked' | 'form'>): DueDay | undefined => {
  if (!slots.some(({ dated, kind }) => dated && kind === 'text') || !slots.some(({ kind }) => kind === 'time')) return undefined
  const holds = (words: string, list: readonly string[]): boolean => list.some((word) => words.toLowerCase().includes(word))
  const due = facts.flatMap((fact): readonly DueDay[] => {
    const clause = splitClauses(text).find(({ from, text: words }) => fact.from < from + words.length && from < fact.to)?.text
    const isEnd = fact.value.until !== undefined && fact.value.at === undefined && asked?.kind !== 'time'
    return clause !== undefined && fact.kind === 'time' && (holds(clause, form.due) || isEnd) && !holds(clause, form.free) ? [{ fact, clause }] : []
  })
  return due[0]
}
