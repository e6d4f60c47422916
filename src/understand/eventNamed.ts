import type { FormWords } from '../core/words/form.ts'
import { splitClauses } from './clauses.ts'
import { longestAt } from './longest.ts'
import { isMadeOf } from './withoutWords.ts'

/** No activity is called by more characters than this, with when it is. */
const LONGEST = 40

/** What somebody signs up for, as they call it: 下周三的书法班 of 「我想帮妈妈报名下周三的书法班」; undefined where nothing is named, 「想报名你们的活动」. */
export const eventNamed = (text: string, { joins, heads, nameless }: FormWords['event']): string | undefined => {
  for (const clause of splitClauses(text)) {
    const found = joins.flatMap((word) => (endOf(clause.text, word) < 0 ? [] : [{ from: endOf(clause.text, word) - word.length, to: endOf(clause.text, word) }]))
    // 报 is a part of 报名.
    const leads = found.filter((one) => !found.some((other) => other !== one && other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from))
    // What stands nearest before the name leads to it: 「那个书法班还招人伐我想给我妈报个名」.
    for (const { to } of leads.toSorted((a, b) => b.to - a.to)) {
      const rest = clause.text.slice(to)
      const named = bareOf(rest.slice(0, Math.max(0, ...heads.map((word) => endOf(rest, word)))), nameless)
      if (named !== '' && named.length <= LONGEST && !isMadeOf(named.toLowerCase(), nameless)) return named
    }
  }
  return undefined
}

/** Where a word ends in a text, or -1. */
const endOf = (text: string, word: string): number => {
  const at = text.toLowerCase().indexOf(word)
  return at < 0 ? -1 : at + word.length
}

/** A name without what stands before it and names nothing. */
const bareOf = (name: string, nameless: readonly string[]): string => {
  const left = name.replace(/^[\s\p{P}]+/u, '')
  const lead = longestAt(left, 'startsWith', nameless)
  return lead === undefined ? left.trim() : bareOf(left.slice(lead.length), nameless)
}
