import type { Command } from '../../core/command.ts'
import type { ConversationId } from '../../core/ids.ts'
import { conversationOf, type Message } from '../../core/message.ts'
import type { Hearing, Model, Understand } from '../../ports.ts'
import type { Understanding } from '../understand.ts'
import { acceptProposal } from './accept.ts'
import { isUnsettled, questionOf, touchesSensitive } from './ask.ts'
import { gatherOffer } from './offer.ts'
import { Proposal } from './proposal.ts'
import { createVeil, withoutBrackets } from './veil.ts'

/** Understanding with a second reading: rules first, and where they are unsure one question to a model. */
export type ModelUnderstanding = Readonly<{
  understand: Understand
  /** How long to listen after a burst so far, in ms. Where it is a cry for help, what is still being asked about that conversation is not waited for. */
  wait: (burst: readonly Message[]) => number
}>

export type ModelUnderstandingOptions = Readonly<{
  /** Whether turns about sensitive services may be sent. */
  sensitive: boolean
}>

/** Puts a model beside the rules of one library. Whatever the model does, what comes out is what the rules alone would give, or more. */
export const createModelUnderstanding = (rules: Understanding, model: Model, { sensitive }: ModelUnderstandingOptions): ModelUnderstanding => {
  const { kit } = rules
  const veil = createVeil(kit)
  const prompt = kit.library.prompts.get('understand')
  const asking = new Map<ConversationId, AbortController>()

  const secondReading = async (hearing: Hearing, commands: readonly Command[]): Promise<readonly Command[]> => {
    if (prompt === undefined) return commands
    const text = withoutBrackets(kit.normalise(hearing.turn.text).text)
    const offer = gatherOffer(text, hearing, kit)
    if (!isUnsettled(commands, text, hearing, offer) || (!sensitive && touchesSensitive(text, hearing, offer, kit))) return commands
    const veiled = veil(text, hearing)
    const abandon = new AbortController()
    asking.set(hearing.turn.conversation, abandon)
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
    understand: async (hearing) => {
      const understood = rules.understand(hearing)
      return { ...understood, commands: await secondReading(hearing, understood.commands) }
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
  const halfHeard = rules.some(({ kind }) => kind === 'ask' || kind === 'request')
  if (halfHeard && !matters) return rules
  return [...rules.filter(({ kind }) => kind === 'attach'), ...read]
}
