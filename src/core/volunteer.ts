import type { EffectId, PersonId, SlotId, TicketId } from './ids.ts'
import type { Library } from './library.ts'
import type { Need } from './need.ts'
import type { Address, Slots, SlotValue, Ticket, Voice } from './ticket.ts'

/** Somebody who lends a hand, as they registered: what they can, which languages, where they live, when they are free. C1. */
export type Volunteer = Readonly<{
  person: PersonId
  name: string
  slots: Slots
  address: Extract<Address, { kind: 'private' }>
  voice: Voice
  zone?: string
  since: number
  /** What was recorded of them so far, in minutes. */
  minutes: number
}>

/** That somebody helped, so long, as staff told. Append-only. */
export type Help = Readonly<{ effect: EffectId; person: PersonId; ticket?: TicketId; minutes: number; by: PersonId; at: number; words: string }>

/** What may be read of volunteers. */
export interface VolunteerReading {
  /** Everybody who lends a hand, who came first. */
  volunteers(): Promise<readonly Volunteer[]>
}

/** What desk work may read and write of volunteers, in its transaction. */
export interface VolunteerBook extends VolunteerReading {
  /** Registers somebody, or what they say now instead of before; what was recorded of them stays. */
  saveVolunteer(volunteer: Omit<Volunteer, 'minutes'>): Promise<void>
  volunteer(person: PersonId): Promise<Volunteer | undefined>
  /** They lend a hand no more; false when they did not. */
  dropVolunteer(person: PersonId): Promise<boolean>
  recordHelp(help: Help): Promise<void>
}

/** What a hand is wanted for: in which words, for which service, for whom, where, and on which day of the week (1 is Monday). */
export type Wanted = Readonly<{ said: string; service?: string; by?: PersonId; home?: SlotValue; grid?: string; day?: number }>

/** One who fits, and how well; more is better. */
export type Match = Readonly<{ volunteer: Volunteer; score: number }>

const textOf = (slots: Slots, ids: readonly string[]): string => ids.map((id) => `${slots[id as SlotId]?.text ?? ''} ${slots[id as SlotId]?.said ?? ''}`).join(' ').toLowerCase()

/** How much each of these counts: something they can do, a language that is wanted, the same estate or grid, a day they are free. */
const WEIGHT = { skill: 4, language: 3, estate: 2, grid: 1, day: 1 } as const

/** What is wanted for a ticket, in the words of whoever asked and of what they were asked. */
export const wantedFor = ({ words, slots, service, requester, grid }: Ticket): Wanted => {
  const [home, day] = [slots['address' as SlotId], weekday(slots)]
  return {
    said: `${words} ${textOf(slots, ['need', 'help', 'matter', 'problem', 'languages'])}`, service, by: requester.person,
    ...(home === undefined ? {} : { home }), ...(grid === undefined ? {} : { grid }), ...(day === undefined ? {} : { day }),
  }
}

/** What is wanted by a need that asks for somebody; undefined where it asks for things. */
export const wantedBy = ({ what }: Pick<Need, 'what'>, { words: { volunteer: { hands } } }: Library): Wanted | undefined => {
  const said = what.toLowerCase()
  return hands.some((word) => said.includes(word)) ? { said } : undefined
}

/** Who can help, the best first; nobody whose skill and language say nothing for it, and never whoever asked. */
export const matching = (wanted: Wanted, volunteers: readonly Volunteer[], { words: { volunteer: words } }: Library): readonly Match[] => {
  const { home, grid, day, by } = wanted
  const said = wanted.said.toLowerCase()
  const needed: readonly string[] = wanted.service === undefined ? [] : words.services[wanted.service] ?? []
  const skills = Object.entries(words.skills).filter(([skill, says]) => needed.includes(skill) || says.some((word) => said.includes(word)))
  const languages = words.languages.filter((word) => said.includes(word))
  return volunteers.filter(({ person }) => person !== by).map((volunteer): Match => {
    const can = textOf(volunteer.slots, ['skill'])
    const speaks = textOf(volunteer.slots, ['languages', 'skill'])
    const theirs = volunteer.slots['address' as SlotId]
    const fits = skills.filter(([, says]) => says.some((word) => can.includes(word))).length * WEIGHT.skill + languages.filter((word) => speaks.includes(word)).length * WEIGHT.language
    if (fits === 0) return { volunteer, score: 0 }
    const near = home?.parts?.estate !== undefined && home.parts.estate === theirs?.parts?.estate ? WEIGHT.estate : 0
    const block = grid !== undefined && grid === theirs?.grid ? WEIGHT.grid : 0
    const rhythm = volunteer.slots['time' as SlotId]?.rhythm
    const free = day !== undefined && rhythm?.every === 'week' && rhythm.weekdays.includes(day) ? WEIGHT.day : 0
    return { volunteer, score: fits + near + block + free }
  }).filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score || a.volunteer.since - b.volunteer.since)
}

/** The day of the week of a ticket's time by the clock of 常州, 1 is Monday. */
const weekday = (slots: Slots): number | undefined => {
  const at = slots['time' as SlotId]?.at
  return at === undefined ? undefined : new Date(at + 8 * 3_600_000).getUTCDay() || 7
}
