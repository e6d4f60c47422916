import { whenLines } from './appointment.ts'
import { writeClock } from './clock.ts'
import { formOf, mayShowHealth, withoutHealth } from './consent.ts'
import type { Utterance } from './effect.ts'
import type { ServiceId } from './ids.ts'
import { isWanted } from './intake.ts'
import type { Library } from './library.ts'
import { maskDigits, maskName, maskRooms } from './mask.ts'
import { referTo } from './render.ts'
import type { Slot } from './service.ts'
import { line } from './step.ts'
import type { SlotValue, Ticket } from './ticket.ts'

/** What a ticket is for, as a placeholder value: the name of its service, or the sentence for the two kinds without one. */
export const ticketTitle = (ticket: Pick<Ticket, 'service'>, library: Library): string =>
  library.services.get(ticket.service as ServiceId)?.name ?? referTo(`service.${ticket.service}`)

/** Facts an emergency or hand-over may carry, in the words of whichever service knows the slot. */
const slotNamed = (id: string, library: Library): Slot | undefined =>
  [...library.services.values()].flatMap(({ slots }) => slots).find((slot) => slot.id === id)

const slotsOf = (ticket: Ticket, library: Library): readonly Slot[] =>
  library.services.get(formOf(ticket))?.slots ?? Object.keys(ticket.slots).flatMap((id) => slotNamed(id, library) ?? [])

/** A value as a group may see it. */
export const maskValue = (slot: Slot, value: SlotValue): string => {
  if (value.masked !== undefined) return value.masked
  return slot.kind === 'person' ? maskName(value.text) : maskDigits(value.text)
}

/** What somebody said of a ticket as those may read it who do not work on it: what a slot was read from is masked as the slot is, and so are other numbers and flats. P2. */
export const maskSaid = (said: string, ticket: Ticket, library: Library): string =>
  maskRooms(maskDigits(slotsOf(ticket, library).reduce((words, slot) => {
    const value = ticket.slots[slot.id]
    return value === undefined || value.said === '' ? words : words.replaceAll(value.said, maskValue(slot, value))
  }, said)), library.words.address)

/** A value as those who work on the ticket may read it: nothing of health before the elder agreed. I7. */
const shownValue = (slot: Slot, value: SlotValue, ticket: Ticket, library: Library, write: (value: SlotValue) => string): string => {
  if (mayShowHealth(ticket, library)) return write(value)
  if (slot.health) return referTo('card.untilAgreed')
  const rest = slot.kind === 'text' ? withoutHealth(value.text, library) : value.text
  return rest === '' ? referTo('card.untilAgreed') : write({ ...value, text: rest })
}

/** The card in the staff group: what to do and where about, nothing a passer-by should read; `gist` is a line a model worded. T2. */
export const cardLines = (ticket: Ticket, library: Library, gist?: string): readonly Utterance[] => {
  const service = library.services.get(formOf(ticket))
  const shown = slotsOf(ticket, library).filter(({ id }) => service === undefined || service.card.includes(id))
  return [
    line(ticket.urgent ? 'card.urgent' : 'card.head', ticket.service, { number: ticket.number, service: ticketTitle(ticket, library) }),
    ...(gist === undefined ? [] : [line('card.gist', undefined, { text: gist })]),
    ...shown.flatMap((slot) => {
      const value = ticket.slots[slot.id]
      return value === undefined ? []
        : [line('card.line', slot.id, { label: slot.label, text: shownValue(slot, value, ticket, library, (shown) => maskValue(slot, shown)) }), ...whenLines('card.when', slot, value, ticket.requester.zone, library, 'zh-CN')]
    }),
    // Where somebody is in danger, who reads it must know what happened; everybody else's words are for whoever takes the case.
    ...(ticket.urgent ? [line('card.words', undefined, { words: maskSaid(ticket.words, ticket, library) })] : []),
    ...roomLines(ticket, library),
    ...partnerLines(ticket, library),
    ...missingLines(ticket, library),
    ...(ticket.attachments === undefined ? [] : [line('card.attachments', undefined, { count: String(ticket.attachments.length) })]),
    clockLine('card.opened', ticket, library),
    ...(ticket.assignee === undefined ? [line('card.how', undefined, { number: ticket.number })] : [line('card.taken', undefined, { by: ticket.assignee.name })]),
  ]
}

/** Everything the assignee needs, for their private chat only. */
export const detailLines = (ticket: Ticket, library: Library): readonly Utterance[] => [
  line('details.head', ticket.service, { number: ticket.number, service: ticketTitle(ticket, library) }),
  ...slotsOf(ticket, library).flatMap((slot) => {
    const value = ticket.slots[slot.id]
    return value === undefined ? []
      : [line('card.line', slot.id, { label: slot.label, text: shownValue(slot, value, ticket, library, ({ text }) => text) }), ...whenLines('card.when', slot, value, ticket.requester.zone, library, 'zh-CN')]
  }),
  ...roomLines(ticket, library),
  ...partnerLines(ticket, library),
  ...missingLines(ticket, library),
  ...(ticket.attachments ?? []).filter(({ text }) => text !== '').map(({ kind, text }) => line('details.attachment', kind, { kind: referTo(`kind.${kind}`), text })),
  line('details.requester', undefined, { name: ticket.requester.name }),
  clockLine('card.opened', ticket, library),
  ...wordLines(ticket, library),
  line('details.how', undefined, { number: ticket.number }),
]

const wordLines = (ticket: Ticket, library: Library): readonly Utterance[] => {
  const open = mayShowHealth(ticket, library)
  const words = open ? ticket.words : withoutHealth(ticket.words, library)
  return [
    ...(words === '' ? [] : [line('details.words', undefined, { words })]),
    ...(open ? [] : [line('details.untilAgreed', undefined, { number: ticket.number })]),
  ]
}

/** I8: what was accepted without, and is still to be found out. */
const missingLines = (ticket: Ticket, library: Library): readonly Utterance[] => {
  const labels = (library.services.get(ticket.service as ServiceId)?.slots ?? [])
    .filter((slot) => isWanted(slot, ticket.slots) && ticket.slots[slot.id] === undefined)
    .map(({ label }) => label)
  return labels.length === 0 ? [] : [line('card.missing', undefined, { labels: labels.join(' · ') })]
}

/** The room that is kept for it. */
const roomLines = ({ room }: Ticket, { community: { rooms } }: Library): readonly Utterance[] => {
  const kept = rooms.find(({ name }) => name === room)
  return kept === undefined ? [] : [line('card.room', undefined, { room: kept.name, capacity: String(kept.capacity) })]
}

/** Who outside the community does what is asked for. C1. */
const partnerLines = (ticket: Ticket, { community: { partners } }: Library): readonly Utterance[] =>
  partners.filter(({ services, wants }) => services.includes(ticket.service) && (wants.length === 0 || Object.values(ticket.slots).some(({ text }) => wants.includes(text))))
    .map(({ kind, name }) => line('card.partner', undefined, { kind, name: name.value ?? referTo('card.partner.blank') }))

/** When a ticket was opened: by the community's clock, and by the requester's when it shows another time. */
export const clockLine = (reply: string, ticket: Ticket, library: Library): Utterance => {
  const { zone } = library.community
  const home = writeClock(ticket.openedAt, zone, 'zh-CN')
  const there = writeClock(ticket.openedAt, ticket.requester.zone ?? zone, 'zh-CN')
  return there === home ? line(reply, undefined, { home }) : line(`${reply}.both`, undefined, { home, there })
}
