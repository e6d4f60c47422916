import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { factsOf } from '../../src/core/answerOf.ts'
import type { Decision, Speaker } from '../../src/core/context.ts'
import { begin } from '../../src/core/conversation.ts'
import { decide } from '../../src/core/decide.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId } from '../../src/core/ids.ts'
import type { Library } from '../../src/core/library.ts'
import type { Turn } from '../../src/core/message.ts'
import type { Understand } from '../../src/ports.ts'
import { IntentItem } from './intentItem.ts'
import { judgeIntent, type Heard, type IntentVerdict } from './intentScore.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const ACCOUNT = 'eval' as AccountId
const CONTACT = 'somebody' as ContactId
const SPEAKER: Speaker = { person: 'somebody' as PersonId, account: ACCOUNT, contact: CONTACT, name: 'somebody', roles: [], friend: true }

/** The set of first messages; throws on the first that is not well-formed. */
export const loadIntent = async (): Promise<readonly IntentItem[]> =>
  z.array(IntentItem).parse(parse(await readFile(new URL('intent.yaml', import.meta.url), 'utf8')))

/** Hears every message as the first of a private chat, one after the other. */
export const runIntent = async (items: readonly IntentItem[], library: Library, understand: Understand): Promise<readonly IntentVerdict[]> => {
  const verdicts: IntentVerdict[] = []
  for (const item of items) {
    const conversation = begin(privateConversation(ACCOUNT, CONTACT))
    const turn: Turn = {
      conversation: conversation.id, ids: [item.id as MessageId], account: ACCOUNT, from: { contact: CONTACT, name: 'somebody', friend: true },
      place: { kind: 'private' }, text: item.q, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW,
    }
    const begun = performance.now()
    const understood = await understand({ turn, conversation, speaker: SPEAKER, desk: [], own: [], colleagues: [], now: NOW })
    const decision = decide(conversation, turn, { now: NOW, library, ...understood, speaker: SPEAKER, desk: [], own: [], colleagues: [] })
    verdicts.push(judgeIntent(item, heardIn(decision, library), performance.now() - begun))
  }
  return verdicts
}

const heardIn = (decision: Decision, library: Library): Heard => {
  const { stage, waiting } = decision.conversation
  return {
    outcome: factsOf(decision, library).outcome,
    drafts: [...(stage.at === 'filling' || stage.at === 'confirming' ? [stage.draft] : []), ...waiting].map(({ service }) => service),
    offered: stage.at === 'choosing' ? stage.choices.flatMap((choice) => (choice.kind === 'service' ? [choice.service] : [])) : [],
  }
}
