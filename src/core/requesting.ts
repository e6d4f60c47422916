import { placeInstead } from './activityWork.ts'
import type { Command, FoundService } from './command.ts'
import { consentOf } from './consent.ts'
import { isStaff } from './context.ts'
import type { Conversation, Draft } from './conversation.ts'
import { knownOf } from './filling.ts'
import { privateConversation, type ServiceId, type SlotId, type TicketId } from './ids.ts'
import { shownText } from './inLanguage.ts'
import { OVER } from './lifecycle.ts'
import { fillSlot, missingSlot, openDraft, passSlot, reopenSlot, serviceOf, sharedSlots, slotsKept, stageOf, summaryLines } from './intake.ts'
import type { Service, Slot } from './service.ts'
import { takeUp } from './laidAside.ts'
import { offerNumbered } from './offering.ts'
import { act, change, line, nextEffect, requesterOf, say, stand, type Scene, type Step } from './step.ts'
import { clearTold } from './telling.ts'
import type { SlotValue, TicketState } from './ticket.ts'

/** The draft on the table, whatever the stage keeps it for. */
export const draftOf = (conversation: Conversation): Draft | undefined => {
  const { stage } = conversation
  switch (stage.at) {
    case 'filling':
    case 'confirming':
      return stage.draft
    case 'choosing':
      return stage.draft
    case 'idle':
    case 'erasing':
    case 'rescuing':
    case 'previewing':
    case 'offering':
    case 'curating':
    case 'announcing':
    case 'pointing':
    case 'rating':
      return undefined
  }
}

const keep = (step: Step, draft: Draft, scene: Scene): Step => stand(step, stageOf(draft, scene.context.library))

/** A wish for a service: a new draft. It never lands in the open form; the open form waits for it, or it for the form. */
export const request = (step: Step, command: Extract<Command, { kind: 'request' }>, scene: Scene): Step => {
  const [first] = command.found
  if (first === undefined) return say(step, line('menu'))
  const service = scene.context.library.services.get(first.service)
  if (service === undefined) return say(step, line('menu'))
  const open = draftOf(step.conversation)
  if (!command.sure) return open === undefined ? offer(step, command.found, command.words, scene) : step
  if (open?.service === service.id) return step
  if (step.conversation.waiting.some((draft) => draft.service === service.id)) return step
  if (scene.turn.place.kind === 'room' && service.slots.some((slot) => slot.sensitive)) return carryToPrivate(step, service, command.words, scene)
  const draft = openDraft(service.id, scene.context.now, command.words, open === undefined ? {} : sharedSlots(open, service, relationIn(command.words, scene)))
  if (open !== undefined) {
    return say(change(step, { waiting: [...step.conversation.waiting, draft] }), line('intake.queued', service.id, { service: service.name }))
  }
  const taken = takeUp(step, draft, scene)
  return say(keep(change(clearTold(taken.step), { strikes: 0 }), taken.draft, scene), line('intake.begin', service.id, { service: service.name }))
}

/** The relative that is named along with a wish: 「另外想给我爸订饭」 in a form about the mother. */
const relationIn = (words: string, { context: { commands } }: Scene): SlotValue | undefined => {
  const named = commands.find((command) => command.kind === 'fill' && command.slot === 'relation')
  return named?.kind === 'fill' && words.includes(named.value.said) ? named.value : undefined
}

/** Numbered choices when several services are meant equally well. */
const offer = (step: Step, found: readonly FoundService[], words: string, scene: Scene): Step => {
  const services = found.slice(0, 3).flatMap(({ service }) => scene.context.library.services.get(service) ?? [])
  if (services.length === 0) return say(step, line('menu'))
  return offerNumbered(step, {
    heading: 'choose.service', words, choices: [...services.map(({ id }) => ({ kind: 'service' as const, service: id })), { kind: 'human' }],
  }, scene.context.library)
}

/** G3: what is personal is asked in private; the draft goes along. Nobody is promised a message they cannot get. */
const carryToPrivate = (step: Step, service: Service, words: string, { turn, context }: Scene): Step => {
  const own = context.commands.filter((command) => command.kind !== 'fill' || command.of === undefined || command.of === service.id)
  const said = Object.entries(knownOf(own)).filter(([id]) => service.slots.some((slot) => slot.id === id))
  const draft = openDraft(service.id, context.now, words, Object.fromEntries(said) as Draft['slots'])
  return say(
    act(clearTold(step), {
      do: 'carry', to: privateConversation(turn.account, turn.from.contact), draft, voice: step.conversation.voice, announce: turn.from.friend,
    }),
    line(turn.from.friend ? 'intake.goPrivate' : 'intake.addFriend', service.id, { service: service.name }),
  )
}

/** An answer to a slot, in any order, or a correction of one. */
export const fill = (step: Step, command: Extract<Command, { kind: 'fill' }>, scene: Scene): Step => {
  const draft = draftOf(step.conversation)
  if (draft === undefined) return command.correction ? correctTicket(step, command, scene) : step
  if (command.of !== undefined && command.of !== draft.service) return fillWaiting(step, command.of, command)
  const service = serviceOf(draft, scene.context.library)
  const slot = service?.slots.find(({ id }) => id === command.slot)
  if (slot === undefined) return step
  const before = draft.slots[slot.id]
  // Who says the same time or home again has none that is closer.
  if (before?.text === command.value.text) return before.vague === true && command.value.vague !== true ? keep(change(step, { strikes: 0 }), fillSlot(draft, slot.id, command.value), scene) : step
  // Who is named with another wish is not whom this form is about.
  if (slot.id === 'relation' && before !== undefined && command.of === undefined && isNamedForAnother(draft, command.value, scene)) return step
  if (before !== undefined && !command.correction) return step
  const filled = keep(learnPlace(change(step, { strikes: 0 }), slot.id, command.value), fillSlot(draft, slot.id, command.value), scene)
  return before === undefined ? filled : say(filled, line('intake.changed', slot.id, { label: slot.label, text: shownText(slot, command.value, step.conversation.voice.locale) }))
}

const isNamedForAnother = (draft: Draft, { said }: SlotValue, { context: { commands } }: Scene): boolean =>
  commands.some((command) => command.kind === 'request' && command.sure && command.found[0]?.service !== draft.service && command.words.includes(said))

/** What belongs to a wish that waits for its turn. */
const fillWaiting = (step: Step, service: ServiceId, { slot, value }: Extract<Command, { kind: 'fill' }>): Step =>
  change(step, { waiting: step.conversation.waiting.map((draft) => (draft.service === service ? fillSlot(draft, slot, value) : draft)) })

/** Where the requester is tells which clock they live by. */
const learnPlace = (step: Step, slot: SlotId, value: SlotValue): Step =>
  slot === 'place' && value.zone !== undefined ? change(step, { zone: value.zone, place: value.text }) : step

/** I3: a correction after submission is an event for the ticket, never a new one. */
const correctTicket = (step: Step, { slot, value, of }: Extract<Command, { kind: 'fill' }>, { context }: Scene): Step => {
  const known = (service: string): Slot | undefined => context.library.services.get(service as ServiceId)?.slots.find(({ id }) => id === slot)
  const open = context.own.filter((own) => isOpen(own.state) && (of === undefined || own.service === of))
  // 「忘了说，她今年84」 is told of the ticket that has room for it.
  const ticket = open.find((own) => own.slots[slot] !== undefined || known(own.service)?.kind === 'consent') ?? open.find((own) => known(own.service) !== undefined)
  if (ticket === undefined || ticket.slots[slot]?.text === value.text) return step
  const { label = '', kind } = known(ticket.service) ?? {}
  const reply = kind === 'consent' ? `ticket.consent.${consentOf({ ...ticket, slots: { ...ticket.slots, [slot]: value } }, context.library) === 'refused' ? 'refused' : 'given'}` : 'ticket.corrected'
  return say(
    act(step, { do: 'noteTicket', ticket: ticket.id, by: context.speaker.person, kind: 'corrected', words: value.said, slot, value }),
    line(reply, slot, { number: ticket.number, label, text: value.text }),
  )
}

/** Whether somebody is still expected to act. */
export const isOpen = (state: TicketState): boolean => !OVER.has(state)

/** Kinds of slots that staff can work with as they were said, when we could not read them. */
const AS_SAID: ReadonlySet<Slot['kind']> = new Set(['choice', 'time', 'address', 'place', 'relation', 'person', 'count', 'text'])
const LONGEST_SAID = 120

/** The asked-for slot did not validate: said kindly, and asked again by the open question. Nobody is asked a third time: their words go to staff as they are, or the slot is left for later. I8. */
export const refuseValue = (step: Step, { slot: slotId, said }: Extract<Command, { kind: 'invalid' }>, scene: Scene): Step => {
  const draft = draftOf(step.conversation)
  const slot = draft === undefined ? undefined : serviceOf(draft, scene.context.library)?.slots.find(({ id }) => id === slotId)
  if (draft === undefined || slot === undefined) return step
  if (step.conversation.strikes === 0) return say(change(step, { strikes: 1 }), line('intake.invalid', slot.id, { label: slot.label }))
  const calm = change(step, { strikes: 0 })
  if (!AS_SAID.has(slot.kind)) return say(keep(calm, passSlot(draft, slot.id), scene), line('intake.passed', slot.id, { label: slot.label }))
  const text = said.slice(0, LONGEST_SAID)
  // 「不想说太细，就国泰新都」: the parts that are known stay.
  const { vague: _, ...known } = draft.slots[slot.id] ?? { text, said: text }
  return say(keep(calm, fillSlot(draft, slot.id, known.parts === undefined ? { text, said: text } : known), scene), line('intake.asSaid', slot.id, { label: slot.label }))
}

/** 「跳过」「不知道」: the open slot is left for staff to complete (待补充). */
export const pass = (step: Step, scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at !== 'filling') return say(step, line('smalltalk.unclear'))
  const slot = missingSlot(stage.draft, scene.context.library)
  return slot === undefined ? step : passOne(step, stage.draft, slot, scene)
}

/** 「电话我不想给」: the slots that were named are left for staff; where nothing is asked for that was named, it need not be told. */
export const withhold = (step: Step, slots: readonly SlotId[], scene: Scene): Step => {
  if (slots.length === 0) return say(step, line('intake.notNeeded'))
  return slots.reduce((passed, id) => {
    const draft = draftOf(passed.conversation)
    const slot = draft === undefined ? undefined : serviceOf(draft, scene.context.library)?.slots.find((one) => one.id === id)
    return draft === undefined || slot === undefined ? passed : passOne(passed, draft, slot, scene)
  }, step)
}

const passOne = (step: Step, draft: Draft, slot: Slot, scene: Scene): Step =>
  say(keep(step, passSlot(draft, slot.id), scene), line('intake.passed', slot.id, { label: slot.label }))

/** One word of agreement to the summary: the ticket. */
export const submit = (step: Step, draft: Draft, scene: Scene): Step => {
  const id = nextEffect(step, scene) as string as TicketId
  const { context } = scene
  const address = draft.slots['address' as SlotId]
  const opened = placeInstead(step, draft, scene) ?? act(step, {
    do: 'openTicket', agreed: scene.turn.text,
    ticket: {
      id, service: draft.service, urgent: false, requester: requesterOf(step, scene), slots: draft.slots, words: draft.words.join('\n'),
      ...(draft.attachments.length === 0 ? {} : { attachments: draft.attachments }),
      ...(address?.grid === undefined ? {} : { grid: address.grid }),
      openedAt: context.now,
    },
  })
  return next(stand(opened, { at: 'idle' }), draft, scene)
}

/** The next waiting draft comes to the table, with what it shares with the one that was finished already filled in. */
export const next = (step: Step, finished: Draft | undefined, scene: Scene): Step => {
  const [waiting, ...rest] = step.conversation.waiting
  if (waiting === undefined) return step
  const service = serviceOf(waiting, scene.context.library)
  if (service === undefined) return change(step, { waiting: rest })
  const draft = finished === undefined ? waiting : { ...waiting, slots: { ...sharedSlots(finished, service, waiting.slots['relation' as SlotId]), ...waiting.slots } }
  return say(keep(change(step, { waiting: rest }), draft, scene), line('intake.next', service.id, { service: service.name }))
}

/** The draft is dropped, visibly. A wish in the same breath takes over what both share. */
export const cancel = (step: Step, scene: Scene): Step => {
  const draft = draftOf(step.conversation)
  if (draft === undefined) return say(stand(step, { at: 'idle' }), line('smalltalk.nothingOpen'))
  const wish = scene.context.commands.find((command) => command.kind === 'request' && command.sure && command.found[0]?.service !== draft.service)
  const service = serviceOf(draft, scene.context.library)
  const dropped = say(stand(step, { at: 'idle' }), line('intake.cancelled', draft.service, { service: service?.name ?? '' }))
  if (wish?.kind === 'request') {
    const target = scene.context.library.services.get(wish.found[0]!.service)
    if (target !== undefined) {
      // What was wished for before and waits for its turn is not begun twice.
      const known = dropped.conversation.waiting.find((waiting) => waiting.service === target.id)
      const begun = openDraft(target.id, scene.context.now, wish.words, { ...slotsKept(draft, target), ...known?.slots })
      return say(
        keep(change(dropped, { waiting: dropped.conversation.waiting.filter((waiting) => waiting !== known) }), { ...begun, words: [...(known?.words ?? []), ...begun.words] }, scene),
        line('intake.begin', target.id, { service: target.name }),
      )
    }
  }
  return next(dropped, draft, scene)
}

/** 「改第2项」: that line of the summary is asked again. */
export const amend = (step: Step, n: number, scene: Scene): Step => {
  const draft = draftOf(step.conversation)
  const service = draft === undefined ? undefined : serviceOf(draft, scene.context.library)
  const chosen = draft === undefined || service === undefined ? undefined : summaryLines(draft, service)[n - 1]
  if (draft === undefined || chosen === undefined) return say(step, line('intake.whatToChange'))
  return keep(step, reopenSlot(draft, chosen.slot.id), scene)
}

/** Why the open slot is asked. */
export const explain = (step: Step, scene: Scene): Step => {
  const { stage } = step.conversation
  const slot = stage.at === 'filling' ? missingSlot(stage.draft, scene.context.library) : undefined
  return slot === undefined ? say(step, line('smalltalk.unclear')) : say(step, line('intake.why', slot.id, { why: slot.why }))
}

/** A person takes over: a ticket with the words as they were said. */
export const handOver = (step: Step, words: string, scene: Scene): Step => {
  if (isStaff(scene.context.speaker) && scene.turn.place.kind === 'room') return step
  const id = nextEffect(step, scene) as string as TicketId
  const draft = draftOf(step.conversation)
  return act(stand(step, draft === undefined ? { at: 'idle' } : step.conversation.stage), {
    do: 'openTicket',
    ticket: {
      id, service: 'human', urgent: false, requester: requesterOf(step, scene), slots: draft?.slots ?? {}, ...(draft === undefined ? {} : { form: draft.service }), words,
      openedAt: scene.context.now,
    },
  })
}
