import { doneLately } from '../core/again.ts'
import type { Command } from '../core/command.ts'
import { consentOf } from '../core/consent.ts'
import { isStaff } from '../core/context.ts'
import type { TicketNumber } from '../core/ids.ts'
import { OVER } from '../core/lifecycle.ts'
import type { Ticket } from '../core/ticket.ts'
import type { Hearing } from '../ports.ts'
import { consentIn, refusalIn } from './hearClauses.ts'
import type { Kit } from './kit.ts'

const NUMBER = /Q\s?(\d{4})\s?-\s?(\d{2,})/i
/** What is longer is a story, and heard as one. */
const LONGEST = 60
/** From this likelihood on it is said which service is meant. */
const NAMED = 0.34

type Redo = Extract<Command, { kind: 'redo' }>

/** What the requester says of something that was done: not well, so again; or of what the elder did not want, that they want it now. Undefined when it is about something else. T6, I7. */
export const askedAgain = (hearing: Hearing, text: string, kit: Kit): Command | undefined => {
  const { own, now, speaker, turn, conversation: { stage } } = hearing
  if (stage.at !== 'idle' || text.length > LONGEST || (isStaff(speaker) && turn.place.kind === 'room')) return undefined
  const done = doneLately(own, now)
  if (done.length === 0 || kit.library.words.again.other.some((word) => text.includes(word))) return undefined
  return wantedNow(done, text, kit) ?? notWell(hearing, done, text, kit)
}

const redo = (tickets: readonly Ticket[], agreed = false): Redo => ({ kind: 'redo', tickets: tickets.map(({ id }) => id), agreed })

/** 「她又同意了」, or a yes to the question whether it is still wanted. */
const wantedNow = (done: readonly Ticket[], text: string, { library, acts }: Kit): Redo | undefined => {
  const vetoed = done.filter(({ state }) => state === 'vetoed')
  if (vetoed.length === 0) return undefined
  if (acts.whole(text) === 'affirm') {
    const willing = vetoed.filter((ticket) => consentOf(ticket, library) === 'given')
    return willing.length === 0 ? undefined : redo(willing.slice(0, 1))
  }
  const { consent } = library.words.form
  return refusalIn(text, consent, false) === undefined && consentIn(text, consent, false) !== undefined ? redo(vetoed, true) : undefined
}

/** 「药没拿到,麻烦再跑一趟」. That nobody came is a chase while somebody still is to; a question of the law, and a wish for something that is not among what was done, are neither. */
const notWell = (hearing: Hearing, done: readonly Ticket[], text: string, { library: { words: { again } }, classify, meaning }: Kit): Command | undefined => {
  const small = text.toLowerCase()
  const holds = (phrases: readonly string[]): boolean => phrases.some((phrase) => small.includes(phrase))
  const busy = hearing.own.some(({ state }) => !OVER.has(state) && state !== 'reported' && state !== 'followUp')
  if (!holds(again.failed) && !holds(again.redo)) {
    if (!holds(again.nobody)) return undefined
    if (busy) return { kind: 'chase' }
  }
  const number = NUMBER.exec(text)
  if (number !== null) {
    const named = done.filter((ticket) => ticket.number === (`Q${number[1]}-${number[2]}` as TicketNumber))
    return named.length === 0 ? undefined : redo(named)
  }
  if (meaning(text, hearing).some((command) => command.kind === 'ask' && command.finding === 'answered')) return undefined
  const [best] = classify(text)
  const same = best === undefined || best.sure < NAMED ? [] : done.filter(({ service }) => service === best.service)
  if (same.length > 0) return redo(same.slice(0, 1))
  const open = best === undefined || best.sure < NAMED ? [] : hearing.own.filter(({ state, service }) => !OVER.has(state) && service === best.service)
  if (open.length > 0) return undefined
  const answered = done.filter(({ state }) => state === 'reported' || state === 'followUp')
  const meant = answered.length > 0 ? answered : done.filter(({ state }) => state === 'closed' || holds(again.redo))
  return meant.length === 0 ? undefined : redo(meant)
}
