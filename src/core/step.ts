import type { Context, Decision } from './context.ts'
import type { Conversation, Stage } from './conversation.ts'
import type { Effect, Utterance } from './effect.ts'
import { effectId, type EffectId, type ReplyId } from './ids.ts'
import { addressOf, type Turn } from './message.ts'
import type { Requester } from './ticket.ts'

/** A decision half made: the conversation so far, what should happen, and what will be said at the end in one message. */
export type Step = Readonly<{ conversation: Conversation; effects: readonly Effect[]; lines: readonly Utterance[] }>

/** Everything a case of `decide` looks at besides the step. */
export type Scene = Readonly<{ turn: Turn; context: Context }>

/** One thing to say, by reply id. */
export const line = (reply: string, about?: string, params?: Readonly<Record<string, string>>): Utterance => ({
  reply: reply as ReplyId,
  ...(about === undefined ? {} : { about }),
  ...(params === undefined ? {} : { params }),
})

export const say = (step: Step, ...lines: readonly Utterance[]): Step => ({ ...step, lines: [...step.lines, ...lines] })

export const act = (step: Step, ...effects: readonly Effect[]): Step => ({ ...step, effects: [...step.effects, ...effects] })

export const change = (step: Step, changes: Partial<Conversation>): Step => ({ ...step, conversation: { ...step.conversation, ...changes } })

export const stand = (step: Step, stage: Stage): Step => change(step, { stage })

/** The id the next effect of this step will have. */
export const nextEffect = (step: Step, scene: Scene): EffectId => effectId(scene.turn.conversation, scene.turn.ids[0], step.effects.length)

/** Who asks, as a ticket remembers them. */
export const requesterOf = (step: Step, scene: Scene): Requester => ({
  person: scene.context.speaker.person,
  name: scene.turn.from.name,
  conversation: scene.turn.conversation,
  address: addressOf(scene.turn),
  voice: step.conversation.voice,
  ...(step.conversation.zone === undefined ? {} : { zone: step.conversation.zone }),
})

/** The decision: everything that must happen, then everything that is said, in one message. */
export const conclude = (step: Step, scene: Scene): Decision => ({
  conversation: step.conversation,
  effects: step.lines.length === 0
    ? step.effects
    : [...step.effects, { do: 'say', to: addressOf(scene.turn), voice: step.conversation.voice, lines: step.lines }],
})
