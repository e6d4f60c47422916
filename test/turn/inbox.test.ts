import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ContactId, ConversationId, MessageId } from '../../src/core/ids.ts'
import type { Message } from '../../src/core/message.ts'
import type { ConversationStore } from '../../src/ports.ts'
import { openInbox, type InboxTools } from '../../src/turn/inbox.ts'
import { newAccount, said } from '../support/said.ts'

const PATIENCE = 1_000
const account = newAccount()

/** An inbox whose store and answers only remember; each test breaks the part it is about. */
const openWatched = (broken: Partial<Omit<InboxTools, 'store'>> & Readonly<{ receive?: (message: Message) => Promise<void> }> = {}) => {
  const kept: string[] = []
  const answered: string[][] = []
  const troubles: string[] = []
  const unheard: string[] = []
  const receive = async (message: Message): Promise<void> => {
    await broken.receive?.(message)
    kept.push(message.text)
    unheard.push(message.text)
  }
  const inbox = openInbox({
    store: { receive } as ConversationStore,
    concerns: broken.concerns ?? (async () => true),
    patience: broken.patience ?? (() => PATIENCE),
    answer: async (id) => {
      await broken.answer?.(id)
      answered.push(unheard.splice(0))
    },
    onTrouble: (id, message, error) => {
      troubles.push(`${message?.text ?? ''}: ${String(error)}`)
      broken.onTrouble?.(id, message, error)
    },
  })
  const say = (text: string, change: Partial<Message> = {}): void => inbox.take(said(account, text, { sentAt: Date.now(), heardAt: Date.now(), ...change }))
  return { inbox, say, kept, answered, troubles }
}

const from = (contact: string): Partial<Message> => ({ from: { contact: contact as ContactId, name: contact, friend: true } })
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

/** Fails the first `times` times it is asked. */
const failing = (times: number): (() => Promise<void>) => {
  let left = times
  return async () => {
    left -= 1
    if (left >= 0) throw new Error('gone')
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T02:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a burst', () => {
  it('is answered once, when nothing more has come for a while', async () => {
    const { say, answered } = openWatched()
    for (const text of ['在吗', '想问个事', '我算侨眷吗']) {
      say(text)
      await pass(PATIENCE - 100)
    }
    expect(answered).toEqual([])
    await pass(100)
    expect(answered).toEqual([['在吗', '想问个事', '我算侨眷吗']])
  })

  it('ends when the pause was longer than that', async () => {
    const { say, answered } = openWatched()
    say('在吗')
    await pass(PATIENCE + 1)
    say('想问个事')
    await pass(PATIENCE + 1)
    expect(answered).toEqual([['在吗'], ['想问个事']])
  })

  it('does not go on for ever, however steadily somebody types', async () => {
    const { say, answered } = openWatched()
    for (let n = 0; n < 20; n += 1) {
      say(`第${n}句`)
      await pass(PATIENCE - 100)
    }
    expect(answered.length).toBeGreaterThan(0)
    expect(answered[0]?.length).toBeGreaterThan(10)
  })

  it('of one person is not waited for by another', async () => {
    const { say, answered } = openWatched()
    say('我慢慢说', from('zhang'))
    await pass(PATIENCE / 2)
    say('一句话', from('yun'))
    await pass(PATIENCE / 2)
    expect(answered).toHaveLength(1)
  })
})

describe('order', () => {
  it('is that of arrival, even when finding out about the first takes longer', async () => {
    const { say, kept } = openWatched({
      concerns: async ({ text }) => {
        if (text === '一') await new Promise((resolve) => { setTimeout(resolve, 300) })
        return true
      },
    })
    for (const text of ['一', '二', '三']) say(text)
    await pass(300)
    expect(kept).toEqual(['一', '二', '三'])
  })

  it('holds when the store was gone for the first', async () => {
    const { say, kept, answered, troubles } = openWatched({ receive: failing(2) })
    for (const text of ['一', '二']) say(text)
    await pass(10)
    expect(kept).toEqual([])
    await pass(30_000)
    expect(kept).toEqual(['一', '二'])
    expect(answered).toEqual([['一', '二']])
    expect(troubles).toEqual(['一: Error: gone', '一: Error: gone'])
  })

  it('has one answer at a time in a conversation', async () => {
    let running = 0
    let most = 0
    const { say, answered } = openWatched({
      answer: async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => { setTimeout(resolve, 5_000) })
        running -= 1
      },
    })
    for (const text of ['一', '二', '三']) {
      say(text)
      await pass(PATIENCE + 1)
    }
    await pass(20_000)
    expect(most).toBe(1)
    expect(answered.flat()).toEqual(['一', '二', '三'])
  })

  it('lets another conversation pass one that is stuck', async () => {
    const stuck = new Set<ConversationId>()
    const { say, answered } = openWatched({
      answer: async (id) => {
        if (stuck.size === 0) stuck.add(id)
        if (stuck.has(id)) throw new Error('gone')
      },
    })
    say('一', from('zhang'))
    await pass(PATIENCE + 1)
    say('二', from('yun'))
    await pass(PATIENCE + 1)
    expect(answered).toEqual([['一', '二']])
  })
})

describe('an outage', () => {
  it('is tried through, with the person known to whoever hears of the trouble', async () => {
    const { say, answered, troubles } = openWatched({ answer: failing(3) })
    say('我妈摔了')
    await pass(60_000)
    expect(answered).toEqual([['我妈摔了']])
    expect(troubles).toEqual(Array.from({ length: 3 }, () => '我妈摔了: Error: gone'))
  })

  it('that keeps answers back does not keep words out of the store', async () => {
    const { say, kept } = openWatched({ answer: failing(1_000) })
    say('一')
    await pass(PATIENCE + 1)
    say('二')
    await pass(10)
    expect(kept).toEqual(['一', '二'])
  })

  it('that leaves open whether a message concerns us lets it in', async () => {
    const { say, kept, troubles } = openWatched({ concerns: async () => { throw new Error('gone') } })
    say('在吗')
    await pass(10)
    expect(kept).toEqual(['在吗'])
    expect(troubles).toEqual(['在吗: Error: gone'])
  })
})

describe('what is none of our business', () => {
  it('is neither kept nor answered, and leaves nothing behind', async () => {
    const { inbox, say, kept, answered } = openWatched({ concerns: async () => false })
    say('今晚吃什么')
    await pass(PATIENCE * 2)
    expect([kept, answered, inbox.busy()]).toEqual([[], [], 0])
  })

  it('is told from what goes on with a burst that concerns us', async () => {
    const { say, kept } = openWatched({ concerns: async ({ text }, open) => open || text.includes('@') })
    say('路过')
    say('@侨桥 问个事')
    say('绿卡算华侨吗')
    await pass(PATIENCE + 1)
    say('谢谢大家')
    await pass(PATIENCE + 1)
    expect(kept).toEqual(['@侨桥 问个事', '绿卡算华侨吗'])
  })
})

describe('a conversation that already holds something', () => {
  it('is heard at once', async () => {
    const { inbox, answered } = openWatched()
    inbox.revisit('somewhere' as ConversationId)
    expect(inbox.busy()).toBe(1)
    await pass(1)
    expect(answered).toEqual([[]])
    expect(inbox.busy()).toBe(0)
  })

  it('is not torn from a burst that is still coming', async () => {
    const id: { of?: ConversationId } = {}
    const { inbox, say, answered } = openWatched({ answer: async (conversation) => { id.of = conversation } })
    say('一')
    await pass(PATIENCE + 1)
    say('二')
    await pass(10)
    inbox.revisit(id.of!)
    await pass(10)
    expect(answered).toEqual([['一']])
    await pass(PATIENCE)
    expect(answered).toEqual([['一'], ['二']])
  })
})

describe('closing', () => {
  const closed = async (inbox: ReturnType<typeof openInbox>): Promise<number> => {
    const began = Date.now()
    const closing = inbox.close().then(() => Date.now() - began)
    await pass(60_000)
    return closing
  }

  it('lets what is being answered finish', async () => {
    const { inbox, say, answered } = openWatched({ answer: () => new Promise((resolve) => { setTimeout(resolve, 3_000) }) })
    say('一')
    await pass(PATIENCE + 1)
    expect(await closed(inbox)).toBeGreaterThan(2_000)
    expect(answered).toEqual([['一']])
  })

  it('does not wait for a store that is gone', async () => {
    const { inbox, say } = openWatched({ answer: failing(1_000) })
    say('一')
    await pass(60_000)
    expect(await closed(inbox)).toBeLessThan(100)
  })

  it('keeps what still comes, for the next start to answer', async () => {
    const { inbox, say, kept, answered } = openWatched()
    const closing = inbox.close()
    say('最后一句', { id: 'late' as MessageId })
    await closing
    await pass(60_000)
    expect(kept).toEqual(['最后一句'])
    expect(answered).toEqual([])
  })
})
