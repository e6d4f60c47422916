import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people speak of those who lend a hand: what they can, who needs it, and how long they helped. C1. */
export const VolunteerWords = z.strictObject({
  /** A skill → words of those who have it and of those who need it. */
  skills: z.record(z.string().min(1), Words),
  /** Service → the skills it needs whatever was said. */
  services: z.record(z.string().min(1), Words),
  languages: Words,
  /** What a need says that asks for somebody and not for things. */
  hands: Words,
  /** Staff ask who can help with a ticket. */
  ask: Words,
  /** Between a name and how long they helped. */
  helped: Words,
  units: z.strictObject({ hour: Words, halfHour: Words, minute: Words, halfDay: Words, day: Words }),
  /** Whole utterances of a volunteer: what was recorded of them; that they lend a hand no more. */
  mine: Words,
  leave: Words,
})
export type VolunteerWords = Readonly<z.infer<typeof VolunteerWords>>
