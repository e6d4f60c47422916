import type { Command } from './command.ts'
import { isStaff } from './context.ts'
import { clearAside, fetching } from './laidAside.ts'
import { filesOf, join } from './attachments.ts'
import type { Attachment } from './message.ts'
import { cardLines, detailLines } from './cards.ts'
import { isTheirs } from './parts.ts'
import { previewLines } from './preview.ts'
import { answerOffer } from './moving.ts'
import { notYours } from './moveOutcome.ts'
import { referTo } from './render.ts'
import { UNDO } from './ticketClock.ts'
import { act, line, say, stand, type Scene, type Step } from './step.ts'
import type { Ticket } from './ticket.ts'
import { findTarget, quotedNumber, withTarget } from './targets.ts'
import { undeliveredLines } from './undelivered.ts'
import type { Visit } from './visit.ts'

const CLAIMABLE: ReadonlySet<string> = new Set(['accepted', 'dispatched'])
const REPORTABLE: ReadonlySet<string> = new Set(['claimed', 'inProgress', 'awaiting'])
const JUST_BEFORE = 10 * 60_000

/** 「我来」: the ledger decides who wins. */
export const claim = (step: Step, command: Extract<Command, { kind: 'claim' }>, scene: Scene): Step =>
  withTarget(step, findTarget(command.ticket, ({ state }) => CLAIMABLE.has(state), scene), (ticket) => act(step, { do: 'claim', ticket: ticket.id }))

/** 「收到」 when somebody is in danger: the newest such case is theirs. */
export const acknowledge = (step: Step, command: Extract<Command, { kind: 'acknowledge' }>, scene: Scene): Step => {
  const waiting = scene.context.desk.filter(({ service, state }) => service === 'emergency' && CLAIMABLE.has(state))
  const newest = waiting.at(-1)
  if (command.ticket === undefined && quotedNumber(scene.turn) === undefined && newest !== undefined) return act(step, { do: 'claim', ticket: newest.id })
  return withTarget(step, findTarget(command.ticket, () => false, scene), (ticket) => act(step, { do: 'claim', ticket: ticket.id }))
}

/** 「去过了,老太太蛮好」: shown as the relative will read it, and sent only after 「发」. */
export const preview = (step: Step, command: Extract<Command, { kind: 'report' }>, scene: Scene): Step => {
  const { speaker, colleagues, now } = scene.context
  const mine = (ticket: Ticket): boolean => REPORTABLE.has(ticket.state) && isTheirs(ticket, speaker, colleagues, now)
  return withTarget(step, findTarget(command.ticket, mine, scene), (ticket) => {
    if (!isTheirs(ticket, speaker, colleagues, now)) return say(step, notYours(ticket.number, ticket.assignee?.name))
    if (!mine(ticket)) return say(step, line('desk.notOpenTo.reported', undefined, { number: ticket.number, state: referTo(`state.${ticket.state}`) }))
    return showPreview(step, ticket, { words: command.words, ...(command.visit === undefined ? {} : { visit: command.visit }), pictures: picturesBefore(step, scene) }, scene)
  })
}

/** Pictures sent just before the words about a visit are of that visit. */
const picturesBefore = ({ conversation: { loose } }: Step, { context }: Scene): readonly Attachment[] =>
  loose === undefined || context.now - loose.at > JUST_BEFORE ? [] : filesOf(loose.attachments)

/** What staff said of a case, before it is sent. */
type Draft = Readonly<{ words: string; visit?: Visit; agreed?: string; pictures?: readonly Attachment[] }>

const showPreview = (step: Step, ticket: Ticket, draft: Draft, { context }: Scene): Step =>
  say(
    fetching(stand(clearAside(step), { at: 'previewing', ticket: ticket.id, number: ticket.number, ...draft }), draft.pictures ?? []),
    ...previewLines(ticket, { ...draft, by: context.speaker.name, at: context.now, library: context.library }),
  )

/** A picture that follows the words is shown with them. */
export const addPictures = (step: Step, scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at !== 'previewing') return step
  const ticket = scene.context.desk.find(({ id }) => id === stage.ticket)
  const { at: _, ticket: __, number: ___, ...draft } = stage
  const pictures = filesOf(join(stage.pictures ?? [], scene.turn.attachments))
  return ticket === undefined || pictures.length === 0 ? step : showPreview(step, ticket, { ...draft, pictures }, scene)
}

/** What follows a preview: 发, 改:…, 算了. */
export const answerPreview = (step: Step, command: Extract<Command, { kind: 'approve' | 'revise' | 'agree' | 'drop' }>, scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at === 'offering') return answerOffer(step, command, scene)
  if (stage.at !== 'previewing') return step
  switch (command.kind) {
    case 'approve':
      return act(stand(step, { at: 'idle' }), {
        do: 'report', ticket: stage.ticket, words: stage.words,
        ...(stage.visit === undefined ? {} : { visit: stage.visit }), ...(stage.agreed === undefined ? {} : { agreed: stage.agreed }),
        ...(stage.pictures === undefined ? {} : { pictures: stage.pictures }),
      })
    case 'revise':
    case 'agree': {
      const ticket = scene.context.desk.find(({ id }) => id === stage.ticket)
      const { at: _, ticket: __, number: ___, ...draft } = stage
      const changed: Draft = command.kind === 'agree' ? { ...draft, agreed: command.words }
        : { words: command.words, ...(command.visit === undefined ? {} : { visit: command.visit }), ...(stage.agreed === undefined ? {} : { agreed: stage.agreed }), pictures: stage.pictures ?? [] }
      return ticket === undefined ? say(stand(step, { at: 'idle' }), line('desk.none')) : showPreview(step, ticket, changed, scene)
    }
    case 'drop':
      return say(stand(step, { at: 'idle' }), line('desk.dropped', undefined, { number: stage.number }))
  }
}

/** What can be looked at: everything unfinished, and what is finished and did not reach its requester. */
const onView = ({ context: { desk, undelivered = [] } }: Scene): readonly Ticket[] =>
  [...desk, ...new Map(undelivered.map(({ ticket }) => [ticket.id, ticket])).values()].filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at)

/** 「未送达」: one line for each thing that did not reach its requester. */
export const listUndelivered = (step: Step, { context: { undelivered = [] } }: Scene): Step =>
  undelivered.length === 0 ? say(step, line('desk.noneUndelivered'))
    : say(step, ...undelivered.slice(-20).map(({ ticket, about, state }) => line(`desk.undelivered.${state}`, about, { number: ticket.number })))

/** 「撤回」「等等」: what was approved last and may still be held back; the ledger knows whether it is. */
export const takeBack = (step: Step, command: Extract<Command, { kind: 'undo' }>, scene: Scene): Step => {
  const { speaker, colleagues, now, desk } = scene.context
  const told = desk.filter((ticket) => isTheirs(ticket, speaker, colleagues, now)).filter(({ toldAt }) => toldAt !== undefined && now - toldAt <= UNDO)
  const last = told.toSorted((a, b) => (b.toldAt ?? 0) - (a.toldAt ?? 0))[0]
  const said = command.ticket ?? quotedNumber(scene.turn)
  if (said === undefined && last !== undefined) return act(step, { do: 'moveTicket', ticket: last.id, move: { kind: 'recalled' } })
  return withTarget(step, findTarget(said, () => false, scene), (ticket) => act(step, { do: 'moveTicket', ticket: ticket.id, move: { kind: 'recalled' } }))
}

/** 「看07」: the card in a room; everything, to its assignee in private. */
export const show = (step: Step, command: Extract<Command, { kind: 'show' }>, scene: Scene): Step =>
  withTarget(step, findTarget(command.ticket, () => true, scene, onView(scene)), (ticket) => {
    const entitled = scene.turn.place.kind === 'private' && ticket.assignee?.person === scene.context.speaker.person
    return say(step, ...(entitled ? detailLines(ticket, scene.context.library) : cardLines(ticket, scene.context.library)), ...undeliveredLines(ticket, scene.context.undelivered ?? []))
  })

/** Whether somebody may give desk commands here at all. */
export const mayWork = ({ context, turn }: Scene): boolean =>
  isStaff(context.speaker) && (turn.place.kind === 'private' || context.room?.use === 'work')
