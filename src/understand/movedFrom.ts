import type { EntityWords } from '../core/library.ts'
import { clauseAround, holdsWord, type Span } from './anew/spans.ts'
import { isWordAt, lower, startOfWordBefore } from './entities/vocabulary.ts'
import { together } from './together.ts'

/** Whether a time is the one that is moved away from: `Thursday instead of Wednesday`, 「改成周五上午，周四我姑姑要带她出去」. */
export const isMovedFrom = (text: string, time: Span, times: readonly Span[], { time: { insteadOf }, anew, people }: Pick<EntityWords, 'time' | 'anew' | 'people'>): boolean => {
  const small = lower(text)
  if (startOfWordBefore(small, time.from, insteadOf) !== undefined) return true
  const isMoved = (other: Span): boolean => {
    const clause = clauseAround(text, other)
    return other.to <= time.from && clause !== undefined && holdsWord(text.slice(clause.from, other.from), anew.moves)
  }
  return clauseAround(text, time)?.from === time.from && isWordAt(small, time.to, together(people.theirs, people.speaker, people.mine)) && times.some(isMoved)
}
