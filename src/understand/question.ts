/** The mark of a question, anywhere in a text. */
export const QUESTION_MARK = /[?\uff1f]/

/** The end of what is put as a question. */
export const QUESTION = /[?\uff1f]\s*$/
