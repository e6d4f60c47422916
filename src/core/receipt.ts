import { ticketTitle } from './cards.ts'
import { writeClock, writeStretch } from './clock.ts'
import { consentOf } from './consent.ts'
import type { Utterance } from './effect.ts'
import type { ServiceId, SlotId } from './ids.ts'
import { inLanguage } from './inLanguage.ts'
import type { Library } from './library.ts'
import { referTo } from './render.ts'
import type { Attachment } from './message.ts'
import { line } from './step.ts'
import type { Ticket } from './ticket.ts'
import { UNDO } from './ticketClock.ts'
import { tellsHealth, toldRemarks, type Appointed, type Remark, type Visit } from './visit.ts'
import { nextWaking } from './waking.ts'

/** Who went, what they say, what of a visit is in it, and when. `agreed`: the words in which the elder agreed just now. */
export type Report = Readonly<{ by: string; words: string; visit?: Visit; agreed?: string; pictures?: readonly Attachment[]; at: number; library: Library }>

/** What is given. */
const GIVING = 'giving' as SlotId
const COMMA = '\uff0c'

/** Whether the relative may hear of the elder's health: the elder agreed, it is their own, or somebody is in danger. I7, S1. */
export const mayTellHealth = (ticket: Ticket, { visit, agreed, library }: Pick<Report, 'visit' | 'agreed' | 'library'>): boolean => {
  if (ticket.urgent) return true
  if (visit?.refused !== undefined) return false
  return agreed !== undefined || visit?.agreed !== undefined || ['given', 'own'].includes(consentOf(ticket, library))
}

/** Where a ticket keeps that the elder agreed to pictures. */
export const PICTURES = 'pictures' as SlotId

/** Whether pictures may go out: only when the elder agreed to pictures, now or before. F1. */
export const mayTellPictures = (ticket: Ticket, { visit, agreed, library }: Pick<Report, 'visit' | 'agreed' | 'library'>): boolean =>
  visit?.refused === undefined
  && (agreed !== undefined || visit?.agreedPictures !== undefined || ticket.slots[PICTURES] !== undefined || consentOf(ticket, library) === 'own')

/** Whether something in the report is held back until the elder agrees. */
export const holdsBack = (ticket: Ticket, report: Report): boolean =>
  report.visit !== undefined && concernsElder(ticket, report.library) && tellsHealth(report.visit) && !mayTellHealth(ticket, report)

/** When the relative gets it: in their waking hours, or at once when it is urgent. ms since the epoch. F1. */
export const receiptDue = (ticket: Ticket, at: number, { community }: Library): number =>
  ticket.urgent ? at : nextWaking(at, ticket.requester.zone ?? community.zone)

/** When what was approved at an instant goes out: once it cannot be taken back any more, and not at night then. */
export const receiptGoes = (ticket: Ticket, approvedAt: number, library: Library): number => receiptDue(ticket, approvedAt + UNDO, library)

/** What the relative will read: previewed to staff, then delivered unchanged. Every word in it was said by staff; both clocks, I5 and F1. */
export const receiptLines = (ticket: Ticket, report: Report): readonly Utterance[] => {
  const { by, at, library } = report
  const { locale } = ticket.requester.voice
  const home = writeClock(at, library.community.zone, locale)
  const { zone } = ticket.requester
  return [
    line('receipt.head', ticket.service, { number: ticket.number, service: ticketTitle(ticket, inLanguage(library, locale)) }),
    ...toldLines(ticket, report, by),
    ...(library.services.get(ticket.service as ServiceId)?.gives === true && ticket.slots[GIVING] !== undefined ? [line('gift.thanks', ticket.service)] : []),
    zone === undefined || zone === library.community.zone
      ? line('receipt.clock', undefined, { home })
      : line('receipt.clocks', undefined, { home, there: writeClock(at, zone, locale) }),
  ]
}

/** Services for an elder tell of them under headings; every other answer stays one piece. */
const concernsElder = ({ service }: Ticket, { services }: Library): boolean =>
  services.get(service as ServiceId)?.slots.some(({ kind }) => kind === 'relation' || kind === 'consent') ?? false

const toldLines = (ticket: Ticket, report: Report, by: string): readonly Utterance[] => {
  const { visit, words, library } = report
  const remarks = visit === undefined ? [] : toldRemarks(visit, mayTellHealth(ticket, report))
  const join = (some: readonly Remark[]): string => some.map((remark) => remark.words).join(COMMA)
  if (visit === undefined || !concernsElder(ticket, library) || visit.remarks.every(({ about }) => about === 'said')) {
    return [line('receipt.words', undefined, { by, words: visit?.refused === undefined ? words : join(remarks) })]
  }
  const plain = remarks.filter(({ about }) => about === 'said')
  const headings = [...new Set(remarks.map(({ about }) => about))].filter((about) => about !== 'said' && about !== 'next')
  return [
    plain.length === 0 ? line('receipt.by', undefined, { by }) : line('receipt.words', undefined, { by, words: join(plain) }),
    ...(visit.went === undefined ? [] : [stretchLine('receipt.went', visit.went, ticket, report, '')]),
    ...headings.map((about) => line('receipt.remark', about, { label: referTo(`aspect.${about}`), words: join(remarks.filter((remark) => remark.about === about)) })),
    ...(visit.next === undefined ? [] : [stretchLine('receipt.next', visit.next, ticket, report, join(remarks.filter(({ about }) => about === 'next')))]),
  ]
}

const DAY = 24 * 60 * 60_000

/** A time of the visit on the community's clock, and on the relative's where that shows another; whole days are the community's. */
const stretchLine = (reply: string, { at, until }: Appointed, { requester: { voice, zone } }: Ticket, { library: { community } }: Report, words: string): Utterance => {
  const home = writeStretch(at, until, community.zone, voice.locale)
  const there = until !== undefined && until - at >= DAY ? home : writeStretch(at, until, zone ?? community.zone, voice.locale)
  return there === home ? line(reply, undefined, { words, home }) : line(`${reply}.both`, undefined, { words, home, there })
}
