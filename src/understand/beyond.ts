import type { Library } from '../core/library.ts'
import { createConcepts, type ConceptParts } from './concepts.ts'
import { createGloss } from './gloss.ts'
import { MOST_ENTRIES } from './impression.ts'
import { learnAnew, type Remember } from './learned.ts'
import { createVeil, type PlaceParts } from './placesVeiled.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { createSorts } from './sorts.ts'
import { learnWhether, readWhether } from './whetherModel.ts'

/** How much less likely a normalised question is to be any entry's for sounding like those that are none's: 1 where it does not, down to 0. */
export type DoubtBeyond = (text: string) => number

/** What is learned from. */
export type BeyondParts = ConceptParts & PlaceParts & Pick<Library, 'asking'> & Readonly<{ words: Pick<Library['words'], 'english' | 'sorts' | 'intent'> }>

/** From this probability on there is a doubt, and how steeply it grows with the odds. */
const DOUBT = { from: 0.075, steep: 0.4 } as const

/**
 * Learns what no entry answers against what our entries are asked, and nothing besides: among all kinds and subjects the few words
 * that tell 「退休了医保要缴满几年」 from 「移民了医保还能用吗」 are drowned by the many that say what either is about. Every other place
 * is one and the same word here, so that the rule of a country nobody mentioned yet is heard as another's, too. L3.
 */
export const createBeyond = (parts: BeyondParts, prepare: (text: string) => string, remember: Remember = learnAnew): DoubtBeyond => {
  const { asking, words: { english, sorts, intent } } = parts
  if (intent.elsewhere.length === 0 || asking.size > MOST_ENTRIES) return () => 1
  const conceive = createConcepts(parts)
  const gloss = createGloss(english)
  const sort = createSorts(sorts)
  const veil = createVeil(parts)
  const cut = (said: string): Grams => {
    const { text, around } = veil(said)
    const known = gloss(said)
    return gramsOf(gloss(text), [...conceive(known).concepts, ...sort(`${said}\n${known}`), ...around])
  }
  const lessons = (texts: readonly string[], is: boolean) => texts.map((text) => ({ grams: cut(prepare(text)), is }))
  const ours = [...asking.values()].flatMap(({ ways, near }) => [...ways, ...near.filter(({ entry }) => entry !== undefined).map(({ say }) => say)])
  const weigh = readWhether(remember('beyond', () => learnWhether([...lessons(intent.elsewhere, true), ...lessons(ours, false)])))
  return (text) => Math.min(1, (oddsOf(DOUBT.from) / Math.max(1e-6, oddsOf(weigh(cut(text))))) ** DOUBT.steep)
}

const oddsOf = (probability: number): number => probability / Math.max(1e-6, 1 - probability)
