import { isLead, isStaff } from './context.ts'
import type { Draft } from './conversation.ts'
import type { Utterance } from './effect.ts'
import type { GivingVerb } from './giving.ts'
import type { ServiceId, SlotId } from './ids.ts'
import type { Library } from './library.ts'
import { maskDigits } from './mask.ts'
import type { Need } from './need.ts'
import { listPairings, workOnPairing } from './pairingWork.ts'
import { referTo } from './render.ts'
import { sharesPiece } from './sharing.ts'
import { act, line, say, type Scene, type Step } from './step.ts'
import { findTarget, withTarget } from './targets.ts'
import type { Ticket } from './ticket.ts'
import { tellStatus } from './tracking.ts'
import { workOnRoom } from './venueWork.ts'

/** How many needs, and how many gifts, are listed at once. */
const LISTED = 12
const PUBLISHED = 40

/** C1: rooms, what is wanted, who stands by whom, what was given. */
export const workOnGiving = (step: Step, verb: GivingVerb, scene: Scene): Step => {
  const { context } = scene
  switch (verb.do) {
    case 'rooms':
    case 'keepRoom':
    case 'freeRoom':
      return isStaff(context.speaker) ? workOnRoom(step, verb, scene) : step
    case 'needs':
      return say(step, ...needLines(scene))
    case 'usage':
      return tellUsage(step, scene)
    case 'tellNeed':
      return isStaff(context.speaker) ? act(step, { do: 'give', work: verb }) : step
    case 'closeNeed': {
      if (!isStaff(context.speaker)) return step
      const { ticket: said, ...work } = verb
      return said === undefined ? act(step, { do: 'give', work }) : withTarget(step, findTarget(said, () => false, scene), ({ id }) => act(step, { do: 'give', work: { ...work, ticket: id } }))
    }
    case 'pairings':
      return say(step, ...listPairings(scene))
    case 'pair':
    case 'unpair':
      return workOnPairing(step, verb, scene)
    case 'gifts':
      return isLead(context.speaker) ? say(step, ...giftLines(scene)) : say(step, line('gift.noRight'))
  }
}

/** What is wanted now, for whoever asks; nobody is named. */
const needLines = ({ context: { needs = [], speaker } }: Scene): readonly Utterance[] => needs.length === 0 ? [line('need.none')] : [
  line('need.list'), ...needs.slice(0, LISTED).map(({ n, what }) => line('need.row', undefined, { n: String(n), what })), line(isStaff(speaker) ? 'need.how.staff' : 'need.how'),
]

/** The needs somebody's words offer something for. */
export const metBy = (words: string, needs: readonly Need[], { words: { giving } }: Library): readonly Need[] => needs.filter(({ what }) => sharesPiece(words, what, giving.generic))

/** What is wanted now, said once as a form begins in which somebody offers something. */
export const wantedNow = (draft: Draft, before: Draft | undefined, { context: { needs = [], library } }: Scene): readonly Utterance[] => {
  if (before?.service === draft.service || needs.length === 0 || library.services.get(draft.service)?.gives !== true) return []
  const fitting = metBy(draft.words.join('\n'), needs, library)
  if (fitting.length > 0) return [line('need.fits', draft.service, { what: fitting.slice(0, LISTED).map(({ what }) => what).join('\u3001') })]
  return draft.words.join('').length > LONG ? [] : [line('need.now', draft.service, { what: needs.slice(0, LISTED).map(({ what }) => what).join('\u3001') })]
}

/** Who says so much knows what they want to give. */
const LONG = 24

const GIVEN: ReadonlySet<Ticket['state']> = new Set(['reported', 'followUp', 'closed'])
const text = ({ slots }: Ticket, id: string): string | undefined => slots[id as SlotId]?.text

/** What was given in the time asked for, as it may be made public: names only of those who want theirs there. 公益事业捐赠法 art. 22. */
const giftLines = ({ context: { given = [], library } }: Scene): readonly Utterance[] => {
  const gifts = given.filter((ticket) => library.services.get(ticket.service as ServiceId)?.gives === true && GIVEN.has(ticket.state) && ticket.slots['giving' as SlotId] !== undefined)
  if (gifts.length === 0) return [line('gift.none')]
  const named = (ticket: Ticket): string => text(ticket, 'public') === signed(ticket, library) ? text(ticket, 'name') ?? ticket.requester.name : referTo('gift.anonymous')
  return [line('gift.list', undefined, { count: String(gifts.length) }), ...gifts.slice(0, PUBLISHED).map((ticket) => line('gift.row', undefined, {
    donor: named(ticket), kind: text(ticket, 'donor') ?? '', what: maskDigits(text(ticket, 'offer') ?? text(ticket, 'giving') ?? ''),
  }))]
}

/** The choice by which a donor wants their name known: the first. */
const signed = ({ service }: Ticket, { services }: Library): string | undefined => services.get(service as ServiceId)?.slots.find(({ id }) => id === 'public')?.choices[0]?.value

/** 「我捐的轮椅用到哪了」: the needs it met; how far it is, where it met none yet. 公益事业捐赠法 art. 21. */
const tellUsage = (step: Step, scene: Scene): Step => {
  const { met = [], own } = scene.context
  const used = met.flatMap(({ ticket, what }) => own.filter(({ id }) => id === ticket).map(({ number }) => line('need.used', undefined, { number, what })))
  return used.length === 0 ? tellStatus(step, scene) : say(step, ...used)
}
