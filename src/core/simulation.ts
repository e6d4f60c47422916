import { z } from 'zod'
import { Role } from './service.ts'

/** Who is in the simulated WeChat, and what a person at the terminal types to be one of them. */
export const Simulation = z.strictObject({
  /** What the bot's account is called. */
  name: z.string().min(1),
  wordings: z.strictObject({ pat: z.string(), everyone: z.string(), throttled: z.string() }),
  me: z.string().min(1),
  /** What the private chat with the bot is called. */
  private: z.string().min(1),
  people: z.array(z.strictObject({
    id: z.string().min(1), name: z.string().min(1), about: z.string(), zone: z.string(), friend: z.boolean(), role: Role.optional(),
  })).min(1),
  rooms: z.array(z.strictObject({
    id: z.string().regex(/@/), topic: z.string().min(1), say: z.string().min(1), use: z.enum(['work', 'community']).optional(), members: z.array(z.string()),
  })).min(1),
  start: z.strictObject({ person: z.string(), room: z.string() }),
  keys: z.strictObject({
    be: z.string(), at: z.string(), quote: z.string(), recall: z.string(), image: z.string(), voice: z.string(), location: z.string(), pat: z.string(),
    who: z.string(), quit: z.string(), help: z.string(),
  }),
})
export type Simulation = Readonly<z.infer<typeof Simulation>>
