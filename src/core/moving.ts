import { isUnwilling } from './again.ts'
import { dayIn } from './clock.ts'
import type { Command } from './command.ts'
import type { Outcome } from './outcome.ts'
import { refusalOf } from './lifecycle.ts'
import { reasonOf, type Move } from './move.ts'
import { moveLines } from './moveLines.ts'
import { tellMove } from './moveOutcome.ts'
import { isTheirs, partsOf } from './parts.ts'
import { act, line, say, stand, type Scene, type Step } from './step.ts'
import { findTarget, withTarget } from './targets.ts'
import type { Ticket } from './ticket.ts'
import { endOfWork, workingTimeOf } from './workingTime.ts'

/** What the requester reads of these is shown first and taken back within a minute; the other steps are taken at once. T3. */
const SHOWN: ReadonlySet<Move['kind']> = new Set(['asked', 'extended'])

/** Whether a sentence without number and quote can mean this ticket: theirs, and in a state for the step. */
const canMean = (kind: Move['kind'], { context: { speaker, colleagues, now } }: Scene) => (ticket: Ticket): boolean =>
  isTheirs(ticket, speaker, colleagues, now) && refusalOf(ticket, kind, new Set(['assignee']), { reason: '-', at: now }) === undefined

/** One step of a ticket, told in one sentence. What is refused is said plainly; the ledger decides the rest. */
export const takeStep = (step: Step, { ticket: said, move: meant, lasting }: Extract<Command, { kind: 'move' }>, scene: Scene): Step =>
  withTarget(step, findTarget(said, canMean(meant.kind, scene), scene), (ticket) => {
    const move = lasting === undefined ? meant : longer(ticket, meant, lasting, scene)
    const { speaker, colleagues, now } = scene.context
    const refusal = refusalOf(ticket, move.kind, partsOf(ticket, speaker, colleagues, now), { reason: reasonOf(move), at: now, unwilling: isUnwilling(ticket, move, scene.context.library) })
    if (refusal !== undefined) return say(step, ...refused(ticket, move, refusal, scene))
    if (move.kind === 'extended' && ticket.dueAt !== undefined && move.until <= ticket.dueAt) return say(step, line('desk.notLater', undefined, { number: ticket.number }))
    return SHOWN.has(move.kind) ? offer(step, ticket, move, scene) : act(step, { do: 'moveTicket', ticket: ticket.id, move })
  })

const DAY = 24 * 60 * 60_000

/** 「宽限两天」: so many days after it would have been due, until work ends. */
const longer = ({ dueAt }: Ticket, move: Move, days: number, { context: { now, library } }: Scene): Move =>
  move.kind !== 'extended' ? move : { ...move, until: endOfWork(dayIn(Math.max(now, dueAt ?? now) + days * DAY, library.community.zone), workingTimeOf(library)) }

const refused = (ticket: Ticket, move: Move, result: Extract<Outcome, { of: 'move' }>['result'], { context: { library } }: Scene): ReturnType<typeof tellMove> =>
  tellMove({ do: 'moveTicket', ticket: ticket.id, move }, {
    of: 'move', kind: move.kind, result, number: ticket.number, state: ticket.state, ...(ticket.assignee === undefined ? {} : { by: ticket.assignee.name }),
  }, library)

/** Shown as the requester will read it: 发, 改:… or 算了. */
const offer = (step: Step, ticket: Ticket, move: Move, { context: { speaker, library } }: Scene): Step => say(
  stand(step, { at: 'offering', ticket: ticket.id, number: ticket.number, move }),
  line('desk.preview', undefined, { number: ticket.number, to: ticket.requester.name }),
  ...moveLines(ticket, move, { by: speaker.name, role: speaker.roles[0] ?? 'gridWorker', library }),
  line('desk.previewAsk'),
)

/** What follows such a preview. */
export const answerOffer = (step: Step, command: Extract<Command, { kind: 'approve' | 'revise' | 'agree' | 'drop' }>, scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at !== 'offering') return step
  const { ticket: id, number, move } = stage
  switch (command.kind) {
    case 'approve':
      return act(stand(step, { at: 'idle' }), { do: 'moveTicket', ticket: id, move })
    case 'revise': {
      const ticket = scene.context.desk.find((one) => one.id === id)
      if (ticket === undefined) return say(stand(step, { at: 'idle' }), line('desk.none'))
      return offer(step, ticket, move.kind === 'asked' ? { ...move, words: command.words } : move.kind === 'extended' ? { ...move, reason: command.words } : move, scene)
    }
    case 'agree':
      return step
    case 'drop':
      return say(stand(step, { at: 'idle' }), line('desk.dropped', undefined, { number }))
  }
}

/** 「Q1123-01 并到 Q1123-02」. */
export const mergeTickets = (step: Step, { ticket: said, into }: Extract<Command, { kind: 'merge' }>, scene: Scene): Step =>
  withTarget(step, findTarget(said, canMean('merged', scene), scene), (ticket) =>
    withTarget(step, findTarget(into, () => false, scene), (other) => act(step, { do: 'moveTicket', ticket: ticket.id, move: { kind: 'merged', into: other.id } })))

/** 「先记一下：…」 stays in the house: in the history, and with whoever has the ticket. */
export const remark = (step: Step, { ticket: said, words }: Extract<Command, { kind: 'remark' }>, scene: Scene): Step => {
  const { speaker, colleagues, now } = scene.context
  return withTarget(step, findTarget(said, (ticket) => isTheirs(ticket, speaker, colleagues, now), scene), (ticket) => say(
    act(step, { do: 'noteTicket', ticket: ticket.id, by: speaker.person, kind: 'remarked', words }),
    line('desk.remarked', undefined, { number: ticket.number }),
  ))
}

/** A name nobody here has, or no time that lies ahead. */
export const askParticular = (step: Step, { what, said }: Extract<Command, { kind: 'moveUnclear' }>): Step => say(step, line(`desk.unclear.${what}`, undefined, { said }))

/** The requester calls it off; of several they are asked which. */
export const withdraw = (step: Step, { ticket: said }: Extract<Command, { kind: 'withdraw' }>, scene: Scene): Step => {
  const { own, now } = scene.context
  const open = own.filter((ticket) => refusalOf(ticket, 'withdrawn', new Set(['requester']), { reason: '', at: now }) === undefined)
  const meant = said === undefined ? open : own.filter(({ number }) => number === said)
  const [only, ...others] = meant
  if (only === undefined) return say(step, line('ticket.none'))
  if (others.length > 0) return say(step, line('ticket.whichWithdraw', undefined, { numbers: meant.map(({ number }) => number).join(' · ') }))
  return act(step, { do: 'moveTicket', ticket: only.id, move: { kind: 'withdrawn', reason: scene.turn.text } })
}

/** What the requester was asked for. */
export const supplement = (step: Step, { ticket, words }: Extract<Command, { kind: 'supplement' }>): Step =>
  act(step, { do: 'moveTicket', ticket, move: { kind: 'supplemented', words } })
