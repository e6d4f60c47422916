/** The end of what is put as a question. */
export const QUESTION = /[?\uff1f]\s*$/
