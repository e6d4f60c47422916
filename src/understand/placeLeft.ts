import type { Command } from '../core/command.ts'
import type { Library } from '../core/library.ts'
import { trimUtterance } from './acts.ts'
import type { Classify } from './classify.ts'
import { splitClauses } from './clauses.ts'
import { longestFirst } from './withoutWords.ts'

/** So surely it is signed up for something, at the least, where words ask whether that is still open. */
const LIKELY = 0.1
/** What asks so is as sure as a wish. */
const PLAINLY = 0.6
/** What is held is named in no fewer and no more characters: 插花, the Thursday calligraphy workshop. */
const SHORTEST = 2
const LONGEST = 40

/** 「重阳糕DIY还能报名伐」: who asks whether what they name still takes people wishes to come. */
export const asksForPlace = (text: string, { services, words: { intent: { placesLeft, notHeld, questionEnds } } }: Pick<Library, 'services' | 'words'>, classify: Classify): Extract<Command, { kind: 'request' }> | undefined => {
  const asks = splitClauses(text).some((clause) => {
    const bare = withoutEnd(trimUtterance(clause.text).toLowerCase(), questionEnds)
    const words = longestFirst(placesLeft).find((one) => bare.endsWith(one))
    const named = words === undefined ? '' : bare.slice(0, -words.length).trim()
    return named.length >= SHORTEST && named.length <= LONGEST && !notHeld.some((word) => named.endsWith(word))
  })
  const [best] = asks ? classify(text) : []
  return best === undefined || best.sure < LIKELY || services.get(best.service)?.signsUp !== true ? undefined
    : { kind: 'request', found: [{ ...best, sure: Math.max(PLAINLY, best.sure) }], sure: true, words: text }
}

const withoutEnd = (text: string, ends: readonly string[]): string => {
  const end = ends.find((word) => text.endsWith(word))
  return end === undefined ? text : text.slice(0, -end.length).trim()
}
