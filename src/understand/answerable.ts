import type { Finding, FoundEntry } from '../core/command.ts'
import { probability, type Logistic } from './answerableFit.ts'
import { readSigns } from './answerableSigns.ts'
import type { Findings, Search } from './search.ts'

/** What search makes of a law question: whether it may be answered, how sure, and the entries it may be, best first. */
export type Judgement = Readonly<{ finding: Finding; sure: number; found: readonly FoundEntry[] }>

/** Judges one question, or one said about something already being talked about. */
export type Judge = (words: string, context?: string) => Judgement

/**
 * How sure the first entry is the one asked for. Measured by `measureAnswers`: every third way of asking left out in
 * turn, right when found; the same with its whole entry gone, sentences without an entry and service examples, wrong.
 */
const MODEL: Logistic = {
  bias: -3.1,
  // score, way, second, margin, textMargin, shared, against, nowhere, service, size
  coefficients: [0.81, -1.01, 1.53, 2.72, 0.91, 1.63, -1.58, -1.26, -1.71, 0.2],
}

/** From here on an entry is given; below, it is only offered; below the second, nothing is near. */
const ANSWER = 0.55
const OFFER = 0.25
/** How many entries are looked at, and how many are offered. */
const LOOK = 5
const OFFERED = 3

/** Decides from what search found. */
export const judgeFindings = (findings: Findings, model: Logistic = MODEL): Judgement => {
  const signs = readSigns(findings)
  const [first] = findings.ranked
  if (signs === undefined || first === undefined) return { finding: 'unknown', sure: 0, found: [] }
  const sure = probability(model, signs)
  const found = findings.ranked.slice(0, OFFERED).map(({ entry, score }) => ({ entry, sure: (sure * score) / first.score }))
  return { finding: sure >= ANSWER ? 'answered' : sure >= OFFER ? 'unsure' : 'unknown', sure, found }
}

/** Answers or not, from the ranking of a search. */
export const createJudge = (search: Search): Judge => (words, context) =>
  judgeFindings(search.find(words, { limit: LOOK, ...(context === undefined ? {} : { context }) }))
