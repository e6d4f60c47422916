import { z } from 'zod'
import { Role } from './service.ts'

/** A value the community has to confirm; `sample: true` marks an example that `doctor` lists. */
const Known = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value: value.nullable(), sample: z.boolean().default(false) })

/** A housing estate 小区 and the grid it lies in. */
export const Estate = z.strictObject({
  name: z.string().min(2),
  aliases: z.array(z.string().min(2)).default([]),
  pinyin: z.array(z.string().min(2)).default([]),
  grid: z.string().min(1),
  sample: z.boolean().default(false),
})
export type Estate = Readonly<z.infer<typeof Estate>>

/** The community the bot works for. */
export const Community = z.strictObject({
  name: z.string().min(2),
  home: z.string().min(1),
  district: z.string().min(2),
  city: z.string().min(2),
  /** IANA zone of the community's clock. */
  zone: z.string().min(3),
  /** What people call the bot in a group, besides its WeChat name. */
  aliases: z.array(z.string().min(1)).min(1),
  grids: z.array(z.strictObject({ id: z.string().min(1), name: z.string().min(1), sample: z.boolean().default(false) })).min(1),
  estates: z.array(Estate).min(1),
  rooms: z.array(z.strictObject({ name: z.string(), capacity: z.int().positive(), sample: z.boolean().default(false) })).default([]),
  /** Working hours, `HH:MM-HH:MM`, on a working day. */
  hours: z.array(z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/)).min(1),
  /** Days after which what is personal goes by itself: of finished tickets, of questions without an answer, of what was sent. P1. */
  retention: z.strictObject({ tickets: z.int().positive(), questions: z.int().positive(), messages: z.int().positive(), sample: z.boolean().default(false) })
    .prefault({ tickets: 365, questions: 180, messages: 90, sample: true }),
  /** How often, in so many minutes, one person and one group are answered; what is urgent always is. G4. */
  answers: z.strictObject({ perPerson: z.int().positive(), perRoom: z.int().positive(), minutes: z.int().positive() }).prefault({ perPerson: 40, perRoom: 60, minutes: 10 }),
  roles: z.array(z.strictObject({ role: Role, name: z.string().min(1), say: z.array(z.string().min(1)).min(1) })).min(1),
  /** Public numbers anyone may be given. */
  hotlines: z.array(z.strictObject({ id: z.string(), name: z.string(), number: z.string(), note: z.string().optional() })).min(1),
  /** What only the community can fill in; null until it does. */
  contacts: z.record(z.string(), Known(z.string())),
  /** Who outside the community does what; `services` they do, `wants` of those: only where that was chosen. */
  partners: z.array(z.strictObject({ kind: z.string(), name: Known(z.string()), note: z.string().optional(), services: z.array(z.string()).default([]), wants: z.array(z.string()).default([]) })).default([]),
})
export type Community = Readonly<z.infer<typeof Community>>
