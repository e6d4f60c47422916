import type { Command } from '../core/command.ts'
import { holdsAny } from '../core/holdsAny.ts'
import type { ServiceId } from '../core/ids.ts'
import type { IntentWords } from '../core/words/intent.ts'
import type { PeopleWords } from '../core/words/people.ts'
import { trimUtterance } from './acts.ts'
import { splitClauses, type Clause } from './clauses.ts'
import { plain } from './entities/clause.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat } from './entities/vocabulary.ts'
import type { Kit } from './kit.ts'
import { isRepeated, occurrences } from './occurrences.ts'
import { QUESTION_MARK } from './question.ts'
import { isMadeOf, longestFirst } from './withoutWords.ts'

type Request = Extract<Command, { kind: 'request' }>

/** What is wished for, and the words without what was only said not to be needed. */
export type Needed = Readonly<{ wanted: readonly Command[]; text: string }>

/** What stays beside the words that need nothing is a wish from here on, where it asks for it, where it does not, and where it is told of somebody: 「我姐会陪的」 gives the reason. */
const STILL_WISHED = { asked: 0.5, told: 0.6, ofSomebody: 0.8 } as const

/** 「想请人陪诊。另外送饭就不用了，阿姨会煮」: what somebody says is not needed is no wish beside what they wish for. */
export const withoutUnneeded = (meaning: readonly Command[], text: string, kit: Kit): Needed => {
  const wishes = meaning.filter((command): command is Request => command.kind === 'request' && command.sure)
  const unneeded = wishes.length < 2 ? [] : wishes.filter((wish) => isUnneeded(wish, kit))
  if (unneeded.length === 0 || unneeded.length === wishes.length) return { wanted: meaning, text }
  return { wanted: meaning.filter((command) => !unneeded.some((wish) => wish === command)), text: unneeded.reduce((left, { words }) => without(left, words, kit), text) }
}

/** 「……。另外送饭就不用了」: without what leads to it either. */
const without = (text: string, words: string, { library: { words: { intent: { parts: { joiners } } } } }: Kit): string => {
  const at = text.indexOf(words)
  if (at < 0) return text
  const before = text.slice(0, at).replace(EDGE, '')
  const joiner = longestFirst(joiners).find((word) => before.toLowerCase().endsWith(word)) ?? ''
  return `${before.slice(0, before.length - joiner.length).replace(EDGE, '')}${text.slice(at + words.length)}`
}

const EDGE = /[\s\p{P}]+$/u

/** Whether a wish was only heard in words that say that it is not needed. 「旧轮椅不用了」 offers it, and 「志愿者就不用了」 offers nothing. */
export const isUnneeded = ({ found, words }: Request, { classify, library: { services, words: { form: { pleas }, people, intent: { parts: { unneeded, joiners, also, adding } } } } }: Kit): boolean => {
  const service = services.get(found[0]!.service)
  const clauses = splitClauses(words)
  const said = clauses.filter((clause, at) => saysUnneeded(clause, words, unneeded) || (clauses[at + 1] !== undefined && saysNothingElse(clauses[at + 1]!, words, unneeded)))
  if (service === undefined || said.length === 0) return false
  if (service.gives && !said.every((clause) => holdsAny(clause.text, service.words))) return false
  const rest = clauses.filter((clause) => !said.includes(clause) && !isMadeOf(clause.text.toLowerCase(), [...joiners, ...also, ...adding])).map((clause) => clause.text)
  const left = rest.join('\uff0c')
  const [best] = left === '' ? [] : classify(left)
  const least = holdsAny(left, pleas.wants) ? STILL_WISHED.asked : rest.every((clause) => isOfSomebody(clause, people)) ? STILL_WISHED.ofSomebody : STILL_WISHED.told
  return best?.service !== service.id || best.sure < least
}

/** 「阿姨会煮」「她自己能做」 */
const isOfSomebody = (clause: string, people: PeopleWords): boolean => {
  const small = plain(clause)
  const tables = peopleTablesOf(people)
  return [eat(small, 0, tables.mine), eat(small, 0, tables.people), eat(small, 0, tables.theirs)].some((eaten) => eaten !== undefined)
}

/** What is called off that is this surely something else than what is open, and so many times likelier, is. */
const ELSE = { sure: 0.3, times: 3 } as const

/** 「还有送饭就不用了，阿姨会煮」, where somebody is to go along to the hospital: what is put beside, and called off, is another service, and the open wish is not. */
export const needsNoOther = (text: string, open: ServiceId, { classify, library: { words: { form: { beside }, intent: { parts: { unneeded, joiners, also } } } } }: Kit): boolean => {
  const clauses = splitClauses(text).filter((clause) => saysUnneeded(clause, text, unneeded))
  return clauses.length > 0 && clauses.every(({ text: clause }) => {
    const [best] = classify(clause)
    const isBeside = [...beside, ...joiners, ...also].some((word) => clause.toLowerCase().startsWith(word))
    return isBeside && best !== undefined && best.service !== open && best.sure >= ELSE.sure && best.sure >= ELSE.times * (classify(clause).find((one) => one.service === open)?.sure ?? 0)
  })
}

type Words = IntentWords['parts']['unneeded']

/** 「送饭就不用了」, 「不用送饭」; 「要不要送饭」 and 「送饭就不用了吧？」 ask. */
const saysUnneeded = ({ text, from }: Clause, whole: string, { ends, leads, around }: Words): boolean => {
  const small = trimUtterance(text)
  const after = whole[from + text.length] ?? ''
  if (QUESTION_MARK.test(after) || QUESTION_MARK.test(text)) return false
  const last = ends.some((word) => small.endsWith(word) && !isRepeated(small, small.length - word.length, word))
  return last || leads.some((word) => occurrences(small, word).some((at) => isMadeOf(small.slice(0, at), around)))
}

/** 「送饭的话，暂时不用了」 */
const saysNothingElse = (clause: Clause, whole: string, words: Words): boolean =>
  saysUnneeded(clause, whole, words) && isMadeOf(trimUtterance(clause.text), longestFirst([...words.ends, ...words.around]))
