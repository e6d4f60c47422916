import { upcoming, type ActivityNumber, type ActivityVerb, type Attendance, type Planned } from '../core/activity.ts'
import { namesActivity } from '../core/activityWork.ts'
import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { readings } from './acts.ts'
import { findCounts } from './entities/count.ts'
import { readNumeral } from './entities/numeral.ts'
import { findTimes } from './entities/time.ts'
import type { Kit } from './kit.ts'
import { longest } from './longest.ts'
import { QUESTION } from './question.ts'

/** What is longer is a story. */
const LONGEST = 80
/** Nobody brings more people than this in a sentence. */
const MOST = 30
const HOURS = 2 * 60 * 60_000
const ENDS = /^[\s\p{P}]+|[\s\p{P}]+$/gu

type ActivityCommand = Extract<Command, { kind: 'activity' }>

const command = (verb: ActivityVerb): ActivityCommand => ({ kind: 'activity', verb })

/** What a sentence wants of activities; undefined when it is about none. Whether they may is decided elsewhere. C2. */
export const readActivity = (hearing: Hearing, kit: Kit): ActivityCommand | undefined => {
  const { turn, conversation, speaker, room } = hearing
  const { library: { lexicon, words: { activity: words } } } = kit
  const text = turn.text.normalize('NFKC').trim()
  const is = (phrases: readonly string[]): boolean => readings(text, lexicon.particles).some((reading) => phrases.includes(reading))
  // In a form only what names an activity by its number is about one.
  if (draftOf(conversation) !== undefined && numberIn(text, hearing, kit) === undefined) return undefined
  const working = isStaff(speaker) && (turn.place.kind === 'private' || room?.use === 'work')
  if (working) {
    const arranged = readArranging(text, is, hearing, kit)
    if (arranged !== undefined) return arranged
  }
  if (turn.place.kind === 'room' && !turn.addressed) return undefined
  if (is(words.announceOn)) return command({ do: 'announce', on: true })
  if (is(words.announceOff)) return command({ do: 'announce', on: false })
  if (is(words.ask)) return command({ do: 'ask' })
  return readJoining(text, hearing, kit)
}

const holds = (text: string, phrases: readonly string[]): boolean => phrases.some((phrase) => text.toLowerCase().includes(phrase))

/** The number that is said after 活动, or that stands in our message that is quoted. */
const numberIn = (text: string, { turn: { quote } }: Hearing, { library: { words: { activity } } }: Kit): ActivityNumber | undefined => {
  const read = (words: string): ActivityNumber | undefined => {
    for (const name of activity.names) {
      const at = words.toLowerCase().indexOf(name)
      const digits = at < 0 ? undefined : /^\s*(\d{1,4})(?!\d)/.exec(words.slice(at + name.length))?.[1]
      if (digits !== undefined) return Number(digits) as ActivityNumber
    }
    return undefined
  }
  return read(text) ?? (quote?.ours === true ? read(quote.text) : undefined)
}

/** Which activity is meant: by number, by a quote, or by words of its title where one alone has them. */
const meantIn = (text: string, hearing: Hearing, kit: Kit, coming: boolean): ActivityNumber | undefined => {
  const { activities = [], now } = hearing
  const number = numberIn(text, hearing, kit)
  if (number !== undefined) return number
  const named = (coming ? upcoming(activities, now) : activities).filter((activity) => namesActivity(text, activity, kit.library))
  return named.length === 1 ? named[0]?.n : undefined
}

/** Staff plan one, look after the preview, call one off, ask who comes, and say who came. */
const readArranging = (text: string, is: (phrases: readonly string[]) => boolean, hearing: Hearing, kit: Kit): ActivityCommand | undefined => {
  const { conversation } = hearing
  const { library: { lexicon, words: { activity: words } } } = kit
  const lead = longest(words.plan, (phrase) => text.toLowerCase().startsWith(phrase))
  if (conversation.stage.at === 'announcing') {
    if (is(lexicon.desk.approve)) return command({ do: 'send' })
    if (is(lexicon.desk.drop)) return command({ do: 'drop' })
    const revise = lexicon.desk.revise.find((phrase) => text.startsWith(phrase))
    if (revise !== undefined) return command({ do: 'plan', planned: planIn(text.slice(revise.length), hearing, kit, conversation.stage.planned) })
  }
  if (lead !== undefined && text.length > lead.length) return command({ do: 'plan', planned: planIn(text.slice(lead.length), hearing, kit) })
  if (text.length > LONGEST || QUESTION.test(text)) return undefined
  const n = numberIn(text, hearing, kit)
  if (n === undefined) return undefined
  if (holds(text, words.list)) return command({ do: 'list', n })
  const attendance = attendanceIn(text.replace(/^.*?\d{1,4}/u, ''), kit)
  if (attendance !== undefined) return command({ do: 'attend', n, attendance })
  const off = words.callOff.find((phrase) => text.toLowerCase().includes(phrase))
  return off === undefined ? undefined : command({ do: 'callOff', n, reason: text.slice(text.toLowerCase().indexOf(off) + off.length).replaceAll(ENDS, '') })
}

const attendanceIn = (text: string, { library: { words } }: Kit): Attendance | undefined => {
  const { all, came, absent } = words.activity.attended
  if (holds(text, absent)) return { who: 'butNamed', words: text }
  if (holds(text, all)) return { who: 'all', words: text }
  if (!holds(text, came)) return undefined
  const [counted] = findCounts(text, words)
  const count = counted === undefined ? undefined : readNumeral(counted.value, 0, words.number)?.value
  return count === undefined ? { who: 'named', words: text } : { who: 'count', count }
}

/** Title, time, place and capacity of one sentence; what it does not say stays as it was. */
const planIn = (said: string, { now }: Hearing, { library }: Kit, before?: Planned): Extract<ActivityVerb, { do: 'plan' }>['planned'] => {
  const { words, places, community } = library
  const { activity, number } = words
  const time = findTimes(said, { now, zone: community.zone, words, places }).find(({ value: { start, kind, denied } }) => start !== undefined && start > now && kind !== 'recurring' && denied !== true)
  let rest = time === undefined ? said : said.replace(time.said, '\uff0c')
  const seats = seatsIn(rest, activity, number)
  if (seats !== undefined) rest = rest.replace(seats.said, '\uff0c')
  const place = placeIn(rest, activity)
  if (place !== undefined) rest = rest.replace(place.said, '\uff0c')
  const quoted = /[\u300a\u201c"\u300c](.+?)[\u300b\u201d"\u300d]/u.exec(rest)?.[1]
  const title = quoted ?? rest.split(/[,\uff0c\u3002;\uff1b:\uff1a\n]+/u).map((clause) => clause.replaceAll(ENDS, '')).find((clause) => clause !== '') ?? ''
  const { start, end } = time?.value ?? {}
  const at = start ?? before?.at
  // A time of day that is one moment lasts two hours.
  const until = start === undefined ? before?.until : end !== undefined && end - start > 60_000 ? end : start + HOURS
  const where = place?.place ?? before?.place
  const capacity = seats?.count ?? before?.capacity
  return {
    title: title === '' ? before?.title ?? '' : title, ...(at === undefined || until === undefined ? {} : { at, until }), ...(where === undefined ? {} : { place: where }), ...(capacity === undefined ? {} : { capacity }),
  }
}

type ActivityWords = Kit['library']['words']['activity']

const seatsIn = (text: string, { seats, most }: ActivityWords, number: Kit['library']['words']['number']): Readonly<{ said: string; count: number }> | undefined => {
  const small = text.toLowerCase()
  for (let at = 0; at < small.length; at += 1) {
    const numeral = readNumeral(small, at, number)
    if (numeral === undefined) continue
    const after = small.slice(numeral.to).trimStart()
    const unit = longest(seats, (one) => after.startsWith(one))
    const lead = longest(most, (one) => small.slice(0, at).trimEnd().endsWith(one))
    if (unit === undefined && lead === undefined) {
      at = numeral.to - 1
      continue
    }
    const from = lead === undefined ? at : small.lastIndexOf(lead, at)
    const to = unit === undefined ? numeral.to : small.indexOf(unit, numeral.to) + unit.length
    return { said: text.slice(from, to), count: numeral.value }
  }
  return undefined
}

const placeIn = (text: string, { at: leads, places }: ActivityWords): Readonly<{ said: string; place: string }> | undefined => {
  const known = longest(places, (place) => text.includes(place))
  if (known !== undefined) {
    const at = text.indexOf(known)
    const lead = longest(leads, (one) => text.slice(0, at).replace(/[\s:\uff1a]+$/u, '').endsWith(one))
    return { said: text.slice(lead === undefined ? at : text.lastIndexOf(lead, at), at + known.length), place: known }
  }
  for (const clause of text.split(/[,\uff0c\u3002;\uff1b\n]+/u)) {
    const lead = leads.find((one) => clause.trim().startsWith(one) && clause.trim().length > one.length)
    if (lead !== undefined) return { said: clause, place: clause.trim().slice(lead.length).replaceAll(ENDS, '') }
  }
  return undefined
}

/** Anybody takes a place, gives it up, or wants no reminder. Without a number, a quote or a title nothing is taken: it may be anything. */
const readJoining = (text: string, hearing: Hearing, kit: Kit): ActivityCommand | undefined => {
  const { activities = [], now } = hearing
  const { library: { words: { activity: words } } } = kit
  const coming = upcoming(activities, now)
  if (coming.length === 0 || text.length > LONGEST || QUESTION.test(text)) return undefined
  const n = meantIn(text, hearing, kit, true)
  const mine = coming.filter((one) => one.mine?.state === 'in' || one.mine?.state === 'waiting')
  if (holds(text, words.unremind) && mine.length > 0) return command({ do: 'unremind', ...(n === undefined ? {} : { n }) })
  const named = n !== undefined && (mine.length > 0 || numberIn(text, hearing, kit) !== undefined)
  if ((mine.length > 0 && holds(text, words.leaveAny)) || (named && holds(text, words.leave))) return command({ do: 'leave', ...(n === undefined ? {} : { n }) })
  if (n === undefined || !holds(text, words.join)) return undefined
  return command({ do: 'join', n, headcount: headcountIn(text, kit) })
}

const headcountIn = (text: string, { library: { words } }: Kit): number => {
  const plus = /\+\s*(\d{1,2})/.exec(text)?.[1]
  const [counted] = findCounts(text, words)
  const count = plus === undefined ? (counted === undefined ? undefined : readNumeral(counted.value, 0, words.number)?.value) : Number(plus)
  return count !== undefined && count >= 1 && count <= MOST ? count : holds(text, words.activity.pairs) ? 2 : 1
}
