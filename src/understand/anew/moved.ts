import type { AnewWords } from '../../core/words/anew.ts'
import { besides, clauseAround, holdsWord, overlaps, weightWithout, type Span } from './spans.ts'

/** So much may stand beside a value in a clause that says nothing else. */
const BARE = 2

/** Whether what stands in that stretch of the text is what somebody wants now, and not what they tell of: 「改每周二吧」, 「周日吧」; but not 「我弟弟下周三回国」. `others`: where people are named whom the form is not about. */
export const isMoved = (text: string, span: Span, others: readonly Span[], { moves, fillers }: AnewWords): boolean => {
  const clause = clauseAround(text, span)
  if (clause === undefined || others.some((other) => overlaps(other, clause))) return false
  const rest = besides(text, span)
  return holdsWord(rest, moves) || weightWithout(rest, fillers) <= BARE
}
