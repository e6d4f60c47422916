import type { Finding, FoundEntry } from '../core/command.ts'
import { probability, type Logistic } from './answerableFit.ts'
import { readSigns } from './answerableSigns.ts'
import type { Findings, Search } from './search.ts'

/** What search makes of a law question: whether it may be answered, how sure, and the entries it may be, best first. */
export type Judgement = Readonly<{ finding: Finding; sure: number; found: readonly FoundEntry[] }>

/** Judges one question, or one said about something already being talked about. */
export type Judge = (words: string, context?: string) => Judgement

/** Two questions about what was found: is the matter in the base at all, and if so, is the first entry the right one? */
export type AnswerModel = Readonly<{ known: Logistic; first: Logistic }>

/**
 * Measured by `tryLibrary` and `learn`: every sentence of the library left out in turn, once more with its whole entry
 * gone, and once more among other talk. Real questions are easier than those; the thresholds below were set on others.
 */
const MODEL: AnswerModel = {
  known: { bias: -6.84, coefficients: [0.55, 0.21, 0.3, 0.01, 0.13, 1.83, 0.35, -5.1, 0.77, 2.56] },
  first: { bias: -1.52, coefficients: [0.8, -2.21, 0.53, 4.72, 0.92, 1.56, 0.33, -0.29, 0.28, -0.2] },
}

/** An entry is given when both are this likely; it is only offered when the matter is this likely to be in the base. */
const KNOWN = 0.5
const FIRST = 0.3
const OFFER = 0.35
/** How many entries are looked at, and how many are offered. */
const LOOK = 5
const OFFERED = 3

const weigh = (signs: readonly number[], { known, first }: AnswerModel): Readonly<{ known: number; first: number }> =>
  ({ known: probability(known, signs), first: probability(first, signs) })

/** Whether signs like these allow an answer. */
export const findingOf = (signs: readonly number[], model: AnswerModel = MODEL): Finding => {
  const { known, first } = weigh(signs, model)
  return known >= KNOWN && first >= FIRST ? 'answered' : known >= OFFER ? 'unsure' : 'unknown'
}

/** Decides from what search found. */
export const judgeFindings = (findings: Findings, model: AnswerModel = MODEL): Judgement => {
  const signs = readSigns(findings)
  const [best] = findings.ranked
  if (signs === undefined || best === undefined) return { finding: 'unknown', sure: 0, found: [] }
  const { known, first } = weigh(signs, model)
  const sure = known * first
  const found = findings.ranked.slice(0, OFFERED).map(({ entry, score }) => ({ entry, sure: (sure * score) / best.score }))
  return { finding: findingOf(signs, model), sure, found }
}

/** Answers or not, from the ranking of a search. */
export const createJudge = (search: Search): Judge => (words, context) =>
  judgeFindings(search.find(words, { limit: LOOK, ...(context === undefined ? {} : { context }) }))
