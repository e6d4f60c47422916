import { literally } from './literally.ts'
import { longestFirst } from './withoutWords.ts'

const NUMERAL = '[\\d.\\p{Nd}〇零一二两三四五六七八九十百千万亿]+'
const COUNTED = new RegExp(`^(?<numeral>${NUMERAL})(?<measure>\\p{Script=Han}{0,2})$`, 'u')
const NUMERALS = new RegExp(NUMERAL, 'gu')

/** A known text with the one number in it exchanged for what it is changed to: 「我要捐五万块」 and 「改成八万」; undefined where nothing is changed to a number, or the text has none or several. */
export const recounted = (known: string, text: string, changes: readonly string[]): string | undefined => {
  const small = text.replace(/[\s\p{P}]+$/u, '')
  const cue = longestFirst(changes).find((word) => small.includes(word))
  const { numeral, measure } = COUNTED.exec(cue === undefined ? '' : small.slice(small.indexOf(cue) + cue.length).replace(/(?:吧|好了|了|啊|呀)$/u, ''))?.groups ?? {}
  const numerals = [...known.matchAll(NUMERALS)]
  const [only] = numerals
  if (numeral === undefined || measure === undefined || only === undefined || numerals.length > 1) return undefined
  const rest = known.slice(only.index + only[0].length)
  // 「改成八个」 counts no boxes.
  if (measure !== '' && !new RegExp(`^${literally(measure)}`).test(rest)) return undefined
  return known.slice(0, only.index) + numeral + rest
}
