import type { Command } from '../core/command.ts'
import { asksElsewhere } from './jurisdiction.ts'
import type { Kit } from './kit.ts'

/** From here on words sound like a question that no entry answers. */
const STRANGE = 0.6

/** Whether words are a trouble or a question of another field, or of another country's: 「狗咬了邻居家小孩，对方要两万」 wants to know, though it asks nothing and tells of somebody. L3. */
export const asksStrangely = (text: string, { listen, whose }: Pick<Kit, 'listen' | 'whose'>): boolean => {
  const asked = whose(text)
  return listen(text).elsewhere >= STRANGE || (asked !== undefined && asked.places.has('country') && asksElsewhere(asked, { region: 'national', sure: 1, leaning: false }))
}

/** A question that is not in the base, and is said not to be. */
export const unanswerable = (words: string): Command => ({ kind: 'ask', finding: 'unknown', found: [], words, followUp: false })
