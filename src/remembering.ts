import { createHash } from 'node:crypto'
import type { Kept, Remember } from './understand/learned.ts'

/** Recalls from what is kept by name, and learns and keeps what is not there; what was learned from other texts than these is forgotten. `onNew` hears of everything learned. */
export const rememberIn = (kept: Map<string, Kept>, onNew: () => void): Remember => <T extends Kept>(name: string, learn: () => T, texts?: readonly string[]): T => {
  const edition = texts === undefined ? name : `${name} ${createHash('sha256').update(JSON.stringify(texts)).digest('hex')}`
  const known = kept.get(edition)
  // What is kept under a name is what was learned under it.
  if (known !== undefined) return known as T
  const learned = learn()
  for (const other of kept.keys()) if (other.startsWith(`${name} `)) kept.delete(other)
  kept.set(edition, learned)
  onNew()
  return learned
}
