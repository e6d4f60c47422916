import { z } from 'zod'

const Sentences = z.array(z.string().min(1)).min(1)

/** What staff ask to see: cases, what did not arrive, standing visits, figures, questions nobody could answer, drafts to be read. */
export const DeskAsk = z.enum(['mine', 'open', 'overdue', 'today', 'undelivered', 'plans', 'figures', 'gaps', 'proposals'])
export type DeskAsk = z.infer<typeof DeskAsk>

/** How they ask, and what they say to one another that asks for none of it: sentences to learn from. */
export const DeskAskWords = z.strictObject({ ways: z.record(DeskAsk, Sentences), other: Sentences })
export type DeskAskWords = Readonly<z.infer<typeof DeskAskWords>>
