import { recallLine } from './answerRecall.ts'
import { faultsOf, type Cited } from './cited.ts'
import { dayIn, writeClock } from './clock.ts'
import type { Command } from './command.ts'
import { isCurator } from './context.ts'
import { curateEntries } from './curationEntries.ts'
import type { Utterance } from './effect.ts'
import type { Answerer, Gap, GapNumber } from './gap.ts'
import type { Library } from './library.ts'
import { lawCard } from './lawCard.ts'
import { maskDigits } from './mask.ts'
import { referTo } from './render.ts'
import { act, line, say, stand, type Scene, type Step } from './step.ts'

/** How many gaps are listed at once, and how much of each question is shown. */
const LISTED = 10
const SHOWN = 60
const OTHERS = 4

type Verb = Extract<Command, { kind: 'curate' }>['verb']

/** What curators do in one sentence: see what waits, answer it with citations that hold, or pass it over. K1. */
export const curate = (step: Step, verb: Verb, scene: Scene): Step => {
  if (!isCurator(scene.context.speaker)) return say(step, line('curate.noRight'))
  switch (verb.do) {
    case 'list':
      return list(step, scene)
    case 'answer':
      return withGap(step, verb.gap, scene, (gap) => preview(step, gap, verb.words, verb.cited, scene))
    case 'dismiss':
      return withGap(step, verb.gap, scene, (gap) => act(step, { do: 'curate', work: { do: 'dismiss', gap: gap.number } }))
    case 'send':
    case 'revise':
    case 'drop':
      return afterPreview(step, verb, scene)
    case 'cards':
    case 'card':
      return lawCard(step, verb, scene)
    case 'recalls':
      return listRecalls(step, scene)
    case 'tell':
    case 'spare': {
      const { recalls = [] } = scene.context
      const recall = verb.recall === undefined && recalls.length === 1 ? recalls[0] : recalls.find(({ number }) => number === verb.recall)
      return recall === undefined ? say(step, line('recall.which')) : act(step, { do: 'curate', work: { do: verb.do, recall: recall.number } })
    }
    case 'collect':
    case 'reword':
    case 'proposals':
    case 'accept':
    case 'refuse':
      return curateEntries(step, verb, scene)
  }
}

const listRecalls = (step: Step, { context: { recalls = [], library } }: Scene): Step =>
  recalls.length === 0 ? say(step, line('recall.none'))
    : say(step, line('recall.list', undefined, { count: String(recalls.length) }), ...recalls.slice(0, LISTED).map((recall) => recallLine(recall, library)), line('recall.ask', undefined, { number: recalls[0]?.number ?? '' }))

/** The open gap a number names, or the sentence that says why there is none. */
const withGap = (step: Step, number: GapNumber | undefined, { context: { gaps = [] } }: Scene, go: (gap: Gap) => Step): Step => {
  if (number === undefined) return say(step, line('curate.which'))
  const gap = gaps.find((one) => one.number === number)
  if (gap === undefined) return say(step, line('curate.unknownNumber', undefined, { number }))
  return gap.state === 'open' ? go(gap) : say(step, line('curate.answeredAlready', undefined, { number, by: gap.answer?.by.name ?? '' }))
}

const list = (step: Step, { context: { gaps = [], library } }: Scene): Step => {
  const open = gaps.filter(({ state }) => state === 'open').toSorted((a, b) => b.times - a.times || a.openedAt - b.openedAt)
  if (open.length === 0) return say(step, line('curate.none'))
  return say(step,
    line('curate.list', undefined, { count: String(open.length) }),
    ...open.slice(0, LISTED).map((gap) => line(gap.rated ? 'curate.line.rated' : 'curate.line', gap.number, {
      number: gap.number, times: String(gap.times), words: clip(maskDigits(gap.asked.at(-1) ?? '')), at: writeClock(gap.openedAt, library.community.zone, 'zh-CN'),
    })),
    line('curate.how', undefined, { number: open[0]?.number ?? '' }))
}

const clip = (words: string): string => (words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words)

/** The answer as those who asked will read it, or what is wrong with what it relies on; nothing goes out before 「发」. */
const preview = (step: Step, gap: Gap, words: string, cited: Cited, { context }: Scene): Step => {
  const faults = faultsOf(cited, context.library, context.now)
  if (faults.length > 0) return say(step, line('curate.citedWrong', gap.number, { number: gap.number }), ...faults)
  if (words === '') return say(step, line('curate.noWords', undefined, { number: gap.number }))
  return say(
    stand(step, { at: 'curating', gap: gap.number, words, cited: cited.known }),
    line('curate.preview', gap.number, { number: gap.number, times: String(gap.times) }),
    ...otherWays(gap),
    ...answerLines({ asked: gap.asked.at(-1) ?? '', words, by: answererOf(context.speaker), at: context.now, library: context.library }),
    ...(cited.known.length === 0 ? [line('curate.notCited')] : []),
    line('curate.previewAsk'),
  )
}

/** The other words the same was asked in: whoever answers sees whom the answer goes to. */
const otherWays = ({ asked }: Gap): readonly Utterance[] => {
  const others = asked.slice(0, -1).slice(-OTHERS)
  return others.length === 0 ? [] : [line('curate.preview.others', undefined, { words: others.map((words) => clip(maskDigits(words))).join(' / ') })]
}

/** What stands in the way of words that rely on something the register does not have; undefined when nothing does. */
export const unlessWrong = (step: Step, cited: Cited | undefined, { context: { library, now } }: Scene): Step | undefined => {
  const faults = cited === undefined ? [] : faultsOf(cited, library, now)
  return faults.length === 0 ? undefined : say(step, line('desk.citedWrong'), ...faults)
}

const afterPreview = (step: Step, verb: Extract<Verb, { do: 'send' | 'revise' | 'drop' }>, scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at !== 'curating') return step
  switch (verb.do) {
    case 'send':
      return act(stand(step, { at: 'idle' }), { do: 'curate', work: { do: 'answer', gap: stage.gap, words: stage.words, cited: stage.cited } })
    case 'revise':
      return withGap(stand(step, { at: 'idle' }), stage.gap, scene, (gap) => preview(step, gap, verb.words, verb.cited, scene))
    case 'drop':
      return say(stand(step, { at: 'idle' }), line('curate.dropped', undefined, { number: stage.gap }))
  }
}

/** Who answers, in the role that lets them: a lawyer before an admin. */
export const answererOf = ({ person, name, roles }: Scene['context']['speaker']): Answerer =>
  ({ person, name, role: roles.includes('lawyer') ? 'lawyer' : 'admin' })

/** An answer by a person, as somebody who asked reads it. */
export const answerLines = ({ asked, words, by, at, library }: Readonly<{ asked: string; words: string; by: Answerer; at: number; library: Library }>): readonly Utterance[] => [
  line('curate.answer', by.role, { asked: clip(asked) }),
  line('curate.answer.words', undefined, { words }),
  line('curate.answer.by', by.role, { role: referTo(`role.${by.role}`), name: by.name, day: dayIn(at, library.community.zone) }),
]
