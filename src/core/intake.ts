import { whenLines } from './appointment.ts'
import type { Conversation, Draft } from './conversation.ts'
import type { Utterance } from './effect.ts'
import type { ReplyId, ServiceId, SlotId } from './ids.ts'
import { inLanguage, shownText } from './inLanguage.ts'
import type { Library } from './library.ts'
import type { Service, Slot } from './service.ts'
import { line } from './step.ts'
import type { Slots, SlotValue } from './ticket.ts'

/** Slots that mean the same elder and the same asker whatever is wished for; a second wish is not asked for them again. */
export const SHARED: ReadonlySet<string> = new Set(['relation', 'elderName', 'elderAge', 'address', 'phone', 'place', 'consent', 'name'])

/** A draft of one service with nothing in it. */
export const openDraft = (service: ServiceId, now: number, words: string, slots: Slots = {}): Draft => ({
  service, slots, passed: [], attachments: [], words: words === '' ? [] : [words], begunAt: now,
})

export const serviceOf = (draft: Draft, library: Library): Service | undefined => library.services.get(draft.service)

/** The first slot that is required, not filled and not passed over: the open question is computed, never stored. */
export const missingSlot = (draft: Draft, library: Library): Slot | undefined => missingSlots(draft, library)[0]

/** All that are still to be asked, in order. */
export const missingSlots = (draft: Draft, library: Library): readonly Slot[] =>
  serviceOf(draft, library)?.slots.filter((slot) => isWanted(slot, draft.slots) && !isTold(draft.slots[slot.id]) && !draft.passed.includes(slot.id)) ?? []

/** Whether a slot must be asked for, as things are told. */
export const isWanted = ({ required, onlyIf }: Slot, slots: Slots): boolean =>
  required && Object.entries(onlyIf ?? {}).every(([id, values]) => values.includes(slots[id as SlotId]?.text ?? ''))

/** A building of nobody knows which estate or road is kept, and no address yet; what is too vague, a time to come by, an estate without a door or a matter told in passing, is kept, and asked about once. */
const isTold = (value: SlotValue | undefined): boolean =>
  value !== undefined && value.vague !== true && (value.parts === undefined || value.parts.estate !== undefined || value.parts.street !== undefined)

/** The draft with one slot filled; a slot that was passed over is open to an answer again. */
export const fillSlot = (draft: Draft, slot: SlotId, value: SlotValue): Draft => ({
  ...draft, slots: { ...draft.slots, [slot]: value }, passed: draft.passed.filter((passed) => passed !== slot),
})

/** The draft with one slot emptied, so that it is asked again. */
export const reopenSlot = (draft: Draft, slot: SlotId): Draft => ({
  ...draft,
  slots: Object.fromEntries(Object.entries(draft.slots).filter(([id]) => id !== slot)) as Slots,
  passed: draft.passed.filter((passed) => passed !== slot),
})

export const passSlot = (draft: Draft, slot: SlotId): Draft => ({ ...draft, passed: [...draft.passed, slot] })

const RELATION = 'relation' as SlotId
/** What is the asker's own, whomever a wish is for. */
const OWN: ReadonlySet<string> = new Set(['place'])

/** What a finished or dropped draft hands to the next one: what is the same for both. A wish for somebody else (`about`) gets nothing of the first one's. */
export const sharedSlots = (from: Draft, to: Service, about?: SlotValue): Slots => {
  const known = from.slots[RELATION]
  const other = about !== undefined && known !== undefined && about.text !== known.text
  return {
    ...Object.fromEntries(to.slots.flatMap((slot) => {
      const value = from.slots[slot.id]
      return (other ? OWN : SHARED).has(slot.id) && value !== undefined ? [[slot.id, value]] : []
    })) as Slots,
    ...(other && to.slots.some(({ id }) => id === RELATION) ? { [RELATION]: about } : {}),
  }
}

/** What tells of the same person or the same story, whatever service it is told for. */
const LASTING: ReadonlySet<string> = new Set(['health', 'mobility', 'diet', 'hukou', 'status', 'overseas', 'applicant', 'name', 'parties', 'deadline', 'hardship'])
const NEED = 'need' as SlotId

/** What a draft hands to the wish that takes its place: what both ask that stays true. To a lawyer or a mediator the story is the same. I3. */
export const slotsKept = (from: Draft, to: Service): Slots => ({
  ...sharedSlots(from, to),
  ...Object.fromEntries(to.slots.flatMap(({ id, kind }) => {
    const value = from.slots[id]
    const kept = LASTING.has(id) || (id === NEED && kind === 'text' && to.handledBy.includes('lawyer'))
    return kept && value !== undefined ? [[id, value]] : []
  })) as Slots,
})

/** The stage of a draft: still filling, or ready to be confirmed. */
export const stageOf = (draft: Draft, library: Library): Conversation['stage'] =>
  missingSlot(draft, library) === undefined ? { at: 'confirming', draft } : { at: 'filling', draft }

/** The summary of a draft, one numbered line a slot, in the order of the service. */
export const summarize = (draft: Draft, library: Library, { voice: { locale }, zone }: Pick<Conversation, 'voice' | 'zone'>): readonly Utterance[] => {
  const service = serviceOf(draft, library)
  if (service === undefined) return []
  return [
    line('intake.summary', service.id, { service: service.name }),
    ...summaryLines(draft, service).flatMap(({ slot, value }, at) =>
      value === undefined
        ? [line('intake.blank', slot.id, { n: String(at + 1), label: slot.label })]
        : [line('intake.line', slot.id, { n: String(at + 1), label: slot.label, text: shownText(slot, value, locale) }),
          ...(value.rhythm !== undefined && service.recurs ? [line('intake.plan', slot.id)] : whenLines('intake.when', slot, value, zone, library, locale))]),
    ...(draft.attachments.length === 0 ? [] : [line('intake.attachments', undefined, { count: String(draft.attachments.length) })]),
  ]
}

/** What the summary shows, in order: every filled slot, and those left for staff to complete. */
export const summaryLines = (draft: Draft, service: Service): readonly Readonly<{ slot: Slot; value: SlotValue | undefined }>[] =>
  service.slots
    .filter((slot) => draft.slots[slot.id] !== undefined || draft.passed.includes(slot.id))
    .map((slot) => ({ slot, value: draft.slots[slot.id] }))

/** How what is told too vaguely is asked about. */
const ASK_ONCE_MORE: Readonly<Partial<Record<Slot['kind'], ReplyId>>> = { time: 'intake.askCloser' as ReplyId, address: 'intake.askDoor' as ReplyId }

/** The question a conversation waits to have answered; none when it waits for nothing. */
export const openQuestion = (conversation: Conversation, every: Library): readonly Utterance[] => {
  const { stage } = conversation
  const library = inLanguage(every, conversation.voice.locale)
  switch (stage.at) {
    case 'filling': {
      const slot = missingSlot(stage.draft, library)
      if (slot === undefined) return []
      const known = stage.draft.slots[slot.id]
      if (known?.vague !== true) return [line('intake.ask', slot.id, { ask: slot.ask })]
      return [line(ASK_ONCE_MORE[slot.kind] ?? 'intake.askMore', slot.id, { text: known.text, ask: slot.ask })]
    }
    case 'confirming':
      return [...summarize(stage.draft, library, conversation), line('intake.confirm')]
    case 'choosing':
    case 'rescuing':
    case 'erasing':
    case 'previewing':
    case 'offering':
    case 'curating':
    case 'announcing':
    case 'pointing':
    case 'rating':
    case 'idle':
      return []
  }
}
