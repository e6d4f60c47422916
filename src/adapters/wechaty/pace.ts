import type { Timing } from './timing.ts'

/** How fast an account may speak. Times are ms. */
export type Pace = Readonly<{
  /** A token bucket: so many messages at once, then one every `everyMs`. */
  burst: number
  everyMs: number
  /** Between any two messages, and up to so much more by chance. */
  gapMs: number
  jitterMs: number
  /** In any 24 hours that begin with a message. */
  perDay: number
  /** For the provider to take a message. */
  deadlineMs: number
  /** The same for a file, which must be uploaded first. */
  fileDeadlineMs: number
  /** For our own message to come back when nobody knows whether it arrived. */
  echoMs: number
  /** So many failures in a row, and nothing is sent for so long. */
  breakAfter: number
  breakMs: number
  /** Silence after the provider said we are too fast; it also halves the rate, which recovers with every success. */
  slowMs: number
}>

/** Careful enough for an account that must not be banned: one message every two seconds after a few. */
export const CAREFUL: Pace = {
  burst: 4, everyMs: 2_000, gapMs: 600, jitterMs: 900, perDay: 1_500, deadlineMs: 15_000, fileDeadlineMs: 60_000, echoMs: 5_000, breakAfter: 5, breakMs: 60_000, slowMs: 30_000,
}

/** For tests and the simulator: no waiting, the same rules. */
export const FAST: Pace = {
  burst: 1_000, everyMs: 1, gapMs: 0, jitterMs: 0, perDay: 1_000_000, deadlineMs: 2_000, fileDeadlineMs: 5_000, echoMs: 300, breakAfter: 5, breakMs: 1_000, slowMs: 200,
}

/** The account's one turnstile: whoever wants to speak passes it in the order of asking. */
export type Turnstile = Readonly<{
  /** Resolves when it is this caller's turn, or with the reason why nothing may be sent now. */
  pass: (signal: AbortSignal) => Promise<string | undefined>
  succeeded: () => void
  failed: () => void
  /** The provider said we are too fast. */
  throttled: () => void
}>

const DAY_MS = 24 * 60 * 60_000
const SLOWEST = 8
const RECOVERY = 0.9

/** A turnstile that is fresh: a full bucket, nothing sent today. */
export const createTurnstile = (pace: Pace, timing: Timing): Turnstile => {
  let line: Promise<unknown> = Promise.resolve()
  let tokens = pace.burst
  let countedAt = timing.now()
  let lastAt = Number.NEGATIVE_INFINITY
  let holdUntil = 0
  let slowness = 1
  let failures = 0
  let brokenUntil = 0
  let dayBegan = Number.NEGATIVE_INFINITY
  let today = 0

  const refill = (): void => {
    const now = timing.now()
    tokens = Math.min(pace.burst, tokens + (now - countedAt) / (pace.everyMs * slowness))
    countedAt = now
  }
  const startDay = (): void => {
    if (timing.now() - dayBegan < DAY_MS) return
    dayBegan = timing.now()
    today = 0
  }
  const waitFor = (): number => {
    refill()
    const now = timing.now()
    // Rounded: the bucket is counted in fractions, timers are not.
    const bucket = Math.ceil(Math.max(0, 1 - tokens - 1e-9) * pace.everyMs * slowness)
    return Math.max(bucket, holdUntil - now, lastAt + pace.gapMs - now)
  }
  const closed = (): string | undefined => {
    if (today >= pace.perDay) return `the daily cap of ${pace.perDay} messages is reached`
    const left = brokenUntil - timing.now()
    return left > 0 ? `sending rests for ${Math.ceil(left / 1000)} s after ${failures} failures in a row` : undefined
  }
  const takeTurn = async (signal: AbortSignal): Promise<string | undefined> => {
    startDay()
    const chance = closed() === undefined ? Math.round(timing.random() * pace.jitterMs) : 0
    if (chance > 0) await timing.pause(chance, signal)
    // Asked again after every wait: a throttle or a failure may have come meanwhile.
    for (let wait = waitFor(); wait > 0 && closed() === undefined && !signal.aborted; wait = waitFor()) await timing.pause(wait, signal)
    const why = signal.aborted ? 'stopped' : closed()
    if (why !== undefined) return why
    tokens -= 1
    today += 1
    lastAt = timing.now()
    return undefined
  }

  return {
    pass: (signal) => {
      const turn = line.then(() => takeTurn(signal))
      line = turn
      return turn
    },
    succeeded: () => {
      failures = 0
      slowness = Math.max(1, slowness * RECOVERY)
    },
    failed: () => {
      failures += 1
      if (failures >= pace.breakAfter) brokenUntil = timing.now() + pace.breakMs
    },
    throttled: () => {
      refill()
      tokens = Math.min(tokens, 0)
      slowness = Math.min(SLOWEST, slowness * 2)
      holdUntil = timing.now() + pace.slowMs
    },
  }
}
