import type { Library } from '../core/library.ts'
import { createGloss } from './gloss.ts'
import { learnAnew, type Remember } from './learned.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { createWordFinder } from './searchWords.ts'
import { createSorts } from './sorts.ts'
import { learnWhether, readWhether } from './whetherModel.ts'

/** How surely somebody who names a false means wants it, 0 to 1, and whether they say in so many words that they do not. */
export type Evasion = Readonly<{ wanted: number; refused: boolean }>

/** Hears a normalised text; undefined where no false means is named. */
export type HearEvasion = (text: string) => Evasion | undefined

/** What is learned from. */
export type EvasionParts = Pick<Library, 'safety' | 'asking'> & Readonly<{ words: Pick<Library['words'], 'english' | 'sorts' | 'evasion'> }>

/** What a sentence ends with counts apart from where else it stands. */
const LASTS = 1 << 23

/**
 * Learns who wants a false means from those who do, and who only refuses, fears, suffers or reports one from what is asked
 * of the entries and what only looks like wanting: 「弄张假的多少钱」 against 「弄假的怎么罚」. Sentences without such a means teach nothing here. S2.
 */
export const createEvasion = (parts: EvasionParts, prepare: (text: string) => string, remember: Remember = learnAnew): HearEvasion => {
  const { safety, asking, words: { english, sorts, evasion: { topic, means, harmless, mention, refusing, wanting, wanted, near } } } = parts
  const gloss = createGloss(english)
  const findMeans = createWordFinder(means.map((word) => [word, true] as const))
  const sort = createSorts({ ...sorts, means: [...means], mention: [...mention], wanting: [...wanting] })
  const cut = (text: string): Grams => {
    const said = gloss(text)
    const han = text.replace(/[^\p{Script=Han}]/gu, '')
    return gramsOf(said, [...sort(said), ...(han.length < 2 ? [] : [LASTS + han.charCodeAt(han.length - 1)])])
  }
  const findRefusing = createWordFinder(refusing.map((word) => [word, true] as const))
  const findHarmless = createWordFinder(harmless.map((word) => [word, true] as const))
  const names = (text: string): boolean => {
    const held = findHarmless(text)
    return findMeans(text).some((one) => !held.some(({ at, length }) => at <= one.at && one.at + one.length <= at + length))
  }
  const lessons = (texts: readonly string[], is: boolean) => texts.map(prepare).filter(names).map((text) => ({ grams: cut(text), is }))
  const declined = safety.declines.find(({ id }) => id === topic)
  const weigh = readWhether(remember('evasion', () => learnWhether([
    ...lessons([...wanted, ...(declined?.examples ?? [])], true),
    ...lessons([...near, ...(declined?.near ?? []), ...[...asking.values()].flatMap((one) => [...one.ways, ...one.near.map(({ say }) => say)])], false),
  ])))
  return (text) => (names(text) ? { wanted: weigh(cut(text)), refused: findRefusing(text).length > 0 } : undefined)
}
