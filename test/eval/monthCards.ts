import type { Breach, Month } from './monthChecks.ts'
import { WORK_ROOM } from './monthPlaces.ts'

/** A ticket is announced when it is opened, when nobody took it in time, when it was given back, and when it became urgent: its card is read once for each. */
export const checkCards = ({ world, cases }: Month): readonly Breach[] => {
  const read = new Map<string, number>()
  for (const { to, text } of world.wire.sentences()) {
    if (to.kind !== 'room' || to.room !== WORK_ROOM) continue
    for (const [, number = ''] of text.matchAll(/^【[^】]*】\s*(Q\d{4}-\d{2,})/gmu)) read.set(number, (read.get(number) ?? 0) + 1)
  }
  return cases.flatMap(({ ticket, history, deliveries }): readonly Breach[] => {
    const shown = deliveries.filter(({ to, lines }) => to.kind === 'room' && lines.some(({ reply }) => reply === 'card.head' || reply === 'card.urgent'))
    const causes = history.filter(({ kind, reason }) => kind === 'released' || kind === 'urged' || (kind === 'announced' && reason.startsWith('round')) || (kind === 'dispatched')).length
    // Visits a keeper has are shown to nobody else.
    const quiet = ticket.plan !== undefined && String(ticket.plan) !== String(ticket.id) ? 1 : 0
    const sent = shown.filter(({ state }) => state === 'sent').length
    const perhaps = shown.filter(({ state }) => state === 'uncertain').length
    const seen = read.get(ticket.number) ?? 0
    const wrong = [
      ...(shown.length > causes || shown.length < causes - quiet ? [`${causes} causes, ${shown.length} cards`] : []),
      ...(seen < sent || seen > sent + perhaps ? [`${sent} cards sent and ${perhaps} perhaps, ${seen} read`] : []),
      ...(shown.length > sent + perhaps ? [`${shown.length - sent - perhaps} cards never went out: ${shown.map(({ state }) => state).join(' ')}`] : []),
    ]
    return wrong.map((what) => ({ rule: 'cards', where: ticket.number, what }))
  })
}
