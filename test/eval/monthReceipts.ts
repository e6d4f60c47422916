import { nextWaking } from '../../src/core/waking.ts'
import type { Breach, Month } from './monthChecks.ts'
import { addressKey, MINUTE } from './monthPlaces.ts'

/** What became of receipts. */
export type Receipts = Readonly<{ sent: number; uncertain: number; held: number; recalled: number }>

/** Every receipt went out, in the requester's waking hours or because they were awake, or staff were shown that it did not. F1, F2. */
export const checkReceipts = async ({ world, cases, residents, library }: Month): Promise<Readonly<{ receipts: Receipts; breaches: readonly Breach[] }>> => {
  const receipts = { sent: 0, uncertain: 0, held: 0, recalled: 0 }
  const breaches: Breach[] = []
  for (const { ticket, deliveries } of cases) {
    const breach = (what: string): void => { breaches.push({ rule: 'receipts', where: ticket.number, what }) }
    for (const { id, about, state, dueAt, to } of deliveries) {
      if (about !== 'receipt') continue
      if (state === 'waiting' || state === 'sending' || state === 'failed') {
        breach(`is ${state} in the end`)
        continue
      }
      receipts[state] += 1
      if ((state === 'held' || state === 'uncertain') && !deliveries.some((one) => one.id === `${id}/${state}`)) breach(`is ${state}, and nobody was shown`)
      if (state !== 'sent') continue
      const sent = world.wire.sentences().find(({ at, to: there, text }) => at >= dueAt && addressKey(there) === addressKey(to) && text.includes(ticket.number))
      if (sent === undefined) breach('is said to be sent, and nobody read it')
      else if (!ticket.urgent && nextWaking(sent.at, ticket.requester.zone ?? library.community.zone) !== sent.at) {
        const spoke = residents.find(({ who }) => who.contact === addressKey(to))?.record.spoke.some((at) => at <= sent.at && sent.at - at < 3 * MINUTE)
        if (spoke !== true) breach(`went out at ${new Date(sent.at).toISOString()}, at night in ${ticket.requester.zone ?? library.community.zone}`)
      }
    }
  }
  return { receipts, breaches }
}
