import type { Command } from '../core/command.ts'
import { holdsAny } from '../core/holdsAny.ts'
import type { Kit, Refusal } from './kit.ts'

/** Law this sure, and where the refusal is only guessed a wish this sure, less where it is called by its name, are heard before it. */
const OUTWEIGHS = { law: 0.993, wish: 0.34, named: 0.26 } as const
/** A refusal that is this likely, and so many times as likely as any wish, gives way to none but what is called by its name: 「5幢那位阿婆的电话多少，我有事找她」 says a building, and wishes for nothing we do. */
const UNDOUBTED = { refusal: 0.6, times: 2 } as const

/** A wish in so many words is this sure, and a story is no shorter. */
const PLEADED = 0.9
const STORY = 60

/** So much may lead to a question. */
const LONGEST_LEAD = 20

/** Whether what was heard counts before a refusal. */
export const outweighs = (command: Command, { guessed, meant }: Refusal, text: string, { listen, library: { services, words: { intent: { wants } } } }: Kit): boolean => {
  const { refusal, attack, service } = listen(text)
  // 「要是她明年归化日本了呢」 goes on about what was answered.
  // 「护照的事晓得了。再问个家里的事：……现在我反悔还行吗」: what is asked, without what leads to it, sounds like no refusal.
  const asksWell = (words: string, sure: number): boolean => words !== text && text.length - words.length <= LONGEST_LEAD && listen(words).refusal + listen(words).attack < sure / 2
  if (command.kind === 'ask') return !meant && command.finding === 'answered' && ((guessed && asksWell(command.words, command.found[0]?.sure ?? 0)) || (command.found[0]?.sure ?? 0) > OUTWEIGHS.law || (guessed && command.followUp && (refusal + attack < UNDOUBTED.refusal || (!holdsAny(text, wants) && (command.found[0]?.sure ?? 0) > refusal + attack))))
  if (command.kind !== 'request' || !command.sure) return false
  const { service: id, sure } = command.found[0]!
  // 「……老邻居（他电话138…）告诉我的。我想请律师帮我看看」: who plainly asks for a lawyer at the end of a story asks for nobody's data.
  if (!guessed) return !meant && sure >= PLEADED && text.length >= STORY
  if (services.get(id)?.words.some((word) => text.toLowerCase().includes(word)) === true) return sure >= OUTWEIGHS.named
  return sure >= OUTWEIGHS.wish && (refusal + attack < UNDOUBTED.refusal || refusal + attack < UNDOUBTED.times * service)
}
