import { isPause } from '../clause.ts'
import { eat, skipSpaces } from '../vocabulary.ts'
import type { Clue } from './clue.ts'
import { readZone } from './namedPieces.ts'
import type { Rhythm } from './recurring.ts'
import { HERE, type Scan } from './tables.ts'

/** A rhythm with the side of its hour that is open, and the clock it is told by: 每天晚上七点以后，你们那边的时间. */
export const withEdge = (scan: Scan, rhythm: Rhythm): Rhythm => {
  const open = openEnded(scan, rhythm)
  const zone = open.clue.hour === undefined || open.clue.zone !== undefined ? undefined : readZoneAfter(scan, open.to)
  return zone === undefined ? open : { ...open, to: zone.to, clue: { ...open.clue, zone: zone.zone } }
}

/** From the hour to the end of its part of the day, or up to it from where that begins. */
const openEnded = ({ text, tables, words }: Scan, rhythm: Rhythm): Rhythm => {
  const { clue, until, to } = rhythm
  if (clue.hour === undefined || until !== undefined) return rhythm
  const at = skipSpaces(text, to)
  if (eat(text, at, tables.notEdge) !== undefined) return rhythm
  const part = words.clock[clue.part ?? 'daytime']
  const after = eat(text, at, tables.after) ?? eat(text, at, tables.onward)
  if (after !== undefined) return { ...rhythm, to: after.to, until: { hour: Math.min(part.to, LAST_HOUR) } }
  const before = eat(text, at, tables.before)
  return before === undefined ? rhythm : { ...rhythm, to: before.to, clue: { ...clue, hour: part.from, minute: 0 }, until: { hour: clue.hour, ...(clue.minute === undefined ? {} : { minute: clue.minute }) } }
}

const LAST_HOUR = 24

/** 「晚上八点，北京时间」: whose clock it is, as a clause of its own. */
export const readZoneAfter = (scan: Scan, to: number): Readonly<{ zone: NonNullable<Clue['zone']>; to: number }> | undefined => {
  if (!COMMAS.has(scan.text.charAt(to))) return undefined
  const zone = readZone(scan, skipToClock(scan, to + 1))
  const tail = zone === undefined ? undefined : eat(scan.text, skipSpaces(scan.text, zone.to), scan.tables.loose)
  const end = zone === undefined ? undefined : eat(scan.text, tail?.to ?? zone.to, scan.tables.zoneMarks)?.to ?? zone.to
  const isClock = zone !== undefined && end !== undefined && [...scan.words.zoneMarks].some((mark) => scan.text.slice(to, end).endsWith(mark))
  if (zone?.clue.zone === undefined || end === undefined || !isClock) return undefined
  const tailed = eat(scan.text, end, scan.tables.clockTails)?.to ?? end
  return isPause(scan.text, tailed) ? { zone: zone.clue.zone, to: tailed } : undefined
}

/** 「按我这边温哥华的钟点」: past what says that a clock is named, and past 我这边 where its name follows. */
const skipToClock = ({ text, tables, places }: Scan, at: number): number => {
  const spaced = skipSpaces(text, at)
  const from = skipSpaces(text, eat(text, spaced, tables.clockLeads)?.to ?? spaced)
  const here = eat(text, from, tables.zones)
  const named = here?.value === HERE ? skipSpaces(text, here.to) : from
  return eat(text, named, places) === undefined ? from : named
}

const COMMAS: ReadonlySet<string> = new Set([',', '\uff0c', '\u3002'])
