import { maskValue, ticketTitle } from './cards.ts'
import type { Utterance } from './effect.ts'
import type { ServiceId, SlotId } from './ids.ts'
import type { Library } from './library.ts'
import { line } from './step.ts'
import type { Ticket } from './ticket.ts'

const slot = (ticket: Ticket, id: string): string | undefined => ticket.slots[id as SlotId]?.text
const both = <T>(a: T | undefined, b: T | undefined): boolean => a !== undefined && b !== undefined

/**
 * Whether two tickets look like being about the same elder: the same phone to call there, or the same flat; in the same building,
 * where a flat is missing, the same name or the same relative of theirs. Only staff hear of it, and decide. T6.
 */
export const sameElder = (a: Ticket, b: Ticket): boolean => {
  if (a.id === b.id || (a.plan !== undefined && a.plan === b.plan)) return false
  const [here, there] = [a.slots['address' as SlotId]?.parts, b.slots['address' as SlotId]?.parts]
  const sameHouse = both(here?.estate ?? here?.street, there?.estate ?? there?.street) && (here?.estate ?? here?.street) === (there?.estate ?? there?.street)
    && both(here?.building, there?.building) && here?.building === there?.building
  if (both(here?.room, there?.room)) return sameHouse && here?.room === there?.room && (here?.unit === undefined || there?.unit === undefined || here.unit === there.unit)
  const [phone, other] = [slot(a, 'phone'), slot(b, 'phone')]
  if (both(phone, other) && phone === other && /\d{7}/.test(phone ?? '')) return true
  const same = (id: string): boolean => both(slot(a, id), slot(b, id)) && slot(a, id) === slot(b, id)
  return sameHouse && (same('elderName') || (slot(a, 'elderName') === undefined || slot(b, 'elderName') === undefined ? same('relation') : false))
}

/** Kinds of slots in which two wishes can contradict each other. */
const CONFLICTING: ReadonlySet<string> = new Set(['time', 'choice', 'consent'])

/** What staff read where a new ticket looks like an old one: the proposal to do them together, and where the wishes differ, masked. */
export const proposalLines = (ticket: Ticket, other: Ticket, library: Library): readonly Utterance[] => {
  const slots = library.services.get(ticket.service as ServiceId)?.slots ?? []
  const conflicts = slots.filter(({ id, kind }) => CONFLICTING.has(kind) && both(slot(ticket, id), slot(other, id)) && slot(ticket, id) !== slot(other, id))
  return [
    line('desk.sameElder', ticket.service, { number: ticket.number, other: other.number, service: ticketTitle(ticket, library), otherService: ticketTitle(other, library) }),
    ...conflicts.map((one) => line('desk.conflict', one.id, {
      label: one.label, number: ticket.number, other: other.number, text: maskValue(one, ticket.slots[one.id]!), otherText: maskValue(one, other.slots[one.id]!),
    })),
  ]
}
