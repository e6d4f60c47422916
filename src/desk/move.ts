import { cardLines, detailLines, maskSaid, ticketTitle } from '../core/cards.ts'
import type { Speaker } from '../core/context.ts'
import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { refusalOf } from '../core/lifecycle.ts'
import { reasonOf, type Move } from '../core/move.ts'
import { moveLines } from '../core/moveLines.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Appointment } from '../core/rhythm.ts'
import { partsOf } from '../core/parts.ts'
import { isOpen } from '../core/requesting.ts'
import { isUnwilling } from '../core/again.ts'
import { line } from '../core/step.ts'
import type { Staff, Ticket } from '../core/ticket.ts'
import { dueFrom, UNDO } from '../core/ticketClock.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { withVisit } from './carePlan.ts'
import { holdBackResult, recallTold } from './recall.ts'
import { tellLeads, tellPrivately, tellRequester, tellRooms } from './tell.ts'
import { asItIs, endVetoed, noteWilling, planToRenew, renewPlan, withVerdict } from './veto.ts'

type Moved = Extract<Outcome, { of: 'move' | 'done' }>
type Made = Readonly<{ transaction: LedgerTransaction; pending: Pending; before: Ticket; speaker: Speaker; library: Library }>

/** T1: one move of one ticket. The ledger is asked who speaks and in which state it is; a move that is refused changes nothing. */
export const moveTicketBy = async (
  transaction: LedgerTransaction, pending: Pending, { ticket: id, move }: Extract<Effect, { do: 'moveTicket' }>, library: Library,
): Promise<Moved> => {
  const { at } = pending.origin
  const before = await transaction.ticket(id)
  if (before === undefined) return { of: 'done' }
  const speaker = await transaction.speaker(pending.origin.speaker.person) ?? { ...pending.origin.speaker, roles: [] }
  const refusal = refusalOf(before, move.kind, partsOf(before, speaker, await transaction.colleagues(at), at), { reason: reasonOf(move), at, unwilling: isUnwilling(before, move, library) })
  const own = before.requester.person === speaker.person && before.assignee?.person !== speaker.person ? { own: true } as const : {}
  const known = { of: 'move', kind: move.kind, number: before.number, ...own } as const
  const refused = (result: Extract<Moved, { of: 'move' }>['result']): Moved =>
    ({ ...known, result, state: before.state, ...(before.assignee === undefined ? {} : { by: before.assignee.name }) })
  if (refusal !== undefined) return refused(refusal)
  const made = { transaction, pending, before, speaker, library }
  switch (move.kind) {
    case 'recalled':
      return await recallTold(made) ? { ...known, result: 'done', state: before.state } : refused('tooLate')
    case 'transferred':
      return transfer(made, move)
    case 'merged':
      return merge(made, move)
    case 'begun':
    case 'released':
    case 'asked':
    case 'supplemented':
    case 'extended':
    case 'redone':
    case 'withdrawn':
    case 'urged':
    case 'vetoed': {
      const renewed = move.kind === 'redone' ? await planToRenew(transaction, before, at, library) : undefined
      const beforeVeto = move.kind === 'vetoed' ? { beforeVeto: await asItIs(transaction, before, library) } : {}
      if (move.kind === 'redone') await holdBackResult(transaction, before)
      const after = await make(made, move, { ...changesOf(before, move, at, library, renewed?.visit), ...beforeVeto })
      const said = { transaction, pending, ticket: after, words: reasonOf(move), library }
      if (move.kind === 'vetoed') await endVetoed(said)
      if (move.kind === 'redone' && move.agreed === true) await noteWilling(said)
      if (renewed !== undefined) await renewPlan(said, renewed)
      await spread(made, move, after)
      return { ...known, result: 'done', state: after.state, ...(before.state === 'vetoed' ? { willing: true } as const : {}) }
    }
  }
}

/** Told to the requester a minute later, so that it can be taken back; what they asked for themselves, at once in reply. */
const HELD: ReadonlySet<Move['kind']> = new Set(['asked', 'extended', 'vetoed'])

const make = async ({ transaction, pending, before, speaker, library }: Made, move: Move, changes: Partial<Ticket>, to: Pick<Speaker, 'name' | 'roles'> = speaker, into?: string): Promise<Ticket> => {
  const { id, origin: { at } } = pending
  const held = HELD.has(move.kind)
  const own = speaker.person === before.requester.person && move.kind !== 'merged'
  const lines = moveLines({ ...before, ...changes }, move, { by: to.name, role: to.roles[0] ?? 'gridWorker', library, ...(into === undefined ? {} : { into }) })
  const told = lines.length === 0 ? null : own ? 'reply' : await tellRequester(transaction, { id: `${id}/told`, ticket: before, lines, dueAt: held ? at + UNDO : at })
  return advance(transaction, before, {
    kind: move.kind, effect: id, actor: speaker.person, at, reason: reasonOf(move), told, changes: { ...changes, ...(held ? { toldAt: at } : {}) },
  }, library)
}

const changesOf = (before: Ticket, move: Move, at: number, library: Library, visit?: Appointment): Partial<Ticket> => {
  switch (move.kind) {
    case 'extended':
      return { dueAt: move.until, promisedAt: move.until, ...(before.dueAt === undefined ? {} : { dueBefore: before.dueAt }) }
    case 'redone': {
      const slots = move.agreed === true ? withVerdict(before, 'given', move.reason, library) : before.slots
      return visit === undefined ? { slots, ...dueFrom(before, at, library) } : { slots: withVisit(slots, visit, library) }
    }
    case 'vetoed':
      return { slots: withVerdict(before, 'refused', move.reason, library) }
    case 'urged':
      return { urgent: true }
    case 'begun':
    case 'released':
    case 'asked':
    case 'supplemented':
    case 'withdrawn':
    case 'transferred':
    case 'merged':
    case 'recalled':
      return {}
  }
}

/** Who else hears of it, besides the requester and whoever spoke. */
const spread = async ({ transaction, pending, before, speaker, library }: Made, move: Move, after: Ticket): Promise<void> => {
  const { id, origin: { at } } = pending
  const about = { number: before.number, service: ticketTitle(before, library), by: speaker.name, words: reasonOf(move) }
  const telling = (what: string, words = about.words): Parameters<typeof tellLeads>[1] => ({ id: `${id}/${what}`, ticket: after, lines: [line(`desk.heard.${what}`, before.service, { ...about, words })], dueAt: at })
  // Who leads and who reads the group do not work on it.
  const veiled = (what: string): Parameters<typeof tellLeads>[1] => telling(what, maskSaid(about.words, after, library))
  const others = before.assignee === undefined || before.assignee.person === speaker.person ? undefined : before.assignee
  switch (move.kind) {
    case 'released':
      await tellLeads(transaction, veiled('released'))
      await tellRooms(transaction, { ...telling('again'), lines: [line('desk.heard.again', before.service, about), ...cardLines(after, library)] })
      return
    case 'vetoed':
    case 'supplemented':
    case 'withdrawn':
    case 'redone':
      if (others !== undefined) await tellPrivately(transaction, others, telling(before.state === 'vetoed' ? 'wanted' : move.kind))
      if (move.kind === 'redone' && before.state !== 'vetoed') await tellLeads(transaction, veiled('redone'))
      if (after.state === 'dispatched') await tellRooms(transaction, { ...telling('again'), lines: [line('desk.heard.willing', before.service, about), ...cardLines(after, library)] })
      if (others === undefined && move.kind === 'withdrawn') await tellRooms(transaction, telling('withdrawn'))
      return
    case 'urged':
      await tellRooms(transaction, { ...telling('urged'), lines: cardLines(after, library) })
      await tellLeads(transaction, veiled('urged'))
      return
    case 'begun':
    case 'asked':
    case 'extended':
      if (others !== undefined) await tellPrivately(transaction, others, telling(move.kind))
      return
    case 'transferred':
    case 'merged':
    case 'recalled':
  }
}

/** 改派: the ticket is somebody else's, who gets everything in private; the requester hears who comes now. */
const transfer = async (made: Made, move: Extract<Move, { kind: 'transferred' }>): Promise<Moved> => {
  const { transaction, pending, before, speaker, library } = made
  const { at } = pending.origin
  const known = { of: 'move', kind: 'transferred', number: before.number } as const
  const to = await transaction.speaker(move.to)
  if (to === undefined || to.roles.length === 0) return { ...known, result: 'unknownColleague', state: before.state }
  const staff: Staff = { person: to.person, name: to.name, contact: to.contact, account: to.account }
  const after = await make(made, move, { assignee: staff, claimedAt: at }, to)
  const about = { number: before.number, service: ticketTitle(before, library), by: speaker.name, words: move.reason, to: to.name }
  await tellPrivately(transaction, staff, {
    id: `${pending.id}/details`, ticket: after, about: 'details', dueAt: at, lines: [line('desk.heard.transferred', before.service, about), ...detailLines(after, library)],
  })
  const old = before.assignee
  if (old !== undefined && old.person !== speaker.person && old.person !== to.person) {
    await tellPrivately(transaction, old, { id: `${pending.id}/old`, ticket: after, lines: [line('desk.heard.transferredAway', before.service, about)], dueAt: at })
  }
  return { ...known, result: 'done', state: after.state, to: to.name }
}

/** 合并: this ticket is done with another one, which keeps its number. */
const merge = async (made: Made, move: Extract<Move, { kind: 'merged' }>): Promise<Moved> => {
  const { transaction, pending, before, library } = made
  const known = { of: 'move', kind: 'merged', number: before.number } as const
  const into = await transaction.ticket(move.into)
  if (into === undefined || into.id === before.id || !isOpen(into.state)) return { ...known, result: 'wrongState', state: into?.state ?? before.state }
  const after = await make(made, move, { mergedInto: into.id }, made.speaker, into.number)
  await transaction.record({
    ticket: into.id, effect: pending.id, at: pending.origin.at, actor: made.speaker.person, kind: 'noted', from: into.state, to: into.state, reason: `${before.number}: ${before.words}`, told: null,
  })
  if (into.assignee !== undefined && into.assignee.person !== made.speaker.person) {
    await tellPrivately(transaction, into.assignee, {
      id: `${pending.id}/into`, ticket: into, dueAt: pending.origin.at,
      lines: [line('desk.heard.merged', before.service, { number: before.number, into: into.number, service: ticketTitle(before, library), by: made.speaker.name })],
    })
  }
  return { ...known, result: 'done', state: after.state, to: into.number }
}
