import type { Effect } from '../core/effect.ts'
import type { ServiceId, SlotId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import { hoursOf } from '../core/volunteering.ts'
import { nextWaking } from '../core/waking.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

const NAME = 'name' as SlotId

/** Who registers for a service that enlists is a volunteer from then on. C1. */
export const enlist = async (transaction: LedgerTransaction, { service, requester, slots, openedAt }: Ticket, library: Library): Promise<void> => {
  const { person, name, address, voice, zone } = requester
  if (library.services.get(service as ServiceId)?.enlists !== true || address.kind !== 'private') return
  await transaction.saveVolunteer({ person, name: slots[NAME]?.text ?? name, slots, address, voice, since: openedAt, ...(zone === undefined ? {} : { zone }) })
}

/** So long somebody helped: recorded once, and they are thanked in their waking hours. */
export const noteHelp = async (
  transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, { person, minutes, ticket, words }: Extract<Effect, { do: 'noteHelp' }>, library: Library,
): Promise<Extract<Outcome, { of: 'helped' | 'done' }>> => {
  const by = await transaction.speaker(speaker.person)
  const volunteer = await transaction.volunteer(person)
  if (volunteer === undefined || (by?.roles.length ?? 0) === 0) return { of: 'done' }
  await transaction.recordHelp({ effect: id, person, minutes, by: speaker.person, at, words, ...(ticket === undefined ? {} : { ticket }) })
  const total = volunteer.minutes + minutes
  await transaction.deliver({
    id: `${id}/thanks` as DeliveryId, to: volunteer.address, about: 'notice', voice: volunteer.voice, dueAt: nextWaking(at, volunteer.zone ?? library.community.zone),
    lines: [line('volunteer.thanks', undefined, { hours: hoursOf(minutes), total: hoursOf(total) })],
  })
  return { of: 'helped', name: volunteer.name, minutes, total }
}
