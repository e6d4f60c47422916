import type { EntryId } from '../core/ids.ts'
import { createBeyond, type BeyondParts } from './beyond.ts'
import type { Remember } from './learned.ts'
import { createTouch, type TouchParts } from './touch.ts'

/** How much less likely a normalised question is to be about an entry than its words say: 1 where nothing is doubted, down to 0. */
export type Doubt = (text: string, entry: EntryId) => number

/** Doubts what sounds like questions that are no entry's, and what names nothing foreign where the entry is nearly always asked with it. */
export const createDoubt = (parts: BeyondParts & TouchParts, prepare: (text: string) => string, remember?: Remember): Doubt => {
  const beyond = createBeyond(parts, prepare, remember)
  const untouched = createTouch(parts, prepare)
  return (text, entry) => beyond(text) * untouched(text, entry)
}
