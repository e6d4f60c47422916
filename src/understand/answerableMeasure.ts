import { findingOf, type AnswerModel } from './answerable.ts'
import { fitLogistic, type Observation } from './answerableFit.ts'
import { readSigns } from './answerableSigns.ts'
import type { Findings, Search } from './search.ts'
import { NONE } from './searchDocuments.ts'

/** What a sentence of the library is to the measurement. */
export type Trial = Readonly<{
  /** `missing`: its entry is gone. `amidst`: said among other talk. */
  kind: 'way' | 'near' | 'missing' | 'nowhere' | 'service' | 'amidst'
  right: boolean
  /** The right entry is among the first three. */
  offered: boolean
  signs: readonly number[]
}>

/** How much each kind counts when the base is told from what is not in it: sentences without an entry are few. */
const COUNTS: Readonly<Record<Trial['kind'], number>> = { way: 1, near: 1, missing: 0.15, nowhere: 8, service: 0.3, amidst: 0 }
const LOOK = 5
const OFFERED = 3
const AMIDST = 3

/**
 * Leaves each sentence of the library out in turn and asks it. Ways of asking are asked once more with their whole
 * entry gone: then any answer is wrong; and every third once more with a wish before it. `every` takes only each n-th sentence.
 */
export const tryLibrary = (search: Search, prepare: (text: string) => string, every = 1): readonly Trial[] => {
  const talk = search.sayings.filter(({ asks, near }) => asks === NONE && near === NONE)
  return search.sayings.flatMap(({ text, asks, near }, number): readonly Trial[] => {
    if (number % every !== 0) return []
    const ask = (words: string, withoutEntry?: number): Findings =>
      search.find(prepare(words), { limit: LOOK, withoutSaying: number, ...(withoutEntry === undefined ? {} : { withoutEntry }) })
    const trial = (kind: Trial['kind'], findings: Findings): readonly Trial[] => {
      const signs = readSigns(findings)
      const at = asks === NONE ? NONE : findings.ranked.findIndex((ranked) => ranked.number === asks)
      return signs === undefined ? [] : [{ kind, signs, right: at === 0, offered: at !== NONE && at < OFFERED }]
    }
    if (asks === NONE) return trial(near === NONE ? 'service' : 'nowhere', ask(text))
    if (near !== NONE) return trial('near', ask(text))
    const wish = talk[(number * 7) % Math.max(1, talk.length)]?.text ?? ''
    return [
      ...trial('way', ask(text)), ...trial('missing', ask(text, asks)),
      ...(number % AMIDST === 0 ? trial('amidst', ask(`${wish}\n${text}`)) : []),
    ]
  })
}

/** The model these trials teach. */
export const learn = (trials: readonly Trial[]): AnswerModel => {
  const observe = (some: readonly Trial[], right: (trial: Trial) => boolean, counts: (trial: Trial) => number): readonly Observation[] =>
    some.filter((trial) => counts(trial) > 0).map((trial) => ({ signs: trial.signs, right: right(trial), counts: counts(trial) }))
  const inBase = ({ kind }: Trial): boolean => kind === 'way' || kind === 'near' || kind === 'amidst'
  return {
    known: fitLogistic(observe(trials, inBase, ({ kind }) => COUNTS[kind])),
    first: fitLogistic(observe(trials.filter(inBase), ({ right }) => right, () => 1)),
  }
}

/** What answering gives: how many known questions are answered, how many of those rightly, and how many unknown ones wrongly. */
export type Figures = Readonly<{ asked: number; first: number; offered: number; answered: number; right: number; missingAnswered: number }>

/** The figures of a model on trials. */
export const measure = (trials: readonly Trial[], model?: AnswerModel): Figures => {
  const known = trials.filter(({ kind }) => kind === 'way')
  const missing = trials.filter(({ kind }) => kind === 'missing' || kind === 'nowhere')
  const answered = known.filter(({ signs }) => findingOf(signs, model) === 'answered')
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
  return {
    asked: known.length,
    first: share(known.filter(({ right }) => right).length, known.length),
    offered: share(known.filter(({ offered }) => offered).length, known.length),
    answered: share(answered.length, known.length),
    right: share(answered.filter(({ right }) => right).length, answered.length),
    missingAnswered: share(missing.filter(({ signs }) => findingOf(signs, model) === 'answered').length, missing.length),
  }
}
