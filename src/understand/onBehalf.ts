import type { PeopleWords } from '../core/words/people.ts'
import { clauseEnd, clauseStart, hasWordIn, plain } from './entities/clause.ts'
import { foundIn, type Found } from './entities/found.ts'
import type { Relation } from './entities/people.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat, isWordAt, skipSpaces, startOfWordBefore } from './entities/vocabulary.ts'

/** What somebody does for whom they speak is said within so many characters. */
const REACH = 10
/** A number to call: so many figures. */
const NUMBER = /^\W{0,2}\+?\d[\d\s-]{6,}/

/**
 * The relatives a text is about, without those for whom the speaker only asks, whom they must ask themselves, or whose
 * number they give: of 「我替我先生来问的，他爸爸想签家庭医生」 his father. Nobody is left out where nobody would be left.
 */
export const besideProxies = (text: string, relations: readonly Found<Relation>[], words: PeopleWords): readonly Found<Relation>[] => {
  const small = plain(text)
  const meant = relations.filter((one) => one.value.self || !(isConsulted(small, one, words) || isCalled(small, one, words)))
  const [proxy, ...more] = meant.filter((one) => !one.value.self && isProxy(small, one, words))
  if (proxy === undefined) return meant
  const kin = theirKin(text, small, proxy, words)
  // 「替我外甥女问问助学金，我姐又病了」: it is for her.
  if (kin.length === 0 && asksForThing(small, proxy, words)) return meant
  const others = [...meant.filter((one) => one !== proxy && !more.includes(one)), ...kin].toSorted((a, b) => a.from - b.from)
  return others.length === 0 ? meant : others
}

const beforeMine = (small: string, from: number, { mine }: PeopleWords): number => startOfWordBefore(small, from, mine) ?? from

/** 「我替我先生来问的」「我妈喊我来问」. */
const isProxy = (small: string, { from, to }: Found<Relation>, words: PeopleWords): boolean => {
  const { before, after, sends } = words.asksFor
  const asks = startOfWordBefore(small, beforeMine(small, from, words), before) !== undefined && hasWordIn(small, to, Math.min(clauseEnd(small, to), to + REACH), after)
  // 「我妈不会打字，喊我来问」
  const end = clauseEnd(small, to)
  // 「帮爸爸擦身，让我妈歇歇」, 「他想托我姑姑去」 send nobody.
  const isSentOn = end < small.length && sends.some((word) => small.startsWith(word, end + 1) && !isKinAt(small, end + 1 + word.length, words))
  return asks || hasWordIn(small, to, end, sends) || isSentOn
}

/** So much after the asking names what is asked for. */
const THING = 3

/** 「替我外甥女问问助学金」; 「替我先生来问的」 names nothing. */
const asksForThing = (small: string, { to }: Found<Relation>, { asksFor: { after } }: PeopleWords): boolean => {
  const end = clauseEnd(small, to)
  const [asked] = after.flatMap((word) => (small.slice(to, end).includes(word) ? [small.indexOf(word, to) + word.length] : [])).toSorted((a, b) => b - a)
  return asked !== undefined && end - asked >= THING
}

const isKinAt = (small: string, at: number, words: PeopleWords): boolean => {
  const { mine, people } = peopleTablesOf(words)
  return (eat(small, at, people) ?? eat(small, eat(small, at, mine)?.to ?? at, people)) !== undefined
}

/** 「我得问问我太太」「跟我哥商量一下」「看看我老公哪天在家」. */
const isConsulted = (small: string, { from, to }: Found<Relation>, words: PeopleWords): boolean => {
  const start = beforeMine(small, from, words)
  const { asking, looking, when, talking, over } = words.consults
  return (startOfWordBefore(small, start, asking) !== undefined && !isWordAt(small, to, words.of))
    || (startOfWordBefore(small, start, looking) !== undefined && isWordAt(small, to, when))
    || (startOfWordBefore(small, start, talking) !== undefined && isWordAt(small, to, over))
}

/** 「打我太太手机138…」「找我婆婆，138…」. */
const isCalled = (small: string, { from, to }: Found<Relation>, words: PeopleWords): boolean => {
  const { numbers, reaching } = words.reached
  const link = eat(small, to, peopleTablesOf(words).of)?.to ?? to
  const word = numbers.filter((one) => small.startsWith(one, skipSpaces(small, link))).toSorted((a, b) => b.length - a.length)[0]
  const after = word === undefined ? to : skipSpaces(small, link) + word.length
  // 「我妈15261180437」
  const called = word !== undefined || isDigits(small, to) || startOfWordBefore(small, beforeMine(small, from, words), reaching) !== undefined
  return called && NUMBER.test(small.slice(after))
}

const isDigits = (small: string, to: number): boolean => /^[\s:\uff1a]?\+?\d{3}/.test(small.slice(to))

/** What 「他爸爸」 is to the speaker who asks for him. */
const theirKin = (text: string, small: string, proxy: Found<Relation>, words: PeopleWords): readonly Found<Relation>[] => {
  const tables = peopleTablesOf(words)
  const found: Found<Relation>[] = []
  for (let at = proxy.to; at < small.length; at += 1) {
    const whose = startOfWordBefore(small, at, words.theirs)
    const kin = whose === undefined || clauseStart(small, at) > whose ? undefined : eat(small, at, tables.people)
    // 「帮隔壁陈阿婆问问。她儿子在国外」 tells where he is.
    if (kin === undefined || (words.young.includes(kin.value.relation) && isWordAt(small, kin.to, words.onlyNamed.at))) continue
    const said = `${proxy.value.relation}${words.of[0] ?? ''}${kin.value.relation}`
    const one = eat(said, 0, tables.people)
    found.push(foundIn(text, at, kin.to, { relation: one?.to === said.length ? one.value.relation : said, self: false }))
    at = kin.to
  }
  return found
}
