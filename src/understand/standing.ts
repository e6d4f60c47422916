import type { PeopleWords } from '../core/words/people.ts'
import { clauseEnd, clauseStart, hasWordIn, plain } from './entities/clause.ts'
import type { Found } from './entities/found.ts'
import type { Relation } from './entities/people.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat, isWordAt, startOfWordBefore } from './entities/vocabulary.ts'
import { together } from './together.ts'
import { isMadeOf } from './withoutWords.ts'

/** How somebody stands in a wish: it is said to be for them, or they are only named beside it. */
export type Standing = 'for' | 'beside'

/** A number to call: so many figures. */
const NUMBER = /\+?\d[\d\s-]{6,}/
/** A number is somebody's so close to them. */
const NEAR_NUMBER = 30
/** What follows 「给女儿」 within so many characters says what is done for her. */
const REACH = 6
/** What somebody left may stand so far from where they left it. */
const FAR = 10
/** So much may stand in a clause that only says who it is. */
const BARE = 2

/** Whether the words say that it is for that relative, 「给我妈办」, 「我爸要参加」, 「我妈的护照」, or only name them, 「跟我姐住」, 「13…，儿子接」; undefined where they say neither. */
export const standingOf = (text: string, one: Found<Relation>, words: PeopleWords): Standing | undefined => {
  const small = plain(text)
  if (one.value.self) return isWordAt(small, one.to, words.onlyNamed.engaged) ? 'beside' : 'for'
  const start = startOfWordBefore(small, one.from, words.mine) ?? one.from
  if (isBeside(small, start, one.to, words)) return 'beside'
  // 「我爸妈都八十了，想找人帮他们洗澡，我爸要人扶」
  const ofBoth = words.couples[one.value.relation] !== undefined && isDoneFor(small, clauseEnd(small, one.to), words.meantFor.both, words)
  return ofBoth || isFor(small, start, one.to, words) ? 'for' : undefined
}

const isFor = (small: string, start: number, to: number, words: PeopleWords): boolean => {
  const { meantFor, instead, asksFor } = words
  const does = together(words.goes, meantFor.does)
  const bare = clauseEnd(small, to) - to + start - clauseStart(small, start) <= BARE
  const link = eat(small, to, peopleTablesOf(words).of)?.to
  return bare
    || (startOfWordBefore(small, startOfWordBefore(small, start, meantFor.some) ?? start, meantFor.before) !== undefined && !hasWordIn(small, to, Math.min(clauseEnd(small, to), to + REACH), meantFor.not))
    || (isWordAt(small, to, does) && !isWordAt(small, to, asksFor.sends) && !hasWordIn(small, to, Math.min(clauseEnd(small, to), to + REACH), meantFor.not))
    || isWordAt(small, to, meantFor.uses)
    || (link !== undefined && isWordAt(small, link, meantFor.owns))
    || isWordAt(small, to, meantFor.owns)
    || isCleft(small, startOfWordBefore(small, start, instead), words)
    || isJoinedToSpeaker(small, start, words)
    || goesOnAbout(small, start, to, words)
}

/** Where nobody else is named: 「我爷爷是印尼回来的，我帮他问问」; 「我奶奶从缅甸回来的，想补办」, whose next clause has no subject of its own. */
const goesOnAbout = (small: string, start: number, to: number, words: PeopleWords): boolean => {
  const { meantFor, returned } = words
  const end = clauseEnd(small, to)
  if (namesAnother(small, start, to, words)) return false
  if (clauseStart(small, start) === start && hasWordIn(small, to, end, returned) && isWordAt(small, end + 1, meantFor.goesOn)) return true
  // "My dad moved back. … He would like a card."
  return hasWordIn(small, end, small.length, meantFor.wants) || isDoneFor(small, end, meantFor.them, words)
}

const namesAnother = (small: string, start: number, to: number, words: PeopleWords): boolean => {
  const { people } = peopleTablesOf(words)
  for (let at = 0; at < small.length; at += 1) if ((at < start || at >= to) && eat(small, at, people) !== undefined) return true
  return false
}

/** Whether something is done after `end` for those whom one of the words stands for: 「帮他问问」. */
export const isDoneFor = (small: string, end: number, them: readonly string[], { asksFor, meantFor }: PeopleWords): boolean => {
  for (let at = end; at < small.length; at += 1) {
    const whom = startOfWordBefore(small, at, them)
    const before = whom === undefined ? undefined : startOfWordBefore(small, whom, asksFor.before)
    if (before !== undefined && before >= end && !hasWordIn(small, at, Math.min(clauseEnd(small, at), at + REACH), meantFor.not)) return true
  }
  return false
}

/** 「要办的是我妈」, where 是 begins at `is`. */
export const isCleft = (small: string, is: number | undefined, { of, goes, meantFor }: PeopleWords): boolean => {
  const link = is === undefined ? undefined : startOfWordBefore(small, is, of)
  return link !== undefined && startOfWordBefore(small, link, together(goes, meantFor.does)) !== undefined
}

/** 「我和老伴都来」, 「我跟老公两个」: whether both are meant. */
export const bothCome = (text: string, { from, to }: Found<Relation>, words: PeopleWords): boolean => {
  const small = plain(text)
  return isJoinedToSpeaker(small, startOfWordBefore(small, from, words.mine) ?? from, words) && (clauseEnd(small, to) - to <= 1 || isWordAt(small, to, words.bothCome))
}

/** 「我和老伴」 */
const isJoinedToSpeaker = (small: string, start: number, { and, speaker }: PeopleWords): boolean => {
  const joiner = startOfWordBefore(small, start, and)
  return joiner !== undefined && startOfWordBefore(small, joiner, speaker) !== undefined
}

const isBeside = (small: string, start: number, to: number, words: PeopleWords): boolean => {
  const { left, beside, lives, livesOn, at, home, visited, cares, minds, answers, sentBy, sent, tells, engaged, reports, recommends, these, stays, ties, provides, cannot, held, given, off, weds } = words.onlyNamed
  const end = clauseEnd(small, to)
  // 「想请人到家里给我外婆烧饭」: whoever is wanted does it.
  const isWanted = hasWordIn(small, clauseStart(small, start), start, words.onlyNamed.wished)
  // 「在南京女儿家」
  // 「是我岳父家的灯不亮了」 says whose home it is.
  const isAt = !words.instead.some((is) => small.slice(clauseStart(small, start), start) === is) && [0, 2, 3].some((place) => start - place > clauseStart(small, start) && startOfWordBefore(small, start - place, at) !== undefined)
  return isWordAt(small, to, together(left, tells, engaged, stays, ties))
    || (isWordAt(small, to, reports) && namesAnother(small, start, to, words))
    || declinesIt(small, start, to, words)
    // 「我姨妈说你们这里好，想把我爸送来」
    || (isWordAt(small, to, recommends) && !goesOnAbout(small, start, to, words))
    || startOfWordBefore(small, start, given) !== undefined
    // 「父亲在常州留下一间房」
    || (isWordAt(small, to, at) && hasWordIn(small, to, Math.min(end, to + FAR), left))
    || (!isWanted && hasWordIn(small, to, Math.min(end, to + REACH), provides) && !hasWordIn(small, to, Math.min(end, to + REACH), cannot))
    // 「跟老爸视频画面卡住」
    || (startOfWordBefore(small, start, beside) !== undefined && !hasWordIn(small, to, Math.min(end, to + FAR), held) && (isWordAt(small, to, livesOn) || hasWordIn(small, to, Math.min(end, to + REACH), lives)))
    // 「去我妈那儿瞧一眼」 is for her.
    || (isAt && isWordAt(small, to, home) && !isWordAt(small, to, these) && !home.some((place) => isWordAt(small, to, [place]) && isWordAt(small, to + place.length, visited)) && !isHelpedAtHome(small, start, to, words))
    // 「我和我先生在国外领的证」 tells of them, and wishes nothing for both.
    || (isJoinedToSpeaker(small, start, words) && hasWordIn(small, to, end, weds))
    || (startOfWordBefore(small, start, sentBy) !== undefined && hasWordIn(small, to, Math.min(end, to + REACH), sent))
    || (!isWanted && startOfWordBefore(small, start, words.meantFor.before) !== undefined && hasWordIn(small, to, Math.min(end, to + REACH), cares))
    // 「老婆去南京带外孙了」
    || (startOfWordBefore(small, start, minds) !== undefined && startOfWordBefore(small, to, peopleTablesOf(words).young) !== undefined && (isWordAt(small, to, off) || !isWordAt(small, to, together(at, words.goes, words.meantFor.does))))
    || (NUMBER.test(small.slice(Math.max(0, start - NEAR_NUMBER), to + NEAR_NUMBER)) && (isOfNumber(small, to, words, answers) || isWhomToReach(small, start, words)))
}

/** 「我老公不肯来」, and where another is named, whatever it is; 「我妈不肯请保姆」 may be for her. */
const declinesIt = (small: string, start: number, to: number, words: PeopleWords): boolean => {
  const { how, what } = words.onlyNamed.declines
  const not = how.find((word) => isWordAt(small, to, [word]))
  const rest = not === undefined ? undefined : small.slice(small.indexOf(not, to) + not.length, clauseEnd(small, to))
  return rest !== undefined && (isMadeOf(rest, what) || namesAnother(small, clauseStart(small, start), clauseEnd(small, to), words))
}

/** 「到我妈家里帮她洗澡」, or where nobody else is named, 「是我妈家的灯」, and then 「给她订饭」. */
const isHelpedAtHome = (small: string, start: number, to: number, words: PeopleWords): boolean => {
  const end = clauseEnd(small, to)
  return isDoneFor(small.slice(0, end), to, words.meantFor.them, words) || (!namesAnother(small, start, to, words) && isDoneFor(small, end, words.meantFor.them, words))
}

/** 「我女儿的号」「我女儿的」「儿媳接」, beside a number. */
const isOfNumber = (small: string, to: number, words: PeopleWords, answers: readonly string[]): boolean => {
  const link = eat(small, to, peopleTablesOf(words).of)?.to ?? to
  return isWordAt(small, link, words.reached.numbers) || isWordAt(small, to, answers) || (link > to && link === clauseEnd(small, to))
}

/** 「联系就找我弟弟吧，他在常州，180…」 */
const isWhomToReach = (small: string, start: number, { reached: { numbers, reaching, by } }: PeopleWords): boolean =>
  startOfWordBefore(small, start, reaching) !== undefined && hasWordIn(small, clauseStart(small, start), start, together(numbers, by))

/** Of the relatives that a turn names the one who is meant: whom it is said to be for, else whose age is told, else who is not abroad, 「我哥在国外，我儿子高二」, else whom is not only named beside, else whom it may well be. */
export const whoseItIs = <Named extends Readonly<{ stands?: Standing; away?: boolean; corrects?: boolean; value: Readonly<{ text: string }> }>>({ seldom }: Readonly<{ seldom: readonly string[] }>, named: readonly Named[], isAged: (one: Named) => boolean = () => false): Named | undefined => {
  const likely = named.filter(({ value }) => !seldom.includes(value.text))
  const among = likely.length > 0 ? likely : named
  // 「给我爸报，不对，是我岳父」
  return among.slice(1).findLast(({ corrects, stands }) => corrects === true && stands !== 'beside') ?? among.find(({ stands }) => stands === 'for') ?? among.find((one) => one.stands === undefined && isAged(one)) ?? among.find(({ stands, away }) => stands === undefined && away !== true) ?? among.find(({ stands }) => stands === undefined) ?? among[0]
}

/** Whether somebody only goes along with the speaker: 「跟对门徐阿姨一道去」. */
export const goesAlong = (text: string, { from }: Found<Relation>, { mine, onlyNamed }: PeopleWords): boolean => {
  const small = plain(text)
  return startOfWordBefore(small, startOfWordBefore(small, from, mine) ?? from, onlyNamed.beside) !== undefined
}
