import {
  bulkhead, circuitBreaker, CircuitState, ConsecutiveBreaker, ExponentialBackoff, handleWhen, retry, wrap, type IDefaultPolicyContext,
} from 'cockatiel'
import { isOutage, isPassing } from './failure.ts'

/** How much is asked of an endpoint at once, and when it is left alone. Times in ms. */
export type Patience = Readonly<{
  /** From the question to giving up, waiting in line and the second try included: what a person waits at most. */
  deadline: number
  /** Before the second try. */
  backoff: number
  atOnce: number
  /** Outages in a row after which nobody waits for it, and for how long; then one call tries whether it is back. */
  outages: number
  rest: number
}>

export const PATIENCE: Patience = { deadline: 8_000, backoff: 300, atOnce: 20, outages: 5, rest: 30_000 }

/** How many may wait for their turn. */
const IN_LINE = 200

type Work<T> = (context: IDefaultPolicyContext) => Promise<T>

/** A limit on calls at once, shared by all models of an endpoint. */
export const limitAtOnce = ({ atOnce }: Patience) => bulkhead(atOnce, IN_LINE)

/** One try more for what passes, and a circuit breaker with a half-open probe, for one model. */
export const guardModel = ({ backoff, outages, rest }: Patience) => {
  const breaker = circuitBreaker(handleWhen(isOutage), { halfOpenAfter: rest, breaker: new ConsecutiveBreaker(outages) })
  const policy = wrap(retry(handleWhen(isPassing), { maxAttempts: 1, backoff: new ExponentialBackoff({ initialDelay: backoff, maxDelay: backoff * 4 }) }), breaker)
  return {
    execute: <T>(work: Work<T>, signal: AbortSignal): Promise<T> => policy.execute(work, signal),
    isResting: (): boolean => breaker.state === CircuitState.Open,
  }
}
