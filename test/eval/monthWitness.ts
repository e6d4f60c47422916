import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { TicketId } from '../../src/core/ids.ts'
import type { Ticket } from '../../src/core/ticket.ts'

/** A ticket as it was from an instant on, ms since the epoch. */
export type Version = Readonly<{ at: number; ticket: Ticket }>

/** Sees every version of every ticket that is committed. */
export const openWitness = () => {
  const versions = new Map<TicketId, Version[]>()
  return {
    versions: (): ReadonlyMap<TicketId, readonly Version[]> => versions,
    watch: (ledger: SqlLedger): SqlLedger => ({
      ...ledger,
      once: async (effect, now, work) => {
        let written: Ticket[] = []
        const outcome = await ledger.once(effect, now, (transaction) => {
          // Whoever is tried again begins anew.
          written = []
          return work({
            ...transaction,
            saveTicket: (ticket) => {
              written.push(ticket)
              return transaction.saveTicket(ticket)
            },
          })
        })
        for (const ticket of written) versions.set(ticket.id, [...versions.get(ticket.id) ?? [], { at: now, ticket }])
        return outcome
      },
    }),
  }
}

export type Witness = ReturnType<typeof openWitness>
