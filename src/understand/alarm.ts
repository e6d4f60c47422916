import type { Library } from '../core/library.ts'
import { oneIn } from './oneIn.ts'
import { learnSubjects, readSubjects, type Lesson } from './impressionModel.ts'
import { learnAnew, type Remember } from './learned.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { createWordFinder } from './searchWords.ts'
import { createSorts } from './sorts.ts'
import { learnWhether, readWhether, type Manner } from './whetherModel.ts'

/** How far a normalised text sounds like somebody in danger, 0 to 1, and which emergency it sounds like most. */
export type Alarm = Readonly<{
  danger: number
  sign: string | undefined
  /** It names a peril and is long enough to mean something; without that how it sounds proves nothing. */
  grounded: boolean
}>
export type SoundAlarm = (text: string) => Alarm

/** What is learned from. */
export type AlarmParts = Pick<Library, 'crying' | 'asking' | 'services' | 'safety' | 'lexicon' | 'community'> & Readonly<{ words: Pick<Library['words'], 'danger' | 'intent' | 'aside' | 'afterwards'> }>

/** Shorter than this only the signs of the safety file count. */
const SHORTEST = 4
/** What sounds this much like danger and says this much needs to name no peril: 爷爷失智，自己走出去了，到现在没找到. */
const TELLTALE = 0.7
const TELLING = 6
const TELLING_LATIN = 40

/** Cries and what only sounds like them are few enough to go through often; weights are kept small so that none of them is learned by heart. */
const MANNER: Manner = { rounds: 12, decay: 3e-4, prior: -3, rare: 1 }

/**
 * Learns from how people cry for help, from what only sounds like it, and from everything else the library says people say:
 * whether there is danger from all of these, and which from the cries. Takes about a second; the same library always learns the same.
 */
export const createAlarm = (parts: AlarmParts, prepare: (text: string) => string, remember: Remember = learnAnew): SoundAlarm => {
  const { crying, words: { danger: { peril, around } } } = parts
  const sort = createSorts({ ...peril, ...around })
  const findPerils = createWordFinder(Object.values(peril).flatMap((words) => words.map((word) => [word, true] as const)))
  const cut = (text: string): Grams => gramsOf(text, sort(text))
  const signs = [...crying.keys()]
  if (signs.every((sign) => crying.get(sign)!.cries.length === 0)) return () => ({ danger: 0, sign: undefined, grounded: false })
  const cries = () => signs.flatMap((sign, number) => crying.get(sign)!.cries.map((said) => ({ grams: cut(prepare(said)), number })))
  const weighDanger = readWhether(remember('danger', () => learnWhether([
    ...cries().map(({ grams }) => ({ grams, is: true })), ...calmOf(parts).map((said) => ({ grams: cut(prepare(said)), is: false })),
  ], MANNER)))
  const weighSigns = readSubjects(remember('signs', () => learnSubjects(cries().map(({ grams, number }): Lesson => ({ grams, about: number })), signs.length)))
  return (text) => {
    const grams = cut(text)
    const odds = weighSigns(grams)
    const danger = weighDanger(grams)
    const tells = text.length >= (/\p{Script=Han}/u.test(text) ? TELLING : TELLING_LATIN)
    return {
      danger, sign: signs[odds.indexOf(Math.max(...odds))],
      grounded: (text.length >= SHORTEST && findPerils(text).length > 0) || (tells && danger >= TELLTALE),
    }
  }
}

/** What people say that is no cry for help: all that only sounds like one or answers a form, and enough of the rest. */
const calmOf = (parts: AlarmParts): readonly string[] => {
  const { crying, words: { aside, afterwards } } = parts
  return [
    ...[...crying.values()].flatMap(({ near }) => near), ...aside.answers,
    ...oneIn(EVERY_ASIDE, [...Object.values(aside.ways), ...Object.values(afterwards.ways)].flat()), ...oneIn(EVERY_OTHER, restOf(parts)),
  ]
}

/** So much else is said about the law and about services that all of it would drown the cries; every so many are enough. */
const EVERY_OTHER = 6
const EVERY_ASIDE = 3

const restOf = ({ asking, services, safety, lexicon, community, words: { intent } }: AlarmParts): readonly string[] => [
  ...[...asking.values()].flatMap(({ ways, near }) => [...ways, ...near.map(({ say }) => say)]),
  ...[...services.values()].flatMap(({ examples, slots }) => [...examples, ...slots.map(({ label }) => label)]),
  ...safety.declines.flatMap(({ examples, near }) => [...examples, ...near]), ...safety.injections.examples,
  ...intent.chatter, ...intent.elsewhere,
  ...Object.values(lexicon.acts).flat(), ...Object.keys(lexicon.kinship), ...community.estates.flatMap(({ name, aliases }) => [name, ...aliases]),
]
