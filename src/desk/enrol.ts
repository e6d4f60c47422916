import type { Effect } from '../core/effect.ts'
import type { Outcome } from '../core/outcome.ts'
import { line } from '../core/step.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

/** How long a one-time code is good for. */
export const CODE_LASTS = 7 * 24 * 60 * 60_000

/** The secret of the first admin, and a source of codes nobody can guess. */
export type Enrolment = Readonly<{ adminCode: string; newCode: () => string }>

/** A code becomes a role: the admin's own code, or a one-time code an admin gave out. Nothing else does. T4. */
export const bind = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'bind' }>, { adminCode }: Enrolment,
): Promise<Extract<Outcome, { of: 'bind' }>> => {
  const { speaker, at } = pending.origin
  if (effect.code === adminCode) {
    await transaction.grant(speaker.person, 'admin', speaker.name, 'system')
    return { of: 'bind', result: 'enrolled', role: 'admin', name: speaker.name, first: speaker.roles.length === 0 }
  }
  const taken = await transaction.takeCode(effect.code, speaker.person, at)
  if (taken === undefined) {
    await transaction.noteSecurity({ effect: pending.id, person: speaker.person, what: 'wrong code', at })
    return { of: 'bind', result: 'wrong-code' }
  }
  if (taken.person !== undefined) {
    await transaction.rebind(speaker.account, speaker.contact, taken.person)
    return { of: 'bind', result: 'rebound', name: taken.name }
  }
  await transaction.grant(speaker.person, taken.role, taken.name, 'system')
  return { of: 'bind', result: 'enrolled', role: taken.role, name: taken.name, first: speaker.roles.length === 0 }
}

/** A one-time code for somebody else. Only an admin's effect gets here, and the ledger is asked again. */
export const invite = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'invite' }>, { newCode }: Enrolment,
): Promise<Extract<Outcome, { of: 'invite' | 'done' }>> => {
  const { speaker, at } = pending.origin
  const admins = await transaction.staff('admin')
  if (!admins.some(({ person }) => person === speaker.person)) return { of: 'done' }
  const code = newCode()
  await transaction.saveCode(code, effect.role, effect.name, at + CODE_LASTS, speaker.person)
  return { of: 'invite', code, role: effect.role, name: effect.name }
}

/** A room somebody called us in without it being opened: every admin hears of it, once. */
export const reportRoom = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'reportRoom' }>,
): Promise<Extract<Outcome, { of: 'done' }>> => {
  const { speaker, at } = pending.origin
  await transaction.setRoom({ room: effect.room, account: speaker.account, use: 'unknown', topic: effect.topic }, speaker.person)
  for (const admin of await transaction.staff('admin')) {
    await transaction.deliver({
      id: `${pending.id}/${admin.person}` as DeliveryId, to: { kind: 'private', account: admin.account, contact: admin.contact }, about: 'notice',
      voice: { locale: 'zh-CN', traditional: false }, lines: [line('admin.unknownRoom', undefined, { topic: effect.topic })], dueAt: at,
    })
  }
  return { of: 'done' }
}
