import type { Command } from '../core/command.ts'
import type { Library } from '../core/library.ts'
import { runningEmergency } from '../core/rescue.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { learnClasses, readClasses, type Lesson } from './classifyModel.ts'
import { splitClauses } from './clauses.ts'
import { oneIn } from './oneIn.ts'
import type { Kit } from './kit.ts'
import { learnAnew, type Remember } from './learned.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { createSorts } from './sorts.ts'

/** How surely, 0 to 1, a normalised text of whoever cried for help says that all is well. */
export type HearWell = (text: string) => number

/** What is learned from. */
export type WellParts = Pick<Library, 'crying'> & Readonly<{ words: Pick<Library['words'], 'danger' | 'intent'> }>

/** A sort of word tells this much more than a word. */
const CONCEPT = 2
/** One in so many cries, and particulars told, are enough to tell them from it. */
const EVERY_CRY = 25
const EVERY_TELLING = 6
/** From here on it is heard; nobody is to stay away for a doubtful word. */
const SURE = 0.6
/** A story that ends on saying so this surely says so, unless the whole of it sounds otherwise. */
const ENDING = { last: 0.9, whole: 0.3 } as const
/** Nobody tells more than this who only says that all is well. */
const LONGEST = 80

const [WELL, OTHER] = [0, 1]

/** Learns how people say that the danger is over, from that and from what else they say while help is on its way. The same library always learns the same. */
export const createWell = ({ crying, words: { danger, intent } }: WellParts, prepare: (text: string) => string, remember: Remember = learnAnew): HearWell => {
  const sort = createSorts({ ...danger.peril, ...danger.around })
  const cut = (text: string): Grams => gramsOf(text, [...sort(text)], undefined, CONCEPT)
  const lesson = (is: number) => (said: string): Lesson => ({ grams: cut(prepare(said)), is: [is] })
  const weigh = readClasses(remember('well', () => learnClasses([
    ...danger.well.said.map(lesson(WELL)),
    ...danger.well.near.map(lesson(OTHER)), ...danger.well.near.map(lesson(OTHER)),
    ...[...crying.values()].flatMap(({ cries }) => oneIn(EVERY_CRY, cries)).map(lesson(OTHER)),
    ...oneIn(EVERY_TELLING, intent.openings.tells).map(lesson(OTHER)),
  ], OTHER + 1)))
  return (text) => {
    const found = weigh(cut(text))
    return found[WELL]! / (found[WELL]! + found[OTHER]! + 1e-9)
  }
}

/** 「她回我了，手机掉沙发缝里了」「不用去了，取消吧」: whoever cried for help says that all is well. S1. */
export const saysAllWell = (text: string, hearing: Hearing, { well, facts }: Kit): Command | undefined => {
  const { conversation, own, now } = hearing
  // 「我自己」 to the question for whom answers that.
  if (draftOf(conversation) !== undefined && facts(text, hearing).length > 0) return undefined
  if ((conversation.stage.at !== 'rescuing' && runningEmergency(own, now) === undefined) || text.length > LONGEST) return undefined
  const whole = well(text)
  return whole >= SURE || (whole >= ENDING.whole && well(splitClauses(text).at(-1)?.text ?? '') >= ENDING.last) ? { kind: 'allWell' } : undefined
}
