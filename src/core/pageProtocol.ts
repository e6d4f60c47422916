import { z } from 'zod'
import type { MessageKind } from './message.ts'

/** Faults one can switch on in the simulated WeChat. */
export const FaultName = z.enum(['network', 'server', 'throttled', 'lostAck'])
export type FaultName = z.infer<typeof FaultName>

/** Photos and voices larger than this are refused; in characters of base64. */
export const LARGEST_FILE = 6_000_000
/** WeChat takes no longer message. */
export const LONGEST_TEXT = 4_000

const person = z.string().min(1).max(100)
const message = z.string().min(1).max(100)
const text = z.string().min(1).max(LONGEST_TEXT)
const file = z.strictObject({ name: z.string().min(1).max(200), base64: z.base64().min(1).max(LARGEST_FILE) })
/** Who does it, and in which room; in private with the bot when none is named. */
const seat = { as: person, room: z.string().min(1).max(100).optional() }

/** What the page asks for: somebody in the simulated WeChat does something, or WeChat itself breaks. */
export const PageAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('say'), ...seat, text, mention: z.array(person).max(50).optional() }),
  z.strictObject({ do: z.literal('quote'), ...seat, message, text, mention: z.array(person).max(50).optional() }),
  z.strictObject({ do: z.literal('recall'), as: person, message }),
  z.strictObject({ do: z.literal('photo'), ...seat, file }),
  z.strictObject({ do: z.literal('voice'), ...seat, file }),
  z.strictObject({ do: z.literal('file'), ...seat, file }),
  z.strictObject({
    do: z.literal('location'), ...seat, name: z.string().min(1).max(100), address: z.string().max(200),
    latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180),
  }),
  z.strictObject({ do: z.literal('pat'), ...seat, whom: person }),
  z.strictObject({ do: z.literal('befriend'), as: person }),
  z.strictObject({ do: z.literal('fault'), fault: FaultName, on: z.boolean() }),
  z.strictObject({ do: z.literal('startAfresh'), sure: z.literal(true) }),
])
export type PageAct = z.infer<typeof PageAct>

/** A message as the page shows it. Times are ms since the epoch, UTC. */
export type PageMessage = Readonly<{
  /** Counts from 1 through everything that was said. */
  n: number
  id: string
  at: number
  from: string
  /** In a room: the room. In private: the person the bot talks with. */
  conversation: string
  inRoom: boolean
  kind: MessageKind
  text: string
  mentions: readonly string[]
  quote?: Readonly<{ message: string; words: string }>
  recalls?: string
  /** Its bytes are at `/api/files/<id>`. */
  file?: Readonly<{ name: string; mediaType: string; bytes: number }>
}>

/** Whether the bot can hear WeChat, and if it is answering somebody right now. */
export type BotStatus = Readonly<{ loggedIn: boolean; busy: boolean }>

/** Something that went wrong, or right again, between the bot and WeChat. */
export type Happening = Readonly<{ at: number; what: 'throttled' | 'ackLost' | 'down' | 'up' | 'replayed' | `${FaultName}On` | `${FaultName}Off`; count?: number }>

/** All there is to show. */
export type PageState = Readonly<{
  bot: Readonly<{ id: string; name: string }>
  people: readonly Readonly<{ id: string; name: string; about: string; zone: string; role?: string }>[]
  rooms: readonly Readonly<{ id: string; topic: string; say: string; use?: string; members: readonly string[] }>[]
  start: Readonly<{ person: string; room: string }>
  friends: readonly string[]
  messages: readonly PageMessage[]
  faults: Readonly<Record<FaultName, boolean>>
  status: BotStatus
  happenings: readonly Happening[]
  /** Starting afresh would touch data kept elsewhere, and is not offered. */
  keptElsewhere: boolean
}>

/** What the page is told as it happens. */
export type PageNews =
  | Readonly<{ news: 'all'; state: PageState }>
  | Readonly<{ news: 'message'; message: PageMessage }>
  | Readonly<{ news: 'status'; status: BotStatus }>
  | Readonly<{ news: 'faults'; faults: PageState['faults'] }>
  | Readonly<{ news: 'happening'; happening: Happening }>
  | Readonly<{ news: 'friends'; friends: readonly string[] }>
  | Readonly<{ news: 'startingAfresh' }>

/** What the page gets for an act. */
export type PageAnswer = Readonly<{ ok: true; message?: string } | { ok: false; why: 'unreadable' | 'impossible' | 'elsewhere' | 'starting' }>

/** A sentence in each language of the page. */
const Both = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) })

/** One step of a story of the tour: somebody says or does something, or a fault is switched; the caption says what to look at. */
export const TourStep = z.strictObject({
  as: person.optional(),
  /** A room's id; in private when there is none. */
  room: z.string().optional(),
  say: z.string().optional(),
  at: z.boolean().optional(),
  /** Quotes the bot's last message there that holds these words. */
  quote: z.string().optional(),
  photo: z.boolean().optional(),
  fault: z.strictObject({ name: FaultName, on: z.boolean() }).optional(),
  caption: Both.optional(),
  /** Whose chat or which room the bot answers in before the story goes on; it is waited for in the same place unless told otherwise. */
  hear: z.union([z.literal('nothing'), z.array(z.string())]).optional(),
})
export type TourStep = z.infer<typeof TourStep>

/** The stories of the tour and the places of the map, from `prompts/page/tour.yaml`. */
export const Tour = z.strictObject({
  /** Where somebody may say that they are. */
  places: z.array(z.strictObject({ name: z.string(), address: z.string(), latitude: z.number(), longitude: z.number() })).min(1),
  stories: z.array(z.strictObject({ id: z.string(), title: Both, about: Both, steps: z.array(TourStep).min(1) })).min(1),
})
export type Tour = z.infer<typeof Tour>

/** The page's own sentences, by language and id. */
export type PageWords = Readonly<{ languages: Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>>; tour: Tour }>
