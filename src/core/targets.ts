import type { TicketNumber } from './ids.ts'
import { OVER } from './lifecycle.ts'
import type { Turn } from './message.ts'
import { line, say, stand, type Scene, type Step } from './step.ts'
import type { Ticket } from './ticket.ts'

/** What a staff sentence can be about: the number said, the card quoted, or the only one it can mean. */
export type Target = Readonly<{ found: 'one'; ticket: Ticket } | { found: 'several'; tickets: readonly Ticket[]; words: string; at: number } | { found: 'none' } | { found: 'unknown'; number: string }>

const NUMBER = /Q\d{4}-\d{2,}/i

/** The ticket whose card or notice was quoted. */
export const quotedNumber = (turn: Turn): TicketNumber | undefined =>
  turn.quote?.ours === true ? (NUMBER.exec(turn.quote.text)?.[0].toUpperCase() as TicketNumber | undefined) : undefined

/** 「07」 means the ticket whose number ends in -07; among several, those that are not over. */
const endsWith = (number: TicketNumber, said: string): boolean => Number(number.slice(number.indexOf('-') + 1)) === Number(said)

/** The ticket a sentence is about: by the number said, by the card quoted, or the only one among those it can mean. */
export const findTarget = (said: TicketNumber | undefined, among: (ticket: Ticket) => boolean, scene: Scene, desk: readonly Ticket[] = scene.context.desk): Target => {
  const number = said ?? quotedNumber(scene.turn)
  if (number !== undefined) {
    const exact = desk.findLast((ticket) => ticket.number === number)
    if (exact !== undefined) return { found: 'one', ticket: exact }
    const ending = NUMBER.test(number) ? [] : desk.filter((ticket) => endsWith(ticket.number, number))
    const open = ending.filter(({ state }) => !OVER.has(state))
    return choose(open.length > 0 ? open : ending, scene, { found: 'unknown', number })
  }
  return choose(desk.filter(among), scene, { found: 'none' })
}

const choose = (tickets: readonly Ticket[], { turn, context }: Scene, nobody: Target): Target => {
  const [only, ...others] = tickets
  if (only === undefined) return nobody
  return others.length === 0 ? { found: 'one', ticket: only } : { found: 'several', tickets, words: turn.text, at: context.now }
}

/** The target, or the sentence that says why there is none. */
export const withTarget = (step: Step, target: Target, go: (ticket: Ticket) => Step): Step => {
  switch (target.found) {
    case 'one':
      return go(target.ticket)
    case 'several':
      // A number is all that is missing then.
      return say(step.conversation.stage.at === 'idle' ? stand(step, { at: 'pointing', words: target.words, since: target.at }) : step, line('desk.which', undefined, { numbers: target.tickets.map(({ number }) => number).join(' · ') }))
    case 'none':
      return say(step, line('desk.none'))
    case 'unknown':
      return say(step, line('desk.unknownNumber', undefined, { number: target.number }))
  }
}
