import { DateTime, IANAZone } from 'luxon'
import type { KnownPlace } from '../../core/lexicon.ts'
import type { EntityWords } from '../../core/library.ts'
import { dropOverlaps, foundIn, type Found } from './found.ts'
import { isNumeralAt } from './numeral.ts'
import { isDenied, settleDenials } from './time/denial.ts'
import { readExpression } from './time/expression.ts'
import { resolve, type TimeValue } from './time/resolve.ts'
import { readZoneAfter } from './time/rhythmEdge.ts'
import { HERE, tablesOf, zonesOf, type Scan } from './time/tables.ts'
import { mayBegin } from '../wordTree.ts'
import { eat, isLatin, lower } from './vocabulary.ts'

export type { Recurrence, TimeValue } from './time/resolve.ts'

/**
 * What a time is seen from: the instant (ms since the epoch), the speaker's IANA zone, the zone whose clock is meant
 * when none is named (the speaker's when absent), the zone of the community, the words, and places whose clocks may be named.
 */
export type TimeView = Readonly<{
  now: number
  zone: string
  clock?: string
  home?: string
  words: Pick<EntityWords, 'number' | 'time'>
  places: readonly KnownPlace[]
}>

const zones = new Map<string, boolean>()

/** Whether there is such a zone; asked once for each. */
const isZone = (name: string): boolean => {
  const known = zones.get(name)
  if (known !== undefined) return known
  const is = IANAZone.isValidZone(name)
  zones.set(name, is)
  return is
}

const scanOf = (text: string, { words, places }: Pick<TimeView, 'words' | 'places'>): Scan =>
  ({ text: lower(text), words: words.time, numbers: words.number, tables: tablesOf(words.time), places: zonesOf(places) })

/** Every clause that says no more than whose clock is meant, 「日本时间哦」, with its zone. */
export const findClocks = (text: string, { zone, ...view }: Pick<TimeView, 'zone' | 'words' | 'places'>): readonly Readonly<{ from: number; to: number; zone: string }>[] => {
  const scan = scanOf(text, view)
  return [...text.matchAll(/[,\uff0c\u3002]/g)].flatMap(({ index }) => {
    const clock = readZoneAfter(scan, index)
    return clock === undefined ? [] : [{ from: index + 1, to: clock.to, zone: clock.zone === HERE ? zone : clock.zone }]
  })
}

/** Every time the text names, in order. A zone that does not exist is read as UTC. */
export const findTimes = (text: string, view: TimeView): readonly Found<TimeValue>[] => {
  const { words } = view
  const scan = scanOf(text, view)
  const [here, clock] = [view.zone, view.clock ?? view.zone].map((zone) => (isZone(zone) ? zone : 'utc'))
  // Most words name no time.
  let now: DateTime | undefined
  const found: Found<TimeValue>[] = []
  for (let at = 0; at < text.length; ) {
    if (!canBegin(scan, at)) {
      at += 1
      continue
    }
    const never = eat(scan.text, at, scan.tables.never)
    const expression = never === undefined ? readExpression(scan, at) : undefined
    const value = expression === undefined ? undefined : resolve(expression, (now ??= DateTime.fromMillis(view.now, { zone: clock })), here, words.time, view.home)
    if (expression !== undefined && value !== undefined)
      found.push(foundIn(text, expression.from, expression.to, isDenied(scan, expression) ? { ...value, denied: true } : value))
    at = Math.max(at + 1, never?.to ?? expression?.to ?? 0)
  }
  return settleDenials(scan, dropOverlaps(found))
}

const canBegin = ({ text, tables, places, numbers }: Scan, at: number): boolean =>
  tables.starts.has(text.charAt(at)) || mayBegin(places, text, at) || isNumeralAt(text, at, numbers) || isLatin(text.charAt(at))
