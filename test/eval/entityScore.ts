import { DateTime } from 'luxon'
import type { Rhythm } from '../../src/core/rhythm.ts'
import type { SlotValue } from '../../src/core/ticket.ts'
import type { AddressItem, PeopleItem, PhoneItem, TimeItem } from './entityItem.ts'

/** What went wrong, each item once, the first that applies. */
export const ENTITY_FAILURES = [
  'missed', 'phantom', 'wrongDay', 'wrongHour', 'wrongSpan', 'wrongRhythm', 'wrongNumber', 'wrongEstate', 'wrongPart', 'partMissing', 'partInvented',
  'wrongRelation', 'relationMissing', 'wrongAge', 'ageMissing', 'wrongName', 'nameMissing', 'invented',
] as const
export type EntityFailure = (typeof ENTITY_FAILURES)[number]

/** Hours of the day, from and to, in which a part of it lies. */
const HOURS = { 早上: [5, 11], 上午: [6, 12], 中午: [11, 14], 下午: [12, 18], 晚上: [17, 24] } as const
/** So much of a day is the day, in hours. */
const DAY_LONG = 8

/** A time as it was found. */
export const judgeTime = (item: TimeItem, found: SlotValue | undefined): EntityFailure | undefined => {
  if (item.none === true) return found === undefined ? undefined : 'phantom'
  if (found === undefined) return 'missed'
  if (item.recur !== undefined) return found.rhythm === undefined ? 'wrongRhythm' : judgeRhythm(item, item.recur, found.rhythm)
  if (found.rhythm !== undefined) return 'wrongRhythm'
  const clock = (ms: number | undefined): DateTime | undefined => (ms === undefined ? undefined : DateTime.fromMillis(ms, { zone: item.zone }))
  const [at, until] = [clock(found.at), clock(found.until)]
  const is = (one: DateTime | undefined, wanted: string): boolean => one?.toFormat(wanted.includes('T') ? "yyyy-MM-dd'T'HH:mm" : 'yyyy-MM-dd') === wanted
  const near = (one: DateTime | undefined, wanted: string): EntityFailure => (one?.toFormat('yyyy-MM-dd') === wanted.slice(0, 10) ? 'wrongHour' : 'wrongDay')
  if (item.before !== undefined) return is(until ?? at, item.before) || (!item.before.includes('T') && is(until?.minus({ minutes: 1 }), item.before)) ? undefined : near(until ?? at, item.before)
  if (item.from !== undefined) return is(at, item.from) ? undefined : near(at, item.from)
  if (item.minute !== undefined) return is(at, item.minute) ? (until !== undefined && at !== undefined && until.diff(at).as('hours') > 2 ? 'wrongSpan' : undefined) : near(at, item.minute)
  if (item.range !== undefined) return !is(at, item.range[0]) ? near(at, item.range[0]) : is(until, item.range[1]) ? undefined : 'wrongSpan'
  if (item.days !== undefined) return !is(at, item.days[0]) ? 'wrongDay' : is(until?.minus({ minutes: 1 }), item.days[1]) || is(until, item.days[1]) ? undefined : 'wrongSpan'
  const day = item.day ?? ''
  if (!is(at, day)) return 'wrongDay'
  if (item.part === undefined) return until === undefined || at === undefined || until.diff(at).as('hours') >= DAY_LONG ? undefined : 'wrongSpan'
  return isWithin(at, until, HOURS[item.part]) ? undefined : 'wrongHour'
}

const isWithin = (at: DateTime | undefined, until: DateTime | undefined, [from, to]: readonly [number, number]): boolean => {
  if (at === undefined) return false
  const end = until === undefined ? at.hour : at.hour + until.diff(at).as('hours')
  return at.hour >= from - 1 && end <= to + 1
}

const DAYS = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const EVERY: Readonly<Record<Rhythm['every'], string>> = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' }

const judgeRhythm = ({ time, part }: TimeItem, recur: string, rhythm: Rhythm): EntityFailure | undefined => {
  const rule = new Map(recur.split(';').map((piece) => piece.split('=') as [string, string]))
  const named = rhythm.weekdays.map((day) => `${rhythm.nth ?? ''}${DAYS[day] ?? ''}`).toSorted().join(',')
  const wanted = rule.get('BYDAY')?.split(',').toSorted().join(',')
  const days = [rhythm.day ?? '', ...(rhythm.moreDays ?? [])].join(',')
  const fits = EVERY[rhythm.every] === rule.get('FREQ') && String(rhythm.interval) === (rule.get('INTERVAL') ?? '1')
    && (wanted === undefined || named === wanted) && (rule.get('BYMONTHDAY') ?? days) === days
  if (!fits) return 'wrongRhythm'
  if (time !== undefined) return rhythm.from === Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) ? undefined : 'wrongHour'
  const [from, to] = part === undefined ? [0, 24] : HOURS[part]
  return rhythm.from >= (from - 1) * 60 && rhythm.to <= (to + 1) * 60 ? undefined : 'wrongHour'
}

/** A way to reach somebody as it was found, as digits with the country code. */
export const judgePhone = ({ value }: PhoneItem, found: string | undefined): EntityFailure | undefined => {
  if (value === undefined) return found === undefined ? undefined : 'phantom'
  return found === undefined ? 'missed' : found === value ? undefined : 'wrongNumber'
}

const PARTS_OF_HOME = ['building', 'unit', 'room'] as const
const bareOf = (part: string | undefined): string | undefined => part?.replace(/(?:幢|单元|室|号楼)$/u, '')

/** An address as it was found. */
export const judgeAddress = (item: AddressItem, found: SlotValue | undefined): EntityFailure | undefined => {
  const parts = found?.parts
  if (item.none === true) return parts === undefined ? undefined : 'phantom'
  if (parts === undefined) return 'missed'
  const place = (one: string | undefined): string => one ?? ''
  if (place(parts.estate ?? parts.street) !== place(item.estate ?? item.street)) return 'wrongEstate'
  for (const name of PARTS_OF_HOME) {
    const [wanted, got] = [item[name], bareOf(parts[name])]
    if (wanted !== got) return wanted === undefined ? 'partInvented' : got === undefined ? 'partMissing' : 'wrongPart'
  }
  return undefined
}

/** Whom it is about, as it was found: every relation, the ages, the names. */
export type FoundPeople = Readonly<{ relations: readonly string[]; ages: readonly number[]; names: readonly string[] }>

export const judgePeople = (item: PeopleItem, { relations, ages, names }: FoundPeople): EntityFailure | undefined => {
  const wanted = item.relation ?? []
  const [relation] = relations
  if (item.plural === true) {
    const both = relations.includes('父母') || wanted.filter((one) => relations.includes(one)).length === 2
    if (!both) return relation === undefined ? 'relationMissing' : 'wrongRelation'
  } else if (relation === undefined) {
    if (wanted.length > 0 && item.maybe !== true) return 'relationMissing'
  } else if (!wanted.includes(relation)) return wanted.length === 0 ? 'invented' : 'wrongRelation'
  if (item.age === undefined ? ages.length > 0 && item.plural !== true : !item.age.includes(ages.at(-1) ?? -1)) return item.age === undefined ? 'invented' : ages.length === 0 ? 'ageMissing' : 'wrongAge'
  if (item.name === undefined) return names.length > 0 ? 'invented' : undefined
  return names.length === 0 ? 'nameMissing' : names.some((name) => name.toLowerCase().includes(item.name?.toLowerCase() ?? '')) ? undefined : 'wrongName'
}
