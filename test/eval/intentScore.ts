import type { AnswerOutcome } from '../../src/core/answerOf.ts'
import type { IntentItem } from './intentItem.ts'

/** What a first message led to. */
export type Heard = Readonly<{ outcome: AnswerOutcome; drafts: readonly string[]; offered: readonly string[] }>

/** What went wrong: each item once. `offered`: asked with choices among which the right one is; `missing`: of several only some. */
export const INTENT_FAILURES = ['offered', 'otherService', 'missing', 'tooMany', 'asLaw', 'asTalk', 'asWish', 'declined', 'emergency', 'notUnderstood'] as const
export type IntentFailure = (typeof INTENT_FAILURES)[number]

/** How one first message was understood. `group`: its service, `law`, `smalltalk`, `unsure`, `either` or `several`. */
export type IntentVerdict = Readonly<{ id: string; q: string; group: string; wanted: string; got: string; failure: IntentFailure | undefined; ms: number }>

/** Right outcomes of what asks for no service. */
const RIGHT: Readonly<Record<string, readonly AnswerOutcome[]>> = {
  law: ['answered'], smalltalk: ['smalltalk'], unsure: ['unknown', 'smalltalk', 'request', 'handoff'],
}

/** Groups an item for the report. */
export const groupOf = ({ want, either }: IntentItem): string => (either !== undefined ? 'either' : want?.length === 1 ? want[0] ?? '' : 'several')

export const judgeIntent = (item: IntentItem, heard: Heard, ms: number): IntentVerdict => ({
  id: item.id, q: item.q, group: groupOf(item), wanted: (item.want ?? item.either ?? []).join(' + '),
  got: [heard.outcome, ...heard.drafts, ...heard.offered.map((one) => `${one}?`)].join(' '), failure: failureOf(item, heard), ms,
})

const failureOf = ({ want, either }: IntentItem, { outcome, drafts, offered }: Heard): IntentFailure | undefined => {
  if (either !== undefined) {
    if (drafts.length > 0 ? drafts.every((one) => either.includes(one)) : offered.some((one) => either.includes(one))) return undefined
    return drafts.length > 0 ? 'otherService' : kindOf(outcome)
  }
  const [only] = want ?? []
  const right = want?.length === 1 && only !== undefined ? RIGHT[only] : undefined
  if (right !== undefined) return drafts.length > 0 ? 'asWish' : right.includes(outcome) ? undefined : outcome === 'request' ? 'asWish' : kindOf(outcome)
  const wanted = want ?? []
  if (drafts.length === 0) return wanted.some((one) => offered.includes(one)) ? 'offered' : kindOf(outcome)
  if (drafts.every((one) => !wanted.includes(one))) return 'otherService'
  if (wanted.some((one) => !drafts.includes(one))) return 'missing'
  return drafts.length > wanted.length ? 'tooMany' : undefined
}

const kindOf = (outcome: AnswerOutcome): IntentFailure => {
  switch (outcome) {
    case 'answered':
    case 'unavailable':
      return 'asLaw'
    case 'smalltalk':
      return 'asTalk'
    case 'declined':
    case 'private':
      return 'declined'
    case 'emergency':
      return 'emergency'
    case 'request':
      return 'otherService'
    case 'unknown':
    case 'handoff':
      return 'notUnderstood'
  }
}
