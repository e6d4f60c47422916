import { z } from 'zod'

const Service = z.string().regex(/^[a-z]+(-[a-z]+)*$/)

/**
 * One first message and what it is for. `want` names the services that must be drafted, every one and no other, or
 * `law`, `smalltalk`, or `unsure`: nothing may be begun. `either` names services of which one must be drafted or offered.
 */
export const IntentItem = z.strictObject({
  id: z.string().regex(/^W\d{3}$/), q: z.string().min(2),
  want: z.array(Service).min(1).optional(), either: z.array(Service).min(2).optional(),
}).refine(({ want, either }) => (want === undefined) !== (either === undefined), 'one of want and either')
export type IntentItem = Readonly<z.infer<typeof IntentItem>>
