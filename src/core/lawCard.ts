import { dayIn, instantOf } from './clock.ts'
import type { CurationVerb } from './curationWork.ts'
import type { Utterance } from './effect.ts'
import type { Entry } from './entry.ts'
import type { Library } from './library.ts'
import { act, line, say, type Scene, type Step } from './step.ts'

const DAY = 24 * 60 * 60_000
/** Cards are previewed at this minute of Monday, and posted no later than this minute of a day. */
const PREVIEW = 9 * 60
/** Prime to any number of entries it is likely to meet, so that neighbours in the list do not follow each other. */
const STRIDE = 7_919

/** 侨法宣传角: the entries that may be a card, in a fixed order: those that settle a question by themselves and are not overdue. C2. */
export const cardsOf = (library: Library, now: number): readonly Entry[] => {
  const today = dayIn(now, library.community.zone)
  return [...library.entries.values()].filter(({ handoff, recheckBy }) => !handoff && recheckBy >= today).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Weeks since a Monday long ago, by the community's clock: one card a week. */
export const weekOf = (now: number, { community: { zone } }: Pick<Library, 'community'>): number =>
  Math.floor((Date.parse(`${dayIn(now, zone)}T00:00:00Z`) / DAY + 3) / 7)

/** The next Monday morning after `now`. */
export const nextCard = (now: number, library: Library): number => {
  const { zone } = library.community
  for (let n = 0; n < 8; n += 1) {
    const day = dayIn(now + n * DAY, zone)
    const at = instantOf(day, PREVIEW, zone)
    if (at > now && new Date(`${day}T00:00:00Z`).getUTCDay() === 1) return at
  }
  return now + 7 * DAY
}

/** The number of the card of a week, from 1; 0 when there is none. */
export const cardOfWeek = (week: number, cards: readonly Entry[]): number => (cards.length === 0 ? 0 : ((week * STRIDE) % cards.length) + 1)

/** The card as a group reads it: one question, its answer with its sources, and how to have no more of them. */
export const cardLines = (entry: Entry): readonly Utterance[] =>
  [line('lawCard.head', entry.id, { title: entry.title }), line('law.answer', entry.id, { form: 'short', branches: 'none' }), line('lawCard.foot')]

/** The card as a curator sees it before it goes anywhere. */
export const previewLines = (n: number, entry: Entry, rooms: number): readonly Utterance[] =>
  [line('lawCard.preview', entry.id, { rooms: String(rooms) }), ...cardLines(entry), line('lawCard.ask', undefined, { n: String(n) })]

/** 「开侨法宣传」 in a group that wants it; 「换一条宣传」, 「发宣传 12」 by a curator. Nothing goes out unseen. */
export const lawCard = (step: Step, verb: Extract<CurationVerb, { do: 'cards' | 'card' }>, { turn, context: { library, now, speaker } }: Scene): Step => {
  if (verb.do === 'cards') {
    if (turn.place.kind !== 'room') return say(step, line('admin.inRoom'))
    return speaker.roles.includes('admin') ? act(step, { do: 'curate', work: { do: 'cards', room: turn.place.room, on: verb.on } }) : say(step, line('safety.noRight'))
  }
  const cards = cardsOf(library, now)
  const wanted = verb.n ?? (verb.post ? 0 : cardOfWeek(weekOf(now, library) + verb.skip, cards))
  const entry = cards[wanted - 1]
  if (entry === undefined) return say(step, line('lawCard.which'))
  return verb.post ? act(step, { do: 'curate', work: { do: 'postCard', entry: entry.id } })
    : say(step, ...cardLines(entry), line('lawCard.ask', undefined, { n: String(wanted) }))
}
