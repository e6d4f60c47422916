import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people speak about the family circle: those who may follow what one of them asked for. */
export const FamilyWords = z.strictObject({
  /** The code itself; what follows it may be one. */
  codes: Words,
  /** What may be called a code before one that is written out. */
  marks: Words,
  /** Other codes that hold such a word: 护照号码. */
  others: Words,
  /** Somebody shall be able to follow it too. */
  invite: Words,
  /** Nobody else shall follow it any more. */
  close: Words,
  /** Somebody of the family asked for the same: who, and after it that they did. */
  same: z.strictObject({ who: Words, said: Words, /** Only of whoever asked for something themselves. */ weak: Words }),
})
export type FamilyWords = Readonly<z.infer<typeof FamilyWords>>
