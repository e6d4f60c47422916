import { maskValue } from './cards.ts'
import { writeStamp } from './clock.ts'
import type { ServiceId } from './ids.ts'
import type { Library } from './library.ts'
import { isOverdue, type Timed } from './figures.ts'
import { maskDigits, maskName } from './mask.ts'
import { phrase, type Rendering } from './render.ts'
import type { Ticket } from './ticket.ts'

/** What stands in one cell of a table; moments are written so that they sort, `2026-11-23 10:00` by the community's clock. */
export type Cell = string | number | null

/** A table with one heading row; `widths` in characters. */
export type Sheet = Readonly<{ name: string; widths: readonly number[]; rows: readonly (readonly Cell[])[] }>

const COLUMNS = [
  ['number', 13], ['service', 16], ['state', 12], ['urgent', 6], ['grid', 12], ['openedAt', 18], ['claimedAt', 18], ['dueAt', 18], ['closedAt', 18], ['overdue', 6],
  ['assignee', 10], ['requester', 12], ['details', 60], ['words', 60],
] as const

/** 台账: every ticket of a period as a row. Whoever is not entitled sees names, addresses and numbers masked, and nobody's own words. O3. */
export const ledgerSheet = (tickets: readonly Timed[], entitled: boolean, now: number, rendering: Rendering): Sheet => {
  const { library } = rendering
  const say = (reply: string): string => phrase(reply, {}, rendering)
  const moment = (at: number | undefined): Cell => (at === undefined ? null : writeStamp(at, library.community.zone))
  const yes = (so: boolean): string => (so ? say('figures.sheet.yes') : '')
  return {
    name: say('figures.sheet.name'), widths: COLUMNS.map(([, width]) => width),
    rows: [
      COLUMNS.map(([column]) => say(`figures.sheet.${column}`)),
      ...tickets.map((ticket) => [
        ticket.number, library.services.get(ticket.service as ServiceId)?.name ?? say(`service.${ticket.service}`), say(`state.${ticket.state}`), yes(ticket.urgent),
        library.community.grids.find(({ id }) => id === ticket.grid)?.name ?? ticket.grid ?? '',
        moment(ticket.openedAt), moment(ticket.claimedAt), moment(ticket.dueAt), moment(ticket.closedAt), yes(isOverdue(ticket, now)),
        ticket.assignee?.name ?? '', entitled ? ticket.requester.name : maskName(ticket.requester.name), details(ticket, entitled, library), entitled ? ticket.words : '',
      ]),
    ],
  }
}

const details = (ticket: Ticket, entitled: boolean, library: Library): string =>
  (library.services.get(ticket.service as ServiceId)?.slots ?? []).flatMap((slot) => {
    const value = ticket.slots[slot.id]
    if (value === undefined || (slot.sensitive && !entitled && value.masked === undefined && slot.kind !== 'person')) return []
    return [`${slot.label}\uff1a${entitled ? value.text : maskDigits(maskValue(slot, value))}`]
  }).join('\uff1b')
