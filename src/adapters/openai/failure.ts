import { BrokenCircuitError, BulkheadRejectedError, TaskCancelledError } from 'cockatiel'
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import type { ModelFailure } from '../../core/modelTalk.ts'

/** An answer that came and is none. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly why: ModelFailure
  readonly tokens: number

  constructor(why: ModelFailure, tokens = 0) {
    super(why)
    this.why = why
    this.tokens = tokens
  }
}

/** Why a call failed, as a word the rest of the house knows. */
export const failureOf = (error: unknown): ModelFailure => {
  if (error instanceof NoAnswer) return error.why
  if (error instanceof TaskCancelledError || error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) return 'slow'
  if (error instanceof BulkheadRejectedError) return 'busy'
  if (error instanceof BrokenCircuitError) return 'resting'
  if (error instanceof APIConnectionError) return 'unreachable'
  if (error instanceof APIError) return failureOfStatus(error.status)
  // The connection was cut in the middle of the answer.
  if (error instanceof TypeError) return 'unreachable'
  return error instanceof Error && error.name === 'AbortError' ? 'slow' : 'broken'
}

const failureOfStatus = (status: number | undefined): ModelFailure => {
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 404) return 'unknownModel'
  if (status === 429) return 'limited'
  if (status === undefined) return 'unreachable'
  return status >= 500 ? 'failing' : 'rejected'
}

/** Gone in a moment, perhaps: worth one more try. What was slow once is not waited for again. */
export const isPassing = (error: unknown): boolean => ['unreachable', 'limited', 'failing'].includes(failureOf(error))

/** The endpoint's fault, and not that of this one answer: enough of them, and it is left alone for a while. */
export const isOutage = (error: unknown): boolean =>
  ['slow', 'unreachable', 'unauthorized', 'unknownModel', 'limited', 'failing'].includes(failureOf(error))
