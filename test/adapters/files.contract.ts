import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { KeptFile } from '../../src/core/file.ts'
import type { MessageId } from '../../src/core/ids.ts'
import type { Attachment } from '../../src/core/message.ts'
import { MORNING, newEffect, newSpeaker, openTicket } from '../support/ledgerSamples.ts'
import type { LedgerUnderTest } from './ledger.contract.ts'

const DONE = { of: 'done' } as const
const DAY = 24 * 60 * 60_000

/** The promises of `Ledger` about what came besides words, for any database. */
export const filesContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger

  describe('files', () => {
    test('a file is kept once, found by its message in the order asked for, and let go of after ninety days', async () => {
      const { person } = await newSpeaker(ledger())
      const file = (name: string): KeptFile => ({ message: `m-${randomUUID()}` as MessageId, person, name, mediaType: 'image/png', base64: 'AAAA' })
      const [first, second] = [file('药盒.png'), file('b.png')]
      await ledger().keepFile(first, MORNING)
      await ledger().keepFile({ ...first, name: '又一次' }, MORNING)
      await ledger().keepFile(second, MORNING + 80 * DAY)
      const found = await new Promise((resolve) => void ledger().once(newEffect(), MORNING, async (transaction) => {
        resolve(await transaction.files([second.message, 'none' as MessageId, first.message]))
        return DONE
      }))
      expect(found).toEqual([second, first])
      await ledger().keepFile(file('c.png'), MORNING + 91 * DAY)
      expect([await ledger().hasFile(first.message), await ledger().hasFile(second.message)]).toEqual([false, true])
    })

    test('a ticket keeps what came with it', async () => {
      const speaker = await newSpeaker(ledger())
      const attachments: readonly Attachment[] = [{ message: 'm1' as MessageId, kind: 'location', text: '国泰新都' }, { message: 'm2' as MessageId, kind: 'image', text: '' }]
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await openTicket(transaction, speaker, '2031-03-01', { attachments })
        return DONE
      })
      expect((await ledger().ticketsOf(speaker.person))[0]?.attachments).toEqual(attachments)
    })
  })
}
