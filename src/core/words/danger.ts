import { z } from 'zod'
import { SortWords } from './sorts.ts'

/** Sorts of words that tell danger: `peril` are danger itself or what comes of it, `around` are what else the sentence says of it. */
export const DangerWords = z.strictObject({ peril: SortWords, around: SortWords })
export type DangerWords = Readonly<z.infer<typeof DangerWords>>
