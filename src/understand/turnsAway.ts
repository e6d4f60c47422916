import type { IntentWords } from '../core/words/intent.ts'
import { splitClauses } from './clauses.ts'
import { longestFirst } from './withoutWords.ts'

/** A rest shorter than this is no question of its own. */
const SHORTEST_REST = 4
const LEADING = /^[\s\p{P}]+/u

/**
 * What is asked after words that leave what was talked about: 「换个问题，签证能延吗」, 「先不说捐款，护照丢了怎么办」; undefined where nothing is left,
 * or nothing is asked besides.
 */
export const askedAnew = (text: string, { turns: { announces, leaves, ends } }: IntentWords['followUp']): string | undefined => {
  const [first, second] = splitClauses(text)
  if (first === undefined) return undefined
  const said = first.text.toLowerCase()
  const rest = (from: number): string | undefined => {
    const left = text.slice(from).replace(LEADING, '')
    return left.length >= SHORTEST_REST ? left : undefined
  }
  const announced = longestFirst(announces).find((word) => said.startsWith(word))
  if (announced !== undefined) return rest(first.text.length - announced.length <= BESIDE && second !== undefined ? second.from : first.from + announced.length)
  return second !== undefined && (leaves.some((word) => said.startsWith(word)) || ends.some((word) => said.endsWith(word))) ? rest(second.from) : undefined
}

/** So many characters after the announcement are still part of it: 换个问题问一下您. */
const BESIDE = 6
