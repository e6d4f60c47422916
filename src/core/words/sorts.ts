import { z } from 'zod'

/** Sorts of words → the words that are of it. What is learned about one word of a sort helps to hear the others. */
export const SortWords = z.record(z.string().min(1), z.array(z.string().min(1)).min(1))
export type SortWords = Readonly<z.infer<typeof SortWords>>
