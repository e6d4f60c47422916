import type { ServiceId } from './ids.ts'
import type { Library } from './library.ts'
import type { Role, Service } from './service.ts'
import type { Ticket } from './ticket.ts'

/** Who an emergency calls on, and who rings back somebody who asks for a person. */
const ANYBODY: readonly Role[] = ['gridWorker', 'gridLead', 'admin', 'doctor', 'lawyer', 'volunteer']
const EMPLOYED: readonly Role[] = ['gridWorker', 'gridLead', 'admin']

/** What decides whom a ticket is for: its service, and what was chosen of it where that is known. */
export type Handled = Pick<Ticket, 'service'> & Partial<Pick<Ticket, 'slots'>>

/** Whom a choice is for. */
const chosenFor = (service: Service | undefined, slots: Ticket['slots'] | undefined): readonly Role[] | undefined =>
  service?.slots.flatMap(({ id, choices }) => choices.filter(({ value, handledBy }) => handledBy !== undefined && slots?.[id]?.text === value)).at(0)?.handledBy

/** The roles a ticket is for, first choice first. T2. */
export const rolesFor = ({ service, slots }: Handled, { services }: Pick<Library, 'services'>): readonly Role[] => {
  switch (service) {
    case 'emergency':
      return ANYBODY
    case 'human':
      return EMPLOYED
    default:
      return chosenFor(services.get(service as ServiceId), slots) ?? services.get(service as ServiceId)?.handledBy ?? EMPLOYED
  }
}

/** Whether somebody with these roles may take it: those it is for, and those who lead. */
export const mayHandle = (ticket: Handled, roles: readonly Role[], library: Pick<Library, 'services'>): boolean =>
  roles.some((role) => role === 'admin' || role === 'gridLead' || rolesFor(ticket, library).includes(role))
