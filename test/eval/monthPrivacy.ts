import type { Breach, Month } from './monthChecks.ts'
import { MINUTE } from './monthPlaces.ts'

/** Nothing that went out to anybody held a phone or a flat of somebody else; only whoever had the case, stood in, or was called to an emergency may read them. G3, P1. */
export const checkPrivacy = ({ world, residents, staff, cases, standIns }: Month): readonly Breach[] => {
  const owners = new Map(residents.flatMap(({ who }) => who.marks.map((mark) => [mark, who] as const)))
  const isStaff = new Set<string>(staff.map(({ contact }) => contact))
  /** Who was let in on a case of whom, and since when. */
  const letIn = new Map<string, number>()
  for (const { ticket, versions } of cases) {
    for (const { at, ticket: then } of versions) {
      const held = then.assignee?.contact
      const key = `${held}/${ticket.requester.name}`
      if (held !== undefined) letIn.set(key, Math.min(letIn.get(key) ?? Infinity, at))
    }
    if (ticket.service === 'emergency') for (const { contact } of staff) letIn.set(`${contact}/${ticket.requester.name}`, Math.min(letIn.get(`${contact}/${ticket.requester.name}`) ?? Infinity, ticket.openedAt))
  }
  const breaches: Breach[] = []
  for (const { at, to, text } of world.wire.sentences()) {
    for (const mark of text.match(/154\d{8}|\d{4}室/gu) ?? []) {
      const owner = owners.get(mark)
      if (owner === undefined) continue
      const where = to.kind === 'room' ? to.room : to.contact
      if (to.kind === 'private' && to.contact === owner.contact) continue
      if (to.kind === 'private' && isStaff.has(to.contact)) {
        const acting = [to.contact as string, ...standIns.filter(({ contact, from, until }) => contact === to.contact && from <= at && at < until).map(({ of }) => of)]
        if (acting.some((contact) => (letIn.get(`${contact}/${owner.name}`) ?? Infinity) <= at + MINUTE)) continue
      }
      breaches.push({ rule: 'privacy', where, what: `read ${mark} of ${owner.name}: ${text.slice(0, 80)}` })
    }
  }
  return breaches
}
