import type { IntentWords } from '../core/words/intent.ts'
import { trimUtterance } from './acts.ts'

/** The mark of a question, anywhere in a text. */
export const QUESTION_MARK = /[?\uff1f]/

/** The end of what is put as a question. */
export const QUESTION = /[?\uff1f]\s*$/

/** Whether words are put as a question: by its mark, by what only questions hold, or by their end. */
export const isQuestion = (text: string, { asks, questionEnds }: Pick<IntentWords, 'asks' | 'questionEnds'>): boolean =>
  QUESTION_MARK.test(text) || asks.some((word) => text.toLowerCase().includes(word)) || questionEnds.some((end) => trimUtterance(text).endsWith(end))
