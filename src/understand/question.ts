import type { IntentWords } from '../core/words/intent.ts'
import { trimUtterance } from './acts.ts'
import { holdsAny } from '../core/holdsAny.ts'

/** The mark of a question, anywhere in a text. */
export const QUESTION_MARK = /[?\uff1f]/

/** The end of what is put as a question. */
export const QUESTION = /[?\uff1f]\s*$/

/** Whether words are put as a question: by its mark, by what only questions hold, or by their end. */
export const isQuestion = (text: string, { asks, questionEnds }: Pick<IntentWords, 'asks' | 'questionEnds'>): boolean =>
  QUESTION_MARK.test(text) || holdsAny(text, asks) || endsAsQuestion(text, { questionEnds })

/** Whether words end as only questions do. */
export const endsAsQuestion = (text: string, { questionEnds }: Pick<IntentWords, 'questionEnds'>): boolean => {
  const bare = trimUtterance(text)
  return questionEnds.some((end) => bare.endsWith(end))
}
