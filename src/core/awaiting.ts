import type { Conversation } from './conversation.ts'
import { missingSlot } from './intake.ts'
import { addressOf } from './message.ts'
import { draftOf } from './requesting.ts'
import { act, line, say, type Scene, type Step } from './step.ts'
import { nextWaking } from './waking.ts'

/** After this long without a word an open form is brought to mind once. I3. */
const SILENCE = 2 * 60 * 60_000
/** Who comes back to a form after this long is told in a line where it stood. I3. */
const AWAY = 6 * 60 * 60_000

/** Whoever left an open form hours ago hears in one line where it stood, before anything is asked again. */
export const recapAfterAway = (step: Step, before: Conversation, { context }: Scene): Step => {
  const draft = draftOf(before)
  if (draft === undefined || context.now - before.touchedAt < AWAY || context.commands.some(({ kind }) => kind === 'resume' || kind === 'cancel' || kind === 'restart')) return step
  return say(step, line('intake.recap', draft.service, {
    service: context.library.services.get(draft.service)?.name ?? '', have: Object.values(draft.slots).map(({ text }) => text).join(' \u00b7 '),
  }))
}

/** A turn that leaves a form open in private is waited for; one that leaves none open, where one was, no longer. */
export const awaitReply = (step: Step, before: Conversation, { turn, context }: Scene): Step => {
  if (turn.place.kind === 'room') return step
  const { conversation } = step
  const draft = draftOf(conversation)
  const { id, voice, zone } = conversation
  if (draft === undefined) return draftOf(before) === undefined ? step : act(step, { do: 'awaitReply', conversation: id })
  const slot = missingSlot(draft, context.library)
  return act(step, { do: 'awaitReply', conversation: id, draft: {
    to: addressOf(turn), voice, service: draft.service, begunAt: draft.begunAt, ...(slot === undefined ? {} : { slot: slot.id }),
    dueAt: nextWaking(context.now + SILENCE, zone ?? context.library.community.zone),
  } })
}
