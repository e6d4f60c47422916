import type { EntityWords } from '../../core/library.ts'
import type { PeopleWords } from '../../core/words/people.ts'
import { clauseStart, plain } from './clause.ts'
import { isLatin, isWordAt, startOfWordBefore } from './vocabulary.ts'
import { firstOf, together } from '../together.ts'

type Span = Readonly<{ from: number; to: number }>

/** Between 我是 and 的 so many characters may tell where somebody is from: 我是桂花新村二期12幢乙单元302的老王. */
const REACH = 24

/** Whether the name at that place is said to be the speaker's own: 我叫李梅, 我是桂花苑的老王, Martin here. */
export const isOwnName = (text: string, { from, to }: Span, { people }: Pick<EntityWords, 'people'>): boolean => {
  const small = plain(text)
  const cue = /[:\uff1a]\s?$/.test(small.slice(0, from)) ? small.slice(0, from).trimEnd().length - 1 : from
  return (startOfWordBefore(small, cue, people.ownNameCues) !== undefined && !isWordAt(small, to, people.of)) || isIntroduced(small, from, people) || (isLatin(small.charAt(from)) && isWordAt(small, to, people.hereIs))
}

/** Whether 我是…的 stands before the place. */
export const isIntroduced = (small: string, at: number, { of, ownNameCues }: PeopleWords): boolean => {
  const link = startOfWordBefore(small, at, firstOf(of))
  if (link === undefined) return false
  const start = Math.max(clauseStart(small, link), link - REACH)
  return ownNameCues.some((word) => word.length > 1 && !isLatin(word.charAt(0)) && small.lastIndexOf(word, link) >= start)
}

/** A number to call, right after a name. */
const NUMBER_NEXT = /^[^\d\u3002\n]{0,8}\+?\d[\d\s()-]{6,}/

/** Whether somebody is only mentioned, and not who it is for: 听楼下孙阿姨说, 我跟对门徐阿姨一道去, 陈老师介绍的, 139…找高老师接, 楼下孙师傅139…. */
export const isMentioned = (text: string, { from, to }: Span, { people }: Pick<EntityWords, 'people'>): boolean => {
  const small = plain(text)
  const { before, after, works, keeps } = people.mentioned
  const near = startOfWordBefore(small, from, together(people.nextDoor, people.whose)) ?? from
  const start = startOfWordBefore(small, near, people.nextDoor) ?? near
  if (NUMBER_NEXT.test(small.slice(to)) && [people.nextDoor, keeps].some((words) => startOfWordBefore(small, from, words) !== undefined)) return true
  return isOfRole(small, { from, to }, people) || isWordAt(small, to, after) || startOfWordBefore(small, start, before) !== undefined || startOfWordBefore(small, from, before) !== undefined
    || (startOfWordBefore(small, to, works) !== undefined && /\d{5}[\s,\uff0c(\uff08]{0,2}$/.test(small.slice(0, start)))
}

/** 「上次那个医生姓鲍」, 「姓邵的主任」: the surname of whoever works there. */
const isOfRole = (small: string, { from, to }: Span, { surnameCues, of, mentioned: { works, keeps, called } }: PeopleWords): boolean => {
  const cue = startOfWordBefore(small, from, surnameCues)
  const roles = together(works, keeps)
  // 「主治医生叫潘国强」
  const named = startOfWordBefore(small, from, called)
  if (named !== undefined && startOfWordBefore(small, named, works) !== undefined) return true
  const link = of.find((word) => small.startsWith(word, to))
  return cue !== undefined && (startOfWordBefore(small, cue, roles) !== undefined || (link !== undefined && isWordAt(small, to + link.length, roles)))
}

/** Whether the name is that of somebody next door, as they are called: 「楼下陈阿姨」, 「邻居老周」. */
export const isNextDoor = (text: string, { from }: Span, { people }: Pick<EntityWords, 'people'>): boolean => {
  const small = plain(text)
  const near = startOfWordBefore(small, from, people.whose) ?? from
  const [neighbours] = Object.values(people.others)
  return [from, near].some((at) => startOfWordBefore(small, at, together(people.nextDoor, neighbours ?? [])) !== undefined)
}
