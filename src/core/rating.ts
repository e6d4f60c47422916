import type { Command } from './command.ts'
import { act, line, say, stand, type Scene, type Step } from './step.ts'
import type { Ticket } from './ticket.ts'

/** How satisfied somebody is, 5 being best. */
export type Score = 1 | 2 | 3 | 4 | 5

/** So long after they were asked an answer is still one, in ms. */
const ANSWERED_WITHIN = 7 * 24 * 60 * 60_000
/** From here down it is done again. F3. */
export const DISSATISFIED = 2

/** The finished case whose requester was asked how it was and did not say yet; the one asked about last. */
export const awaitingRating = (own: readonly Ticket[], now: number): Ticket | undefined =>
  own
    .filter(({ surveyedAt, rating }) => surveyedAt !== undefined && rating === undefined && surveyedAt <= now && now - surveyedAt <= ANSWERED_WITHIN)
    .toSorted((a, b) => (b.surveyedAt ?? 0) - (a.surveyedAt ?? 0))[0]

/** A score, or what may be one: it is asked before it counts. F3. */
export const rate = (step: Step, { score, sure }: Extract<Command, { kind: 'rate' }>, scene: Scene): Step => {
  const ticket = awaitingRating(scene.context.own, scene.context.now)
  if (ticket === undefined) return step
  return sure
    ? settle(step, ticket, score, scene.turn.text)
    : say(stand(step, { at: 'rating', ticket: ticket.id, score, words: scene.turn.text }), line('survey.sure', undefined, { score: String(score) }))
}

const settle = (step: Step, ticket: Ticket, score: Score, words: string): Step =>
  act(stand(step, score <= DISSATISFIED ? { at: 'rating', ticket: ticket.id, score, words, told: true } : { at: 'idle' }), { do: 'rate', ticket: ticket.id, score, words })

/** What goes on with a score: a yes or no to it, or why it is so low. Anything else leads away from it. */
export const ANSWERS_RATING: ReadonlySet<Command['kind']> = new Set(['rate', 'affirm', 'deny', 'cancel', 'complain', 'chase', 'chat', 'unclear'])

/** What is said while a score is on the table; undefined where there is none, or where it means something else. */
export const answerRating = (step: Step, command: Command, scene: Scene): Step | undefined => {
  const { stage } = step.conversation
  if (stage.at !== 'rating' || command.kind === 'rate' || !ANSWERS_RATING.has(command.kind)) return undefined
  const away = stand(step, { at: 'idle' })
  const ticket = scene.context.own.find(({ id }) => id === stage.ticket)
  if (ticket === undefined) return away
  const reason = command.kind === 'complain' || command.kind === 'chase' || command.kind === 'chat' || command.kind === 'unclear'
  if (stage.told === true) return reason ? hearWhy(away, ticket, scene) : say(away, line('smalltalk.ok'))
  if (command.kind === 'affirm') return settle(step, ticket, stage.score, stage.words)
  return say(away, line('survey.again'))
}

/** What somebody says who was just told that it is done again: why, word for word, for those who do it and those who lead. */
const hearWhy = (step: Step, ticket: Ticket, { context, turn }: Scene): Step =>
  say(act(step, { do: 'noteTicket', ticket: ticket.id, by: context.speaker.person, kind: 'complained', words: turn.text }), line('survey.why'))
