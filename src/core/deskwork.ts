import { writeClock } from './clock.ts'
import type { Command } from './command.ts'
import { isStaff } from './context.ts'
import type { TicketNumber } from './ids.ts'
import { clearAside, fetching } from './laidAside.ts'
import { filesOf, join } from './attachments.ts'
import type { Attachment, Turn } from './message.ts'
import { cardLines, detailLines, ticketTitle } from './cards.ts'
import { previewLines } from './preview.ts'
import { act, line, say, stand, type Scene, type Step } from './step.ts'
import type { Ticket } from './ticket.ts'
import { undeliveredLines } from './undelivered.ts'
import type { Visit } from './visit.ts'

/** What a staff sentence can be about: the number said, the card quoted, or the only one it can mean. */
type Target = Readonly<{ found: 'one'; ticket: Ticket } | { found: 'several'; tickets: readonly Ticket[] } | { found: 'none' } | { found: 'unknown'; number: string }>

const CLAIMABLE: ReadonlySet<string> = new Set(['accepted', 'dispatched'])
const REPORTABLE: ReadonlySet<string> = new Set(['claimed', 'inProgress', 'awaiting'])
const JUST_BEFORE = 10 * 60_000
const NUMBER = /Q\d{4}-\d{2,}/i

/** The ticket whose card or notice was quoted. */
export const quotedNumber = (turn: Turn): TicketNumber | undefined =>
  turn.quote?.ours === true ? (NUMBER.exec(turn.quote.text)?.[0].toUpperCase() as TicketNumber | undefined) : undefined

export const findTarget = (said: TicketNumber | undefined, among: (ticket: Ticket) => boolean, scene: Scene, desk: readonly Ticket[] = scene.context.desk): Target => {
  const number = said ?? quotedNumber(scene.turn)
  if (number !== undefined) {
    const exact = desk.findLast((ticket) => ticket.number === number)
    if (exact !== undefined) return { found: 'one', ticket: exact }
    const ending = NUMBER.test(number) ? [] : desk.filter((ticket) => endsWith(ticket.number, number))
    const [only, ...others] = ending
    if (only === undefined) return { found: 'unknown', number }
    return others.length === 0 ? { found: 'one', ticket: only } : { found: 'several', tickets: ending }
  }
  const candidates = desk.filter(among)
  const [only, ...others] = candidates
  if (only === undefined) return { found: 'none' }
  return others.length === 0 ? { found: 'one', ticket: only } : { found: 'several', tickets: candidates }
}

/** 「07」 means the ticket whose number ends in -07; the newest day wins only when it is the only one. */
const endsWith = (number: TicketNumber, said: string): boolean => Number(number.slice(number.indexOf('-') + 1)) === Number(said)

/** The target, or the sentence that says why there is none. */
export const withTarget = (step: Step, target: Target, go: (ticket: Ticket) => Step): Step => {
  switch (target.found) {
    case 'one':
      return go(target.ticket)
    case 'several':
      return say(step, line('desk.which', undefined, { numbers: target.tickets.map(({ number }) => number).join(' · ') }))
    case 'none':
      return say(step, line('desk.none'))
    case 'unknown':
      return say(step, line('desk.unknownNumber', undefined, { number: target.number }))
  }
}

/** 「我来」: the ledger decides who wins. */
export const claim = (step: Step, command: Extract<Command, { kind: 'claim' }>, scene: Scene): Step =>
  withTarget(step, findTarget(command.ticket, ({ state }) => CLAIMABLE.has(state), scene), (ticket) => act(step, { do: 'claim', ticket: ticket.id }))

/** 「去过了,老太太蛮好」: shown as the relative will read it, and sent only after 「发」. */
export const preview = (step: Step, command: Extract<Command, { kind: 'report' }>, scene: Scene): Step => {
  const { person } = scene.context.speaker
  const mine = (ticket: Ticket): boolean => REPORTABLE.has(ticket.state) && ticket.assignee?.person === person
  return withTarget(step, findTarget(command.ticket, mine, scene), (ticket) => {
    if (!mine(ticket)) return say(step, line('desk.notYours', undefined, { number: ticket.number, by: ticket.assignee?.name ?? '' }))
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

/** 「看07」: the card in a room; everything, to its assignee in private. */
export const show = (step: Step, command: Extract<Command, { kind: 'show' }>, scene: Scene): Step =>
  withTarget(step, findTarget(command.ticket, () => true, scene, onView(scene)), (ticket) => {
    const entitled = scene.turn.place.kind === 'private' && ticket.assignee?.person === scene.context.speaker.person
    return say(step, ...(entitled ? detailLines(ticket, scene.context.library) : cardLines(ticket, scene.context.library)), ...undeliveredLines(ticket, scene.context.undelivered ?? []))
  })

/** 「我的单」「待接」: one line a ticket. */
export const list = (step: Step, which: 'mine' | 'open', { context }: Scene): Step => {
  const tickets = context.desk.filter((ticket) =>
    which === 'mine' ? ticket.assignee?.person === context.speaker.person : CLAIMABLE.has(ticket.state))
  if (tickets.length === 0) return say(step, line(which === 'mine' ? 'desk.noneMine' : 'desk.noneOpen'))
  return say(step, line(which === 'mine' ? 'desk.mine' : 'desk.open', undefined, { count: String(tickets.length) }), ...tickets.slice(0, 20).map((ticket) =>
    line('desk.line', undefined, {
      number: ticket.number, service: ticketTitle(ticket, context.library), opened: writeClock(ticket.openedAt, context.library.community.zone, 'zh-CN'),
    })))
}

/** Whether somebody may give desk commands here at all. */
export const mayWork = ({ context, turn }: Scene): boolean =>
  isStaff(context.speaker) && (turn.place.kind === 'private' || context.room?.use === 'work')
