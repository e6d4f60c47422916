import type { Service } from '../core/service.ts'
import { weightWithout } from './anew/spans.ts'
import type { Material } from './material.ts'

/** So much beside the wish may tell something: 「想给她订少盐的中饭」. */
const SHORTEST = 2

/** Whether words only name a service, and what is chosen of it, when and for whom: 「想给她订中饭送到家」. */
export const wishesOnly = (words: string, { slots, words: names }: Service, { facts, form }: Pick<Material, 'facts' | 'form'>): boolean => {
  const ways = slots.filter(({ kind, health }) => kind === 'choice' && !health).flatMap(({ choices }) => choices.flatMap(({ value, say }) => [value, ...say]))
  return weightWithout(words, [...facts.map(({ value }) => value.said), ...names, ...ways, ...form.onlyWishes]) < SHORTEST
}
