import type { Command } from '../core/command.ts'
import type { Classify } from './classify.ts'
import { splitClauses } from './clauses.ts'

/** From here on a clause wishes beyond doubt. */
const BEYOND_DOUBT = 0.9

type Kit = Readonly<{ classify: Classify; isPlain: (text: string) => boolean; isWishing: (text: string) => boolean; tells: (text: string) => boolean }>

/** 「我要补办为侨服务卡，钱包在地铁上被偷了」: where nothing is asked, the one clause that wishes beyond doubt says what for, whatever the others tell of why. */
export const wishInClause = (text: string, { classify, isPlain, isWishing, tells }: Kit): Extract<Command, { kind: 'request' }> | undefined => {
  const clauses = splitClauses(text)
  if (clauses.length < 2 || !isPlain(text)) return undefined
  const wishes = clauses.flatMap((clause) => (isWishing(clause.text) && !tells(clause.text) ? classify(clause.text).slice(0, 1) : [])).filter(({ sure }) => sure >= BEYOND_DOUBT)
  const [found] = wishes
  return found === undefined || wishes.some(({ service }) => service !== found.service) ? undefined : { kind: 'request', found: [found], sure: true, words: text }
}
