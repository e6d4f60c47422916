import type { Command } from '../core/command.ts'
import { SHARED } from '../core/intake.ts'
import type { ServiceId } from '../core/ids.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { splitSentences } from './clauses.ts'
import { particularsOf } from './hearFreely.ts'
import type { Kit } from './kit.ts'

/** What names no service must sound this much like a wish that waits to be about it. */
const ABOUT = 0.2

/**
 * What is said to several open wishes at once, each to its own: 「饭从后天开始，每天都要；看望每周日下午去一趟就好」, 「修马桶是后天
 * 下午4点」 while another form is on the table. The rest is heard by that; undefined where nothing tells a wish that waits when.
 */
export const hearEach = (text: string, hearing: Hearing, kit: Kit, hear: (words: string) => readonly Command[]): readonly Command[] | undefined => {
  const { conversation } = hearing
  const draft = draftOf(conversation)
  if (draft === undefined || conversation.waiting.length === 0) return undefined
  const parts = splitSentences(text).map((words) => ({ words, fills: fillsWaiting(words, hearing, kit) }))
  if (parts.every(({ fills }) => fills.length === 0)) return undefined
  const rest = parts.filter(({ fills }) => fills.length === 0).map(({ words }) => words).join('\u3002')
  return [...(rest === '' ? [] : hear(rest)), ...parts.flatMap(({ fills }) => fills)]
}

/** What a sentence tells a wish that waits, where it names that one, and not the one on the table, and says when. */
const fillsWaiting = (words: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const { conversation } = hearing
  const open = draftOf(conversation)?.service
  const names = (id: ServiceId): boolean => kit.library.services.get(id)?.words.some((word) => words.toLowerCase().includes(word.toLowerCase())) === true
  const [best] = kit.classify(words)
  const draft = conversation.waiting.find(({ service }) => service !== open && (names(service) || (best?.service === service && best.sure >= ABOUT)))
  const service = draft === undefined ? undefined : kit.library.services.get(draft.service)
  if (draft === undefined || service === undefined || (open !== undefined && names(open)) || best?.service === open) return []
  const when = service.slots.find(({ kind }) => kind === 'time')
  const fills = particularsOf(service, words, hearing, kit).filter(({ slot }) => slot === when?.id || (!SHARED.has(slot) && draft.slots[slot] === undefined))
  return fills.some(({ slot }) => slot === when?.id) ? fills.map((fill) => ({ ...fill, of: service.id })) : []
}
