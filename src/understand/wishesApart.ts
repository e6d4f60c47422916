import type { Command, FoundService } from '../core/command.ts'
import type { Classify } from './classify.ts'
import type { IntentWords } from '../core/words/intent.ts'
import { asksAgain, splitClauses, type Clause } from './clauses.ts'

/** How surely a clause must be a wish to be one of several: one that adds to what was said, one in which somebody is asked to act, any other. */
const ADDED = 0.5
const ASKED = 0.62
const TOLD = 0.7
/** In English, whose clauses tell more. */
const TOLD_LATIN = 0.85
/** All of it is this surely one wish. */
const WHOLE = 0.85

/** A word or words in Latin letters. */
const LATIN = /^[a-z ]+$/

type Kit = Readonly<{ classify: Classify; isWishing: (text: string) => boolean; isBare: (text: string) => boolean }>

/**
 * The wishes for different services in the clauses of one breath, each with its words; none unless a later clause says
 * that it adds something, or every clause is a wish of its own. A clause that is no wish belongs to the one before.
 */
export const wishesApart = (text: string, { adding, again, tells, explains }: IntentWords['parts'], { classify, isWishing, isBare }: Kit): readonly Command[] => {
  // 「帮我约个人，周五陪我妈去看牙」: the first clause asks for somebody, and the second says for what.
  // 「想做个法律体检，就是请律师看看合同」: the second says the first more exactly.
  const isExplained = ({ text: words, from }: Clause): boolean => from > 0 && explains.some((word) => words.toLowerCase().startsWith(word))
  const clauses = splitClauses(text).filter((clause) => !asksAgain(clause.text, again) && !isEnumerated(text, clause) && !isBare(clause.text) && !isExplained(clause))
  if (clauses.length < 2) return []
  const isAdded = ({ text: words, from }: Clause): boolean => from > 0 && adding.some((word) => holdsWord(words, [word])
    // "He is 88 and lives at …" adds no wish.
    && (!LATIN.test(word) || isWishing(words) || words.toLowerCase().startsWith(`${word} `)))
  const startsAdding = ({ text: words, from }: Clause): boolean => from > 0 && adding.some((word) => words.toLowerCase().startsWith(word))
  const wishIn = (clause: Clause): FoundService | undefined => {
    if (holdsWord(clause.text, tells) && (!isAdded(clause) || tells.some((word) => clause.text.startsWith(word)))) return undefined
    const [found] = classify(clause.text)
    const least = isAdded(clause) ? ADDED : isWishing(clause.text) ? ASKED : /\p{Script=Han}/u.test(clause.text) ? TOLD : TOLD_LATIN
    return found === undefined || found.sure < least ? undefined : found
  }
  // Most talk holds no wish, and hearing that of its first clause is enough.
  if (!clauses.some(isAdded) && !clauses.every((clause) => wishIn(clause) !== undefined)) return []
  const wishes = clauses.flatMap((clause) => {
    const found = wishIn(clause)
    return found === undefined ? [] : [{ found, clause }]
  }).filter(({ found }, at, all) => all[at - 1]?.found.service !== found.service)
  if (wishes.length < 2 || (wishes.length < clauses.length && !wishes.some(({ clause }) => isAdded(clause)))) return []
  // 「想做一次法律体检，主要看看合同」: the second says the first more exactly, where all of it is surely one of them; 「我妈看病还要钱，……想申请法律援助」.
  const [whole] = classify(text)
  const one = whole !== undefined && whole.sure >= WHOLE ? whole.service : undefined
  const others = wishes.filter(({ found }) => found.service !== one)
  const isOwn = ({ found, clause }: (typeof wishes)[number]): boolean => startsAdding(clause) || (found.sure >= TOLD && (isAdded(clause) || isWishing(clause.text)))
  if (one !== undefined && !others.some(isOwn)) return []
  return wishes.map(({ found, clause }, at): Command => {
    const words = text.slice(at === 0 ? 0 : clause.from, wishes[at + 1]?.clause.from).trim()
    return { kind: 'request', found: [found], sure: true, words }
  })
}

/** 「烧烧饭、收拾收拾屋子」: what is enumerated belongs to one wish. */
const isEnumerated = (text: string, { from }: Clause): boolean => text.slice(0, from).trimEnd().endsWith('\u3001')

/** Latin words count only whole. */
const holdsWord = (clause: string, words: readonly string[]): boolean => {
  const padded = ` ${clause.toLowerCase()} `
  return words.some((word) => padded.includes(LATIN.test(word) ? ` ${word} ` : word))
}
