import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** What a remark about a visit is about. F1 names them, `body` besides. */
export const Aspect = z.enum(['spirit', 'body', 'food', 'medicine', 'home', 'need'])
export type Aspect = z.infer<typeof Aspect>

/** What is measured on a visit. */
export const Measured = z.enum(['bloodPressure', 'bloodSugar', 'temperature', 'pulse', 'oxygen', 'weight'])
export type Measured = z.infer<typeof Measured>

/** How staff tell of a visit in a sentence. The word that stands first in a clause says what the clause is about. */
export const VisitWords = z.strictObject({
  aspects: z.record(Aspect, Words),
  /** Says that somebody is well, and counts only where a clause says nothing more particular. */
  well: Words,
  measures: z.record(Measured, Words),
  /** With a time in the same clause: when somebody goes again. */
  next: Words,
  /** The elder agrees that health and pictures are told: a whole answer, and part of a clause. */
  agreed: Words,
  /** With these an agreement is not the elder's. */
  others: Words,
  agreedWithin: Words,
  /** Part of a clause: that pictures may be taken and sent. */
  picturesWithin: Words,
  refusedWithin: Words,
  /** The elder does not want it at all: who, what may stand between, and the rest of the clause; or, right after saying that they were asked, the rest alone. `later`: somebody tries again. */
  veto: z.strictObject({ who: Words, between: Words, unwilling: Words, /** 不要 and 我们上门, put together: what they do not want. */ nots: Words, visits: Words, asked: Words, /** What a clause with such a person in it ends on that goes on with their words: 跟我讲了. */ told: Words, /** Before what they do not want us to do: 叫我们. */ bids: Words, later: Words }),
})
export type VisitWords = Readonly<z.infer<typeof VisitWords>>
