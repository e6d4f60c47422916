import type { ServiceId } from '../core/ids.ts'
import type { Kit } from './kit.ts'

/** What words say to the open form, and from where on they are another wish: 「138…，另外她咳嗽，想请医生上门」. */
export type Parted = Readonly<{ before: string; after: string }>

/** Parts words at the first word that adds something, from where on they are a wish for that service; undefined where none is. */
export const partAt = (text: string, service: ServiceId, { classify, library: { words: { intent: { parts } } } }: Kit): Parted | undefined => {
  const small = text.toLowerCase()
  const at = [...parts.joiners, ...parts.also].flatMap((word) => (small.includes(word) ? [small.indexOf(word)] : []))
    .toSorted((a, b) => a - b).find((from) => classify(text.slice(from))[0]?.service === service)
  return at === undefined ? undefined : { before: text.slice(0, at).replace(/[\s\p{P}]+$/u, ''), after: text.slice(at) }
}
