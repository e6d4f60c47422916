import { refuses } from '../core/consent.ts'
import type { FormWords } from '../core/words/form.ts'
import { splitClauses, type Clause } from './clauses.ts'
import { isRepeated, occurrences } from './occurrences.ts'
import { QUESTION_MARK } from './question.ts'

const holds = (text: string, words: readonly string[]): boolean => {
  const small = text.toLowerCase()
  return words.some((word) => small.includes(word.toLowerCase()))
}

/** The clauses of the text that hold one of the words, in order, as one; undefined when none does. */
export const clausesAbout = (text: string, words: readonly string[]): string | undefined => {
  const about = splitClauses(text).filter((clause) => holds(clause.text, words)).map((clause) => clause.text)
  return about.length === 0 ? undefined : about.join('，')
}

/** Those of them that ask nothing. */
export const statedAbout = (text: string, words: readonly string[]): string | undefined => {
  const about = splitClauses(text).filter((clause) => holds(clause.text, words) && !QUESTION_MARK.test(text[clause.from + clause.text.length] ?? '')).map((clause) => clause.text)
  return about.length === 0 ? undefined : about.join('\uff0c')
}

/** What the text says of the elder's consent, in the words it was said with; undefined when it says nothing of it. */
export const consentIn = (text: string, words: FormWords['consent'], asked: boolean): string | undefined =>
  refusalIn(text, words, asked) ?? agreementIn(text, words, asked) ?? (asked ? clausesAbout(text, words.whenAsked) : undefined)

/** A clause of a story that happens to hold such a word tells of nobody's consent. */
const LONGEST_REMARK = 24

const agreementIn = (text: string, words: FormWords['consent'], asked: boolean): string | undefined => {
  const agreed = splitClauses(text).filter((clause) => holds(clause.text, words.yes) && (asked || clause.text.length <= LONGEST_REMARK)).map((clause) => clause.text)
  return agreed.length === 0 ? undefined : agreed.join('\uff0c')
}

/** What the text says of the elder not agreeing, or not having been asked. */
export const refusalIn = (text: string, words: FormWords['consent'], asked: boolean): string | undefined => {
  const clauses = splitClauses(text)
  // 「她不肯出门，上门她肯的」
  const otherwise = !asked || clauses.some((clause) => !refuses(clause.text, words) && holds(clause.text, words.yes))
  const refused = clauses.filter((clause) => refuses(clause.text, words) && !(otherwise && holds(clause.text, words.besides))).map((clause) => clause.text)
  return refused.length === 0 ? undefined : refused.join('\uff0c')
}

/** 冷不冷, at the end of a clause but for particles: a question that gives its answer to choose. */
export const asksEither = (text: string, { inquiry: { either } }: FormWords): boolean => {
  const pattern = new RegExp(`(\\p{Script=Han})(?:${either.join('|')})\\1\\p{Script=Han}?$`, 'u')
  return splitClauses(text).some((clause) => pattern.test(clause.text))
}

/** Whether the text asks us something rather than tells us. */
export const isInquiry = (text: string, { inquiry: { ends, holds: marks } }: FormWords): boolean => {
  const bare = text.toLowerCase().replace(/[\s\p{P}]+$/u, '')
  return QUESTION_MARK.test(text) || ends.some((end) => bare.endsWith(end.toLowerCase())) || holds(text, marks)
}

/** What a clause puts right: 「是三院不是一院」 puts 三院 where 一院 was. */
export const swapIn = (clause: string, { swaps }: FormWords): Readonly<{ not: string; but: string }> | undefined => {
  for (const pattern of patternsOf(swaps)) {
    const { not, but } = pattern.exec(clause)?.groups ?? {}
    if (not !== undefined && but !== undefined) return { not: not.trim(), but: but.trim() }
  }
  return undefined
}

const patterns = new WeakMap<readonly string[], readonly RegExp[]>()

const patternsOf = (swaps: readonly string[]): readonly RegExp[] => {
  const known = patterns.get(swaps)
  if (known !== undefined) return known
  const made = swaps.map((swap) => new RegExp(`${swap.replace('{not}', '(?<not>.+?)').replace('{but}', '(?<but>.+?)')}$`, 'i'))
  patterns.set(swaps, made)
  return made
}

/** The clauses that say what is not wanted, and the others, each as one text: 「不去门诊了，医生到家里来」. */
export const splitRejected = (text: string, { rejects }: FormWords): Readonly<{ rejected: string; rest: string }> => {
  const clauses = splitClauses(text)
  const isRejected = (words: string): boolean => rejects.some((word) => occurrences(words.toLowerCase(), word).some((at) => !isRepeated(words, at, word)))
  const join = (those: readonly Clause[]): string => those.map((clause) => clause.text).join('\uff0c')
  return { rejected: join(clauses.filter((clause) => isRejected(clause.text))), rest: join(clauses.filter((clause) => !isRejected(clause.text))) }
}

/** Whether the text, but for marks and particles at its end, is a way to say that there is nothing to say. */
export const saysNone = (text: string, { none }: FormWords): boolean => none.some((word) => text.toLowerCase().startsWith(word.toLowerCase()))

/** Whether the text names no time because any will do. */
export const saysWhenever = (text: string, { whenever }: FormWords): boolean => holds(text, whenever)

export const saysOnlyWechat = (text: string, { onlyWechat }: FormWords): boolean => holds(text, onlyWechat)
/** Whether the text leads back to the form from something else. */
export const saysBack = (text: string, { returns }: FormWords): boolean => holds(text, returns)
export const saysAnew = (text: string, { anew }: FormWords): boolean => holds(text, anew)

/** What stands after the word that turns one wish into another; undefined when there is no such word. */
export const wordsInstead = (text: string, { instead }: FormWords): string | undefined => {
  const small = text.toLowerCase()
  const [first] = instead.flatMap((word) => (small.includes(word.toLowerCase()) ? [small.indexOf(word.toLowerCase()) + word.length] : [])).toSorted((a, b) => a - b)
  return first === undefined ? undefined : text.slice(first).trim()
}
