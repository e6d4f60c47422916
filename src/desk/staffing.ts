import { cardLines, detailLines, ticketTitle } from '../core/cards.ts'
import type { Speaker } from '../core/context.ts'
import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { mayMove } from '../core/lifecycle.ts'
import { moveLines } from '../core/moveLines.ts'
import type { Outcome } from '../core/outcome.ts'
import { mayStaff, type Staffing } from '../core/staffing.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import type { TimerId } from '../core/timer.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { CODE_LASTS, type Enrolment } from './enrol.ts'
import { tellPrivately, tellRequester, tellRooms } from './tell.ts'

type Staffed = Extract<Outcome, { of: 'staffing' | 'done' }>
type Order<Kind extends Staffing['kind']> = Extract<Staffing, { kind: Kind }>

/** Who works when and where, by the rights of now. */
export const arrangeStaff = async (
  transaction: LedgerTransaction, pending: Pending, { work }: Extract<Effect, { do: 'staffing' }>, library: Library, { newCode }: Enrolment,
): Promise<Staffed> => {
  const { id, origin: { at } } = pending
  const by = await transaction.speaker(pending.origin.speaker.person)
  const about = await transaction.speaker(work.person)
  if (by === undefined || about === undefined) return { of: 'done' }
  const said = { of: 'staffing', kind: work.kind, name: about.name } as const
  if (!mayStaff(work, by)) return { ...said, result: 'no-right' }
  switch (work.kind) {
    case 'leave': {
      await transaction.setShift(id, work, by.person)
      await transaction.setTimer({ id: `${id}/leave` as TimerId, account: about.account, subject: `leave/${work.person}`, dueAt: Math.max(at, work.from), task: { kind: 'leave', person: work.person } })
      const substitute = work.substitute === undefined ? undefined : await transaction.speaker(work.substitute)
      return { ...said, result: 'done', from: work.from, until: work.until, ...(substitute === undefined ? {} : { to: substitute.name }) }
    }
    case 'back':
      await transaction.endShifts(work.person, 'leave', at)
      await transaction.cancelTimers(`leave/${work.person}`)
      return { ...said, result: 'done' }
    case 'duty':
      await transaction.setShift(id, work, by.person)
      return { ...said, result: 'done', from: work.from, until: work.until }
    case 'post':
      await transaction.setPosts(work.person, work.grids, by.person)
      return { ...said, result: 'done', to: work.grids.map((grid) => library.community.grids.find((one) => one.id === grid)?.name ?? grid).join('\u3001') }
    case 'revoke':
      if (!await transaction.revoke(work.person, work.role, by.person)) return { ...said, result: 'not-held', role: work.role }
      return { ...said, result: 'done', role: work.role, count: await releaseAll(transaction, pending, work.person, by, library) }
    case 'rebind': {
      const code = newCode()
      await transaction.saveRebinding(code, work.person, about.name, at + CODE_LASTS, by.person)
      return { ...said, result: 'done', to: code }
    }
    case 'handover':
      return { ...said, ...await handOver(transaction, pending, work, by, library) }
  }
}

/** The tickets somebody is still to act on. */
const inHand = async (transaction: LedgerTransaction, person: Staffing['person']): Promise<readonly Ticket[]> =>
  (await transaction.assignedTo(person)).filter(({ state }) => mayMove(state, 'released'))

/** T4: who works here no more has no ticket any more. Everything they had in hand is announced again. */
const releaseAll = async (transaction: LedgerTransaction, { id, origin: { at } }: Pending, person: Staffing['person'], by: Speaker, library: Library): Promise<number> => {
  if (((await transaction.speaker(person))?.roles.length ?? 0) > 0) return 0
  const held = await inHand(transaction, person)
  for (const [index, before] of held.entries()) {
    const stem = `${id}/${index}`
    const ticket = await advance(transaction, before, { kind: 'released', effect: stem as Pending['id'], actor: by.person, at, reason: 'role revoked', told: null }, library)
    const about = { number: ticket.number, service: ticketTitle(ticket, library) }
    await tellRooms(transaction, { id: `${stem}/again`, ticket, dueAt: at, lines: [line('desk.heard.again', ticket.service, about), ...cardLines(ticket, library)] })
  }
  return held.length
}

/** 交接: everything somebody has in hand is somebody else's, who gets the details; every family hears who comes now. */
const handOver = async (
  transaction: LedgerTransaction, { id, origin: { at } }: Pending, work: Order<'handover'>, by: Speaker, library: Library,
): Promise<Pick<Extract<Staffed, { of: 'staffing' }>, 'result' | 'to' | 'count'>> => {
  const to = await transaction.speaker(work.to)
  if (to === undefined || to.roles.length === 0) return { result: 'not-held' }
  const held = await inHand(transaction, work.person)
  for (const [index, before] of held.entries()) {
    const stem = `${id}/${index}`
    const told = await tellRequester(transaction, {
      id: `${stem}/told`, ticket: before, dueAt: at, lines: moveLines(before, { kind: 'transferred', to: to.person, reason: '' }, { by: to.name, role: to.roles[0] ?? 'gridWorker', library }),
    })
    const ticket = await advance(transaction, before, {
      kind: 'transferred', effect: stem as Pending['id'], actor: by.person, at, reason: 'handover', told,
      changes: { assignee: { person: to.person, name: to.name, contact: to.contact, account: to.account }, claimedAt: at },
    }, library)
    const about = { number: ticket.number, service: ticketTitle(ticket, library), by: by.name, words: '' }
    await tellPrivately(transaction, to, { id: `${stem}/details`, ticket, about: 'details', dueAt: at, lines: [line('desk.heard.transferred', ticket.service, about), ...detailLines(ticket, library)] })
  }
  return { result: 'done', to: to.name, count: held.length }
}
