import type { Conversation } from '../core/conversation.ts'
import type { PlanWish } from '../core/carePlan.ts'
import type { HearAfterwards } from './afterwards.ts'

/** What words seem to say of a plan that goes on, and whether that is beyond doubt. */
export type PlanSound = Readonly<{ act: PlanWish['act']; sure: boolean }>

type Learned = 'skip' | 'pause' | 'resume' | 'stop' | 'retime' | 'note' | 'another' | 'next'
const LEARNED: readonly Learned[] = ['skip', 'pause', 'resume', 'stop', 'retime', 'note', 'another', 'next']

/** From this likelihood on words are about a plan that no list has; what ends it must be surer, and what only sounds like a word for whoever goes too. */
const SURE: Readonly<Record<Learned, number>> = { skip: 0.45, pause: 0.45, resume: 0.45, stop: 0.5, retime: 0.4, note: 0.5, another: 0.5, next: 0.5 }
/** Where a day to come is named, less is enough; where no word calls anything off, as when somebody only is away, it takes more. */
const DATED_SKIP = 0.25
const UNSAID_SKIP = 0.6
/** From here on it is worth a question. */
const MAYBE = 0.12
/** The second is offered beside the first from this share of its likelihood on. */
const BESIDE = 0.4

const actOf = (learned: Learned): PlanWish['act'] => (learned === 'next' ? 'list' : learned === 'another' ? 'reassign' : learned)

/** Whether nothing is on the table but choices that lapse with the next words. */
export const isFree = ({ stage }: Conversation): boolean => stage.at === 'idle' || (stage.at === 'choosing' && stage.draft === undefined)

/** What somebody with a plan seems to say of it, in whatever words, likeliest first: one thing that is sure, or one or two to ask about; none where they speak of something else. F4. */
export const planSounds = (text: string, hear: HearAfterwards, { dated, off }: Readonly<{ dated: boolean; off: boolean }>): readonly PlanSound[] => {
  const heard = hear(text)
  const [first, second] = LEARNED.toSorted((a, b) => heard[b] - heard[a])
  if (first === undefined || second === undefined) return []
  const enough = first !== 'skip' ? SURE[first] : !off ? UNSAID_SKIP : dated ? DATED_SKIP : SURE.skip
  if (heard[first] >= enough) return [{ act: actOf(first), sure: true }]
  const others = Math.max(...(['pleased', 'passable', 'displeased', 'chase', 'off', 'share', 'unshare', 'follow'] as const).map((one) => heard[one]))
  if (heard[first] < MAYBE || heard[first] < others) return []
  return [first, ...(heard[second] >= heard[first] * BESIDE ? [second] : [])].map((one) => ({ act: actOf(one), sure: false }))
}
