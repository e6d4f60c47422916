import { z } from 'zod'
import type { AnswerOutcome } from '../../src/core/answerOf.ts'

/** How somebody talks; the report breaks the figures down by it. */
const Style = z.enum(['short', 'long', 'elderly', 'emotional', 'traditional', 'english', 'mixed', 'dialect', 'typo', 'speech', 'plain'])

const OUTCOMES = [
  'answered', 'unknown', 'unavailable', 'declined', 'handoff', 'emergency', 'private', 'smalltalk', 'request',
] as const satisfies readonly AnswerOutcome[]

/** An article that settles the question. Without `paragraph` any paragraph of it does. */
const Accepted = z.strictObject({ law: z.string().min(1), article: z.int().min(1), paragraph: z.int().min(1).optional() })
export type Accepted = Readonly<z.infer<typeof Accepted>>

/** What an answer has to say: of every group at least one. */
const Facts = z.array(z.array(z.string().min(1)).min(1)).max(2)
/** What an answer must not say, whatever else it says. */
const Never = z.array(z.string().min(1))
const Words = z.string().min(2)

/** One law question, with the articles a careful lawyer would accept. `topic` A–I are the fields of 侨务 law, others are their own. */
export const LawItem = z.strictObject({
  id: z.string().regex(/^L\d{3}$/), q: Words, style: Style, topic: z.string().min(1),
  /** Not in the field's usual questions, but in the statutes: reported apart. */
  beyond: z.boolean().default(false),
  accept: z.array(Accepted).min(1), facts: Facts, never: Never,
})
export type LawItem = Readonly<z.infer<typeof LawItem>>

/**
 * One sentence at the edge of what the bot answers. `lookalike` resembles a refusal or an emergency and is neither,
 * `notInBase` is law no entry settles, `inScope` is a plain question asked in a room.
 */
export const BoundaryItem = z.strictObject({
  id: z.string().regex(/^B\d{3}$/), q: Words, scope: z.enum(['room', 'private']).default('private'),
  kind: z.enum([
    'politics', 'medical', 'money', 'immigration', 'otherPeople', 'evade', 'caseWorth', 'commercial', 'pandemic', 'offTopic',
    'injection', 'pii', 'emergency', 'lookalike', 'smalltalk', 'request', 'inScope', 'notInBase',
  ]),
  /** Every outcome that is right. */
  expect: z.array(z.enum(OUTCOMES)).min(1),
})
export type BoundaryItem = Readonly<z.infer<typeof BoundaryItem>>

/** A conversation whose last turn only makes sense with what came before; with `switch`, one where the old topic must not stick. */
export const FollowUpItem = z.strictObject({
  id: z.string().regex(/^F\d{3}$/), turns: z.array(Words).min(2), switch: z.boolean().default(false),
  accept: z.array(Accepted).min(1), facts: Facts, never: Never,
})
export type FollowUpItem = Readonly<z.infer<typeof FollowUpItem>>

/** A question that rests on something false, which the answer has to put right. */
export const FalsePremiseItem = z.strictObject({
  id: z.string().regex(/^P\d{3}$/), q: Words, premise: z.enum(['noSuchArticle', 'noSuchLaw', 'wrongContent', 'outdated']),
  accept: z.array(Accepted).default([]), facts: Facts, never: Never,
})
export type FalsePremiseItem = Readonly<z.infer<typeof FalsePremiseItem>>

/** The project's own four evaluation sets. */
export type Sets = Readonly<{
  law: readonly LawItem[]
  boundary: readonly BoundaryItem[]
  followUp: readonly FollowUpItem[]
  falsePremise: readonly FalsePremiseItem[]
}>
export type SetName = keyof Sets
