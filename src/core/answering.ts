import type { Command } from './command.ts'
import type { Conversation } from './conversation.ts'
import { faultOf } from './cited.ts'
import type { Effect, Utterance } from './effect.ts'
import type { Entry, Status } from './entry.ts'
import type { EntryId } from './ids.ts'
import type { Library } from './library.ts'
import { dayIn } from './clock.ts'
import { offerNumbered } from './offering.ts'
import { draftOf } from './requesting.ts'
import { act, change, line, say, type Scene, type Step } from './step.ts'

/** How long an answer stays the topic of 「那孙子呢」. */
const TOPIC_LASTS = 30 * 60_000
/** How many numbered topics are offered instead of a wrong answer. */
const NEAREST = 2

/** An entry as it may be given on that day: expired ones are not, superseded ones point on. */
export const usableEntry = (library: Library, id: EntryId, today: string): Entry | undefined => {
  const entry = library.entries.get(id)
  if (entry === undefined) return undefined
  if (entry.supersededBy !== undefined && entry.supersededBy !== id) return usableEntry(library, entry.supersededBy, today)
  return entry.validUntil !== undefined && entry.validUntil < today ? undefined : entry
}

/** The topic of a conversation, as long as it is fresh. */
export const freshTopic = (conversation: Conversation, now: number): Conversation['topic'] =>
  conversation.topic !== undefined && now - conversation.topic.at <= TOPIC_LASTS ? conversation.topic : undefined

/** So much of what was asked about one entry is kept: 「不给的话呢」 after 「多久给回话」 is still about who may have it. */
const LONGEST_TALK = 120

/** What was asked before about the same entry goes on being talked about. */
const keepTalk = (step: Step, before: Conversation['topic'], { followUp, words }: Extract<Command, { kind: 'ask' }>): Step => {
  const { topic } = step.conversation
  return !followUp || before === undefined || topic === undefined || topic.entry !== before.entry ? step
    : change(step, { topic: { ...topic, words: `${before.words} ${words}`.slice(0, LONGEST_TALK) } })
}

/** A law question: answered from an entry, near something, or not in the base. Never blurred. */
export const ask = (step: Step, command: Extract<Command, { kind: 'ask' }>, scene: Scene): Step => {
  const { library, now } = scene.context
  const today = dayIn(now, library.community.zone)
  const usable = command.found.flatMap(({ entry }) => usableEntry(library, entry, today) ?? [])
  const [best] = usable
  if (command.finding === 'answered' && best !== undefined) {
    const echo = command.followUp ? [line('law.followUp', best.id, { title: best.title })] : []
    return keepTalk(giveEntry(say(step, ...echo), best, command.words, scene, besideOf(command, best, step, scene)), freshTopic(step.conversation, now), command)
  }
  const log = act(step, unanswered(step, command.words, usable.slice(0, NEAREST).map(({ id }) => id)))
  if (command.finding === 'unsure' && usable.length > 0) return offerNearest(log, usable.slice(0, NEAREST), command.words, library)
  return say(log, line('law.unknown'))
}

/** From this share of the best entry's likelihood on, the next one is said beside it: people ask about two things in one breath, and words leave open which. */
const BESIDE = 0.35

/** The entry to say beside the best one: none in a form, where the next question waits, and none on what was just talked about. */
const besideOf = ({ found, followUp }: Extract<Command, { kind: 'ask' }>, best: Entry, step: Step, { context: { library, now } }: Scene): Entry | undefined => {
  const [first, second] = found
  if (first === undefined || second === undefined || followUp || second.sure < first.sure * BESIDE || draftOf(step.conversation) !== undefined) return undefined
  const entry = usableEntry(library, second.entry, dayIn(now, library.community.zone))
  return entry === undefined || entry.id === best.id ? undefined : entry
}

/** The entry is given: topic, answer, branches, citations and the disclaimer; with `beside`, in short what else may have been meant. */
export const giveEntry = (step: Step, entry: Entry, words: string, { turn, context }: Scene, beside?: Entry): Step => {
  // The details are written in Chinese only, so who writes English gets them when they ask for more.
  const full = turn.place.kind === 'private' && (step.conversation.voice.locale === 'zh-CN' || entry.en === undefined)
  const overdue = entry.recheckBy < dayIn(context.now, context.library.community.zone)
  const lines: readonly Utterance[] = [
    line('law.answer', entry.id, { form: full ? 'full' : 'short', branches: branchesFor(entry, words, context.library).join(' ') }),
    ...(overdue ? [line('law.overdue', entry.id, { day: entry.recheckBy })] : []),
    ...(entry.handoff ? [line('law.handoff', entry.id)] : []),
    ...(full ? [] : [line('law.more', entry.id)]),
    ...(beside === undefined ? [] : [
      line('law.beside', beside.id), line('law.answer', beside.id, { form: 'short', branches: branchesFor(beside, words, context.library).join(' ') }),
      ...(beside.handoff && !entry.handoff ? [line('law.handoff', beside.id)] : []),
    ]),
    line('law.disclaimer', entry.topic),
    ...offerOf(entry, step, context),
  ]
  const given = beside === undefined ? [entry] : [entry, beside]
  return act(
    say(change(step, { topic: { entry: entry.id, at: context.now, words }, strikes: 0 }), ...lines),
    ...given.map(({ id, version }) => ({ do: 'noteAnswer' as const, entry: id, version, words })),
  )
}

/** The service that does what the answer is about; not in a form, not beside a wish, and not again while the talk is about the same. */
const offerOf = ({ service: id }: Entry, { conversation }: Step, { library, now, commands }: Scene['context']): readonly Utterance[] => {
  const service = id === undefined ? undefined : library.services.get(id)
  const topic = freshTopic(conversation, now)
  const known = topic === undefined ? undefined : library.entries.get(topic.entry)?.service
  if (service === undefined || known === id || draftOf(conversation) !== undefined || commands.some(({ kind }) => kind === 'request')) return []
  return [line('law.service', service.id, { service: service.name })]
}

/** How many branches are shown where nobody said who they are. L4. */
const BRANCHES = 3

/** The branches worth showing: those of a status that was named first, then the entry's own order, no more than three. */
const branchesFor = ({ branches }: Entry, words: string, { lexicon }: Library): readonly Status[] => {
  const named = (status: Status): number => (lexicon.statuses[status].some((word) => words.includes(word)) ? 0 : 1)
  return [...branches.keys()].toSorted((a, b) => named(a) - named(b)).slice(0, BRANCHES)
}

const offerNearest = (step: Step, entries: readonly Entry[], words: string, library: Library): Step =>
  offerNumbered(step, {
    heading: 'law.unsure', words, draft: draftOf(step.conversation), choices: [...entries.map(({ id }) => ({ kind: 'entry' as const, entry: id })), { kind: 'human' }],
  }, library)

/** 「详」: everything the last entry says. */
export const tellMore = (step: Step, scene: Scene): Step => {
  const topic = freshTopic(step.conversation, scene.context.now)
  const entry = topic === undefined ? undefined : scene.context.library.entries.get(topic.entry)
  return entry === undefined ? say(step, line('law.nothingMore')) : say(step, line('law.answer', entry.id, { form: 'full' }))
}

/** What must be said first about the law somebody relies on; nothing when it holds. L6. */
export const correctPremise = (step: Step, premise: Extract<Command, { kind: 'premise' }>, { context: { library, now } }: Scene): Step => {
  const fault = faultOf(premise, library, now)
  return fault === undefined ? step : say(step, fault)
}

/** An answer that was no help is a gap like a question without one, and is said to be noted. K1. */
export const noteUnhelpful = (step: Step, scene: Scene): Step => {
  const topic = freshTopic(step.conversation, scene.context.now)
  return topic === undefined ? say(step, line('law.unhelpful.which'))
    : say(act(change(step, { strikes: 0 }), unanswered(step, topic.words, [topic.entry], { rated: true })), line('law.unhelpful'))
}

/** A question about something the base does not even come near is a gap too. In a form it is an answer we did not follow. K1. */
export const noteUnclear = (step: Step, scene: Scene): Step =>
  draftOf(step.conversation) === undefined && step.conversation.stage.at === 'idle' ? act(step, unanswered(step, scene.turn.text, [])) : step

/** The effect that puts a question on the curators' list, with what they need to answer whoever asked. */
export const unanswered = (step: Step, words: string, nearest: readonly EntryId[], more: Readonly<{ rated?: true }> = {}): Extract<Effect, { do: 'noteUnanswered' }> => ({
  do: 'noteUnanswered', words, nearest, ...more, ...(step.conversation.zone === undefined ? {} : { zone: step.conversation.zone }),
})
