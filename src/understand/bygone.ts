import type { TimeWords } from '../core/words/time.ts'
import { clauseAround, holdsWord, type Span } from './anew/spans.ts'
import { splitClauses } from './clauses.ts'
import { lower, startOfWordBefore } from './entities/vocabulary.ts'

/** Whether a time is only told: when it was last, or by when somebody promised what they did not do. */
export const isBygone = (text: string, time: Span, words: TimeWords): boolean => isOfLastTime(text, time, words) || isUnkept(text, time, words)

/** 「上次回来是中秋」「上次是国庆节」; but 「上次约的是周三」 may tell anew what is wished. */
const isOfLastTime = (text: string, time: Span, { lastTime, lastSaid, wasThen }: TimeWords): boolean => {
  const small = lower(text)
  if (startOfWordBefore(small, time.from, lastTime) !== undefined) return true
  const clause = clauseAround(text, time)
  const was = startOfWordBefore(small, time.from, wasThen)
  const before = clause === undefined || was === undefined ? '' : small.slice(clause.from, was)
  return holdsWord(before, lastTime) && !holdsWord(before, lastSaid)
}

/** In so many clauses it is told that the promise was not kept, right where one begins. */
const SOON = 2
const LEAD = 6

/** 「答应月底还的，没还」「说好国庆给，又拖到现在」 */
const isUnkept = (text: string, time: Span, { promised, unkept, notUnkept }: TimeWords): boolean => {
  const clause = clauseAround(text, time)
  if (clause === undefined || !holdsWord(text.slice(clause.from, time.from), promised)) return false
  const after = splitClauses(text).filter(({ from }) => from >= clause.to).slice(0, SOON)
  return [text.slice(time.to, clause.to), ...after.map((one) => one.text)].some((said, at) => beginsWith(notUnkept.reduce((left, word) => left.replaceAll(word, ' '), said), unkept, at === 0 ? said.length : LEAD))
}

/** Whether one of the words begins in that much of what is said; English words may stand anywhere in it. */
const beginsWith = (said: string, words: readonly string[], within: number): boolean =>
  words.some((word) => (/^[a-z]/i.test(word) ? holdsWord(said, [word]) : said.slice(0, within + word.length).includes(word)))
