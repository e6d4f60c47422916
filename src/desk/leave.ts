import { detailLines, ticketTitle } from '../core/cards.ts'
import { shiftAt } from '../core/context.ts'
import type { Staff, Ticket } from '../core/ticket.ts'
import { line } from '../core/step.ts'
import type { LedgerTransaction } from '../ports.ts'
import type { Clocked } from './clocked.ts'
import { tellLeads, tellPrivately } from './tell.ts'

/** The day of a leave: whoever stands in gets everything their colleague has in hand; where nobody does, those who lead hear of it. */
export const beginLeave: Clocked<'leave'> = async ({ transaction, task, effect, now, library }) => {
  const colleagues = await transaction.colleagues(now)
  const absent = colleagues.find(({ person }) => person === task.person)
  const leave = absent === undefined ? undefined : shiftAt(absent, 'leave', now)
  if (absent === undefined || leave === undefined) return
  const substitute = colleagues.find(({ person }) => person === leave.substitute)
  const held = (await transaction.assignedTo(absent.person)).filter(({ state }) => ['claimed', 'inProgress', 'awaiting'].includes(state))
  for (const [index, ticket] of held.entries()) {
    const about = { number: ticket.number, service: ticketTitle(ticket, library), by: absent.name }
    const telling = { id: `${effect}/${index}`, ticket, dueAt: now }
    await (substitute === undefined
      ? tellLeads(transaction, { ...telling, lines: [line('desk.leave.nobody', ticket.service, about)] })
      : tellPrivately(transaction, substitute, { ...telling, about: 'details', lines: [line('desk.leave.standIn', ticket.service, about), ...detailLines(ticket, library)] }))
  }
}

/** Whoever acts on a ticket now: its assignee, or who stands in for them. */
export const holderOf = async (transaction: LedgerTransaction, { assignee }: Ticket, now: number): Promise<Staff | undefined> => {
  if (assignee === undefined) return undefined
  const colleagues = await transaction.colleagues(now)
  const absent = colleagues.find(({ person }) => person === assignee.person)
  const substitute = absent === undefined ? undefined : colleagues.find(({ person }) => person === shiftAt(absent, 'leave', now)?.substitute)
  return substitute ?? assignee
}
