import type { Service } from '../core/service.ts'
import type { EntityWords } from '../core/library.ts'
import type { PeopleWords } from '../core/words/people.ts'
import { hasWordIn, plain } from './entities/clause.ts'
import type { Fact } from './facts.ts'

/** So many characters after a number may still say that nobody should call it. */
const REACH = 14
const BRACKETS = /^[(\uff08]\D*$/u
const GOES_ON = /^[)\uff09]\p{Script=Han}/u

/**
 * The numbers of a text without those of somebody else that are not for calling: 「她电话137…，别打给她」, and,
 * in a story for a lawyer, those in brackets that only say who somebody is: 「物业的小王(158…)说过了」.
 */
export const withoutOthersNumbers = (text: string, phones: readonly Fact[], service: Service | undefined, { phone: { own, notCalled }, people, time }: Pick<EntityWords, 'phone' | 'people' | 'time'>): readonly Fact[] => {
  const small = plain(text)
  const isOthers = ({ from, to }: Fact): boolean => {
    const [start, end] = [startOfSentence(small, from), endOfSentence(small, to)]
    if (hasWordIn(small, start, from, own)) return false
    if (people.theirs.some((word) => small.slice(start, from).includes(word)) && isDenied(small.slice(to, Math.min(end, to + REACH)), notCalled, people, time)) return true
    return service?.handledBy.includes('lawyer') === true && BRACKETS.test(small.slice(from - 1, from)) && GOES_ON.test(small.slice(to))
  }
  return phones.filter((one) => !isOthers(one))
}

/** 「别打给她」; but 「不要打家里座机」 is about another. */
const isDenied = (after: string, notCalled: readonly string[], { theirs, meantFor }: PeopleWords, { parts }: EntityWords['time']): boolean =>
  notCalled.some((word) => {
    const at = after.indexOf(word)
    const rest = at < 0 ? undefined : after.slice(at + word.length).trimStart()
    // 「晚上别打」 says when not to.
    if (rest === undefined || Object.keys(parts).some((part) => after.slice(0, at).includes(part))) return false
    const given = meantFor.before.find((one) => rest.startsWith(one))
    return rest === '' || PAUSE.test(rest) || [rest, rest.slice(given?.length ?? 0)].some((whom) => theirs.some((one) => whom.startsWith(one)))
  })
const PAUSE = /^[,\uff0c)\uff09]/u

const STOPS = /[\u3002.!\uff01?\uff1f\n;\uff1b]/u

const startOfSentence = (text: string, at: number): number => {
  let from = at
  while (from > 0 && !STOPS.test(text.charAt(from - 1))) from -= 1
  return from
}

const endOfSentence = (text: string, at: number): number => {
  let to = at
  while (to < text.length && !STOPS.test(text.charAt(to))) to += 1
  return to
}
