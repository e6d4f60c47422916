import type { NumberWords } from '../../core/words/number.ts'
import { clauseEnd } from './clause.ts'
import { foundIn, type Found } from './found.ts'
import { readNumeral } from './numeral.ts'
import { eat, isWordAt, skipSpaces, vocabularyOf, wordSet } from './vocabulary.ts'
import { keepFor } from '../../core/keepFor.ts'

/** So many people of one kind, as its number: 三个大人, 小孩两个, 两大. */
type Part = Readonly<{ kind: number; count: number; from: number; to: number }>

const kindsOf = keepFor(({ kinds }: NumberWords) => vocabularyOf(kinds.flatMap((words, kind) => words.map((word) => [word, kind] as const))))

/** People of several kinds told one after the other, as all of them: 「三个大人，还有两个小孩」; but nothing of 「三个大人，两个小孩不来」. */
export const addKinds = (text: string, number: NumberWords): readonly Found<string>[] => {
  const small = text.toLowerCase()
  const sums: Found<string>[] = []
  for (let at = 0; at < small.length;) {
    const parts = partsFrom(small, at, number)
    const [first, last] = [parts[0], parts.at(-1)]
    if (first !== undefined && last !== undefined && parts.length > 1 && !isExcluded(small, first.from, last.to, number)) sums.push(foundIn(text, first.from, last.to, `${parts.reduce((sum, { count }) => sum + count, 0)}\uff08${text.slice(first.from, last.to)}\uff09`))
    at = last?.to ?? at + 1
  }
  return sums
}

/** The parts from `at` on with nothing between them but what joins them, each of another kind. */
const partsFrom = (small: string, at: number, number: NumberWords): readonly Part[] => {
  const parts: Part[] = []
  for (let next = readPart(small, at, number); next !== undefined && parts.every(({ kind }) => kind !== next?.kind); next = readPart(small, afterJoints(small, next.to, number), number)) parts.push(next)
  return parts
}

const readPart = (small: string, at: number, number: NumberWords): Part | undefined => {
  const numeral = readNumeral(small, at, number)
  if (numeral !== undefined) {
    // 「我们俩带两个孩子」
    const pair = number.pairs.includes(small.slice(at, numeral.to)) ? { value: 0, to: numeral.to } : undefined
    const kind = pair ?? eat(small, afterMeasure(small, numeral.to, number), kindsOf(number))
    return kind === undefined || numeral.value === 0 ? undefined : { kind: kind.value, count: numeral.value, from: at, to: kind.to }
  }
  const kind = eat(small, at, kindsOf(number))
  const counted = kind === undefined ? undefined : readNumeral(small, skipSpaces(small, kind.to), number)
  if (kind === undefined || counted === undefined || counted.value === 0) return undefined
  const end = afterMeasure(small, counted.to, number)
  // 「大人3个小孩2个」, but not 「小孩两个大人陪」
  return end === counted.to && eat(small, end, kindsOf(number)) === undefined ? undefined : { kind: kind.value, count: counted.value, from: at, to: end }
}

const afterMeasure = (small: string, at: number, { measures }: NumberWords): number => eat(small, skipSpaces(small, at), wordSet(measures))?.to ?? skipSpaces(small, at)

/** Where the next may begin: after marks, blanks and what joins the two. */
const afterJoints = (small: string, at: number, { joints }: NumberWords): number => {
  let to = at
  for (let before = -1; before !== to;) {
    before = to
    while (/[\s,\uff0c\u3001+&;\uff1b]/.test(small.charAt(to))) to += 1
    to = eat(small, to, wordSet(joints))?.to ?? to
  }
  return to
}

/** Whether those of one kind are not counted, or do not come: 「两个小孩不算」. */
const isExcluded = (small: string, from: number, to: number, { excluded }: NumberWords): boolean => {
  const said = small.slice(from, clauseEnd(small, clauseEnd(small, to) + 1))
  return excluded.some((word) => said.includes(word)) || isWordAt(small, to, excluded)
}
