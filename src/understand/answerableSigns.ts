import type { Findings, Ranked } from './search.ts'

/** What tells a right first entry from a wrong one: each between about 0 and 2, whatever the size of the library. */
export const SIGNS = ['score', 'way', 'second', 'margin', 'textMargin', 'shared', 'against', 'nowhere', 'service', 'size'] as const
export type Sign = (typeof SIGNS)[number]

/** The signs as numbers, in the order of `SIGNS`. Undefined when nothing was found. */
export const readSigns = ({ ranked, self, nowhere, service, size }: Findings): readonly number[] | undefined => {
  const [first, ...others] = ranked
  if (first === undefined || self === 0) return undefined
  const { way, second, text, shared, against } = first.signals
  const rival = Math.max(0, ...others.map((other) => other.signals.text))
  const signs: Readonly<Record<Sign, number>> = {
    score: first.score / self,
    way: way / self,
    second: second / self,
    margin: lead(first, others[0]),
    textMargin: (text - rival) / Math.max(text, rival, 1e-6),
    shared,
    against: against / self,
    nowhere: nowhere / self,
    service: service / self,
    size: Math.log(1 + size),
  }
  return SIGNS.map((sign) => signs[sign])
}

/** By how much of its own score the first is ahead of the next. */
const lead = (first: Ranked, next: Ranked | undefined): number => (next === undefined ? 1 : (first.score - next.score) / first.score)
