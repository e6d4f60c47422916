import type { PersonId } from './ids.ts'
import type { Role } from './service.ts'

/** What somebody says about who works when and where, before anybody checked whether they may. Times in ms since the epoch, `until` exclusive. T2, T4. */
export type Staffing =
  | Readonly<{ kind: 'leave'; person: PersonId; from: number; until: number; substitute?: PersonId }>
  | Readonly<{ kind: 'back'; person: PersonId }>
  | Readonly<{ kind: 'duty'; person: PersonId; from: number; until: number }>
  | Readonly<{ kind: 'handover'; person: PersonId; to: PersonId }>
  | Readonly<{ kind: 'post'; person: PersonId; grids: readonly string[] }>
  | Readonly<{ kind: 'revoke'; person: PersonId; role: Role }>
  | Readonly<{ kind: 'rebind'; person: PersonId }>

/** Who may say it of whom: of oneself what is one's own; of others those who lead; rights and bindings only an admin. */
export const mayStaff = ({ kind, person }: Staffing, by: Readonly<{ person: PersonId; roles: readonly Role[] }>): boolean => {
  const admin = by.roles.includes('admin')
  const lead = admin || by.roles.includes('gridLead')
  switch (kind) {
    case 'leave':
    case 'back':
    case 'duty':
    case 'handover':
      return by.roles.length > 0 && (lead || person === by.person)
    case 'post':
      return lead
    case 'revoke':
    case 'rebind':
      return admin
  }
}
