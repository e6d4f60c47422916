import type { GivingOutcome, GivingWork } from '../core/giving.ts'
import type { PersonId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { maskName } from '../core/mask.ts'
import type { Pairing, Supporter } from '../core/pairing.ts'
import { unpairable } from '../core/pairingWork.ts'
import { line } from '../core/step.ts'
import { nextWaking } from '../core/waking.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

/** How whoever stands by somebody is written to: as a volunteer, or as they asked last in private. */
const supporterOf = async (transaction: LedgerTransaction, person: PersonId): Promise<Supporter | undefined> => {
  const volunteer = await transaction.volunteer(person)
  if (volunteer !== undefined) {
    const { name, address, voice, zone } = volunteer
    return { person, name, address, voice, ...(zone === undefined ? {} : { zone }) }
  }
  for (const { requester: { name, address, voice, zone } } of await transaction.ticketsOf(person)) {
    if (address.kind === 'private') return { person, name, address, voice, ...(zone === undefined ? {} : { zone }) }
  }
  return undefined
}

const told = (transaction: LedgerTransaction, id: string, { address, voice, zone }: Pick<Supporter, 'voice' | 'zone'> & Readonly<{ address: Pairing['requester']['address'] }>, lines: Parameters<LedgerTransaction['deliver']>[0]['lines'], at: number, library: Library): Promise<void> =>
  transaction.deliver({ id: id as DeliveryId, to: address, about: 'notice', voice, lines, dueAt: nextWaking(at, zone ?? library.community.zone) })

/** 结对: from now on somebody stands by an elder who agreed; both sides hear of it, and nobody learns where the other lives. C1, I7. */
export const pair = async (transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, work: Extract<GivingWork, { do: 'pair' }>, library: Library): Promise<GivingOutcome | undefined> => {
  const by = await transaction.speaker(speaker.person)
  const ticket = await transaction.ticket(work.ticket)
  if (ticket === undefined || (by?.roles.length ?? 0) === 0) return undefined
  const { number, requester } = ticket
  const common = { of: 'giving', number } as const
  const fault = unpairable(ticket, library)
  if (fault !== undefined) return { ...common, result: fault }
  const supporter = await supporterOf(transaction, work.supporter)
  if (supporter === undefined || supporter.person === requester.person) return { ...common, result: 'noSupporter' }
  const n = await transaction.nextPairing()
  const before = (await transaction.pairings(speaker.account)).find((one) => one.supporter.person === supporter.person && one.requester.person === requester.person)
  if (before !== undefined) return { ...common, result: 'pairedAlready', n: before.n, name: maskName(supporter.name) }
  const { person, name, contact, account } = speaker
  await transaction.savePairing({ n, account, ticket: ticket.id, number, requester, supporter, by: { person, name, contact, account }, since: at, state: 'on' })
  await transaction.record({ ticket: ticket.id, effect: id, at, actor: person, kind: 'noted', from: ticket.state, to: ticket.state, reason: `pairing ${n}`, told: `${id}/requester` })
  const params = { n: String(n), number, by: name, name: maskName(supporter.name) }
  await told(transaction, `${id}/supporter`, supporter, [line('pair.told.supporter', undefined, params)], at, library)
  await told(transaction, `${id}/requester`, requester, [line('pair.told.requester', ticket.service, params)], at, library)
  return { ...common, result: 'paired', n, name: maskName(supporter.name) }
}

/** It is over: whoever did not say so hears of it, and so does whoever arranged it. */
export const unpair = async (transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, { n, reason }: Extract<GivingWork, { do: 'unpair' }>, library: Library): Promise<GivingOutcome | undefined> => {
  const by = await transaction.speaker(speaker.person)
  const pairing = await transaction.pairing(n)
  if (pairing === undefined) return undefined
  const { supporter, requester } = pairing
  if ((by?.roles.length ?? 0) === 0 && ![supporter.person, requester.person].includes(speaker.person)) return undefined
  const name = maskName(supporter.name)
  if (pairing.state === 'off') return { of: 'giving', result: 'unpairedAlready', n, name }
  await transaction.savePairing({ ...pairing, state: 'off', endedAt: at, reason })
  const lines = [line('pair.ended', undefined, { n: String(n), name })]
  if (supporter.person !== speaker.person) await told(transaction, `${id}/supporter`, supporter, lines, at, library)
  if (requester.person !== speaker.person) await told(transaction, `${id}/requester`, requester, lines, at, library)
  if (pairing.by.person !== speaker.person) {
    await transaction.deliver({
      id: `${id}/by` as DeliveryId, to: { kind: 'private', account: pairing.by.account, contact: pairing.by.contact }, about: 'notice', voice: { locale: 'zh-CN', traditional: false }, dueAt: at,
      lines: [line('pair.ended.desk', undefined, { n: String(n), number: pairing.number, name, words: reason })],
    })
  }
  return { of: 'giving', result: 'unpaired', n, name }
}
