import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/ledger/database.ts'
import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { ContactId, EntryId, PersonId, RoomId, TicketId, TicketNumber } from '../../src/core/ids.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Ticket, TicketEvent } from '../../src/core/ticket.ts'
import { deliveryTo, MORNING, newEffect, newRoom, newSpeaker, openTicket, slotsInFull, ticketOf } from '../support/ledgerSamples.ts'
import { newAccount } from '../support/said.ts'

/** A ledger, and the database under it for looking behind its back. */
export type LedgerUnderTest = Readonly<{ ledger: SqlLedger; database: Database }>

const DONE = { of: 'done' } as const
const many = <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, n) => make(n)))

/** What was written twice, or not at all, is seen by counting. */
export const countOf = async (database: Database, table: string, where = sql`true`): Promise<number> => {
  const [row] = await database.statement((orm) => orm.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.raw(table)} where ${where}`))
  return row?.n ?? 0
}

/** The promises of `Ledger` about people, tickets and effects, for any database. */
export const ledgerContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger

  describe('people', () => {
    test('a contact is the same person whatever it is called, also when it is met many times at once', async () => {
      const account = newAccount()
      const met = await many(20, (n) => ledger().recognise(account, 'wxid_a' as ContactId, `名字${n}`, n % 2 === 0))
      expect(new Set(met.map(({ person }) => person)).size).toBe(1)
      expect(await countOf(underTest().database, 'people', sql`id not in (select person from bindings)`)).toBe(0)
      const again = await ledger().recognise(account, 'wxid_a' as ContactId, '张先生 🇳🇿', true)
      expect(again).toEqual({ person: met[0]?.person, account, contact: 'wxid_a', name: '张先生 🇳🇿', roles: [], friend: true, unnotified: true })
      expect((await ledger().recognise(account, 'wxid_a' as ContactId, '张', false)).friend).toBe(false)
      expect((await ledger().recognise(account, 'wxid_b' as ContactId, '张', true)).person).not.toBe(again.person)
      expect((await ledger().recognise(newAccount(), 'wxid_a' as ContactId, '张', true)).person).not.toBe(again.person)
    })

    test('a role comes with its enrolled name, and every grant stays on record', async () => {
      const [worker, lead] = [await newSpeaker(ledger(), 'WeChat名'), await newSpeaker(ledger(), '昵称')]
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.grant(worker.person, 'gridWorker', '小王', 'system')
        await transaction.grant(lead.person, 'gridLead', '李主任', 'system')
        return DONE
      })
      await ledger().once(newEffect(), MORNING + 1, async (transaction) => {
        await transaction.grant(worker.person, 'volunteer', '王师傅', lead.person)
        await transaction.grant(worker.person, 'volunteer', '王师傅', lead.person)
        expect((await transaction.staff('volunteer')).filter(({ person }) => person === worker.person)).toHaveLength(1)
        return DONE
      })
      const known = await ledger().recognise(worker.account, worker.contact, '改了的昵称', true)
      expect(known).toEqual({ ...worker, name: '王师傅', roles: ['gridWorker', 'volunteer'] })
      const { unnotified: _, ...asStaff } = known
      expect((await ledger().staff('gridWorker')).filter(({ person }) => person === worker.person)).toEqual([asStaff])
      expect((await ledger().staff('lawyer')).filter(({ person }) => person === worker.person)).toEqual([])
      expect(await countOf(underTest().database, 'grants', sql`person = ${worker.person}`)).toBe(3)
    })

    test('who was told what becomes of their words is not told again, and what they agreed to stays on record', async () => {
      const { person, account, contact } = await newSpeaker(ledger())
      const row = { person, about: 'ownData', verdict: 'given', words: '好的', at: MORNING } as const
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.noteNotice(person, MORNING)
        await transaction.noteConsent(row)
        await transaction.noteConsent({ ...row, about: 'elder', verdict: 'refused', ticket: 'ticket/1' as TicketId, words: '她不肯' })
        return DONE
      })
      expect((await ledger().recognise(account, contact, '张先生', true)).unnotified).toBeUndefined()
      expect((await ledger().keptOf(person)).consents).toEqual([{ ...row, about: 'elder', verdict: 'refused', ticket: 'ticket/1', words: '她不肯' }, row])
      await expect(underTest().database.script(`update consents set words = '' where person = '${person}'`)).rejects.toThrow()
    })

    test('a code enrols one person once, while it is valid, and is nowhere to be read', async () => {
      const admin = await newSpeaker(ledger())
      const code = `C-${admin.person}`
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.saveCode(code, 'gridWorker', '小王', MORNING + 1_000, admin.person)
        await transaction.saveCode(`${code}-old`, 'gridWorker', '小王', MORNING + 1_000, admin.person)
        return DONE
      })
      expect(await countOf(underTest().database, 'codes', sql`codes::text like ${`%${code}%`}`)).toBe(0)
      const take = (what: string, at: number): Promise<Outcome> => ledger().once(newEffect(), at, async (transaction) => {
        const taken = await transaction.takeCode(what, admin.person, at)
        return taken === undefined ? { of: 'bind', result: 'wrong-code' } : { of: 'bind', result: 'enrolled', ...taken }
      })
      const results = await many(15, () => take(code, MORNING + 500))
      expect(results.filter((outcome) => 'result' in outcome && outcome.result === 'enrolled')).toEqual([{ of: 'bind', result: 'enrolled', role: 'gridWorker', name: '小王' }])
      for (const [what, at] of [[code, MORNING], [`${code}-old`, MORNING + 1_000], ['no such code', MORNING]] as const) {
        expect(await take(what, at)).toEqual({ of: 'bind', result: 'wrong-code' })
      }
    })

    test('a room is what it was last said to be', async () => {
      const [account, by] = [newAccount(), 'p' as PersonId]
      const [work, other] = ['w@chatroom' as RoomId, 'c@chatroom' as RoomId]
      expect(await ledger().room(account, work)).toBeUndefined()
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.setRoom({ account, room: work, use: 'community', topic: '群' }, by)
        await transaction.setRoom({ account, room: work, use: 'work', topic: '工作群' }, by)
        await transaction.setRoom({ account, room: other, use: 'community', topic: '侨友群', quietUntil: MORNING }, by)
        await transaction.quietRoom(account, work, MORNING + 5)
        await transaction.quietRoom(account, 'new@chatroom' as RoomId, MORNING + 5)
        expect(await transaction.workRooms(account)).toEqual([{ account, room: work, use: 'work', topic: '工作群', quietUntil: MORNING + 5 }])
        return DONE
      })
      expect(await ledger().room(account, other)).toEqual({ account, room: other, use: 'community', topic: '侨友群', quietUntil: MORNING })
      expect(await ledger().room(account, 'new@chatroom' as RoomId)).toMatchObject({ use: 'unknown', quietUntil: MORNING + 5 })
      expect(await ledger().room(newAccount(), work)).toBeUndefined()
    })
  })

  describe('tickets', () => {
    test('a ticket is kept whole, as it is now', async () => {
      const speaker = await newSpeaker(ledger())
      const { person, account, contact } = speaker
      const plain = ticketOf(speaker, 'Q0101-01', { openedAt: MORNING - 1 })
      const full: Ticket = {
        ...ticketOf(speaker, 'Q0101-02'), slots: slotsInFull, urgent: true, grid: '二网格', state: 'claimed', claimedAt: MORNING + 1, closedAt: MORNING + 2,
        assignee: { person, name: '小王', contact, account }, words: '带 \u0000 空字节和半个 \ud83d 表情',
      }
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        for (const ticket of [plain, { ...full, state: 'accepted', words: '旧' } as Ticket, full]) await transaction.saveTicket(ticket)
        expect(await transaction.ticket(full.id)).toEqual({ ...full, words: '带  空字节和半个 � 表情' })
        return DONE
      })
      expect(await ledger().ticket(plain.id)).toEqual(plain)
      expect((await ledger().ticketsOf(person)).map(({ id }) => id)).toEqual([full.id, plain.id])
      expect(await ledger().ticket('none' as typeof plain.id)).toBeUndefined()

      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.saveTicket({ ...plain, state: 'closed' })
        return DONE
      })
      const mine = (await ledger().unfinishedTickets()).filter((ticket) => ticket.requester.person === person)
      expect(mine.map(({ id }) => id)).toEqual([full.id])
    })

    test('numbers of a day are dense and unique, however many are given out at once, and undone ones are not lost', async () => {
      const speaker = await newSpeaker(ledger())
      const day = `1${String(Date.now()).slice(-3)}-11-23`
      const open = (n: number, effect = newEffect()): Promise<Outcome> => ledger().once(effect, MORNING, async (transaction) => {
        const { number, id } = await openTicket(transaction, speaker, day)
        if (n % 11 === 5) throw new Error('undone')
        return { of: 'openTicket', number, id }
      }).catch((error: unknown) => {
        // On a slow machine some wait too long for a connection, and are tried again as the outbox tries them.
        if (String(error).includes('undone') || (waited += 1) > 1_000) throw error
        return open(n, effect)
      })
      let waited = 0
      const results = await Promise.allSettled(Array.from({ length: 110 }, (_, n) => open(n)))
      const numbers = results.flatMap((result) => (result.status === 'fulfilled' && 'number' in result.value ? [result.value.number] : []))
      expect(numbers.toSorted((a, b) => a.length - b.length || a.localeCompare(b))).toEqual(Array.from({ length: 100 }, (_, n) => `Q1123-${String(n + 1).padStart(2, '0')}`))
    })

    test('a number comes again next year, and then means the newer ticket', async () => {
      const speaker = await newSpeaker(ledger())
      const year = 2100 + Math.floor(Math.random() * 7_000)
      const open = (day: string): Promise<Outcome> => ledger().once(newEffect(), MORNING, async (transaction) => {
        const { number, id } = await openTicket(transaction, speaker, day)
        return { of: 'openTicket', number, id }
      })
      const [first, second, next] = [await open(`${year}-03-07`), await open(`${year}-03-07`), await open(`${year + 1}-03-07`)]
      expect([first, second, next].map((outcome) => 'number' in outcome && outcome.number)).toEqual(['Q0307-01', 'Q0307-02', 'Q0307-01'])
      expect((await ledger().ticketNumbered('Q0307-01' as TicketNumber))?.id).toBe('id' in next && next.id)
      await expect(ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.saveTicket(ticketOf(speaker, 'Q0307-02', { openedAt: Date.parse(`${year}-03-06T16:00:00Z`) }))
        return DONE
      })).rejects.toMatchObject({ code: 'ledger-refused' })
      await expect(ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.nextNumber('1123')
        return DONE
      })).rejects.toMatchObject({ code: 'bad-day' })
    })

    test('history is told in order and can only be added to', async () => {
      const speaker = await newSpeaker(ledger())
      const { person } = speaker
      const effect = newEffect()
      const ticket = ticketOf(speaker, 'Q0102-01')
      const events: readonly TicketEvent[] = [
        { ticket: ticket.id, effect, at: MORNING, actor: person, kind: 'opened', to: 'accepted', reason: 'requested', told: 'reply' },
        { ticket: ticket.id, effect, at: MORNING, actor: 'system', kind: 'dispatched', from: 'accepted', to: 'dispatched', reason: '老太太“急”', told: null },
      ]
      await ledger().once(effect, MORNING, async (transaction) => {
        await transaction.saveTicket(ticket)
        for (const event of events) await transaction.record(event)
        await transaction.noteAnswer({ effect, person, entry: 'qiaojuan' as EntryId, version: '3', at: MORNING, voice: ticket.requester.voice })
        const gap = await transaction.addGap(MORNING)
        await transaction.recordGap({ gap, at: MORNING, actor: person, kind: 'dismissed', words: '' })
        await transaction.noteUnanswered({
          effect, person, words: '绿卡 \u0000 呢', nearest: ['qiaojuan' as EntryId], at: MORNING, gap, rated: false, to: ticket.requester.address, voice: ticket.requester.voice,
        })
        await transaction.noteSecurity({ effect, person, what: 'inject', at: MORNING })
        await transaction.grant(person, 'volunteer', '义工', 'system')
        return DONE
      })
      expect(await ledger().history(ticket.id)).toEqual(events)
      const { database } = underTest()
      for (const table of ['answers', 'unanswered', 'security_events']) expect(await countOf(database, table, sql`effect = ${effect}`)).toBe(1)
      for (const table of ['ticket_events', 'answers', 'security_events', 'grants', 'consents', 'gap_events']) {
        const changes = [`update ${table} set at = now()`, `delete from ${table}`, `truncate ${table}`]
        for (const change of changes) {
          await expect(database.statement((orm) => orm.execute(sql.raw(change))), change).rejects.toThrow(/append-only/)
        }
      }
      expect(await ledger().history(ticket.id)).toEqual(events)
    })
  })

  describe('an effect', () => {
    test('is performed once, though it is asked for many times at once, and everybody gets its outcome', async () => {
      const speaker = await newSpeaker(ledger())
      const effect = newEffect()
      let runs = 0
      const perform = (): Promise<Outcome> => ledger().once(effect, MORNING, async (transaction) => {
        runs += 1
        const { number, id } = await openTicket(transaction, speaker)
        return { of: 'openTicket', number, id }
      })
      const outcomes = await many(50, perform)
      expect(runs).toBe(1)
      expect(new Set(outcomes.map((outcome) => JSON.stringify(Object.entries(outcome).toSorted(([a], [b]) => a.localeCompare(b))))).size).toBe(1)
      expect(await perform()).toEqual(outcomes[0])
      expect(await ledger().ticketsOf(speaker.person)).toHaveLength(1)
    })

    test('that failed leaves nothing, says why, and can be performed again', async () => {
      const speaker = await newSpeaker(ledger())
      const effect = newEffect()
      const room = newRoom()
      const failure = new Error('the desk changed its mind')
      const before = await countOf(underTest().database, 'pgboss.job')
      const failing = ledger().once(effect, MORNING, async (transaction) => {
        const ticket = await openTicket(transaction, speaker)
        await transaction.deliver(deliveryTo(room, { ticket: ticket.id }))
        throw failure
      })
      await expect(failing).rejects.toBe(failure)
      expect(await ledger().ticketsOf(speaker.person)).toEqual([])
      expect(await ledger().takeDelivery(room, Date.now())).toBeUndefined()
      expect(await countOf(underTest().database, 'pgboss.job')).toBe(before)
      expect(await ledger().once(effect, MORNING, async () => DONE)).toEqual(DONE)
    })

    test('that hides a refusal of the database is undone all the same', async () => {
      const speaker = await newSpeaker(ledger())
      const ticket = ticketOf(speaker, `Q${Date.now()}`)
      await ledger().once(newEffect(), MORNING, async (transaction) => { await transaction.saveTicket(ticket); return DONE })
      await expect(ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.grant(speaker.person, 'doctor', '医生', 'system')
        await transaction.saveTicket(ticketOf(speaker, ticket.number)).catch(() => {})
        return DONE
      })).rejects.toMatchObject({ code: 'ledger-refused' })
      expect((await ledger().recognise(speaker.account, speaker.contact, speaker.name, true)).roles).toEqual([])
      await expect(underTest().database.transaction(async ({ orm }) => {
        await orm.execute(sql`select no_such_column`).catch(() => {})
      })).rejects.toMatchObject({ code: 'ledger-refused' })
    })

    test('of many who claim one ticket one wins, and the others see it', async () => {
      const speakers = await many(50, (n) => newSpeaker(ledger(), `网格员${n}`))
      const [first] = speakers
      if (first === undefined) throw new Error('nobody is there')
      const ticket = ticketOf(first, `Q${Date.now()}-claim`)
      await ledger().once(newEffect(), MORNING, async (transaction) => { await transaction.saveTicket(ticket); return DONE })
      const claims = await Promise.all(speakers.map((speaker) => ledger().once<Outcome>(newEffect(), MORNING, async (transaction) => {
        const found = await transaction.ticket(ticket.id)
        if (found?.assignee !== undefined) return { of: 'claim', result: 'lost', number: ticket.number, by: found.assignee.name, at: MORNING }
        await transaction.saveTicket({ ...ticket, state: 'claimed', assignee: speaker })
        return { of: 'claim', result: 'won', number: ticket.number }
      })))
      const won = claims.flatMap((outcome, n) => ('result' in outcome && outcome.result === 'won' ? [speakers[n]?.name] : []))
      expect(won).toHaveLength(1)
      expect(claims.filter((outcome) => 'by' in outcome && outcome.by === won[0])).toHaveLength(49)
      expect((await ledger().ticket(ticket.id))?.assignee?.name).toBe(won[0])
    })

    test('that asks the ledger from inside its transaction is told so, rather than waiting for itself', async () => {
      await expect(ledger().once(newEffect(), MORNING, async () => { await newSpeaker(ledger()); return DONE })).rejects.toMatchObject({ code: 'ledger-nested' })
      await expect(ledger().ping()).resolves.toBeUndefined()
    })

    test('that is refused says nothing of what people told us', async () => {
      const speaker = await newSpeaker(ledger())
      const refusal = await ledger().once(newEffect(), MORNING, async (transaction) => {
        const { requester: _, ...broken } = ticketOf(speaker, 'Q1', { words: '秘密的话' })
        await transaction.saveTicket({ ...broken, requester: { person: null } } as unknown as Ticket)
        return DONE
      }).catch((error: unknown) => error)
      expect(refusal).toMatchObject({ code: 'ledger-refused', fields: { sqlstate: '23502', table: 'tickets' } })
      expect(JSON.stringify(refusal) + String(refusal) + String(refusal instanceof Error && refusal.stack)).not.toContain('秘密')
    })
  })
}
