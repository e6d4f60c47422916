import type { Library } from '../core/library.ts'
import { createSorts } from './sorts.ts'
import { learnSubjects, softmax, type Lesson } from './impressionModel.ts'
import { gramsOf, type Grams } from './searchGrams.ts'

/** How far a normalised text sounds like somebody in danger, 0 to 1, and which emergency it sounds like most. */
export type Alarm = Readonly<{ danger: number; sign: string | undefined }>
export type SoundAlarm = (text: string) => Alarm

/** What is learned from. */
export type AlarmParts = Pick<Library, 'crying' | 'asking' | 'services' | 'safety'> & Readonly<{ words: Pick<Library['words'], 'danger' | 'intent'> }>

/** A concept every text has: how likely danger is before a word is heard. */
const ANY = (1 << 20) - 1
const SILENT: Alarm = { danger: 0, sign: undefined }

/**
 * Learns from how people cry for help, from what only sounds like it, and from everything else the library says people say:
 * whether there is danger from all of these, and which from the cries. Takes about a second; the same library always learns the same.
 */
export const createAlarm = ({ crying, asking, services, safety, words }: AlarmParts, prepare: (text: string) => string): SoundAlarm => {
  const sort = createSorts(words.danger)
  const cut = (text: string): Grams => gramsOf(text, [ANY, ...sort(text)])
  const signs = [...crying.keys()]
  const cries = signs.flatMap((sign, number) => crying.get(sign)!.cries.map((said) => ({ grams: cut(prepare(said)), number })))
  if (cries.length === 0) return () => SILENT
  const calm = [
    ...[...crying.values()].flatMap(({ near }) => near),
    ...[...asking.values()].flatMap(({ ways, near }) => [...ways, ...near.map(({ say }) => say)]),
    ...[...services.values()].flatMap(({ examples }) => examples),
    ...safety.declines.flatMap(({ examples, near }) => [...examples, ...near]), ...safety.injections.examples,
    ...words.intent.chatter, ...words.intent.elsewhere,
  ]
  const weighDanger = learnSubjects([
    ...cries.map(({ grams }): Lesson => ({ grams, about: 1 })), ...calm.map((said): Lesson => ({ grams: cut(prepare(said)), about: 0 })),
  ], 2)
  const weighSigns = learnSubjects(cries.map(({ grams, number }): Lesson => ({ grams, about: number })), signs.length)
  return (text) => {
    const grams = cut(text)
    const danger = weighDanger(grams)
    softmax(danger)
    const odds = weighSigns(grams)
    return { danger: danger[1]!, sign: signs[odds.indexOf(Math.max(...odds))] }
  }
}
