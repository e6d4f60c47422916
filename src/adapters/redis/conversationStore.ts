import type { AccountId, ConversationId, EffectId } from '../../core/ids.ts'
import { accountOf } from '../../core/ids.ts'
import { conversationOf } from '../../core/message.ts'
import type { Message } from '../../core/message.ts'
import { reviveConversation, reviveObject } from '../../core/reviveConversation.ts'
import type { ConversationStore, Loaded, Pending } from '../../ports.ts'
import { connectRedis } from './connectRedis.ts'
import { COMMIT, FORGET, LEASE, RECEIVE, RETRIED, SETTLE, STILL_THERE } from './scripts.ts'

/** Settings of the Redis store. */
export type RedisStoreOptions = Readonly<{
  /** How long a conversation is kept after it was last touched, in ms; 30 days. */
  keptMs?: number
  /** The deadline of every request, in ms; 2,500. */
  answerMs?: number
}>

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000

// The tag in braces puts everything of one account into one slot of a Redis Cluster.
const prefix = (account: AccountId): string => `qiaoqiao:{${encodeURIComponent(account)}}:`
const conversationKey = (id: ConversationId): string => `${prefix(accountOf(id))}conversation:${id}`
const unfinishedKey = (account: AccountId): string => `${prefix(account)}unfinished`
const leaseKey = (account: AccountId): string => `${prefix(account)}lease`

/** The values of the fields that begin with `kind`, by id, in the order they were written. */
const inOrder = (fields: Readonly<Record<string, string>>, kind: 'in:' | 'out:'): readonly Readonly<{ id: string; value: object }>[] =>
  Object.entries(fields)
    .filter(([field]) => field.startsWith(kind))
    .map(([field, value]) => {
      const colon = value.indexOf(':')
      return { id: field.slice(kind.length), order: Number(value.slice(0, colon)), json: value.slice(colon + 1) }
    })
    .toSorted((a, b) => a.order - b.order)
    .flatMap(({ id, json }) => {
      const value = reviveObject(json)
      return value === undefined ? [] : [{ id, value }]
    })

const loadedFrom = (id: ConversationId, fields: Readonly<Record<string, string>>): Loaded => ({
  revision: Number(fields['revision'] ?? 0),
  conversation: reviveConversation(id, fields['row']),
  inbox: inOrder(fields, 'in:').map(({ value }) => value as Message),
  outbox: inOrder(fields, 'out:').map(({ id: effect, value }) => ({
    ...value as Omit<Pending, 'id' | 'tries'>, id: effect as EffectId, tries: Number(fields[`try:${effect}`] ?? 0),
  })),
})

/** Conversations in Redis, one hash each. `url` is `REDIS_URL`: one URL, or the nodes of a cluster separated by commas. */
export const createRedisConversationStore = (url: string, options: RedisStoreOptions = {}): ConversationStore => {
  const connection = connectRedis(url, options.answerMs)
  const kept = String(options.keptMs ?? THIRTY_DAYS)

  const change = (script: string, id: ConversationId, ...args: readonly string[]): Promise<unknown> =>
    connection.ask((redis) => redis.eval(script, 2, conversationKey(id), unfinishedKey(accountOf(id)), id, kept, ...args))

  return {
    receive: async (message) => {
      await change(RECEIVE, conversationOf(message), message.id, JSON.stringify(message))
    },
    load: async (id) => loadedFrom(id, await connection.ask((redis) => redis.hgetall(conversationKey(id)))),
    commit: async (revision, conversation, heard, effects) =>
      await change(
        COMMIT, conversation.id, String(revision), JSON.stringify(conversation), String(heard.length), ...heard,
        ...effects.flatMap(({ id, tries, ...decided }) => [id, String(tries), JSON.stringify(decided)]),
      ) === 1,
    settle: async (id, effect) => { await change(SETTLE, id, effect) },
    retried: async (id, effect) => { await change(RETRIED, id, effect) },
    unfinished: async (account) => {
      const named = await connection.ask((redis) => redis.smembers(unfinishedKey(account))) as ConversationId[]
      if (named.length === 0) return []
      const keys = [unfinishedKey(account), ...named.map(conversationKey)]
      return await connection.ask((redis) => redis.eval(STILL_THERE, keys.length, ...keys, ...named)) as ConversationId[]
    },
    forget: async (id) => { await change(FORGET, id) },
    lease: async (account, holder, ms) =>
      await connection.ask((redis) => redis.eval(LEASE, 1, leaseKey(account), holder, String(ms))) === 1,
    ping: async () => { await connection.ask((redis) => redis.ping()) },
    close: connection.close,
  }
}
