import type { EntryId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { createGloss } from './gloss.ts'
import { createVeil, type PlaceParts } from './placesVeiled.ts'
import { createWordFinder } from './searchWords.ts'

/** How much less likely a normalised question is to be about an entry because it names nothing foreign: 1 where that tells nothing, down to 0. */
export type DoubtUntouched = (text: string, entry: EntryId) => number

/** What is learned from. */
export type TouchParts = PlaceParts & Pick<Library, 'asking'> & Readonly<{ words: Pick<Library['words'], 'english' | 'sorts' | 'intent' | 'jurisdiction'> }>

/** How much naming nothing says beside what the words say: it was heard in part already. */
const WEIGHT = 0.8
/** How much more it says where somebody says so: 「我们都是本地人」. */
const LOCAL = 2

/**
 * Counts how often what our entries are asked touches abroad, and how often what no entry answers does: 「职工医保要缴满几年」 is
 * hardly about the medical insurance of emigrants, who nearly always say that they went. An entry that serves people here as
 * well is asked without a touch as often as not, and nothing is doubted of it. S2, L3.
 */
export const createTouch = ({ asking, ...parts }: TouchParts, prepare: (text: string) => string): DoubtUntouched => {
  const { english, sorts, intent, jurisdiction } = parts.words
  const gloss = createGloss(english)
  const veil = createVeil(parts)
  const find = createWordFinder([...jurisdiction.touching, ...TOUCHING.flatMap((sort) => sorts[sort] ?? [])].map((word) => [word, true] as const))
  const findLocal = createWordFinder(jurisdiction.local.map((word) => [word, true] as const))
  const touches = (text: string): boolean => find(gloss(text)).length > 0 || veil(text).places.has('country')
  const share = (texts: readonly string[]): number => (texts.filter((text) => !touches(prepare(text))).length + 1) / (texts.length + 2)
  const strange = share(intent.elsewhere)
  const doubts = new Map([...asking.values()].map(({ entry, ways }) => [entry, Math.min(1, share(ways) / strange) ** WEIGHT]))
  return (text, entry) => {
    if (touches(text)) return 1
    const doubt = doubts.get(entry) ?? 1
    return findLocal(text).length > 0 ? doubt ** LOCAL : doubt
  }
}

/** The sorts of words that touch abroad. */
const TOUCHING = ['abroad', 'ourRegions', 'foreignPapers', 'overseasChinese'] as const
