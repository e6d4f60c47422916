import type { Command } from '../core/command.ts'
import { dayIn, instantOf } from '../core/clock.ts'
import type { Colleague, Speaker } from '../core/context.ts'
import type { Library } from '../core/library.ts'
import type { StaffingVerb } from '../core/lexicon.ts'
import { Role } from '../core/service.ts'
import { findTimes } from './entities/time.ts'
import { QUESTION } from './question.ts'

const EDGES = /^[\s\p{P}]+|[\s\p{P}]+$/gu
/** Longer sentences talk about more than one thing. */
const LONGEST = 40
/** 「明天下午请假」 is about oneself; longer talk that names nobody is talk. */
const LONGEST_BARE = 10

type StaffingScene = Readonly<{ speaker: Speaker; colleagues: readonly Colleague[]; now: number; library: Library }>

/** What somebody says about who works when and where: leave and who stands in, duty, handing over, grids, rights, a changed number. Talk about any of it is none. T2, T4. */
export const readStaffing = (words: string, { speaker, colleagues, now, library }: StaffingScene): Command | undefined => {
  const text = words.trim()
  const { lexicon: { staffing, roles, me }, words: { intent }, community } = library
  if (text.length > LONGEST || QUESTION.test(text) || intent.asks.some((mark) => text.includes(mark)) || intent.questionEnds.some((end) => text.endsWith(end))) return undefined
  const named = colleagues.filter(({ name }) => text.includes(name)).toSorted((a, b) => text.indexOf(a.name) - text.indexOf(b.name))
  const [first, second] = named
  const starts = first !== undefined && text.indexOf(first.name) <= 1
  const own = me.some((word) => text.includes(word))
  const subject = starts ? first : speaker
  const other = starts ? second : first
  const rests = (verb: StaffingVerb): readonly string[] => staffing[verb].flatMap((phrase) => {
    const at = text.toLowerCase().indexOf(phrase.toLowerCase())
    return at < 0 ? [] : [text.slice(at + phrase.length).replace(EDGES, '')]
  })
  const ends = (verb: StaffingVerb): boolean => rests(verb).includes('')
  if (rests('rebind').length > 0 && first !== undefined) return { kind: 'staffing', work: { kind: 'rebind', person: first.person } }
  if (ends('back') && (starts || named.length === 0)) return { kind: 'staffing', work: { kind: 'back', person: subject.person } }
  const handing = rests('handover')
  if (handing.length > 0) {
    const to = colleagues.find(({ name }) => handing.some((rest) => rest.startsWith(name)))
    if (to === undefined) return undefined
    const from = starts && first.person !== to.person ? first : own ? speaker : undefined
    return from === undefined ? { kind: 'staffingUnclear', what: 'handover' } : { kind: 'staffing', work: { kind: 'handover', person: from.person, to: to.person } }
  }
  const role = Role.options.find((one) => roles[one].some((word) => text.includes(word)))
  if (first !== undefined && role !== undefined && staffing.revoke.some((phrase) => text.startsWith(phrase))) return { kind: 'staffing', work: { kind: 'revoke', person: first.person, role } }
  const grids = community.grids.filter(({ name }) => [name, withoutOrdinal(name, library)].some((said) => text.includes(said))).map(({ id }) => id)
  // 「第一网格归小李」 names whom at the end.
  const posted = first !== undefined && rests('post').some((rest) => rest.startsWith(first.name)) ? first : starts || own ? subject : undefined
  if (grids.length > 0 && rests('post').length > 0 && posted !== undefined) return { kind: 'staffing', work: { kind: 'post', person: posted.person, grids } }
  const { from, until } = stretch(text, now, library)
  if ((ends('duty') || (first !== undefined && rests('duty').includes(first.name))) && (first !== undefined || own)) return { kind: 'staffing', work: { kind: 'duty', person: (first ?? speaker).person, from, until } }
  // Rights are not taken away by what may be talk: the one who may do it hears how.
  if (starts && speaker.roles.includes('admin') && first.person !== speaker.person && rests('gone').length > 0 && rests('leave').length === 0) return { kind: 'staffingUnclear', what: 'revoke', name: first.name, ...(first.roles[0] === undefined ? {} : { role: first.roles[0] }) }
  const covered = rests('standIn')
  if (starts && covered.length > 0 && rests('leave').length === 0) {
    return covered.some((rest) => rest.length <= LONGEST_REST) ? { kind: 'staffing', work: { kind: 'leave', person: speaker.person, from, until, substitute: first.person } } : undefined
  }
  // 「我周三不在，找小李」 says for when or who instead; a bare 「我不在」 is talk.
  const away = own && (other !== undefined || isDated(text, now, library)) ? rests('away') : []
  const leaving = [...rests('leave'), ...away]
  if (leaving.length === 0 || !(own || starts || text.length <= LONGEST_BARE)) return undefined
  if (!leaving.some((rest) => rest === '' || (other !== undefined && rest.length <= LONGEST_BARE))) return undefined
  return { kind: 'staffing', work: { kind: 'leave', person: subject.person, from, until, ...(other === undefined ? {} : { substitute: other.person }) } }
}

/** 一网格 for 第一网格. */
const withoutOrdinal = (name: string, { words: { address: { ordinals } } }: Library): string => name.slice(ordinals.find((mark) => name.startsWith(mark))?.length ?? 0)

/** After 「替我」: 一天, 上班. More is something else they do. */
const LONGEST_REST = 2

const isDated = (text: string, now: number, { words, places, community: { zone } }: Library): boolean =>
  findTimes(text, { now, zone, words, places }).some(({ value: { start } }) => start !== undefined)

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
