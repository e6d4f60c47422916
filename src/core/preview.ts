import { writeClock } from './clock.ts'
import type { Utterance } from './effect.ts'
import { holdsBack, mayTellPictures, receiptDue, receiptLines, type Report } from './receipt.ts'
import { line } from './step.ts'
import type { Ticket } from './ticket.ts'

/** What staff see before a receipt goes out: the receipt word for word, what was kept out of it and why, and when it will be sent. T3, F1. */
export const previewLines = (ticket: Ticket, report: Report): readonly Utterance[] => [
  line('desk.preview', undefined, { number: ticket.number, to: ticket.requester.name }),
  ...receiptLines(ticket, report),
  ...(report.visit?.refused === undefined ? [] : [line('desk.keptBack', undefined, { words: report.visit.refused })]),
  ...(report.visit?.refused === undefined && holdsBack(ticket, report) ? [line('desk.askAgreement')] : []),
  ...pictureLines(ticket, report),
  ...(report.visit?.next?.conflict === undefined ? [] : [line('desk.dateConflict', undefined, { said: report.visit.next.said, home: dayLine(report.visit.next.at, report) })]),
  ...dueLines(ticket, report),
  line('desk.previewAsk'),
]

const pictureLines = (ticket: Ticket, report: Report): readonly Utterance[] => {
  const count = report.pictures?.length ?? 0
  return count === 0 ? [] : [line(mayTellPictures(ticket, report) ? 'desk.pictures' : 'desk.askPictures', undefined, { count: String(count) })]
}

const dayLine = (at: number, { library }: Report): string => writeClock(at, library.community.zone, 'zh-CN')

const dueLines = (ticket: Ticket, { at, library }: Report): readonly Utterance[] => {
  const { zone } = library.community
  const due = receiptDue(ticket, at, library)
  if (due === at) return []
  const there = (instant: number): string => writeClock(instant, ticket.requester.zone ?? zone, 'zh-CN')
  return [line('desk.previewLater', undefined, { now: there(at), there: there(due), home: writeClock(due, zone, 'zh-CN') })]
}
