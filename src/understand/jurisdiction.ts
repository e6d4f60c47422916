import type { Entry } from '../core/entry.ts'
import type { Library } from '../core/library.ts'
import { createGloss } from './gloss.ts'
import { learnAnew, type Remember } from './learned.ts'
import { createVeil, type Place, type PlaceParts, type Veiled } from './placesVeiled.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { createWordFinder } from './searchWords.ts'
import { createSorts } from './sorts.ts'
import { learnWhether, readWhether } from './whetherModel.ts'

/** Whose rule a question asks for that names another place: how surely that place's, 0 to 1, what kinds of place it names, and whether it names where we are, too. */
export type Jurisdiction = Readonly<{ theirs: number; places: ReadonlySet<Place>; here: boolean }>

/** Hears a normalised text; undefined where no other place is named. */
export type HearJurisdiction = (text: string) => Jurisdiction | undefined

/** What is learned from. */
export type JurisdictionParts = PlaceParts & Pick<Library, 'asking'> & Readonly<{ words: Pick<Library['words'], 'english' | 'sorts' | 'intent'> }>

/**
 * From here on another country's rule is asked for, and where what is here is spoken of, too; then another region's, where
 * the entry is of ours and where it is the whole country's. What regions have beside what is here is only compared.
 */
const THEIRS = { country: 0.6, besideOurs: 0.8, local: 0.5, region: 0.7 } as const
/** An entry less sure than this gives way this much sooner to another country's rule. */
const DOUBTFUL = { sure: 0.75, sooner: 0.1 } as const

/** An entry, how surely it was found, and whether it was found for what is being talked about: 「加拿大的也一样吗」 goes on about ours. */
export type Asked = Readonly<{ region: Entry['region']; sure: number; leaning: boolean }>

/** Whether a question asks for a rule that an entry does not know. L3, L4. */
export const asksElsewhere = ({ theirs, places, here }: Jurisdiction, { region, sure, leaning }: Asked): boolean => {
  if (places.has('country')) return theirs >= (here || leaning ? THEIRS.besideOurs : THEIRS.country) - (sure < DOUBTFUL.sure && !leaning ? DOUBTFUL.sooner : 0)
  return !here && theirs >= (region === 'national' ? THEIRS.region : THEIRS.local)
}

/**
 * Learns from questions for another place's rule, and from what our entries are asked in which another place is named: being
 * somewhere is not asking for its law. Every other place is one and the same word here, so that 「荷兰允许…吗」 is heard who never heard of 荷兰.
 */
export const createJurisdiction = (parts: JurisdictionParts, prepare: (text: string) => string, remember: Remember = learnAnew): HearJurisdiction => {
  const { asking, words: { english, sorts, intent, jurisdiction: { theirs, near, here, ours } } } = parts
  const veil = createVeil(parts)
  const gloss = createGloss(english)
  const sort = createSorts({ ...sorts, here: [...here], ours: [...ours] })
  const findHere = createWordFinder(here.map((word) => [word, true] as const))
  const cut = ({ text, around }: Veiled): Grams => {
    const said = gloss(text)
    return gramsOf(said, [...sort(said), ...around])
  }
  const lessons = (texts: readonly string[], is: boolean) =>
    texts.map((text) => veil(prepare(text))).filter(({ places }) => places.size > 0).map((veiled) => ({ grams: cut(veiled), is }))
  const ways = [...asking.values()]
  const weigh = readWhether(remember('jurisdiction', () => learnWhether([
    ...lessons([...theirs, ...intent.elsewhere, ...ways.flatMap((one) => one.near.filter(({ entry }) => entry === undefined).map(({ say }) => say))], true),
    ...lessons([...near, ...ways.flatMap((one) => [...one.ways, ...one.near.filter(({ entry }) => entry !== undefined).map(({ say }) => say)])], false),
  ])))
  return (text) => {
    const veiled = veil(text)
    return veiled.places.size === 0 ? undefined : { theirs: weigh(cut(veiled)), places: veiled.places, here: findHere(text).length > 0 }
  }
}
