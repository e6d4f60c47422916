/*
 * A process for tests to kill. `hold` opens the data directory and keeps it; `write` also writes as fast as it can:
 * every line on stdout is an effect whose ticket, event and delivery were acknowledged.
 */
import { createLedger } from '../../src/adapters/ledger/ledger.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import { createSqlConversationStore } from '../../src/adapters/ledger/sqlConversationStore.ts'
import { BridgeError } from '../../src/core/bridgeError.ts'
import type { AccountId, ContactId, TicketId } from '../../src/core/ids.ts'
import { deliveryTo, MORNING, newEffect, newRoom, openTicket } from './ledgerSamples.ts'
import { said } from './said.ts'

const [dataDir = '', task] = process.argv.slice(2)
const tell = (line: string): Promise<void> => new Promise((resolve) => { process.stdout.write(`${line}\n`, () => { resolve() }) })

try {
  const database = await openDatabase({ dataDir })
  await tell('open')
  if (task === 'close') await database.close()
  if (task === 'hold') setInterval(() => {}, 1_000)
  if (task === 'write') {
    const [ledger, store] = [createLedger(database), createSqlConversationStore(database)]
    const speaker = await ledger.recognise('bot' as AccountId, 'wxid_zhang' as ContactId, '张', true)
    for (;;) {
      const effect = newEffect()
      const message = said(speaker.account, effect)
      await store.receive(message)
      await ledger.once(effect, MORNING, async (transaction) => {
        const ticket = await openTicket(transaction, speaker, '2025-11-23', { id: effect as string as TicketId })
        await transaction.record({ ticket: ticket.id, effect, at: MORNING, actor: 'system', kind: 'opened', to: 'accepted', reason: '', told: null })
        await transaction.deliver(deliveryTo(newRoom(speaker.account), { ticket: ticket.id }))
        return { of: 'openTicket', number: ticket.number, id: ticket.id }
      })
      await tell(JSON.stringify([effect, message.id]))
    }
  }
} catch (error) {
  if (!(error instanceof BridgeError)) throw error
  await tell(JSON.stringify({ code: error.code, message: error.message, fields: error.fields }))
}
