import { describe, expect, it } from 'vitest'
import { begin } from '../../src/core/conversation.ts'
import { privateConversation, type ContactId, type EffectId, type PersonId } from '../../src/core/ids.ts'
import type { ConversationStore, Pending } from '../../src/ports.ts'
import { drain } from '../../src/turn/drain.ts'
import { newAccount } from '../support/said.ts'

const account = newAccount()
const contact = 'wxid_zhang' as ContactId
const id = privateConversation(account, contact)
const voice = { locale: 'zh-CN', traditional: false } as const
const to = { kind: 'private', account, contact } as const

const pending = (n: number): Pending => ({
  id: `${id}#m#${n}` as EffectId, tries: 0, effect: { do: 'say', to, voice, lines: [] },
  origin: { speaker: { person: 'p' as PersonId, account, contact, name: '张先生', roles: [], friend: true }, to, voice, at: 0 },
})

/** An outbox of so many effects; writes down everything that happens to them. */
const fillOutbox = (count: number) => {
  const happened: string[] = []
  let outbox = Array.from({ length: count }, (_, n) => pending(n))
  const last = (effect: EffectId): string => effect.slice(effect.lastIndexOf('#') + 1)
  const store = {
    load: async () => ({ revision: 1, conversation: begin(id), inbox: [], outbox }),
    settle: async (_: unknown, effect: EffectId) => {
      happened.push(`settled ${last(effect)}`)
      outbox = outbox.filter((one) => one.id !== effect)
    },
    retried: async (_: unknown, effect: EffectId) => {
      happened.push(`retried ${last(effect)}`)
      outbox = outbox.map((one) => (one.id === effect ? { ...one, tries: one.tries + 1 } : one))
    },
  } as unknown as ConversationStore
  const run = (fails: (n: string, tries: number) => boolean = () => false): Promise<boolean> => drain(id, {
    store,
    perform: async (one) => {
      if (fails(last(one.id), one.tries)) throw new Error('not now')
      happened.push(`performed ${last(one.id)}`)
    },
    onFailure: (_, one, error) => happened.push(`failed ${last(one.id)}: ${String(error)}`),
  })
  return { run, happened, left: () => outbox.map((one) => last(one.id)) }
}

describe('what is left to do', () => {
  it('is done in the order it was decided, each settled before the next begins', async () => {
    const { run, happened, left } = fillOutbox(3)
    expect(await run()).toBe(true)
    expect(happened).toEqual(['performed 0', 'settled 0', 'performed 1', 'settled 1', 'performed 2', 'settled 2'])
    expect(left()).toEqual([])
  })

  it('stops at what cannot be done, so that nothing is said of what did not happen', async () => {
    const { run, happened, left } = fillOutbox(3)
    expect(await run((n) => n === '1')).toBe(false)
    expect(happened).toEqual(['performed 0', 'settled 0', 'retried 1', 'failed 1: Error: not now'])
    expect(left()).toEqual(['1', '2'])
  })

  it('goes on from there, and knows how often it was tried', async () => {
    const { run, happened, left } = fillOutbox(2)
    const twice = (n: string, tries: number): boolean => n === '0' && tries < 2
    expect([await run(twice), await run(twice), await run(twice)]).toEqual([false, false, true])
    expect(happened.filter((one) => one.startsWith('performed'))).toEqual(['performed 0', 'performed 1'])
    expect(left()).toEqual([])
  })
})
