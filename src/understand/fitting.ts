import type { Library } from '../core/library.ts'
import type { Service, Slot } from '../core/service.ts'
import { Aside } from '../core/words/aside.ts'
import { learnClasses, readClasses, type Lesson } from './classifyModel.ts'
import { oneIn } from './oneIn.ts'
import { learnAnew, type Remember } from './learned.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { tellingWords } from './tellingWords.ts'
import { createSorts } from './sorts.ts'

/** How surely, 0 to 1, normalised words answer the open question of each slot of a service that is told in free words. */
export type HearFitting = (words: string) => (service: Service, slot: Slot) => number

/** What is learned from. */
export type FittingParts = Pick<Library, 'services'> & Readonly<{ words: Pick<Library['words'], 'fitting' | 'aside' | 'sorts'> }>

/** One in so many asides are enough to learn what tells nothing. */
const EVERY = 3
/** A wish in fewer characters is bare: it tells nothing of how or what for. */
const BARE = 9

/** Learns from what people say which question it answers. The same library always learns the same. */
export const createFitting = (parts: FittingParts, prepare: (text: string) => string, remember: Remember = learnAnew): HearFitting => {
  const { fitting, aside: { ways, answers }, sorts } = parts.words
  const sort = createSorts(sorts)
  const bare = oneIn(EVERY, [...parts.services.values()].filter(({ slots }) => slots.every(({ told }) => told === undefined)).flatMap(({ examples }) => examples.filter(({ length }) => length < BARE)))
  const cut = (text: string): Grams => gramsOf(text, sort(text))
  const lesson = (is: readonly number[]) => (said: string): Lesson => ({ grams: cut(prepare(said)), is })
  const weigh = readClasses(remember('fitting', () => learnClasses([
    ...fitting.flatMap(({ slots, said, bare: open }, group) => [...said.map(lesson(slots.length === 0 ? [] : [group])), ...open.map((words): Lesson => ({ ...lesson([])(words), isNot: [group] }))]),
    ...answers.map(lesson([])),
    ...bare.map(lesson([])),
    ...Aside.options.flatMap((one) => oneIn(EVERY, ways[one]).map(lesson([]))),
  ], fitting.length)))
  const groups = new Map(fitting.flatMap(({ slots }, group) => slots.map((slot) => [slot, group] as const)))
  const groupOf = ({ id }: Pick<Service, 'id'>, slot: Slot): number | undefined => groups.get(`${id}/${slot.id}`) ?? groups.get(slot.id)
  const mayTell = tellingWords(fitting)
  const ofHealth = new Set([...parts.services.values()].flatMap((service) => service.slots.filter(({ kind, health }) => kind === 'text' && health).map((slot) => groupOf(service, slot))))
  return (words) => {
    const sure = weigh(cut(words))
    return (service, slot) => {
      const group = groupOf(service, slot)
      return group === undefined || (ofHealth.has(group) && !mayTell(words, group)) ? 0 : sure[group]!
    }
  }
}
