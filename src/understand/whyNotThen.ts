import type { EntityWords } from '../core/library.ts'
import { splitClauses } from './clauses.ts'
import { lower, startOfWordBefore } from './entities/vocabulary.ts'
import type { Fact } from './facts.ts'

/** The words without those clauses that only say why another part of the day does not suit, each place kept: 「后天下午吧，上午我要去买菜」. */
export const withoutWhyNot = (text: string, facts: readonly Fact[], { time: { parts, ownErrands } }: Pick<EntityWords, 'time'>): string => {
  const times = facts.filter(({ kind }) => kind === 'time')
  if (times.length === 0) return text
  return splitClauses(text).reduce((left, { text: clause, from }) => {
    const to = from + clause.length
    const isWhy = isErrandAfterPart(lower(clause), ownErrands, Object.keys(parts)) && times.every((time) => time.to <= from || to <= time.from)
    return isWhy ? `${left.slice(0, from)}${' '.repeat(clause.length)}${left.slice(to)}` : left
  }, text)
}

const isErrandAfterPart = (clause: string, errands: readonly string[], parts: readonly string[]): boolean =>
  errands.some((errand) => {
    const at = clause.indexOf(errand)
    return at > 0 && startOfWordBefore(clause, at, parts) === 0
  })
