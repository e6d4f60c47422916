import { join } from './attachments.ts'
import { ticketTitle } from './cards.ts'
import { isStaff } from './context.ts'
import { addPictures } from './deskwork.ts'
import { stageOf } from './intake.ts'
import { clearAside, fetching } from './laidAside.ts'
import type { Attachment } from './message.ts'
import { draftOf, isOpen } from './requesting.ts'
import { act, line, say, stand, type Scene, type Step } from './step.ts'
import type { Ticket } from './ticket.ts'

/** H4: nothing that comes is ignored. It joins the preview, the draft or the case it can only belong to, or is asked about in one line. */
export const attach = (step: Step, scene: Scene): Step => {
  const { turn: { attachments }, context } = scene
  const [first] = attachments
  if (first === undefined) return step
  if (step.conversation.stage.at === 'previewing') return addPictures(step, scene)
  const draft = draftOf(step.conversation)
  if (first.kind === 'voice') return say(step, line('attach.voice'))
  if (draft !== undefined && join([], attachments).length === 0) return say(step, line(`attach.${first.kind}`))
  if (draft === undefined) return attachToTicket(step, first, scene)
  const place = context.commands.find((command) => command.kind === 'fill' && draft.slots[command.slot] === command.value)
  if (place?.kind === 'fill' && attachments.every(({ kind }) => kind === 'location')) return say(clearAside(step), line('attach.place', undefined, { text: place.value.text }))
  const kept = { ...draft, attachments: join(draft.attachments, step.conversation.loose?.attachments ?? attachments) }
  return say(stand(fetching(clearAside(step), kept.attachments), stageOf(kept, context.library)), line('attach.kept', undefined, { count: String(kept.attachments.length) }))
}

/** Somebody with one open case who says nothing else means that one. */
const attachToTicket = (step: Step, first: Attachment, scene: Scene): Step => {
  const { context, turn } = scene
  const open = context.own.filter(({ state }) => isOpen(state))
  const [only] = open
  const attachments = join([], turn.attachments)
  if (only === undefined || open.length > 1 || attachments.length === 0 || turn.place.kind === 'room' || isStaff(context.speaker) || turn.text !== '') return say(step, line(`attach.${first.kind}`))
  return say(act(fetching(step, attachments), {
    do: 'noteTicket', ticket: only.id, by: context.speaker.person, kind: 'noted', words: attachments.map(({ text }) => text).filter((text) => text !== '').join(' '), attachments,
  }), line('attach.toTicket', undefined, { number: only.number, service: titleOf(only, scene) }))
}

const titleOf = (ticket: Ticket, { context }: Scene): string => ticketTitle(ticket, context.library)
