import { AHEAD, nextOn, type CarePlan } from '../core/carePlan.ts'
import { detailLines } from '../core/cards.ts'
import { dayIn } from '../core/clock.ts'
import type { Speaker } from '../core/context.ts'
import type { Effect } from '../core/effect.ts'
import type { SlotId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import { planParams, visitLine } from '../core/planLines.ts'
import { nextVisit, type Appointment } from '../core/rhythm.ts'
import { Role } from '../core/service.ts'
import { line } from '../core/step.ts'
import type { Staff, Ticket } from '../core/ticket.ts'
import type { TimerId } from '../core/timer.ts'
import { nextWaking } from '../core/waking.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'
import { mayMove } from '../core/lifecycle.ts'
import { PLANNED } from '../core/ticketClock.ts'
import { advance } from './advance.ts'
import { appointmentOf, foresee } from './carePlan.ts'
import { tellLeads } from './tell.ts'

const TIME = 'time' as SlotId
const STAFF_VOICE = { locale: 'zh-CN', traditional: false } as const

/** One change of a care plan: its visits that are off are withdrawn, its history keeps who and why, and the other side hears of it. F4. */
export const changePlan = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'changePlan' }>, library: Library,
): Promise<Extract<Outcome, { of: 'changePlan' | 'done' }>> => {
  const { speaker, at } = pending.origin
  const before = await transaction.plan(effect.plan)
  if (before === undefined || before.state === 'stopped') return { of: 'done' }
  const { number } = before
  const asked = before.requester.person === speaker.person
  if (!asked && speaker.roles.length === 0) return { of: 'done' }
  const { change } = effect
  const keeper = change.kind === 'reassign' ? await colleague(transaction, change.to) : undefined
  if (change.kind === 'reassign' && (keeper === undefined || asked)) return { of: 'changePlan', result: 'unknownColleague', number }
  const planned = changed(before, effect, keeper, at, library.community.zone)
  await transaction.recordPlan({ plan: before.id, effect: pending.id, at, actor: speaker.person, kind: change.kind, reason: effect.words })
  const off: number[] = []
  for (const visit of await transaction.openVisits(before.id)) {
    if (keeper === undefined) off.push(...await withdrawIfOff(transaction, visit, planned, change.kind === 'retime', pending, effect.words, library))
    else await handOn(transaction, visit, keeper, pending, effect.words, library)
  }
  const plan: CarePlan = { ...planned, made: planned.made.filter((one) => !off.includes(one)) }
  await transaction.savePlan(plan)
  if (change.kind === 'stop') await transaction.cancelTimers(plan.id, PLANNED)
  else {
    if (change.kind === 'retime') await transaction.cancelTimers(plan.id, ['visit'])
    if (change.kind === 'move') await comeOnce(transaction, plan, change.to, pending)
    await foresee(transaction, plan, at, pending.id, library)
  }
  await tellOthers(transaction, before, plan, asked, pending, effect, library)
  const next = nextOn(plan, at, library.community.zone)
  const { zone } = plan.requester
  return { of: 'changePlan', result: 'done', number, ...(keeper === undefined ? {} : { by: keeper.name }), ...(next === undefined ? {} : { next }), ...(asked && zone !== undefined ? { zone } : {}) }
}

const changed = (plan: CarePlan, { change, words }: Extract<Effect, { do: 'changePlan' }>, keeper: Staff | undefined, at: number, zone: string): CarePlan => {
  const { pausedUntil: _, ...rest } = plan
  switch (change.kind) {
    case 'skip':
      return { ...plan, skipped: [...plan.skipped, change.at] }
    case 'pause':
      return { ...rest, state: 'paused', ...(change.until === undefined ? {} : { pausedUntil: change.until }) }
    case 'resume':
      return { ...rest, state: 'active' }
    case 'stop':
      return { ...rest, state: 'stopped' }
    case 'reassign':
      return keeper === undefined ? plan : { ...plan, keeper }
    case 'retime':
      return { ...plan, slots: { ...plan.slots, [TIME]: { ...plan.slots[TIME], ...change.time } }, rhythm: change.time.rhythm, begun: dayIn(at, zone), skipped: [] }
    case 'move':
      return { ...plan, skipped: [...plan.skipped, change.off.at] }
    case 'another':
      return plan
    case 'note':
      return { ...plan, words: `${plan.words}\n${words}` }
  }
}

/** Whose name the words begin with. */
const colleague = async (transaction: LedgerTransaction, name: string): Promise<Staff | undefined> => {
  const everybody = (await Promise.all(Role.options.map((role) => transaction.staff(role)))).flat()
  const found = everybody.filter((one: Speaker) => name.startsWith(one.name)).toSorted((a, b) => b.name.length - a.name.length)[0]
  return found === undefined ? undefined : { person: found.person, name: found.name, contact: found.contact, account: found.account }
}

/** A visit out of the rhythm, once. */
const comeOnce = (transaction: LedgerTransaction, plan: CarePlan, to: Appointment, { id }: Pending): Promise<void> => transaction.setTimer({
  id: `${id}/visit/${to.at}` as TimerId, account: plan.requester.address.account, subject: plan.id, dueAt: to.at - AHEAD, task: { kind: 'visit', plan: plan.id, at: to.at, until: to.until },
})

/** A visit that will not take place is nobody's any more; when it was to begin. One whose time has begun, or that was told of already, is left to whoever went. */
const withdrawIfOff = async (transaction: LedgerTransaction, visit: Ticket, plan: CarePlan, retimed: boolean, { id, origin: { speaker, at } }: Pending, reason: string, library: Library): Promise<readonly number[]> => {
  const time = appointmentOf(visit)
  if (time === undefined || time.at <= at || !mayMove(visit.state, 'withdrawn')) return []
  const off = plan.state === 'stopped' || (plan.state === 'paused' && (plan.pausedUntil === undefined || time.at < plan.pausedUntil)) || plan.skipped.includes(time.at)
    || (retimed && nextVisit(plan.rhythm, plan.begun, time.at, library.community.zone)?.at !== time.at)
  if (!off) return []
  await advance(transaction, visit, { kind: 'withdrawn', effect: id, actor: speaker.person, at, reason, told: 'reply' }, library)
  await transaction.cancelTimers(visit.id, ['visitOver'])
  return [time.at]
}

const handOn = async (transaction: LedgerTransaction, visit: Ticket, keeper: Staff, { id, origin: { speaker, at } }: Pending, reason: string, library: Library): Promise<void> => {
  if (!mayMove(visit.state, 'transferred')) return
  const ticket = await advance(transaction, visit, { kind: 'transferred', effect: id, actor: speaker.person, at, reason, told: null, changes: { assignee: keeper, claimedAt: at } }, library)
  await transaction.deliver({
    id: `${id}/details/${ticket.id}` as DeliveryId, to: { kind: 'private', account: keeper.account, contact: keeper.contact }, about: 'details', ticket: ticket.id,
    voice: STAFF_VOICE, lines: detailLines(ticket, library), dueAt: at,
  })
}

/** Whoever did not say it hears of it: the keeper of what the family wants, the family, with the reason, of what staff decided. */
const tellOthers = async (
  transaction: LedgerTransaction, before: CarePlan, plan: CarePlan, asked: boolean, { id, origin: { at } }: Pending, { change, words }: Extract<Effect, { do: 'changePlan' }>, library: Library,
): Promise<void> => {
  const lineOf = (stem: string, locale: 'zh-CN' | 'en', zone: string | undefined) => {
    const params = { ...planParams(plan, library, locale), words, by: plan.keeper?.name ?? '' }
    const reply = `${stem}.${change.kind}`
    return change.kind === 'skip' || change.kind === 'move' ? visitLine(reply, change.kind === 'skip' ? change : change.to, { requester: zone === undefined ? {} : { zone }, locale }, library, params) : line(reply, undefined, params)
  }
  if (!asked) {
    const { requester } = plan
    await transaction.deliver({
      id: `${id}/told` as DeliveryId, to: requester.address, about: 'notice', ticket: plan.ticket, voice: requester.voice, dueAt: nextWaking(at, requester.zone ?? library.community.zone),
      lines: [lineOf('plan.told', requester.voice.locale, requester.zone)],
    })
  }
  if (change.kind === 'another' || (change.kind === 'note' && before.keeper === undefined)) {
    const ticket = await transaction.ticket(plan.ticket)
    if (ticket !== undefined) await tellLeads(transaction, { id: `${id}/${change.kind}`, ticket, about: 'notice', lines: [lineOf('plan.desk', 'zh-CN', undefined)], dueAt: at })
  }
  // What a family has against somebody is for those who lead to weigh.
  const keepers = change.kind === 'another' ? [] : asked ? [before.keeper] : change.kind === 'reassign' ? [before.keeper, plan.keeper] : []
  for (const keeper of keepers) {
    if (keeper === undefined) continue
    await transaction.deliver({
      id: `${id}/keeper/${keeper.person}` as DeliveryId, to: { kind: 'private', account: keeper.account, contact: keeper.contact }, about: 'notice', ticket: plan.ticket,
      voice: STAFF_VOICE, dueAt: at, lines: [lineOf('plan.desk', 'zh-CN', undefined)],
    })
  }
}
