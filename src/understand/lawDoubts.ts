import type { Remember } from './learned.ts'
import type { Grams } from './searchGrams.ts'
import { learnWhether, readWhether, type WeighWhether, type Whether } from './whetherModel.ts'

/** By how much what sounds like the law is likelier to be something else: 1 where there is no doubt, and more. */
export type Doubts = Readonly<{
  /** Somebody means to get round the law. */
  evasion: number
  /** It is a law, or a detail of one, that no entry knows. */
  beyond: number
}>

/** What either doubt is learned from; without lessons there is never a doubt. */
export type DoubtLessons = Readonly<{ evasion: readonly Whether[]; beyond: readonly Whether[] }>

/** From this probability on there is a doubt, and how steeply it grows with the odds. */
const EVASION = { from: 0.06, steep: 1 } as const
const BEYOND = { from: 0.2, steep: 0.6 } as const

/**
 * Learns the two doubts, each against the law alone. Among all kinds and subjects the few words that tell
 * 「不去注销会怎样」 from 「不去注销没人晓得吧」 are drowned by the many that say what either is about.
 */
export const createLawDoubts = (lessons: () => DoubtLessons, remember: Remember): ((grams: Grams) => Doubts) => {
  const weigh = (name: keyof DoubtLessons): WeighWhether => {
    const learned = remember(name, () => learnWhether(lessons()[name]))
    return learned.keys.length === 0 ? () => 0 : readWhether(learned)
  }
  const [weighEvasion, weighBeyond] = [weigh('evasion'), weigh('beyond')]
  return (grams) => ({ evasion: growth(weighEvasion(grams), EVASION), beyond: growth(weighBeyond(grams), BEYOND) })
}

const growth = (probability: number, { from, steep }: Readonly<{ from: number; steep: number }>): number =>
  Math.max(1, (oddsOf(probability) / oddsOf(from)) ** steep)

const oddsOf = (probability: number): number => probability / Math.max(1e-6, 1 - probability)

/** What a message may be, as far as the law is doubted. */
export type Doubted = Readonly<{ law: number; refusal: number; elsewhere: number }>

/** Takes from the law what is doubted of it, and gives it to the refusals and to what is no entry's; what was given to these is never taken away. */
export const doubtLaw = ({ law, refusal, elsewhere }: Doubted, { evasion, beyond }: Doubts): Doubted => {
  const [evaded, lost] = [refusal * (evasion - 1), elsewhere * (beyond - 1)]
  if (evaded + lost === 0) return { law, refusal, elsewhere }
  const all = law + refusal + elsewhere
  const taken = law - (law * all) / (all + evaded + lost)
  return { law: law - taken, refusal: refusal + (taken * evaded) / (evaded + lost), elsewhere: elsewhere + (taken * lost) / (evaded + lost) }
}
