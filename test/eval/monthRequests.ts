import type { Breach, Month } from './monthChecks.ts'

const bare = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '')

/** Every wish somebody confirmed, or cry, is one ticket and was told one number; no ticket is anybody's who did not ask; its slots hold only what they said. */
export const checkRequests = ({ residents, cases, staff }: Month): readonly Breach[] => {
  const breaches: Breach[] = []
  const breach = (where: string, what: string): void => { breaches.push({ rule: 'requests', where, what }) }
  const numbers = new Map<string, string>()
  for (const { who, record } of residents) {
    for (const number of record.numbers) {
      const other = numbers.get(number)
      if (other !== undefined) breach(number, `told to ${other} and to ${who.name}`)
      numbers.set(number, who.name)
    }
    if (record.notTaken.length > 0) breach(who.name, `said yes and heard no number: ${record.notTaken.join(' ')}`)
  }
  const known = new Set(cases.map(({ ticket }) => ticket.number))
  if (known.size < cases.length) breach('all', 'two tickets have one number')
  for (const [number, name] of numbers) if (!known.has(number as never)) breach(number, `${name} was told this number, and there is no such ticket`)
  for (const { ticket, history } of cases) {
    // Later visits of a plan are asked for once, by the first.
    const visit = ticket.plan !== undefined && String(ticket.plan) !== String(ticket.id)
    if (numbers.get(ticket.number) !== ticket.requester.name && !visit) breach(ticket.number, `opened for ${ticket.requester.name}, who was told no such number`)
    const theirs = residents.find(({ who }) => who.name === ticket.requester.name)
    const words = bare([...theirs?.record.said ?? [], ...history.map(({ reason }) => reason)].join('\n'))
    for (const [slot, { said }] of Object.entries(ticket.slots)) if (!words.includes(bare(said))) breach(ticket.number, `${slot} holds "${said}", which ${ticket.requester.name} never said`)
    const kept = JSON.stringify([ticket.slots, ticket.words])
    for (const { who } of residents) {
      if (who.name !== ticket.requester.name && who.marks.some((mark) => kept.includes(mark))) breach(ticket.number, `holds what ${who.name} said`)
    }
  }
  if (staff.some(({ name }) => cases.some(({ ticket }) => ticket.requester.name === name))) breach('all', 'a member of staff asked for something')
  return breaches
}
