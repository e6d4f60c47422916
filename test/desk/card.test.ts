import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardLines, detailLines } from '../../src/core/cards.ts'
import type { AccountId, ContactId, ConversationId, PersonId, ServiceId, SlotId, TicketId, TicketNumber } from '../../src/core/ids.ts'
import { maskName, maskPhone } from '../../src/core/mask.ts'
import { renderBlocks } from '../../src/core/render.ts'
import type { SlotValue, Ticket } from '../../src/core/ticket.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const digit = fc.integer({ min: 0, max: 9 })
const phone = fc.array(digit, { minLength: 9, maxLength: 9 }).map((digits) => `13${digits.join('')}`)
const name = fc.constantFrom('王秀珍', '李建国', '欧阳美华', '张阿婆')
const room = fc.integer({ min: 101, max: 2999 }).map((n) => `${n}室`)
const service = fc.constantFrom(...library.services.keys())

const ticketOf = (id: ServiceId, slots: Readonly<Record<string, SlotValue>>, words: string): Ticket => ({
  id: 't' as TicketId, number: 'Q1124-01' as TicketNumber, service: id, state: 'dispatched', urgent: false, openedAt: Date.parse('2026-11-24T02:00:00Z'), words,
  slots: Object.fromEntries(Object.entries(slots).filter(([slot]) => library.services.get(id)?.slots.some((one) => one.id === slot))) as Readonly<Record<SlotId, SlotValue>>,
  requester: {
    person: 'p' as PersonId, name: '张先生', conversation: 'c' as ConversationId, voice: { locale: 'zh-CN', traditional: false },
    address: { kind: 'private', account: 'bot' as AccountId, contact: 'zhang' as ContactId },
  },
})
const written = (lines: Parameters<typeof renderBlocks>[0]): string => renderBlocks(lines, { library, locale: 'zh-CN' }).join('\n')

describe('what a passer-by in the staff group can read', () => {
  it('is never a phone, the number of a flat or a whole name, whatever the service', () => {
    fc.assert(fc.property(service, phone, name, room, (id, number, called, flat) => {
      const ticket = ticketOf(id, {
        phone: { text: number, said: number, masked: maskPhone(number) },
        elderName: { text: called, said: called, masked: maskName(called) },
        address: { text: `国泰新都8幢${flat}`, said: '', masked: '国泰新都8幢', parts: { estate: '国泰新都', building: '8幢', room: flat } },
        need: { text: `打 ${number} 找她`, said: '' },
      }, `我妈${called}住国泰新都8幢${flat}，电话${number}`)
      const card = written(cardLines(ticket, library))
      for (const secret of [number, called, `8幢${flat}`]) expect(card).not.toContain(secret)
      expect(card).toContain('Q1124-01')
    }), { numRuns: 200 })
  })

  it('nor the words of somebody who asked for a person', () => {
    const ticket: Ticket = { ...ticketOf('home-visit' as ServiceId, {}, '我妈王秀珍住国泰新都8幢402室，想找个人问问'), service: 'human' }
    expect(written(cardLines(ticket, library))).not.toMatch(/王秀珍|402/)
    expect(written(detailLines(ticket, library))).toContain('王秀珍')
  })

  it('and the one who took the case reads all of it', () => {
    fc.assert(fc.property(phone, room, (number, flat) => {
      const address = `国泰新都8幢${flat}`
      const ticket = ticketOf('home-visit' as ServiceId, {
        phone: { text: number, said: number, masked: maskPhone(number) }, address: { text: address, said: address, masked: '国泰新都8幢' },
      }, '')
      const details = written(detailLines(ticket, library))
      for (const part of [number, address]) expect(details).toContain(part)
    }))
  })

  it('says on the calendar when somebody is expected, by both clocks when they differ', () => {
    const at = Date.parse('2026-12-02T06:00:00Z')
    const ticket = ticketOf('home-visit' as ServiceId, { time: { text: '下周三下午两点', said: '下周三下午两点', at, zone: 'Asia/Shanghai' } }, '')
    const there: Ticket = { ...ticket, requester: { ...ticket.requester, zone: 'America/Vancouver' } }
    expect(cardLines(ticket, library).map(({ reply }) => reply as string)).toContain('card.when')
    const [both] = cardLines(there, library).filter(({ reply }) => (reply as string) === 'card.when.both')
    expect([both?.params?.['home'], both?.params?.['there']]).toEqual([expect.stringContaining('14:00'), expect.stringContaining('22:00')])
  })
})
