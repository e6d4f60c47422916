import type { Command } from '../core/command.ts'
import { dayIn, instantOf } from '../core/clock.ts'
import type { Colleague, Speaker } from '../core/context.ts'
import type { Library } from '../core/library.ts'
import { Role } from '../core/service.ts'
import { findTimes } from './entities/time.ts'

const QUESTION = /[?\uff1f]\s*$/
/** Longer sentences talk about more than one thing. */
const LONGEST = 40
/** 「明天下午请假」 is about oneself; longer talk that names nobody is talk. */
const LONGEST_BARE = 10

type StaffingScene = Readonly<{ speaker: Speaker; colleagues: readonly Colleague[]; now: number; library: Library }>

/** What somebody says about who works when and where: leave and who stands in, duty, handing over, grids, rights, a changed number. T2, T4. */
export const readStaffing = (words: string, { speaker, colleagues, now, library }: StaffingScene): Command | undefined => {
  const text = words.trim()
  if (QUESTION.test(text) || text.length > LONGEST) return undefined
  const { staffing, roles } = library.lexicon
  const has = (phrases: readonly string[]): boolean => phrases.some((phrase) => text.toLowerCase().includes(phrase.toLowerCase()))
  const begins = (phrases: readonly string[]): boolean => phrases.some((phrase) => text.toLowerCase().startsWith(phrase.toLowerCase()))
  const named = colleagues.filter(({ name }) => text.includes(name)).toSorted((a, b) => text.indexOf(a.name) - text.indexOf(b.name))
  const [first, second] = named
  const starts = first !== undefined && text.indexOf(first.name) <= 1
  const subject = starts ? first : speaker
  const other = starts ? second : first
  const { from, until } = stretch(text, now, library)
  if (has(staffing.rebind)) return first === undefined ? undefined : { kind: 'staffing', work: { kind: 'rebind', person: first.person } }
  if (has(staffing.back)) return { kind: 'staffing', work: { kind: 'back', person: subject.person } }
  const ours = starts || text.includes(ME(library)) || begins(staffing.handover)
  if (has(staffing.handover)) return other === undefined || !ours ? { kind: 'staffingUnclear', what: 'handover' } : { kind: 'staffing', work: { kind: 'handover', person: subject.person, to: other.person } }
  if (begins(staffing.revoke) && first !== undefined) {
    const role = Role.options.find((one) => roles[one].some((word) => text.includes(word)))
    return role === undefined ? { kind: 'staffingUnclear', what: 'revoke' } : { kind: 'staffing', work: { kind: 'revoke', person: first.person, role } }
  }
  const grids = library.community.grids.filter(({ name }) => text.includes(name)).map(({ id }) => id)
  if (grids.length > 0 && has(staffing.post)) return { kind: 'staffing', work: { kind: 'post', person: subject.person, grids } }
  if (has(staffing.duty)) return { kind: 'staffing', work: { kind: 'duty', person: (first ?? speaker).person, from, until } }
  if (!has(staffing.leave) || (!ours && (first !== undefined || text.length > LONGEST_BARE))) return undefined
  return { kind: 'staffing', work: { kind: 'leave', person: subject.person, from, until, ...(other === undefined ? {} : { substitute: other.person }) } }
}

const ME = ({ lexicon }: Library): string => lexicon.me[0] ?? ''

const DAY = 24 * 60 * 60_000

/** The days a sentence names, by the community's clock: today, when it names none. From what is left of today on. */
const stretch = (text: string, now: number, { words, places, community: { zone } }: Library): Readonly<{ from: number; until: number }> => {
  const times = findTimes(text, { now, zone, words, places }).flatMap(({ value: { start, end, denied, kind } }) =>
    (start === undefined || denied === true || kind === 'recurring' || (end ?? start) <= now ? [] : [{ start, end: end ?? start + DAY }]))
  const first = times[0]
  const last = times.at(-1)
  if (first === undefined || last === undefined) {
    const today = instantOf(dayIn(now, zone), 0, zone)
    return { from: now, until: today + DAY }
  }
  return { from: first.start, until: last.end }
}
