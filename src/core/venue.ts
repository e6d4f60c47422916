import type { Community } from './community.ts'
import type { AccountId, ServiceId, SlotId, TicketId, TicketNumber } from './ids.ts'
import type { Library } from './library.ts'
import type { Appointment } from './rhythm.ts'
import type { Slots, Ticket } from './ticket.ts'

/** A room of the community. */
export type Room = Community['rooms'][number]

/** A time a place is taken: for a ticket, or for an activity that was announced. `what` names it to staff. */
export type Taken = Appointment & Readonly<{ place: string; what: string; ticket?: TicketId; number?: TicketNumber; headcount?: string }>

/** What may be read of rooms. */
export interface VenueReading {
  /** What takes a place and is not over at `from`, soonest first. */
  taken(account: AccountId, from: number): Promise<readonly Taken[]>
}

/** What desk work may read of rooms, in its transaction. */
export interface VenueBook extends VenueReading {
  /** Whoever gives out a room next waits until this transaction is over. */
  holdRooms(): Promise<void>
}

/** What somebody who wants a room says of it. */
export type Wanted = Readonly<{ stretch: Appointment; headcount: number }>

const TIME = 'time' as SlotId
const HEADCOUNT = 'headcount' as SlotId
const HOURS = 2 * 60 * 60_000
const MINUTE = 60_000

/** How many and when; undefined where one is not known, or it comes again and again and is for people to arrange. A moment lasts two hours. */
export const wantedIn = (slots: Slots): Wanted | undefined => {
  const { at, until, rhythm, vague } = slots[TIME] ?? {}
  const said = slots[HEADCOUNT]
  const headcount = said?.count ?? Number(/\d+/.exec(said?.text ?? '')?.[0] ?? Number.NaN)
  if (at === undefined || rhythm !== undefined || vague === true || !Number.isFinite(headcount)) return undefined
  return { stretch: { at, until: until !== undefined && until - at > MINUTE ? until : at + HOURS }, headcount }
}

/** The room a place that is named means: the whole name, or enough of it. */
export const roomNamed = (place: string, rooms: readonly Room[]): Room | undefined =>
  rooms.find(({ name }) => place.includes(name)) ?? (place.length < SHORTEST ? undefined : rooms.find(({ name }) => name.includes(place)))

const SHORTEST = 3

/** What stands in the way of that room at that time. */
export const inTheWay = ({ name }: Room, { at, until }: Appointment, taken: readonly Taken[], rooms: readonly Room[]): readonly Taken[] =>
  taken.filter((one) => roomNamed(one.place, rooms)?.name === name && one.at < until && at < one.until)

/** The rooms that hold so many and are free then, the smallest first. */
export const freeRooms = ({ stretch, headcount }: Wanted, taken: readonly Taken[], rooms: readonly Room[]): readonly Room[] =>
  rooms.filter((room) => room.capacity >= headcount && inTheWay(room, stretch, taken, rooms).length === 0).toSorted((a, b) => a.capacity - b.capacity)

/** The largest room. */
export const largest = (rooms: readonly Room[]): Room | undefined => rooms.toSorted((a, b) => b.capacity - a.capacity)[0]

/** The next times on the same day or the days after at which a room is free for as long, at the same hour or right after what is there. */
export const freeTimes = (wanted: Wanted, taken: readonly Taken[], rooms: readonly Room[], count: number): readonly Appointment[] => {
  const { stretch: { at, until } } = wanted
  const long = until - at
  const after = taken.filter((one) => one.until > at && one.until - at < DAY / 2).map((one) => one.until)
  const days = Array.from({ length: LOOKED_AHEAD }, (_, day) => at + (day + 1) * DAY)
  return [...after, ...days].toSorted((a, b) => a - b).map((from) => ({ at: from, until: from + long }))
    .filter((stretch) => freeRooms({ ...wanted, stretch }, taken, rooms).length > 0).slice(0, count)
}

const DAY = 24 * 60 * MINUTE
const LOOKED_AHEAD = 14

/** Whether a room is kept for who asks for that service. */
export const booksRoom = ({ service }: Pick<Ticket, 'service'>, { services }: Pick<Library, 'services'>): boolean => services.get(service as ServiceId)?.books === true
