import { maskValue, ticketTitle } from './cards.ts'
import type { Conversation, Draft } from './conversation.ts'
import { writeClock } from './clock.ts'
import type { Utterance } from './effect.ts'
import type { ServiceId } from './ids.ts'
import { stageOf } from './intake.ts'
import type { Library } from './library.ts'
import { maskName } from './mask.ts'
import { referTo } from './render.ts'
import { draftOf, isOpen } from './requesting.ts'
import { act, line, say, stand, type Scene, type Step } from './step.ts'
import type { Slots, Ticket } from './ticket.ts'
import { hoursOf } from './volunteering.ts'

/** How long a question whether to erase may be answered. */
const ASKED_FOR = 30 * 60_000
/** How many of somebody's tickets are shown at once. */
const SHOWN = 5

/** 「我的资料有哪些」: what we hold about who asks, in private and masked. P1; 个人信息保护法 art. 45. */
export const tellData = (step: Step, scene: Scene): Step => {
  if (scene.turn.place.kind === 'room') return inPrivate(step, scene)
  const { context } = scene
  const { conversation } = step
  const { library, speaker, own, kept, volunteers = [], pairings = [], activities = [] } = context
  const me = volunteers.find(({ person }) => person === speaker.person)
  const questions = kept?.unanswered ?? 0
  const answers = kept?.answers ?? 0
  const [consent] = kept?.consents ?? []
  const held: readonly Utterance[] = [
    ...speaker.roles.map((role) => line('privacy.data.role', role, { role: referTo(`role.${role}`), name: speaker.name })),
    ...(conversation.place === undefined ? [] : [line('privacy.data.place', undefined, { place: conversation.place })]),
    ...draftsOf(conversation).map((draft) => line('privacy.data.draft', draft.service, {
      service: library.services.get(draft.service)?.name ?? '', values: maskedValues(draft.service, draft.slots, library),
    })),
    ...own.slice(0, SHOWN).map((ticket) => ticketLine(ticket, library)),
    ...(own.length > SHOWN ? [line('privacy.data.moreTickets', undefined, { count: String(own.length - SHOWN) })] : []),
    ...(me === undefined ? [] : [line('privacy.data.volunteer', undefined, { values: maskedValues('volunteering' as ServiceId, me.slots, library), hours: hoursOf(me.minutes) })]),
    ...pairings.filter(({ supporter, requester }) => [supporter.person, requester.person].includes(speaker.person)).map(({ n, number }) => line('privacy.data.pairing', undefined, { n: String(n), number })),
    ...activities.filter(({ mine }) => mine !== undefined && mine.state !== 'off').map(({ n, title, mine }) => line('privacy.data.activity', undefined, { n: String(n), title, headcount: String(mine?.headcount ?? 1) })),
    ...(consent === undefined ? [] : [line('privacy.data.consent', consent.about, {
      count: String(kept?.consents.length ?? 0), at: writeClock(consent.at, conversation.zone ?? library.community.zone, conversation.voice.locale), words: consent.words,
    })]),
    ...(answers + questions === 0 ? [] : [line('privacy.data.questions', undefined, { answers: String(answers), questions: String(questions) })]),
  ]
  return held.length === 0
    ? say(step, line('privacy.data.none'))
    : say(step, line('privacy.data.head', undefined, { name: maskName(scene.turn.from.name) }), ...held, line('privacy.data.how'))
}

const ticketLine = (ticket: Ticket, library: Library): Utterance => line('privacy.data.ticket', ticket.number, {
  number: ticket.number, service: ticketTitle(ticket, library), state: referTo(`state.${ticket.state}`),
  values: maskedValues(ticket.service, ticket.slots, library), opened: writeClock(ticket.openedAt, ticket.requester.zone ?? library.community.zone, 'zh-CN'),
})

/** What a form holds, each value as a passer-by who looks over a shoulder may see it. */
const maskedValues = (service: Ticket['service'], slots: Slots, { services }: Library): string => {
  const known = services.get(service as ServiceId)?.slots ?? [...services.values()].flatMap((one) => one.slots)
  return Object.entries(slots).flatMap(([id, value]) => {
    const slot = known.find((one) => one.id === id)
    return slot === undefined ? [] : [`${slot.label} ${maskValue(slot, value)}`]
  }).join(' · ')
}

const draftsOf = (conversation: Conversation): readonly Draft[] => {
  const { stage } = conversation
  const open = stage.at === 'erasing' ? stage.draft : draftOf(conversation)
  return [...(open === undefined ? [] : [open]), ...conversation.waiting]
}

/** 「把我的资料删了」: asked once, with what goes and what stays; said again or affirmed, it is done. 个人信息保护法 art. 47. */
export const erase = (step: Step, scene: Scene): Step => {
  if (scene.turn.place.kind === 'room') return inPrivate(step, scene)
  if (step.conversation.stage.at === 'erasing') return answerErasure(step, true, scene)
  const { own, now, speaker } = scene.context
  const open = own.filter(({ state }) => isOpen(state))
  const draft = draftOf(step.conversation)
  return say(
    stand(step, { at: 'erasing', since: now, ...(draft === undefined ? {} : { draft }) }),
    line('privacy.erase.ask', undefined, { drafts: String(draftsOf(step.conversation).length), tickets: String(own.length - open.length) }),
    ...staying(open.map(({ number }) => number), scene.context.library),
    ...(speaker.roles.length === 0 ? [] : [line('privacy.erase.role')]),
    line('privacy.erase.confirm'),
  )
}

/** What cannot be erased yet, and until when. */
export const staying = (open: readonly string[], { community: { retention } }: Library): readonly Utterance[] =>
  open.length === 0 ? [] : [line('privacy.erase.open', undefined, { numbers: open.join(' · '), days: String(retention.tickets) })]

/** The answer to whether to erase. What is remembered of the talk itself goes in the same write as the wish to erase the rest. */
export const answerErasure = (step: Step, yes: boolean, scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at !== 'erasing') return step
  if (!yes || scene.context.now - stage.since > ASKED_FOR) return say(leaveErasure(step, scene), line('privacy.erase.kept'))
  return { ...act(step, { do: 'erase' }), conversation: forgetTalk(step.conversation) }
}

/** Whether what was asked about erasing is still on the table, or something else was said. */
export const leaveErasure = (step: Step, { context }: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at !== 'erasing') return step
  return stand(step, stage.draft === undefined ? { at: 'idle' } : stageOf(stage.draft, context.library))
}

/** A conversation of which nothing is left but the ids of what was heard, so that nothing is heard twice, and the language. */
export const forgetTalk = ({ format, id, voice, seen, touchedAt }: Conversation): Conversation =>
  ({ format, id, voice, seen, touchedAt, stage: { at: 'idle' }, waiting: [], strikes: 0 })

const inPrivate = (step: Step, { turn }: Scene): Step => say(step, line(turn.from.friend ? 'privacy.inPrivate' : 'privacy.inPrivate.addFriend'))
