import { freshTopic } from '../../core/answering.ts'
import type { FoundEntry, FoundService } from '../../core/command.ts'
import { missingSlot } from '../../core/intake.ts'
import { draftOf } from '../../core/requesting.ts'
import type { Service, Slot } from '../../core/service.ts'
import type { Hearing } from '../../ports.ts'
import type { Kit } from '../kit.ts'

/** All a model may choose from in one turn: what search and the classifier found, and what the open form still takes. */
export type Offer = Readonly<{
  services: readonly FoundService[]
  entries: readonly FoundEntry[]
  /** The slots of the form on the table, the open question first. */
  slots: readonly Slot[]
  service?: Service
  asked?: Slot
}>

const SERVICES = 8
const ENTRIES = 12
/** Longer words stand alone; shorter ones may lean on what was talked about. */
export const LEANING = 16

/** Gathers it for normalised words. `odds` is what else speaks for each entry, in nats, in the order of the library. */
export const gatherOffer = (text: string, hearing: Hearing, { library, classify, search, listen }: Kit, odds?: Float32Array): Offer => {
  const { conversation, now } = hearing
  const draft = draftOf(conversation)
  const service = draft === undefined ? undefined : library.services.get(draft.service)
  const asked = draft === undefined ? undefined : missingSlot(draft, library)
  const topic = text.length > LEANING ? undefined : freshTopic(conversation, now)?.words
  const heard = listen(text, topic).odds
  const together = odds === undefined || heard.length !== odds.length ? heard : heard.map((one, at) => one + odds[at]!)
  const { ranked } = search.find(text, { limit: ENTRIES, odds: together, ...(topic === undefined ? {} : { context: topic }) })
  const best = ranked[0]?.score ?? 1
  const slots = service === undefined || draft === undefined ? [] : service.slots.filter((slot) => slot !== asked && slot.kind !== 'consent' && draft.slots[slot.id] === undefined)
  return {
    services: classify(text).slice(0, SERVICES),
    entries: ranked.map(({ entry, score }) => ({ entry, sure: Math.min(1, score / best) })),
    slots: asked === undefined ? slots : [asked, ...slots],
    ...(service === undefined ? {} : { service }),
    ...(asked === undefined ? {} : { asked }),
  }
}
