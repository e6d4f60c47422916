import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { occurrences } from './occurrences.ts'
import { longestFirst } from './withoutWords.ts'

type Choice = Slot['choices'][number]

/** Of two choices of which one is not to have the other, 要回复 and 不用回复, the one that words make that deny the other: 「不用专门给我回话」. Undefined where they do not, or say the other besides. */
export const oppositeOf = ({ choices }: Slot, text: string, waysOf: (choice: Choice) => readonly string[], { denies, deniesSoftly }: FormWords): string | undefined => {
  const [wanted, other] = choices
  if (wanted === undefined || other === undefined || choices.length > 2 || !denies.some((word) => other.value === `${word}${wanted.value.slice(1)}`)) return undefined
  const small = text.toLowerCase()
  const bare = (before: string): string => longestFirst(deniesSoftly).reduce((left, word) => (left.endsWith(word) ? left.slice(0, -word.length).trimEnd() : left), before.trimEnd())
  const said = waysOf(wanted).flatMap((way) => occurrences(small, way).map((at) => bare(bare(small.slice(0, at)))))
  return said.length > 0 && said.every((before) => denies.some((word) => before.endsWith(word))) ? other.value : undefined
}
