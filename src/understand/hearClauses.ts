import { deniesAny, refuses } from '../core/consent.ts'
import { keepFor } from '../core/keepFor.ts'
import type { FormWords } from '../core/words/form.ts'
import { bidIn } from './bidsUs.ts'
import { splitClauses, type Clause } from './clauses.ts'
import { isOfThis } from './consentOfThis.ts'
import { lengthOf } from './lengthOf.ts'
import { literally } from './literally.ts'
import { isRepeated, occurrences } from './occurrences.ts'
import { isMadeOf } from './withoutWords.ts'
import { tellsWrongdoer } from './wrongdoer.ts'
import { QUESTION_MARK } from './question.ts'

const holds = (text: string, words: readonly string[]): boolean => {
  const small = text.toLowerCase()
  return words.some((word) => small.includes(word.toLowerCase()))
}

/** The clauses of the text that hold one of the words, in order, as one, with those that tell of it `also`; undefined when none does. */
export const clausesAbout = (text: string, words: readonly string[], also: (clause: string) => boolean = () => false): string | undefined => {
  const clauses = splitClauses(text).map((clause) => clause.text)
  const about = clauses.filter((clause) => holds(clause, words))
  return about.length === 0 ? undefined : clauses.filter((clause) => about.includes(clause) || also(clause)).join('，')
}

/** Where words with a mark in them stand: `Co., Ltd`. */
const acrossMarks = (text: string, words: readonly string[]): readonly Readonly<{ from: number; to: number }>[] =>
  words.filter((word) => /,/.test(word)).flatMap((word) => occurrences(text.toLowerCase(), word).map((from) => ({ from, to: from + word.length })))

/** The slot for the other side. */
const PARTIES = 'parties'

/** Those of them that tell of the slot and ask nothing, and the name that is told right after: 「对方是个劳务公司，叫宏远」. */
export const statedAbout = (text: string, slot: string, { listens, unheard, named, standBy, wrongs }: Pick<FormWords, 'listens' | 'unheard' | 'named' | 'standBy' | 'wrongs'>): string | undefined => {
  const clauses = splitClauses(text)
  const words = listens[slot] ?? []
  const spans = acrossMarks(text, words)
  const isStated = (clause: Clause | undefined): boolean => clause !== undefined && !holds(clause.text, standBy) && (holds((unheard[slot] ?? []).reduce((left, word) => left.replaceAll(word, ' '), clause.text.toLowerCase()), words) || (slot === PARTIES && tellsWrongdoer(clause.text, wrongs)) || spans.some(({ from, to }) => from < clause.from + clause.text.length && clause.from < to)) && !QUESTION_MARK.test(text[clause.from + clause.text.length] ?? '')
  const about = clauses.filter((clause, at) => isStated(clause) || (isStated(clauses[at - 1]) && named.some((lead) => clause.text.startsWith(lead)))).map((clause) => clause.text)
  return about.length === 0 ? undefined : about.join('\uff0c')
}

/** What the text says of the elder's consent, in the words it was said with; undefined when it says nothing of it. */
export const consentIn = (text: string, words: FormWords['consent'], asked: boolean): string | undefined =>
  refusalIn(text, words, asked) ?? agreementIn(text, words, asked) ?? (asked ? clausesAbout(withoutFamily(withoutWhether(latestIn(text, words), words), words), words.whenAsked) ?? bidIn(latestIn(text, words), words) : undefined)

/** 「我不知道她愿不愿意」 knows of no agreement. */
const withoutWhether = (text: string, { whether }: FormWords['consent']): string =>
  splitClauses(text).filter((clause) => !holds(clause.text, whether)).map((clause) => clause.text).join('\uff0c')

/** Whether somebody of the family is to come, 「她说让我女儿来就行了」: who says so wants none of us. */
export const bidsFamily = (text: string, { bids }: FormWords['consent']): boolean => family(bids).test(text)

const withoutFamily = (text: string, words: FormWords['consent']): string =>
  splitClauses(text).filter((clause) => !bidsFamily(clause.text, words)).map((clause) => clause.text).join('\uff0c')

const family = keepFor(({ lets, family, come }: FormWords['consent']['bids']): RegExp => {
  const [letting, kin, coming] = [lets, family, come].map((words) => words.toSorted((a, b) => b.length - a.length).map(literally).join('|'))
  return new RegExp(`(?:${letting})\\p{Script=Han}{0,2}?(?:${kin})\\p{Script=Han}{0,2}?(?:${coming})`, 'u')
})

/** A clause of a story that happens to hold such a word tells of nobody's consent. */
const LONGEST_REMARK = { letters: 24, words: 10 } as const
const HAN = /\p{Script=Han}/u

/** 「商量好了再来找你们」 is still to come, and 「为啥要问她同不同意」 agrees to nothing. */
const agreementIn = (text: string, words: FormWords['consent'], asked: boolean): string | undefined => {
  const decided = (clause: string): string => words.whether.reduce((left, word) => left.replaceAll(word, ' '), clause)
  const remark = (clause: string): string | undefined => (asked || lengthOf(clause) <= LONGEST_REMARK[HAN.test(clause) ? 'letters' : 'words'] ? clause : spokenRemark(words).exec(decided(clause))?.[0])
  const agreed = latestOf(text, words).flatMap((clause) => remark(clause.text) ?? []).filter((said) => holds(decided(said), words.yes) && !refuses(said, words) && !holds(said, words.notYet) && (asked || isOfThis(said, words.yes, words)))
  return agreed.length === 0 ? undefined : agreed.join('\uff0c')
}

/** 「……自己能走的他本人也同意这周四上午有空……」: what is said of it in a story without a pause. */
const spokenRemark = keepFor(({ unaware: { who }, yes }: FormWords['consent']): RegExp =>
  new RegExp(`(?:${[...who].map(literally).join('|')})\\p{Script=Han}{0,5}?(?:${[...yes].toSorted((a, b) => b.length - a.length).map(literally).join('|')})`, 'u'))

/** What the text says of the elder not agreeing, or not having been asked. */
export const refusalIn = (text: string, words: FormWords['consent'], asked: boolean): string | undefined => {
  const clauses = latestOf(text, words)
  // 「她不肯出门，上门她肯的」
  const otherwise = !asked || clauses.some((clause) => !refuses(clause.text, words) && holds(clause.text, words.yes))
  const unaware = asked ? clauses.find((clause) => saysUnaware(clause.text, words) && !refuses(clause.text, words)) : undefined
  if (unaware !== undefined) return words.no[0]
  // 「医院里人忒多，伊又不肯去」
  const isElsewhere = (at: number): boolean => holds(clauses[at]?.text ?? '', words.besides) || (holds(clauses[at - 1]?.text ?? '', words.besides) && words.goesThere.some((word) => clauses[at]?.text.endsWith(word)))
  const refused = clauses.filter((clause, at) => refuses(clause.text, words) && !(otherwise && isElsewhere(at)) && (asked || isOfThis(clause.text, [...words.no, ...words.yes], words))).map((clause) => clause.text)
  if (refused.length > 0) return refused.join('\uff0c')
  return asked && agreementIn(text, words, asked) === undefined && isUnwilling(clauses.map((clause) => clause.text), words) ? words.no[0] : undefined
}

/** 「他嫌丢人，说不去」, where it was asked whether he agrees; 「知道的，就是怕麻烦你们」 agrees. */
const isUnwilling = (clauses: readonly string[], { whenAsked, knows, nots, whether, unwilling: { firmly, mildly, but } }: FormWords['consent']): boolean => {
  const bare = clauses.map((clause) => [...but, ...whether].reduce((left, word) => left.replaceAll(word, ' '), clause.toLowerCase()))
  const denies = whenAsked.filter((word) => !knows.includes(word))
  if (bare.some((clause) => holds(clause, firmly) || deniesAny(clause, denies, nots))) return true
  return bare.some((clause) => holds(clause, mildly)) && !clauses.some((clause) => holds(clause, whenAsked))
}

/** What says in passing that whoever it is about does not want it: 「她最怕人家上门」. */
export const mindsIn = (text: string, words: FormWords['consent']): string | undefined =>
  holds(text, words.yes) ? undefined : splitClauses(text).find((clause) => minding(words).test(clause.text))?.text

const minding = keepFor(({ unaware: { who }, minds: { how, what, soft } }: FormWords['consent']): RegExp => {
  const [someone, softly, not, it] = [who, soft, how, what].map((words) => words.map(literally).join('|'))
  return new RegExp(`(?:${someone})(?:${softly}){0,2}(?:${not})\\p{Script=Han}{0,4}?(?:${it})`, 'u')
})

/** 「还没有，他不知道这个事」; but 「她不晓得多高兴」 is glad. */
const saysUnaware = (clause: string, { unaware: { who, yet, not }, yes }: FormWords['consent']): boolean =>
  !holds(clause, yes) && new RegExp(`(?:${[...who].map(literally).join('|')})(?:${yet.map(literally).join('|')})?(?:${not.map(literally).join('|')})`).test(clause)

/** The clauses that tell how it is now: 「开始不肯，后来我劝好了，现在同意了」, what was at first is left out. */
const latestOf = (text: string, words: FormWords['consent']): readonly Clause[] => {
  const clauses = splitClauses(text).flatMap((clause) => cutAtTurn(clause, words))
  const isFirst = ({ text: before }: Clause): boolean => holds(before, words.first)
  // 「前几天还不肯，我哥劝了劝，答应了」
  const agrees = (clause: Clause, at: number): boolean => holds(clause.text, words.yes) && !refuses(clause.text, words) && clauses.slice(0, at).some((before) => isFirst(before) && refuses(before.text, words))
  // 「还没问过她，刚打电话去问了，她说行」
  const isAsked = (clause: Clause, at: number): boolean => holds(clause.text, words.justAsked) && clauses.slice(0, at).some((before) => refuses(before.text, words)) && clauses.slice(at).some((after) => holds(after.text, words.yes) && !refuses(after.text, words))
  const turn = clauses.findIndex((clause, at) => at > 0 && (isAsked(clause, at) || (holds(clause.text, words.turns) && (refuses(clauses[at - 1]!.text, words) || clauses.slice(0, at).some(isFirst))) || agrees(clause, at)))
  return turn === -1 ? clauses : clauses.slice(turn)
}

/** The words without what was at first, where that was asked. */
export const latestIn = (text: string, words: FormWords['consent']): string => {
  const latest = latestOf(text, words)
  return latest[0]?.from === splitClauses(text)[0]?.from ? text : latest.map((clause) => clause.text).join('\uff0c')
}

/** "She said no at first but now she is happy with it" in two. */
const cutAtTurn = (clause: Clause, words: FormWords['consent']): readonly Clause[] => {
  const small = clause.text.toLowerCase()
  const at = words.turns.map((word) => small.indexOf(word)).filter((found) => found > 0 && (refuses(clause.text.slice(0, found), words) || holds(clause.text.slice(0, found), words.first))).toSorted((a, b) => a - b)[0]
  return at === undefined ? [clause] : [{ ...clause, text: clause.text.slice(0, at).trim() }, { ...clause, from: clause.from + at, text: clause.text.slice(at).trim() }]
}

/** What takes back that the elder agreed, where that was asked: 「上礼拜答应的，今天又说不去了」. */
export const takenBackIn = (text: string, words: FormWords['consent']): string | undefined =>
  splitClauses(text).findLast((clause, at, clauses) => holds(clause.text, words.takesBack) && !clauses.slice(at + 1).some((after) => holds(after.text, words.yes)))?.text

/** 冷不冷, at the end of a clause but for particles: a question that gives its answer to choose. */
export const asksEither = (text: string, { inquiry: { either } }: FormWords): boolean => {
  const pattern = new RegExp(`(\\p{Script=Han})(?:${either.join('|')})\\1\\p{Script=Han}?$`, 'u')
  return splitClauses(text).some((clause) => pattern.test(clause.text))
}

/** Whether the text asks us something rather than tells us; 「别的没啥」 asks nothing. */
export const isInquiry = (text: string, { inquiry: { ends, holds: marks, leads }, none }: FormWords): boolean => {
  const bare = text.toLowerCase().replace(/[\s\p{P}]+$/u, '')
  return QUESTION_MARK.test(text) || ends.some((end) => bare.endsWith(end.toLowerCase()) && !none.some((word) => word.endsWith(end) && bare.endsWith(word))) || holds(text, marks) || holds(text, leads)
}

/** What a clause puts right: 「是三院不是一院」 puts 三院 where 一院 was. */
export const swapIn = (clause: string, { swaps }: Pick<FormWords, 'swaps'>): Readonly<{ not: string; but: string }> | undefined => {
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
  const isRejected = (words: string): boolean => {
    const small = words.toLowerCase()
    return rejects.some((word) => occurrences(small, word).some((at) => !isRepeated(words, at, word)))
  }
  const join = (those: readonly Clause[]): string => those.map((clause) => clause.text).join('\uff0c')
  return { rejected: join(clauses.filter((clause) => isRejected(clause.text))), rest: join(clauses.filter((clause) => !isRejected(clause.text))) }
}

/** Whether the text, but for marks and particles at its end, is a way to say that there is nothing to say. */
export const saysNone = (text: string, { none }: FormWords): boolean => none.some((word) => text.toLowerCase().startsWith(word.toLowerCase()))

/** Whether the text names no time because any will do. */
export const saysWhenever = (text: string, { whenever }: FormWords): boolean => holds(text, whenever)

/** Whether any of the days or hours that are named will do: 「这周末随便哪天」. */
export const saysEither = (text: string, { eitherOne }: FormWords): boolean => holds(text, eitherOne)

/** 「没听说有什么期限」: the clause that says that there is none of it. */
export const lackIn = (text: string, what: readonly string[], { lacks: { nots, between } }: FormWords): string | undefined =>
  what.length === 0 ? undefined : splitClauses(text).map((clause) => clause.text).find((clause) => what.some((word) => {
    const small = clause.toLowerCase()
    const at = small.indexOf(word)
    const before = small.slice(0, Math.max(0, at))
    return nots.some((not) => occurrences(before, not).some((from) => isMadeOf(before.slice(from + not.length), between)))
  }))

export const saysOnlyWechat = (text: string, { onlyWechat }: FormWords): boolean => holds(text, onlyWechat)
/** Whether the text leads back to the form from something else. */
export const saysBack = (text: string, { returns }: FormWords): boolean => holds(text, returns)
export const saysAnew = (text: string, { anew }: FormWords): boolean => holds(text, anew)

/** What stands after the first of these words; undefined when there is none. */
export const wordsAfter = (text: string, words: readonly string[]): string | undefined => {
  const small = text.toLowerCase()
  const [first] = words.flatMap((word) => (small.includes(word.toLowerCase()) ? [small.indexOf(word.toLowerCase()) + word.length] : [])).toSorted((a, b) => a - b)
  return first === undefined ? undefined : text.slice(first).trim()
}
