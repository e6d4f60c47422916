import type { Library } from '../../src/core/library.ts'
import type { Ticket, TicketEvent } from '../../src/core/ticket.ts'
import type { Delivery } from '../../src/ports.ts'
import { checkCards } from './monthCards.ts'
import { checkHistory } from './monthHistory.ts'
import type { Colleague } from './monthCast.ts'
import { checkPrivacy } from './monthPrivacy.ts'
import { checkPromises, type Kept } from './monthPromises.ts'
import { checkReceipts, type Receipts } from './monthReceipts.ts'
import { checkRequests } from './monthRequests.ts'
import type { StandIn } from './monthPlans.ts'
import type { ResidentInMonth } from './monthResident.ts'
import type { Version } from './monthWitness.ts'
import type { MonthWorld } from './monthWorld.ts'

/** One way in which the month was not as it must be: which rule, and where. */
export type Breach = Readonly<{ rule: 'ended' | 'history' | 'requests' | 'promises' | 'receipts' | 'privacy' | 'cards'; where: string; what: string }>

/** One ticket with all that is known of it when the month is over. */
export type Case = Readonly<{ ticket: Ticket; history: readonly TicketEvent[]; deliveries: readonly Delivery[]; versions: readonly Version[] }>

/** What the checks look at. */
export type Month = Readonly<{
  world: MonthWorld; library: Library; residents: readonly ResidentInMonth[]; staff: readonly Colleague[]; cases: readonly Case[]
  standIns: readonly StandIn[]
  ended: number
}>

/** Every rule the month is held to, with what was kept. */
export const checkMonth = async (month: Month): Promise<Readonly<{ breaches: readonly Breach[]; promises: Kept; receipts: Receipts }>> => {
  const promises = checkPromises(month)
  const receipts = await checkReceipts(month)
  return {
    promises: promises.kept, receipts: receipts.receipts,
    breaches: [...month.cases.flatMap((one) => checkHistory(one, month.ended)), ...checkRequests(month), ...promises.breaches, ...receipts.breaches, ...checkPrivacy(month), ...checkCards(month)],
  }
}
