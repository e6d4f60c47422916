import { fitLogistic, probability, type Logistic, type Observation } from './answerableFit.ts'
import { readSigns } from './answerableSigns.ts'
import type { Findings, Search } from './search.ts'
import { NONE } from './searchDocuments.ts'

/** What a sentence of the library is to the measurement. */
export type Trial = Readonly<{
  kind: 'way' | 'near' | 'missing' | 'nowhere' | 'service'
  right: boolean
  /** The right entry is among the first three. */
  offered: boolean
  signs: readonly number[]
}>

/** How much a question counts whose entry is taken away: fewer such are asked than these trials suppose. */
const MISSING = 0.35
const LOOK = 5
const OFFERED = 3

/**
 * Leaves each sentence of the library out in turn and asks it. Ways of asking are asked once more with their whole
 * entry gone: then any answer is wrong. `every` takes only each n-th sentence.
 */
export const tryLibrary = (search: Search, prepare: (text: string) => string, every = 1): readonly Trial[] =>
  search.sayings.flatMap(({ text, asks, near }, number): readonly Trial[] => {
    if (number % every !== 0) return []
    const words = prepare(text)
    const ask = (withoutEntry?: number): Findings =>
      search.find(words, { limit: LOOK, withoutSaying: number, ...(withoutEntry === undefined ? {} : { withoutEntry }) })
    const trial = (kind: Trial['kind'], findings: Findings): readonly Trial[] => {
      const signs = readSigns(findings)
      const at = asks === NONE ? NONE : findings.ranked.findIndex((ranked) => ranked.number === asks)
      return signs === undefined ? [] : [{ kind, signs, right: at === 0, offered: at !== NONE && at < OFFERED }]
    }
    if (asks === NONE) return trial(near === NONE ? 'service' : 'nowhere', ask())
    if (near !== NONE) return trial('near', ask())
    return [...trial('way', ask()), ...trial('missing', ask(asks))]
  })

/** The model these trials teach. */
export const learn = (trials: readonly Trial[]): Logistic =>
  fitLogistic(trials.map(({ kind, right, signs }): Observation => ({ signs, right, counts: kind === 'missing' ? MISSING : 1 })))

/** What a threshold gives: how many known questions are answered, how many of those rightly, and how many unknown ones wrongly. */
export type Figures = Readonly<{ asked: number; first: number; offered: number; answered: number; right: number; missingAnswered: number }>

/** The figures of a model on trials, answering from `threshold` on. */
export const measure = (trials: readonly Trial[], model: Logistic, threshold: number): Figures => {
  const known = trials.filter(({ kind }) => kind === 'way')
  const missing = trials.filter(({ kind }) => kind === 'missing' || kind === 'nowhere')
  const answered = known.filter(({ signs }) => probability(model, signs) >= threshold)
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
  return {
    asked: known.length,
    first: share(known.filter(({ right }) => right).length, known.length),
    offered: share(known.filter(({ offered }) => offered).length, known.length),
    answered: share(answered.length, known.length),
    right: share(answered.filter(({ right }) => right).length, answered.length),
    missingAnswered: share(missing.filter(({ signs }) => probability(model, signs) >= threshold).length, missing.length),
  }
}
