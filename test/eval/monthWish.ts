import type { Dice } from './monthDice.ts'
import { REPERTORY, type Repertoire } from './monthRepertory.ts'

/** How somebody goes about one wish of theirs. */
export type Manner = Readonly<{
  opening: 'fragments' | 'plain' | 'everything' | 'room'
  corrects: boolean
  /** At the n-th question: says nothing for days, asks about the law, or drops it all. */
  silentAt?: number
  forEver: boolean
  lawAt?: number
  dropsAt?: number
  /** Once it has a number: says that the phone changed, that it is not needed any more, asks how far it is, complains. */
  correctsLater: boolean
  withdraws: boolean
  chases: number
  complains: boolean
  thanks: boolean
  /** What was asked for later comes, or never does. */
  supplements: boolean
  rates: 'good' | 'fair' | 'bad' | 'thanks' | 'nothing'
}>

export const drawManner = (dice: Dice): Manner => {
  const silent = dice.chance(0.08)
  return {
    opening: dice.weigh({ fragments: 35, plain: 35, everything: 18, room: 12 }), corrects: dice.chance(0.12),
    ...(silent ? { silentAt: dice.between(1, 3) } : {}), forEver: dice.chance(0.35),
    ...(dice.chance(0.06) ? { lawAt: dice.between(1, 3) } : {}), ...(dice.chance(0.05) ? { dropsAt: dice.between(1, 4) } : {}),
    correctsLater: dice.chance(0.06), withdraws: dice.chance(0.05), chases: dice.chance(0.18) ? dice.between(1, 3) : 0, complains: dice.chance(0.05),
    thanks: dice.chance(0.4), supplements: dice.chance(0.8), rates: dice.weigh({ good: 40, fair: 6, bad: 9, thanks: 10, nothing: 35 }),
  }
}

/** What is wished for, as often as people do. */
export const drawService = (dice: Dice): Repertoire => {
  const wanted = dice.weigh(Object.fromEntries(REPERTORY.map(({ service, weight }) => [service, weight])))
  const found = REPERTORY.find(({ service }) => service === wanted)
  if (found === undefined) throw new Error(`nobody wishes for ${wanted}`)
  return found
}

/** A sentence in the pieces people send it in. */
export const inPieces = (sentence: string): readonly string[] => sentence.split(/[，。]/u).filter((piece) => piece !== '')

/** What somebody says of a result they were asked about. */
export const RATINGS: Readonly<Record<Manner['rates'], readonly string[]>> = {
  good: ['很好，谢谢', '5', '满意', '👍', '4分'], fair: ['还行吧'], bad: ['不满意，等了太久', '2', '不满意，人没说清楚'], thanks: ['谢谢'], nothing: [],
}
export const CHASES = ['办到哪了', '请问有消息了吗', '怎么还没人联系我'] as const
export const COMPLAINTS = ['我要投诉，拖了这么久没人管', '你们太慢了，我要投诉'] as const
