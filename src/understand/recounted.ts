import { keepFor } from '../core/keepFor.ts'
import type { AnewWords } from '../core/words/anew.ts'
import { literally } from './literally.ts'
import { longestAt } from './longest.ts'
import { longestFirst } from './withoutWords.ts'

/** A known text with the one number in it exchanged for what it is changed to: 「我要捐五万块」 and 「改成八万」; undefined where nothing is changed to a number, or the text has none or several. */
export const recounted = (known: string, text: string, words: Pick<AnewWords, 'turnsInto' | 'numerals' | 'fillers'>): string | undefined => {
  const { counted, numerals } = patterns(words)
  const small = withoutEnds(text, words.fillers)
  const cue = longestAt(small, 'includes', words.turnsInto)
  const { numeral, measure } = counted.exec(cue === undefined ? '' : small.slice(small.indexOf(cue) + cue.length))?.groups ?? {}
  const found = [...known.matchAll(numerals)]
  const [only] = found
  if (numeral === undefined || measure === undefined || only === undefined || found.length > 1) return undefined
  const rest = known.slice(only.index + only[0].length)
  // 「改成八个」 counts no boxes.
  if (measure !== '' && !new RegExp(`^${literally(measure)}`).test(rest)) return undefined
  return known.slice(0, only.index) + numeral + rest
}

const patterns = keepFor(({ numerals }: Pick<AnewWords, 'turnsInto' | 'numerals' | 'fillers'>) => {
  const numeral = `(?:[\\d.]|${numerals.map(literally).join('|')})+`
  return { counted: new RegExp(`^(?<numeral>${numeral})(?<measure>\\p{Script=Han}{0,2})$`, 'u'), numerals: new RegExp(numeral, 'gu') }
})

/** 「改成八万吧。」 without what ends it and says nothing. */
const withoutEnds = (text: string, fillers: readonly string[]): string => {
  const small = text.replace(/[\s\p{P}]+$/u, '')
  const end = longestFirst(fillers).find((word) => small.endsWith(word))
  return end === undefined ? small : withoutEnds(small.slice(0, -end.length), fillers)
}
