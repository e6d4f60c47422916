import type { FormWords } from '../core/words/form.ts'
import { isMadeOf } from './withoutWords.ts'

/** So much may stand between who it is and what they do: 「楼上把我妈家天花板泡坏了」. */
const REACH = 14
/** So much of a name may follow where somebody is: 「隔壁餐馆」. */
const NAME = 4

/** Whether a clause begins with somebody who does another wrong: 「叔叔偷偷把补偿款领走了」, 「楼上漏水不肯赔」. */
export const tellsWrongdoer = (clause: string, { who, beside, leads, does, spares }: FormWords['wrongs']): boolean => {
  const small = clause.toLowerCase()
  const wrongs = does.flatMap((word) => (small.includes(word) ? [small.indexOf(word)] : []))
  if (wrongs.length === 0 || spares.some((word) => small.includes(word))) return false
  const begins = (word: string): boolean => small.includes(word) && isMadeOf(small.slice(0, small.indexOf(word)), leads)
  const after = (word: string): number => small.indexOf(word) + word.length
  return who.some((word) => begins(word) && wrongs.some((at) => at >= after(word) && at - after(word) <= REACH))
    || beside.some((word) => begins(word) && wrongs.some((at) => at >= after(word) && at - after(word) <= REACH + NAME))
}
