import type { FormWords } from '../core/words/form.ts'
import { holdsAny } from '../core/holdsAny.ts'
import { isMadeOf } from './withoutWords.ts'

/**
 * Whether a clause that holds one of the words, which agree or refuse, says so of what is wished for, where nobody asked: of whom it is for, and of nothing else.
 * 「她自己要的」, 「不肯让外人来」; but 「她自己要去买菜」, 「不肯请保姆」, 「走路没问题」, 「跟医生说好了」.
 */
export const isOfThis = (clause: string, words: readonly string[], { whether, ofThis: { unlike, about, tails, others, wholly, who } }: FormWords['consent']): boolean => {
  const said = [...whether, ...unlike].reduce((left, word) => left.replaceAll(word, ' '), clause.toLowerCase())
  return words.some((word) => placesOf(said, word).some((at) => {
    const [before, rest] = [said.slice(0, at), said.slice(at + word.length).trimStart()]
    if (holdsAny(before, others) || (wholly.includes(word) && !isMadeOf(before, who))) return false
    return !/[\p{L}\p{N}]/u.test(rest) || tails.some((tail) => rest.startsWith(tail)) || holdsAny(rest, about)
  }))
}

const placesOf = (text: string, word: string): readonly number[] => {
  const at = text.indexOf(word.toLowerCase())
  return at < 0 ? [] : [at]
}
