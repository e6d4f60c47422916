import type { FormWords } from '../core/words/form.ts'
import { longestFirst } from './withoutWords.ts'

/** So much may stand between who it is and what they do: 「楼上把我妈家天花板泡坏了」. */
const REACH = 14
/** So much of a name may follow where somebody is: 「隔壁餐馆」. */
const NAME = 4
/** So much may stand before them in the clause: 「老家一套房子我弟弟一个人住着」. */
const AHEAD = 10

/** Whether a clause tells of somebody who does another wrong: 「叔叔偷偷把补偿款领走了」, 「存款被我嫂子取走了」, 「楼上漏水不肯赔」. */
export const tellsWrongdoer = (clause: string, { who, beside, does, spares }: FormWords['wrongs']): boolean => {
  const small = clause.toLowerCase()
  const wrongs = does.flatMap((word) => (small.includes(word) ? [small.indexOf(word)] : []))
  if (wrongs.length === 0 || spares.some((word) => small.includes(word))) return false
  const [first] = [...placesOf(small, who, REACH), ...placesOf(small, beside, REACH + NAME)].toSorted((a, b) => a.from - b.from || b.to - a.to)
  return first !== undefined && first.from <= AHEAD && wrongs.some((at) => at >= first.to && at - first.to <= first.reach)
}

const placesOf = (small: string, words: readonly string[], reach: number): readonly Readonly<{ from: number; to: number; reach: number }>[] =>
  longestFirst(words).flatMap((word) => (small.includes(word) ? [{ from: small.indexOf(word), to: small.indexOf(word) + word.length, reach }] : []))
