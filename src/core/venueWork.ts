import { writeStretch } from './clock.ts'
import { isLead } from './context.ts'
import type { Draft } from './conversation.ts'
import type { Utterance } from './effect.ts'
import type { GivingVerb } from './giving.ts'
import type { SlotId } from './ids.ts'
import { reopenSlot } from './intake.ts'
import { isTheirs } from './parts.ts'
import { act, line, say, type Scene, type Step } from './step.ts'
import { findTarget, withTarget } from './targets.ts'
import { booksRoom, freeRooms, freeTimes, inTheWay, largest, roomNamed, wantedIn, type Taken } from './venue.ts'

const TIME = 'time' as SlotId
/** How many other times are named, and how much of the list is shown. */
const NAMED = 3
const LISTED = 20

/** What is known of rooms for a form that wants one, once it says when and for how many: free, too small, or taken, and then when it is free. Undefined where nothing new was said of it. C1. */
export const checkRoom = (draft: Draft, before: Draft | undefined, { context: { taken, library, voice: { locale } } }: Scene): Readonly<{ draft: Draft; lines: readonly Utterance[] }> | undefined => {
  if (!booksRoom(draft, library)) return undefined
  // What comes again every week is agreed on with people.
  if (draft.slots[TIME]?.rhythm !== undefined) return before?.slots[TIME]?.rhythm === undefined ? { draft, lines: [line('venue.again')] } : undefined
  const wanted = wantedIn(draft.slots)
  if (wanted === undefined || taken === undefined) return undefined
  const known = before === undefined || before.service !== draft.service ? undefined : wantedIn(before.slots)
  if (known !== undefined && known.headcount === wanted.headcount && known.stretch.at === wanted.stretch.at && known.stretch.until === wanted.stretch.until) return undefined
  const { rooms, zone } = library.community
  const most = largest(rooms)
  if (most === undefined) return undefined
  const write = ({ at, until }: typeof wanted.stretch): string => writeStretch(at, until, zone, locale)
  if (most.capacity < wanted.headcount) return { draft, lines: [line('venue.tooMany', undefined, { room: most.name, capacity: String(most.capacity), headcount: String(wanted.headcount) })] }
  const [free] = freeRooms(wanted, taken, rooms)
  if (free !== undefined) return { draft, lines: [line('venue.free', undefined, { room: free.name, capacity: String(free.capacity), when: write(wanted.stretch) })] }
  const others = freeTimes(wanted, taken, rooms, NAMED)
  return {
    draft: reopenSlot(draft, TIME),
    lines: [line('venue.taken', undefined, { when: write(wanted.stretch) }), ...(others.length === 0 ? [] : [line('venue.others', undefined, { others: others.map(write).join('\u3001') })])],
  }
}

/** 「场地」「07 换会议室」「07 场地不用留了」: who has which room when, and which room a ticket has. */
export const workOnRoom = (step: Step, verb: Extract<GivingVerb, { do: 'rooms' | 'keepRoom' | 'freeRoom' }>, scene: Scene): Step => {
  const { context: { speaker, colleagues, now, library } } = scene
  const rooms = library.community.rooms
  switch (verb.do) {
    case 'rooms':
      return say(step, ...listRooms(scene))
    case 'keepRoom':
    case 'freeRoom':
      return withTarget(step, findTarget(verb.ticket, (ticket) => booksRoom(ticket, library) && isTheirs(ticket, speaker, colleagues, now), scene), (ticket) => {
        if (!booksRoom(ticket, library)) return say(step, line('venue.notOne', undefined, { number: ticket.number }))
        if (!isLead(speaker) && !isTheirs(ticket, speaker, colleagues, now)) return say(step, line('desk.notYours', undefined, { number: ticket.number, by: ticket.assignee?.name ?? '' }))
        if (verb.do === 'freeRoom') return act(step, { do: 'give', work: { do: 'freeRoom', ticket: ticket.id } })
        const room = roomNamed(verb.place, rooms)
        if (room === undefined) return say(step, line('venue.unknown', undefined, { rooms: rooms.map(({ name }) => name).join('\u3001') }))
        return act(step, { do: 'give', work: { do: 'keepRoom', ticket: ticket.id, room: room.name } })
      })
  }
}

const listRooms = ({ context: { taken = [], library: { community } } }: Scene): readonly Utterance[] => {
  const row = ({ at, until, place, what, headcount }: Taken): Utterance => line('venue.row', undefined, {
    when: writeStretch(at, until, community.zone, 'zh-CN'), room: roomNamed(place, community.rooms)?.name ?? place, what, headcount: headcount ?? '',
  })
  const ours = taken.filter(({ place }) => roomNamed(place, community.rooms) !== undefined)
  return ours.length === 0 ? [line('venue.nothing')] : [line('venue.list'), ...ours.slice(0, LISTED).map(row)]
}

/** What stands in the way of an activity where it is planned; nothing where it is free. */
export const clashLines = ({ place, at, until, capacity }: Readonly<{ place?: string; at: number; until: number; capacity?: number }>, { context: { taken = [], library: { community: { rooms, zone } } } }: Scene): readonly Utterance[] => {
  const room = place === undefined ? undefined : roomNamed(place, rooms)
  if (room === undefined) return []
  return [
    ...inTheWay(room, { at, until }, taken, rooms).map((one) => line('venue.clash', undefined, { room: room.name, what: one.what, when: writeStretch(one.at, one.until, zone, 'zh-CN') })),
    ...(capacity !== undefined && capacity > room.capacity ? [line('venue.small', undefined, { room: room.name, capacity: String(room.capacity) })] : []),
  ]
}
