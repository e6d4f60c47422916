import { unanswered, usableEntry } from './answering.ts'
import { dayIn } from './clock.ts'
import type { Command } from './command.ts'
import type { Choice } from './conversation.ts'
import { offerNumbered } from './offering.ts'
import { draftOf } from './requesting.ts'
import { act, change, line, say, type Scene, type Step } from './step.ts'

/** Who was offered choices this often in a row and took none is offered a person. */
const PATIENCE = 2

/** A wish nobody is sure of: what it may be is numbered, and the last number is none of it. Never over an open form, and never without end. I8. */
export const offerLikeliest = (step: Step, { services, entries, words }: Extract<Command, { kind: 'likeliest' }>, { context: { library, now } }: Scene): Step => {
  if (draftOf(step.conversation) !== undefined) return step
  const { strikes } = step.conversation
  const usable = entries.flatMap(({ entry }) => usableEntry(library, entry, dayIn(now, library.community.zone)) ?? [])
  const choices: readonly Choice[] = [
    ...services.filter(({ service }) => library.services.has(service)).map(({ service }) => ({ kind: 'service' as const, service })),
    ...usable.map(({ id }) => ({ kind: 'entry' as const, entry: id })),
  ]
  const noted = usable.length === 0 ? step : act(step, unanswered(step, words, usable.map(({ id }) => id)))
  if (choices.length === 0 || strikes >= PATIENCE) return say(change(noted, { strikes: strikes + 1 }), line('unclear.again'))
  return offerNumbered(change(noted, { strikes: strikes + 1 }), {
    heading: 'choose.likeliest', choices: [...choices, { kind: 'none' }], words, leading: choices.length === 1,
  }, library)
}
