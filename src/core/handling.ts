import type { ServiceId } from './ids.ts'
import type { Library } from './library.ts'
import type { Role } from './service.ts'
import type { Ticket } from './ticket.ts'

/** Who an emergency calls on, and who rings back somebody who asks for a person. */
const ANYBODY: readonly Role[] = ['gridWorker', 'gridLead', 'admin', 'doctor', 'lawyer', 'volunteer']
const EMPLOYED: readonly Role[] = ['gridWorker', 'gridLead', 'admin']

/** The roles a ticket is for, first choice first. T2. */
export const rolesFor = ({ service }: Pick<Ticket, 'service'>, { services }: Pick<Library, 'services'>): readonly Role[] => {
  switch (service) {
    case 'emergency':
      return ANYBODY
    case 'human':
      return EMPLOYED
    default:
      return services.get(service as ServiceId)?.handledBy ?? EMPLOYED
  }
}

/** Whether somebody with these roles may take it: those it is for, and those who lead. */
export const mayHandle = (ticket: Pick<Ticket, 'service'>, roles: readonly Role[], library: Pick<Library, 'services'>): boolean =>
  roles.some((role) => role === 'admin' || role === 'gridLead' || rolesFor(ticket, library).includes(role))
