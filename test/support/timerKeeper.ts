/*
 * A process for tests to kill while it fires timers: `tsx timerKeeper.ts <data directory> set|keep`. `set` writes the timers
 * and ends; `keep` fires what is due, telling each on stdout before and after its transaction.
 */
import { createLedger } from '../../src/adapters/ledger/ledger.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import type { AccountId, EffectId, TicketId } from '../../src/core/ids.ts'
import type { TimerId } from '../../src/core/timer.ts'
import type { DeliveryId } from '../../src/ports.ts'
import { deliveryTo, newEffect, newRoom } from './ledgerSamples.ts'

const [dataDir = '', task] = process.argv.slice(2)
const ACCOUNT = 'bot' as AccountId
const database = await openDatabase({ dataDir })
const ledger = createLedger(database, { pollMs: 20 })
if (task === 'set') {
  await ledger.once(newEffect(), Date.now(), async (transaction) => {
    for (let n = 0; n < 60; n += 1) {
      await transaction.setTimer({
        id: `t${n}` as TimerId, account: ACCOUNT, subject: 'killed', dueAt: Date.now() - 1_000 + n, task: { kind: 'unclaimed', ticket: 'killed' as TicketId, round: n },
      })
    }
    return { of: 'done' }
  })
  await database.close()
  process.exit(0)
}
await ledger.keepTime(async ({ id }) => {
  process.stdout.write(`${id}\n`)
  await ledger.once(`timer/${id}` as EffectId, Date.now(), async (transaction) => {
    const timer = await transaction.takeTimer(id)
    if (timer !== undefined) await transaction.deliver(deliveryTo(newRoom(ACCOUNT), { id: `${id}/${process.pid}` as DeliveryId, ticket: 'killed' as TicketId }))
    return { of: 'done' }
  })
  if (await ledger.timersDue(Date.now()) === 0) process.stdout.write('over\n')
}, ACCOUNT)
