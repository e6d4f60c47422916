import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people speak about people: kin, names, ages, who lives with whom, and where the speaker is. Compared without case. */
export const PeopleWords = z.strictObject({
  /** The speaker, as the one who needs it. */
  self: Words,
  /** What makes a relative the speaker's own. */
  mine: Words,
  /** Relation as the ticket shows it → how people say it. */
  kinship: z.record(z.string().min(1), Words),
  /** Words of `kinship` that are also titles of strangers, and count only after `mine`. */
  needsMine: z.array(z.string()),
  /** People who are not kin and speak for somebody. */
  others: z.record(z.string().min(1), Words),
  /** Titles that follow a surname. */
  titles: Words,
  surnames: Words,
  /** Surnames that are everyday words too, and count only after a cue. */
  softSurnames: Words,
  /** Words before a whole name. */
  nameCues: Words,
  /** Those of them that also stand before much else. */
  softCues: z.array(z.string()),
  /** Words before a surname alone. */
  surnameCues: Words,
  /** What cannot be a name although it follows a cue and begins like a surname. */
  notNames: Words,
  /** What a name cannot contain: particles and verbs that end it. */
  nameStops: z.string().min(1),
  ageMarks: Words,
  /** Words right before an age without a mark. */
  ageCues: Words,
  /** Those of them that also stand before much else. */
  softAgeCues: z.array(z.string()),
  /** Particles right after an age without a mark. */
  ageTails: Words,
  /** What follows a number after an age cue and says it is no age. */
  notAge: Words,
  /** Marks of a round age: 七十多, 八十来. */
  about: Words,
  /** Marks that multiply by ten: 八旬. */
  decades: Words,
  bornCues: Words,
  bornTails: Words,
  alone: Words,
  notAlone: Words,
  /** Words before a place that say the speaker is there. */
  amIn: Words,
  /** Words that say somebody is somewhere, without saying who. */
  isIn: Words,
  /** Words after a place that say the speaker is there. */
  here: Words,
  /** Words before a place that say somebody goes there or speaks of it. */
  goTo: Words,
  /** Words that make a sentence a plan, a question or a memory. */
  notNow: Words,
  /** Words after a place that say the speaker is there no more. */
  notHere: Words,
})
export type PeopleWords = Readonly<z.infer<typeof PeopleWords>>
