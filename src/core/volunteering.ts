import type { Command } from './command.ts'
import { isLead } from './context.ts'
import type { Utterance } from './effect.ts'
import type { SlotId } from './ids.ts'
import { maskDigits, maskName, maskPhone } from './mask.ts'
import type { NeedNumber } from './need.ts'
import { pairedLines } from './pairingWork.ts'
import { isTheirs } from './parts.ts'
import { act, line, say, type Scene, type Step } from './step.ts'
import { findTarget, withTarget } from './targets.ts'
import type { Slots, Ticket } from './ticket.ts'
import { matching, wantedBy, wantedFor, type Match, type Volunteer } from './volunteer.ts'

/** How many are named. */
const NAMED = 5

/** 「谁能帮忙 07」: who fits the ticket, best first; how to reach them only in the private chat of whoever has it. C1. */
export const findHelpers = (step: Step, { ticket: said, need }: Extract<Command, { kind: 'helpers' }>, scene: Scene): Step => {
  const { speaker, colleagues, now, volunteers = [], pairings = [], library } = scene.context
  if (need !== undefined) return say(step, ...helpersFor(need, scene))
  return withTarget(step, findTarget(said, (ticket) => isTheirs(ticket, speaker, colleagues, now), scene), (ticket) => {
    const found = matching(wantedFor(ticket), volunteers, library).slice(0, NAMED)
    const known = pairedLines(ticket, pairings)
    if (found.length === 0) return say(step, ...known, line('volunteer.nobody', undefined, { number: ticket.number }))
    const entitled = scene.turn.place.kind === 'private' && isTheirs(ticket, speaker, colleagues, now)
    return say(step, ...known, line('volunteer.found', ticket.service, { number: ticket.number, count: String(found.length) }), ...found.map((match) => helperLine(match, entitled)), line(entitled ? 'volunteer.howToRecord' : 'volunteer.inPrivate', undefined, { number: ticket.number, name: found[0]!.volunteer.name }))
  })
}

/** 「谁能帮忙 需求3」: the same for what a need asks for; how to reach them only for whoever told of it and who leads. */
const helpersFor = (n: NeedNumber, { turn, context: { speaker, needs = [], volunteers = [], library } }: Scene): readonly Utterance[] => {
  const need = needs.find((one) => one.n === n)
  if (need === undefined) return [line('need.gone', undefined, { n: String(n) })]
  const wanted = wantedBy(need, library)
  const found = wanted === undefined ? [] : matching(wanted, volunteers, library).slice(0, NAMED)
  const [first] = found
  if (first === undefined) return [line('volunteer.need.nobody', undefined, { n: String(n) })]
  const entitled = turn.place.kind === 'private' && (need.by.person === speaker.person || isLead(speaker))
  return [
    line('volunteer.need.found', undefined, { n: String(n), what: need.what, count: String(found.length) }), ...found.map((match) => helperLine(match, entitled)),
    line(entitled ? 'volunteer.need.howToRecord' : 'volunteer.need.inPrivate', undefined, { n: String(n), name: first.volunteer.name }),
  ]
}

const shown = (slots: Slots, id: string): string => slots[id as SlotId]?.text ?? '-'

const helperLine = ({ volunteer: { name, slots, minutes } }: Match, entitled: boolean): Utterance => {
  const home = slots['address' as SlotId]
  return line('volunteer.line', undefined, {
    name: entitled ? name : maskName(name), skill: entitled ? shown(slots, 'skill') : maskDigits(shown(slots, 'skill')), languages: shown(slots, 'languages'), time: shown(slots, 'time'), home: home?.parts?.estate ?? home?.masked ?? '-',
    phone: entitled ? shown(slots, 'phone') : maskPhone(shown(slots, 'phone')), hours: hoursOf(minutes),
  })
}

/** Minutes as hours, with one decimal where it is needed. */
export const hoursOf = (minutes: number): string => String(Math.round(minutes / 6) / 10)

/** 「小陈帮了2小时」: recorded of whoever has that name, for the ticket that is named or the only one in hand. */
export const recordHelpOf = (step: Step, { name, minutes, ticket: said }: Extract<Command, { kind: 'helped' }>, scene: Scene): Step => {
  const { volunteers = [], desk } = scene.context
  const named = volunteers.filter((volunteer) => isCalled(volunteer, name))
  const [only] = named
  if (only === undefined) return say(step, line('volunteer.unknown', undefined, { name }))
  if (named.length > 1) return say(step, line('volunteer.which', undefined, { names: named.map((one) => one.name).join(' · ') }))
  const ticket = said === undefined ? undefined : findTarget(said, () => false, scene, desk)
  if (ticket !== undefined && ticket.found !== 'one') return withTarget(step, ticket, () => step)
  const about: Ticket | undefined = ticket?.ticket
  return act(step, { do: 'noteHelp', person: only.person, minutes, words: scene.turn.text, ...(about === undefined ? {} : { ticket: about.id }) })
}

const isCalled = ({ name, slots }: Volunteer, said: string): boolean => name === said || slots['name' as SlotId]?.text === said

/** What a volunteer asks or says of themselves. */
export const ofOneself = (step: Step, what: Extract<Command, { kind: 'volunteering' }>['what'], { context: { volunteers = [], speaker } }: Scene): Step => {
  const me = volunteers.find(({ person }) => person === speaker.person)
  if (me === undefined) return say(step, line('volunteer.notOne'))
  return what === 'mine' ? say(step, line('volunteer.mine', undefined, { hours: hoursOf(me.minutes) })) : act(step, { do: 'leaveVolunteers' })
}
