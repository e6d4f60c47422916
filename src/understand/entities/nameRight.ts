import type { PeopleWords } from '../../core/words/people.ts'
import { wordSet, eat, skipSpaces } from './vocabulary.ts'

/** Where the right name begins after words, at `at`, that say that the one told was wrong: 「名字打错了，是吴晓虹」. */
export const rightNameAfter = (small: string, at: number, { nameWrong, instead }: Pick<PeopleWords, 'nameWrong' | 'instead'>): number | undefined => {
  const wrong = eat(small, at, wordSet(nameWrong))
  if (wrong === undefined) return undefined
  const pause = /^\s*[,\uff0c:\uff1a]/u.exec(small.slice(wrong.to))
  const from = skipSpaces(small, wrong.to + (pause?.[0].length ?? 0))
  const right = eat(small, from, wordSet(instead))
  return pause === null && right === undefined ? undefined : skipSpaces(small, right?.to ?? from)
}
