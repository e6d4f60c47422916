import type { DangerWords } from '../core/words/danger.ts'
import { splitClauses } from './clauses.ts'

/**
 * 「昨天傍晚还视频的，人好好的，今早没人接」: somebody was heard from within the day, and nothing else is wrong.
 * That is a wish to have them checked on today, and no emergency yet: that takes a day without an answer. S1.
 */
export const heardLately = (text: string, { heardLately: { when, so, heard, wrong } }: DangerWords): boolean => {
  const holds = (clause: string, words: readonly string[]): boolean => words.some((word) => clause.includes(word))
  return !holds(text, wrong) && splitClauses(text).some(({ text: clause }) => holds(clause, when) && holds(clause, so) && holds(clause, heard))
}
