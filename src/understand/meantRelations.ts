import type { PeopleWords } from '../core/words/people.ts'
import type { Span } from './anew/spans.ts'
import { clauseEnd, clauseStart, plain } from './entities/clause.ts'
import type { Found } from './entities/found.ts'
import type { Relation } from './entities/people.ts'
import { isRepeated } from './occurrences.ts'
import { besideProxies } from './onBehalf.ts'
import { isWordAt, startOfWordBefore } from './entities/vocabulary.ts'
import { bothCome, isCleft, isDoneFor, standingOf, type Standing } from './standing.ts'

/** A relative is said to be dead within so many characters: 我妈去年冬天也走了. */
const REACH = 8
/** Figures that may be a number to call. */
const NUMBER = /\d{6,}/

type Meant = Found<Relation> & Readonly<{ corrects: boolean; stands: Standing | undefined; both: boolean }>

/** The relatives whom a wish may be for: without those somebody says it is not, the dead, and who acts for the speaker; who is named instead corrects. */
export const meantRelations = (text: string, relations: readonly Found<Relation>[], words: PeopleWords): readonly Meant[] => {
  const small = plain(text)
  const denied = relations.filter((one) => isDenied(small, one, words) || isDeniedAfter(small, one, relations, words))
  const meant = besideProxies(text, withoutNarrowed(withoutGlossed(text, relations), words).filter((one) => one.value.self || !(denied.includes(one) || isGone(small, one, words) || acts(small, one, words))), words)
  const standing = meant.map((one) => ({ ...one, corrects: denied.some(({ to }) => to <= one.from) || isWho(small, one, words), stands: standingOf(text, one, words), both: !one.value.self && bothCome(text, one, words) }))
  const couple = coupleOf(text, standing, words)
  const one = couple === undefined ? oneOfCouple(text, standing, words) : undefined
  if (one !== undefined) return standing.map((named) => ({ ...named, stands: named.value.relation === one ? 'for' as const : named.stands === 'for' ? undefined : named.stands }))
  const whole = asCouple(text, standing, words) ?? standing.map((one, at) => (couple === undefined || at > 0 ? one : { ...one, value: { ...one.value, relation: couple }, stands: 'for' as const }))
  // 「要我跟我爸的亲属关系公证，不然取不了我爸的钱」: named beside, and named again.
  return whole.map((one) => (one.stands === undefined && whole.some(({ value, stands }) => value.relation === one.value.relation && stands === 'beside') ? { ...one, stands: 'beside' as const } : one))
}

/** 「我爸血压高，我妈也有点，想给他们都量量」: the relation that is the two who are named, where something is done for both. */
const coupleOf = (text: string, named: readonly Found<Relation>[], words: PeopleWords): string | undefined => {
  const last = named.at(-1)
  if (last === undefined || !isDoneFor(plain(text), last.to, words.meantFor.both, words)) return undefined
  return wholeOf(named, words)
}

/** 「我妈住院了，我爸没人烧饭，想给他订个中饭」: of a couple the one whom 他 or 她 means, where something is done for one of them. */
const oneOfCouple = (text: string, named: readonly Found<Relation>[], words: PeopleWords): string | undefined => {
  const [last, whole] = [named.at(-1), wholeOf(named, words)]
  const two = whole === undefined ? undefined : words.couples[whole]
  if (last === undefined || two === undefined) return undefined
  const meant = [words.meantFor.him, words.meantFor.her].map((pronouns) => isDoneFor(plain(text), last.to, pronouns, words))
  return meant[0] === meant[1] ? undefined : two[meant[0] === true ? 0 : 1]
}

/** The relation that is exactly those who are named. */
const wholeOf = (named: readonly Found<Relation>[], { couples, narrows }: PeopleWords): string | undefined => {
  const relations = [...new Set(named.map(({ value }) => value.relation))]
  return Object.entries(couples).find(([, two]) => relations.length === two.length && two.every((one) => relations.some((relation) => relation === one || narrows[relation]?.includes(one) === true)))?.[0]
}

/** 「我爸我妈两个人要订晚饭」, 「我外公和我外婆」: the two named side by side, and nobody else, as one; undefined where they are not. */
const asCouple = (text: string, named: readonly Meant[], words: PeopleWords): readonly Meant[] | undefined => {
  const [first, last, ...more] = named
  const whole = first === undefined || last === undefined || more.length > 0 ? undefined : wholeOf(named, words)
  if (first === undefined || last === undefined || whole === undefined || named.some(({ stands }) => stands === 'beside') || !isSideBySide(plain(text), first, last, words)) return undefined
  return [{ ...first, to: last.to, said: text.slice(first.from, last.to), value: { ...first.value, relation: whole }, stands: first.stands ?? last.stands, corrects: first.corrects || last.corrects, both: first.both || last.both }]
}

const isSideBySide = (small: string, first: Span, last: Span, words: PeopleWords): boolean => {
  const from = beforeMine(small, last.from, words)
  const link = startOfWordBefore(small, from, words.and) ?? from
  return link <= first.to || small.slice(first.to, link).trim() === '' || (/^\s*[,\uff0c]\s*$/.test(small.slice(first.to, from)) && isWordAt(small, clauseEnd(small, last.to) === last.to ? last.to + 1 : last.to, words.bothCome))
}

/** `my grandma (外婆)`: who it is, told more exactly in brackets. */
const withoutGlossed = (text: string, relations: readonly Found<Relation>[]): readonly Found<Relation>[] =>
  relations.filter(({ to }, at) => { const next = relations[at + 1]; return next === undefined || !/^\s*[(\uff08]\s*$/.test(text.slice(to, next.from)) })

/** "my grandma, she's my mum's mum": who it is, told more exactly. */
const withoutNarrowed = (relations: readonly Found<Relation>[], { narrows }: PeopleWords): readonly Found<Relation>[] =>
  relations.filter(({ value }) => !relations.some((other) => narrows[value.relation]?.includes(other.value.relation) === true))

const beforeMine = (small: string, from: number, { mine }: PeopleWords): number => startOfWordBefore(small, from, mine) ?? from

/** 「不是我妈，是我婆婆」; but 「是不是我妈」 asks. */
const isDenied = (small: string, { from }: Found<Relation>, words: PeopleWords): boolean => {
  const to = beforeMine(small, from, words)
  const at = startOfWordBefore(small, to, words.notThis)
  return at !== undefined && !isRepeated(small, at, small.slice(at, to).trimEnd())
}

/** 「我弟弟念初中，不是给他申请」: the only other who is named. */
const isDeniedAfter = (small: string, one: Found<Relation>, relations: readonly Found<Relation>[], { notThis, meantFor }: PeopleWords): boolean => {
  if (one.value.self || relations.some((other) => other !== one && !other.value.self)) return false
  const rest = small.slice(one.to)
  return notThis.some((not) => meantFor.before.some((given) => meantFor.them.some((them) => /\p{Script=Han}/u.test(given) && rest.includes(`${not}${given}${them}`))))
}

/** 「是我外公要去」, 「是给我爷爷订」 says who it is for, whoever was named before. */
const isWho = (small: string, { from, to, value }: Found<Relation>, words: PeopleWords): boolean => {
  const mine = beforeMine(small, from, words)
  const given = startOfWordBefore(small, mine, words.meantFor.before)
  const gives = given === undefined ? undefined : startOfWordBefore(small, given, words.instead)
  if (!value.self && gives !== undefined && clauseStart(small, gives) === gives) return true
  // 「给我自己办」: of nobody else, and nothing besides.
  if (value.self && clauseStart(small, from) === from && words.meantFor.before.some((word) => small.startsWith(word, from)) && saysOnlyWhat(small, to, words)) return true
  const is = value.self ? undefined : startOfWordBefore(small, mine, words.instead)
  // 「给我公公，85岁」: a clause that says nothing else.
  if (!value.self && given !== undefined && clauseStart(small, given) === given && clauseEnd(small, to) - to <= 1 && !NUMBER.test(small)) return true
  // 「不对，是我岳父」; 「138…，是我妈」 only says whose number it is.
  if (is !== undefined && clauseStart(small, is) === is && clauseEnd(small, to) - to <= 1 && !NUMBER.test(small)) return true
  return is !== undefined && ((clauseStart(small, is) === is && isWordAt(small, to, words.goes)) || isCleft(small, is, words))
}

/** Whether a whole text ends at `at`, but for what is done: 「办」. */
const saysOnlyWhat = (small: string, at: number, { meantFor, selfTails }: PeopleWords): boolean => {
  const rest = small.slice(at).replaceAll(/[^\p{L}\p{N}]/gu, '')
  return rest === '' || meantFor.does.some((word) => rest.startsWith(word) && (rest === word || selfTails.includes(rest.slice(word.length))))
}

const isGone = (small: string, { to }: Found<Relation>, { gone, of }: PeopleWords): boolean => {
  // 「我外公的药快没了」
  if (isWordAt(small, to, of.slice(0, 1))) return false
  const rest = small.slice(to, Math.min(clauseEnd(small, to), to + REACH))
  return gone.some((word) => rest.includes(word))
}

/** 「委托我姐」「我弟替我签」「托我姑姑去取存款」. */
const acts = (small: string, { from, to }: Found<Relation>, words: PeopleWords): boolean =>
  isWordAt(small, to, words.actsFor.after) || (startOfWordBefore(small, beforeMine(small, from, words), words.actsFor.sends) !== undefined && isWordAt(small, to, words.actsFor.errands)) || startOfWordBefore(small, beforeMine(small, from, words), words.actsFor.before) !== undefined
