import type { CarePlan } from './carePlan.ts'
import { ticketTitle } from './cards.ts'
import { writeStretch } from './clock.ts'
import type { Utterance } from './effect.ts'
import type { SlotId } from './ids.ts'
import { inLanguage } from './inLanguage.ts'
import type { Library, Locale } from './library.ts'
import type { Appointment } from './rhythm.ts'
import { line } from './step.ts'
import type { Requester } from './ticket.ts'

const TIME = 'time' as SlotId

/** The rhythm as the requester said it. */
export const saidRhythm = ({ slots }: Pick<CarePlan, 'slots'>): string => slots[TIME]?.said ?? ''

/** A sentence about one visit, to its requester by both clocks, to staff by the community's. `{home}` and `{there}` are filled here. */
export const visitLine = (
  reply: string, visit: Appointment, to: Readonly<{ requester: Pick<Requester, 'zone'>; locale: Locale }>, { community }: Library, params: Readonly<Record<string, string>>,
): Utterance => {
  const home = writeStretch(visit.at, visit.until, community.zone, to.locale)
  const there = writeStretch(visit.at, visit.until, to.requester.zone ?? community.zone, to.locale)
  return there === home ? line(reply, undefined, { ...params, home }) : line(`${reply}.both`, undefined, { ...params, home, there })
}

/** What names a plan to people: its number, its service, how often. */
export const planParams = (plan: CarePlan, library: Library, locale: Locale): Readonly<Record<string, string>> =>
  ({ number: plan.number, service: ticketTitle(plan, inLanguage(library, locale)), rhythm: saidRhythm(plan), by: plan.keeper?.name ?? '' })
