import type { EffectId, PersonId, TicketId } from './ids.ts'
import type { SlotId } from './ids.ts'
import type { Library } from './library.ts'
import type { Address, Slots, Ticket, Voice } from './ticket.ts'

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

/** What desk work may read and write of volunteers, in its transaction. */
export interface VolunteerBook {
  /** Registers somebody, or what they say now instead of before; what was recorded of them stays. */
  saveVolunteer(volunteer: Omit<Volunteer, 'minutes'>): Promise<void>
  volunteer(person: PersonId): Promise<Volunteer | undefined>
  /** They lend a hand no more; false when they did not. */
  dropVolunteer(person: PersonId): Promise<boolean>
  recordHelp(help: Help): Promise<void>
}

/** What may be read of volunteers. */
export interface VolunteerReading {
  /** Everybody who lends a hand, who came first. */
  volunteers(): Promise<readonly Volunteer[]>
}

/** One who fits, and how well; more is better. */
export type Match = Readonly<{ volunteer: Volunteer; score: number }>

const textOf = (slots: Slots, ids: readonly string[]): string => ids.map((id) => `${slots[id as SlotId]?.text ?? ''} ${slots[id as SlotId]?.said ?? ''}`).join(' ').toLowerCase()

/** How much each of these counts: something they can do, a language that is wanted, the same estate or grid, a day they are free. */
const WEIGHT = { skill: 4, language: 3, estate: 2, grid: 1, day: 1 } as const

/** Who can help with a ticket, the best first; nobody whose skill and language say nothing for it, and never whoever asked. */
export const matching = (ticket: Ticket, volunteers: readonly Volunteer[], { words: { volunteer: words } }: Library): readonly Match[] => {
  const wanted = `${ticket.words} ${textOf(ticket.slots, ['need', 'help', 'matter', 'problem', 'languages'])}`.toLowerCase()
  const skills = Object.entries(words.skills).filter(([skill, said]) => words.services[ticket.service]?.includes(skill) === true || said.some((word) => wanted.includes(word)))
  const languages = words.languages.filter((word) => wanted.includes(word))
  const home = ticket.slots['address' as SlotId]
  const day = weekday(ticket)
  return volunteers.filter(({ person }) => person !== ticket.requester.person).map((volunteer): Match => {
    const can = textOf(volunteer.slots, ['skill'])
    const speaks = textOf(volunteer.slots, ['languages', 'skill'])
    const theirs = volunteer.slots['address' as SlotId]
    const fits = skills.filter(([, said]) => said.some((word) => can.includes(word))).length * WEIGHT.skill + languages.filter((word) => speaks.includes(word)).length * WEIGHT.language
    if (fits === 0) return { volunteer, score: 0 }
    const near = home?.parts?.estate !== undefined && home.parts.estate === theirs?.parts?.estate ? WEIGHT.estate : 0
    const grid = ticket.grid !== undefined && ticket.grid === theirs?.grid ? WEIGHT.grid : 0
    const rhythm = volunteer.slots['time' as SlotId]?.rhythm
    const free = day !== undefined && rhythm?.every === 'week' && rhythm.weekdays.includes(day) ? WEIGHT.day : 0
    return { volunteer, score: fits + near + grid + free }
  }).filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score || a.volunteer.since - b.volunteer.since)
}

/** The day of the week of a ticket's time by the clock of 常州, 1 is Monday. */
const weekday = ({ slots }: Ticket): number | undefined => {
  const at = slots['time' as SlotId]?.at
  return at === undefined ? undefined : new Date(at + 8 * 3_600_000).getUTCDay() || 7
}
