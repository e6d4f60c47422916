import { consentOf, consentSlot } from './consent.ts'
import { isLead, isStaff } from './context.ts'
import type { Utterance } from './effect.ts'
import { writeClock } from './clock.ts'
import type { GivingVerb } from './giving.ts'
import type { PersonId, SlotId, TicketNumber } from './ids.ts'
import type { Library } from './library.ts'
import { maskName } from './mask.ts'
import type { Pairing } from './pairing.ts'
import { isTheirs } from './parts.ts'
import { act, line, say, type Scene, type Step } from './step.ts'
import { findTarget, withTarget } from './targets.ts'
import type { Ticket } from './ticket.ts'

const LISTED = 20
const NUMBER = /^(?:Q\d{4}-)?\d{1,3}$/i

/** Why nobody can stand by whoever a ticket is about: it is about no elder, or the elder did not agree yet. I7. */
export const unpairable = (ticket: Ticket, library: Library): 'noElder' | 'notAgreed' | undefined =>
  consentSlot(ticket, library) === undefined ? 'noElder' : ['given', 'own'].includes(consentOf(ticket, library)) ? undefined : 'notAgreed'

/** 「07 和小陈结对」「结束结对3」: arranged by whoever has the ticket or leads; ended by anybody it concerns. C1. */
export const workOnPairing = (step: Step, verb: Extract<GivingVerb, { do: 'pair' | 'unpair' }>, scene: Scene): Step => {
  const { context: { speaker, colleagues, now, library, pairings = [] } } = scene
  if (verb.do === 'unpair') return unpair(step, verb, scene)
  if (!isStaff(speaker)) return step
  return withTarget(step, findTarget(verb.ticket, (ticket) => consentSlot(ticket, library) !== undefined && isTheirs(ticket, speaker, colleagues, now), scene), (ticket) => {
    const { number } = ticket
    if (!isLead(speaker) && !isTheirs(ticket, speaker, colleagues, now)) return say(step, line('desk.notYours', undefined, { number, by: ticket.assignee?.name ?? '' }))
    const fault = unpairable(ticket, library)
    if (fault !== undefined) return say(step, line(`pair.${fault}`, undefined, { number }))
    const found = supportersNamed(verb.name, scene)
    const [only] = found
    if (only === undefined) return say(step, line('pair.noSupporter', undefined, { number, name: verb.name }))
    if (found.length > 1) return say(step, line('volunteer.which', undefined, { names: found.map(({ name }) => name).join(' · ') }))
    const already = pairings.find((one) => one.supporter.person === only.person && one.requester.person === ticket.requester.person)
    return already === undefined ? act(step, { do: 'give', work: { do: 'pair', ticket: ticket.id, supporter: only.person } })
      : say(step, line('pair.already', undefined, { n: String(already.n), number, name: maskName(already.supporter.name) }))
  })
}

/** Whoever is meant: a volunteer of that name, or whose ticket has that number. */
const supportersNamed = (said: string, scene: Scene): readonly Readonly<{ person: PersonId; name: string }>[] => {
  const { volunteers = [] } = scene.context
  if (!NUMBER.test(said)) return volunteers.filter(({ name, slots }) => name === said || slots['name' as SlotId]?.text === said)
  const target = findTarget(said as TicketNumber, () => false, scene)
  return target.found === 'one' ? [{ person: target.ticket.requester.person, name: target.ticket.requester.name }] : []
}

const unpair = (step: Step, { n, ticket, reason }: Extract<GivingVerb, { do: 'unpair' }>, scene: Scene): Step => {
  const { context: { speaker, pairings = [] } } = scene
  const mayEnd = pairings.filter((one) => isStaff(speaker) || concerns(one, speaker.person))
  const target = ticket === undefined ? undefined : findTarget(ticket, () => false, scene)
  const meant = mayEnd.filter((one) => (n === undefined || one.n === n) && (target?.found !== 'one' || one.ticket === target.ticket.id || one.requester.person === target.ticket.requester.person))
  const [only] = meant
  if (only === undefined) return say(step, line('pair.none'))
  if (meant.length > 1) return say(step, line('pair.which', undefined, { which: meant.map((one) => String(one.n)).join(' · ') }))
  return act(step, { do: 'give', work: { do: 'unpair', n: only.n, reason } })
}

const concerns = ({ supporter, requester }: Pairing, person: PersonId): boolean => supporter.person === person || requester.person === person

/** Who stands by whom: everything to staff, names only in private; to anybody else what is their own. */
export const listPairings = ({ turn, context: { speaker, pairings = [], library } }: Scene): readonly Utterance[] => {
  const staff = isStaff(speaker)
  const shown = staff ? pairings : pairings.filter((one) => concerns(one, speaker.person))
  if (shown.length === 0) return [line(staff ? 'pair.none' : 'pair.noneOfYours')]
  const whole = turn.place.kind === 'private'
  return [line('pair.list'), ...shown.slice(0, LISTED).map((one) => {
    const name = (said: string): string => (staff && whole ? said : maskName(said))
    const reply = staff ? 'pair.row' : one.supporter.person === speaker.person ? 'pair.row.supporter' : 'pair.row.requester'
    return line(reply, undefined, {
      n: String(one.n), number: one.number, supporter: name(one.supporter.name), requester: name(one.requester.name), by: one.by.name,
      since: writeClock(one.since, library.community.zone, 'zh-CN'),
    })
  })]
}

/** Who stands by the family of a ticket already, for those who work on it. */
export const pairedLines = (ticket: Pick<Ticket, 'requester'>, pairings: readonly Pairing[]): readonly Utterance[] =>
  pairings.filter((one) => one.requester.person === ticket.requester.person).map(({ n, supporter }) => line('pair.known', undefined, { n: String(n), name: maskName(supporter.name) }))
