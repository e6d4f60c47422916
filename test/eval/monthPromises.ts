import type { Ticket, TicketState } from '../../src/core/ticket.ts'
import type { Breach, Case, Month } from './monthChecks.ts'
import { addressKey } from './monthPlaces.ts'

/** What became of promises: those kept, those replaced by a later one in time, and those that passed in silence. */
export type Kept = Readonly<{ kept: number; renewed: number; slipped: number }>

/** So much of a history is shown of what slipped. */
const LAST = 12

const WAITING: ReadonlySet<TicketState> = new Set(['accepted', 'dispatched'])
const RUNNING: ReadonlySet<TicketState> = new Set([...WAITING, 'claimed', 'inProgress'])

/** The two things a requester is promised: by when somebody takes it, and by when they hear of it. */
const PROMISES: readonly Readonly<{ what: string; by: (ticket: Ticket) => number | undefined; open: ReadonlySet<TicketState> }>[] = [
  { what: 'taken', by: ({ claimBy }) => claimBy, open: WAITING },
  { what: 'done', by: ({ promisedAt }) => promisedAt, open: RUNNING },
]

/** Every promise was kept, or the requester was told a new time before it slipped. T5. */
export const checkPromises = ({ cases, world, ended }: Month): Readonly<{ kept: Kept; breaches: readonly Breach[] }> => {
  const kept = { kept: 0, renewed: 0, slipped: 0 }
  const breaches: Breach[] = []
  const slip = ({ ticket, history }: Case, what: string): void => {
    kept.slipped += 1
    breaches.push({ rule: 'promises', where: ticket.number, what: `${what}; ${history.slice(-LAST).map(({ kind, at, actor }) => `${kind} ${new Date(at).toISOString().slice(5, 16)} ${actor === 'system' ? '·' : ''}`).join(' ')}` })
  }
  for (const one of cases) {
    for (const { what, by, open } of PROMISES) {
      for (const [n, { at, ticket }] of one.versions.entries()) {
        const promised = by(ticket)
        if (promised === undefined || !open.has(ticket.state) || promised < at) continue
        const next = one.versions[n + 1]
        const until = next?.at ?? ended
        if (promised < until) slip(one, `${what} by ${new Date(promised).toISOString()}, still ${ticket.state} at ${new Date(until).toISOString()}`)
        else if (next === undefined) continue
        else if (!open.has(next.ticket.state)) kept.kept += 1
        else if (by(next.ticket) !== promised) kept.renewed += 1
      }
    }
    for (const { kind, told, at, reason } of one.history) {
      if (kind !== 'renewed' || told === null) continue
      const delivery = one.deliveries.find(({ id }) => id === told)
      const before = one.versions.findLast((version) => version.at < at)?.ticket
      const promised = before === undefined ? undefined : reason.startsWith('claim') ? before.claimBy : before.promisedAt
      const went = world.wire.sentences().find(({ at: sent, to, text }) => sent >= at && addressKey(to) === addressKey(one.ticket.requester.address) && text.includes(one.ticket.number))
      if (delivery?.state === 'sent' && promised !== undefined && (went === undefined || went.at > promised)) slip(one, `told of a new time only when ${new Date(promised).toISOString()} was over`)
    }
  }
  return { kept, breaches }
}
