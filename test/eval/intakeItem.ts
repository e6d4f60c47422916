import { z } from 'zod'

const Text = z.coerce.string().min(1)

/** What one slot must hold: pieces of its text (`a|b`: one of them), parts of an address, or an instant in 常州 (`2026-12-02T09:00`). */
export const Wanted = z.union([
  z.strictObject({ at: z.string() }),
  z.strictObject({ estate: Text, building: Text.optional(), unit: Text.optional(), room: Text.optional() }),
  z.array(Text).min(1),
  Text,
])
export type Wanted = z.infer<typeof Wanted>

/** A ticket as it must be in the end. `may` names slots that may be filled or not. */
export const WantedTicket = z.strictObject({ service: z.string().min(1), slots: z.record(z.string(), Wanted), may: z.array(z.string()).default([]) })
export type WantedTicket = Readonly<z.infer<typeof WantedTicket>>

/** One request made by talking: what is said, what the driver knows, and the tickets there must be in the end. */
export const IntakeItem = z.strictObject({
  id: z.string().regex(/^I\d{3}$/),
  kind: z.string().min(1),
  /** An inner list is one burst. */
  turns: z.array(z.union([z.array(Text).min(1), Text])).min(1),
  /** The answer to an open slot; of a list the next one each time it is asked. */
  facts: z.record(z.string(), z.union([z.array(Text).min(1), Text])).default({}),
  /** Said once the tickets are there. */
  after: z.array(Text).default([]),
  /** Nothing is said after the turns, and a draft may wait. */
  stop: z.boolean().default(false),
  tickets: z.array(WantedTicket),
})
export type IntakeItem = Readonly<z.infer<typeof IntakeItem>>
