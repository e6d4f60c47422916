import { Cluster, Redis } from 'ioredis'
import { BridgeError } from '../../core/bridgeError.ts'

/** A Redis that answers within a deadline, or says in words why it did not. */
export type RedisConnection = Readonly<{
  /** Runs one request; rejects with a `BridgeError` of code `store-unavailable` (no answer) or `store-refused` (Redis said no). */
  ask<T>(request: (redis: Redis | Cluster) => Promise<T>): Promise<T>
  close(): Promise<void>
}>

const RECONNECT_MS = 250

const addressOf = (url: string): string => {
  try {
    const { hostname, port } = new URL(url)
    return `${hostname}:${port === '' ? '6379' : port}`
  } catch {
    return 'an address that is no URL'
  }
}

const optionsWithin = (ms: number) => ({
  // RESP2 is what every Redis, and every proxy sold as one, speaks.
  protocol: 2 as const,
  connectTimeout: ms,
  // A peer that vanished without a word is noticed by its silence.
  socketTimeout: ms,
  // What waits for a connection is given up every few attempts, so that an outage leaves no queue to replay.
  maxRetriesPerRequest: 3,
  // After a failover the old master refuses writes: reconnect, and ask again.
  reconnectOnError: (error: Error): 2 | false => (error.message.startsWith('READONLY') ? 2 : false),
})

const connect = (url: string, ms: number): Redis | Cluster => {
  const options = optionsWithin(ms)
  const [first = '', ...others] = url.split(',').map((part) => part.trim())
  if (others.length === 0) return new Redis(first, { ...options, retryStrategy: () => RECONNECT_MS })
  const { username, password, protocol } = new URL(first)
  return new Cluster([first, ...others], {
    clusterRetryStrategy: () => RECONNECT_MS,
    redisOptions: {
      ...options,
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
  })
}

const within = async <T>(ms: number, answer: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error(`no answer within ${ms} ms`)) }, ms)
  })
  try {
    return await Promise.race([answer, deadline])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Connects to `redis://…`, `rediss://…`, or several such URLs separated by commas (the nodes of a Redis Cluster).
 * Returns at once and keeps reconnecting until `close`. `ms` is the deadline of every request.
 */
export const connectRedis = (url: string, ms = 2_500): RedisConnection => {
  const redis = connect(url, ms)
  const at = url.split(',').map((part) => addressOf(part.trim())).join(', ')
  let lastFault: string | undefined
  redis.on('error', (error: Error) => { lastFault = error.message })
  redis.on('ready', () => { lastFault = undefined })

  const explain = (error: unknown): BridgeError => {
    const said = error instanceof Error ? error.message : String(error)
    if (error instanceof Error && error.name === 'ReplyError') {
      return new BridgeError('store-refused', `Redis at ${at} refused: ${said}. Check REDIS_URL (user, password) and the memory Redis may use.`, { at, reason: said }, error)
    }
    const reason = lastFault ?? said
    return new BridgeError('store-unavailable', `Redis at ${at} does not answer: ${reason}. Start it, or correct REDIS_URL.`, { at, reason }, error)
  }

  return {
    ask: async (request) => {
      try {
        return await within(ms, request(redis))
      } catch (error) {
        throw explain(error)
      }
    },
    close: async () => {
      try {
        await within(500, redis.quit())
      } catch {
        // A Redis that is gone cannot be told goodbye.
      }
      redis.disconnect()
    },
  }
}
