import type { Anonymise } from '../core/gap.ts'
import { maskDigits } from '../core/mask.ts'
import type { Fact } from './facts.ts'
import type { FindFacts } from './findFacts.ts'
import { nobody } from './nobody.ts'

/** What says who somebody is or where they live; a relative or a country does not. */
const PERSONAL: ReadonlySet<Fact['kind']> = new Set(['person', 'phone', 'address'])

/** Prepares the removal of personal data from words that others will read: what was found is cut out, long numbers are masked. */
export const createAnonymise = (facts: FindFacts): Anonymise => (words) => {
  const found = facts(words, nobody(words)).filter(({ kind }) => PERSONAL.has(kind)).toSorted((a, b) => b.from - a.from)
  const cut = found.reduce((text, { from, to }) => text.slice(0, from) + text.slice(to), words)
  return maskDigits(cut).replaceAll(/[\s,\uff0c\u3001]{2,}/gu, '\uff0c').replaceAll(/^[\s\p{P}]+/gu, '').trim()
}
