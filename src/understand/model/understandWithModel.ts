import type { Command } from '../../core/command.ts'
import type { ConversationId, MessageId } from '../../core/ids.ts'
import { conversationOf, type Message } from '../../core/message.ts'
import type { Embedder, Hearing, Model, Reword, Understand } from '../../ports.ts'
import type { Understanding } from '../understand.ts'
import { freshTopic } from '../../core/answering.ts'
import { draftOf } from '../../core/requesting.ts'
import { acceptProposal } from './accept.ts'
import { isUnsettled, questionOf, touchesSensitive } from './ask.ts'
import { createOdds, judgeTogether } from './likeness.ts'
import { gatherOffer, LEANING } from './offer.ts'
import { createReword } from './reword.ts'
import { Proposal } from './proposal.ts'
import { createVeil, withoutBrackets } from './veil.ts'

/** Understanding with a second reading: rules first, and where they are unsure one question to a model. */
export type ModelUnderstanding = Readonly<{
  understand: Understand
  /** How long to listen after a burst so far, in ms. Where it is a cry for help, what is still being asked about that conversation is not waited for. */
  wait: (burst: readonly Message[]) => number
  /** Words what a model may word beside what was decided. */
  reword: Reword
  /** Resolves when everything it can use is there; it understands before, too. */
  ready: Promise<void>
}>


export type ModelUnderstandingOptions = Readonly<{
  /** Whether turns about sensitive services may be sent. */
  sensitive: boolean
}>

/** Puts a model beside the rules of one library. Whatever the model does, what comes out is what the rules alone would give, or more. */
export const createModelUnderstanding = (rules: Understanding, { model, embedder }: Readonly<{ model?: Model; embedder?: Embedder }>, { sensitive }: ModelUnderstandingOptions): ModelUnderstanding => {
  const { kit } = rules
  const veil = createVeil(kit)
  const prompt = kit.library.prompts.get('understand')
  const meanings = embedder === undefined ? undefined : createOdds(kit.library, embedder)
  const asking = new Map<ConversationId, AbortController>()
  /** The last turn of a conversation that a model was asked about: of one turn it is asked once. */
  const asked = new Map<ConversationId, MessageId>()

  /** A question the words alone left open may be one entry's by its meaning. */
  const judgedBy = (odds: Float32Array, text: string, { conversation, now }: Hearing): Command | undefined => {
    if (draftOf(conversation) !== undefined) return undefined
    const { finding, found } = judgeTogether(text, text.length > LEANING ? undefined : freshTopic(conversation, now)?.words, kit, odds)
    return finding === 'answered' ? { kind: 'ask', finding, found: found.slice(0, 1), words: text, followUp: false } : undefined
  }

  const secondReading = async (hearing: Hearing, commands: readonly Command[]): Promise<readonly Command[]> => {
    const text = withoutBrackets(kit.normalise(hearing.turn.text).text)
    const plain = gatherOffer(text, hearing, kit)
    if (!isUnsettled(commands, text, hearing, plain) || (!sensitive && touchesSensitive(text, hearing, plain, kit))) return commands
    const veiled = veil(text, hearing)
    const odds = await meanings?.tell(veiled.text)
    if (odds !== undefined) {
      const judged = judgedBy(odds, text, hearing)
      if (judged !== undefined) return [...commands.filter(({ kind }) => kind === 'attach'), judged]
    }
    if (prompt === undefined || model === undefined) return commands
    const offer = odds === undefined ? plain : gatherOffer(text, hearing, kit, odds)
    const abandon = new AbortController()
    asking.set(hearing.turn.conversation, abandon)
    asked.set(hearing.turn.conversation, hearing.turn.ids[0])
    try {
      const answer = await model.ask({ ...questionOf(prompt, veiled, hearing, offer, kit), signal: abandon.signal })
      const proposal = answer.kind === 'answered' ? Proposal.safeParse(answer.value) : undefined
      return proposal?.success === true ? join(commands, acceptProposal(proposal.data, { text, veiled, rules: commands, offer, hearing, kit })) : commands
    } finally {
      asking.delete(hearing.turn.conversation)
    }
  }

  const isCry = (burst: readonly Message[]): boolean => kit.safety(kit.normalise(burst.map(({ text }) => text).join('\n')).text).emergency !== undefined

  return {
    reword: model === undefined ? (decision) => Promise.resolve(decision)
      : createReword(kit, model, veil, ({ turn }) => asked.get(turn.conversation) === turn.ids[0]),
    ready: meanings?.ready ?? Promise.resolve(),
    understand: async (hearing) => {
      const understood = rules.understand(hearing)
      const heard = understood.turn === undefined ? hearing : { ...hearing, turn: understood.turn }
      return { ...understood, commands: await secondReading(heard, understood.commands) }
    },
    wait: (burst) => {
      const [first] = burst
      if (first !== undefined && isCry(burst)) asking.get(conversationOf(first))?.abort()
      return rules.wait(burst)
    },
  }
}

/** What the rules heard, and what the second reading adds. Talk never takes the place of a question or a wish that was half heard. */
const join = (rules: readonly Command[], read: readonly Command[]): readonly Command[] => {
  if (read.length === 0) return rules
  const matters = read.some(({ kind }) => kind === 'ask' || kind === 'request' || kind === 'fill')
  const halfHeard = rules.some((command) => command.kind === 'ask' || command.kind === 'request' || (command.kind === 'likeliest' && command.entries.length > 0))
  if (halfHeard && !matters) return rules
  return [...rules.filter(({ kind }) => kind === 'attach' || (kind === 'tell' && !matters)), ...read]
}
