import type { EntityWords } from '../../core/library.ts'
import { dropOverlaps, foundIn, type Found } from './found.ts'
import { readNumeral } from './numeral.ts'
import { eat, skipSpaces, wordSet } from './vocabulary.ts'

/** How many people a text speaks of, in its own words: 二十来个人, 一家四口, about 20 people. One person living alone is no count: `of` is more than one. */
export const findCounts = (text: string, { number }: Pick<EntityWords, 'number'>): readonly Found<string>[] => {
  const small = text.toLowerCase()
  const heads = number.heads.some((word) => small.includes(word))
  const [people, about] = [wordSet(heads ? [...number.people, ...number.each] : number.people), wordSet(number.about)]
  const found: Found<string>[] = []
  for (let at = 0; at < small.length; ) {
    const numeral = readNumeral(small, at, number)
    if (numeral === undefined) {
      at += 1
      continue
    }
    const rough = eat(small, skipSpaces(small, numeral.to), about)?.to ?? numeral.to
    const counted = eat(small, skipSpaces(small, rough), people)
    if (counted !== undefined && numeral.value > 1) found.push(foundIn(text, at, counted.to, text.slice(at, counted.to)))
    at = Math.max(at + 1, counted?.to ?? numeral.to)
  }
  return dropOverlaps(found)
}
