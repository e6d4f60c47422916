import { ConverterFactory } from 'opencc-js/core'
import { from, to } from 'opencc-js/preset/t2cn'
import type { SlotId } from '../../src/core/ids.ts'
import type { SlotValue, Ticket } from '../../src/core/ticket.ts'
import type { Played } from './intakeDrive.ts'
import type { IntakeItem, Wanted, WantedTicket } from './intakeItem.ts'

/** How one dialogue came out: what is wrong in words, and slots counted for F1. */
export type IntakeVerdict = Readonly<{
  id: string
  set: 'intake'
  kind: string
  right: boolean
  wrong: readonly string[]
  /** Slots filled as wanted, filled otherwise, and wanted but not filled so. */
  slots: Readonly<{ hit: number; spurious: number; missed: number }>
  turns: number
  script: readonly string[]
}>

const simplify = ConverterFactory(from['tw'] ?? [], to['cn'] ?? [])
const plain = (text: string): string => simplify(text.normalize('NFKC')).toLowerCase().replace(/\s/g, '')
const holds = (text: string, piece: string): boolean => piece.split('|').some((one) => plain(text).includes(plain(one)))
/** A part of an address without what it counts: `8` of 8幢. */
const bare = (part: string | undefined): string | undefined => part?.replace(/[幢室]|单元/g, '')
const REFUSED = /[不没未]/
/** Double denials that are agreement. */
const AGREED = /不会反对|不反对|没有?反对|没啥?意见|没有意见|没问题/g

/** Whether a slot holds what was wanted. */
export const fits = (slot: string, wanted: Wanted, { text, at, parts, count }: SlotValue): boolean => {
  if (Array.isArray(wanted)) return wanted.every((piece) => holds(text, piece))
  if (typeof wanted === 'object') {
    if ('at' in wanted) return wanted.at.split('|').some((moment) => Date.parse(`${moment}:00+08:00`) === at)
    const { estate, building, unit, room } = wanted
    return parts?.estate === estate && bare(parts.building) === building && bare(parts.unit) === unit && bare(parts.room) === room
  }
  if (slot === 'consent') return REFUSED.test(text.replace(AGREED, '')) === (wanted === 'no')
  if (slot === 'phone') {
    const digits = text.replace(/\D/g, '')
    return wanted === 'wechat' ? holds(text, '微信') : digits === wanted || `86${digits.replace(/^0/, '')}` === wanted
  }
  // 「三个人」 is 3.
  if (slot === 'headcount' && count !== undefined && wanted.split('|').includes(String(count))) return true
  if (slot === 'elderAge') return text.replace(/\D/g, '') === wanted
  if (slot === 'elderName' || slot === 'place') return holds(text, wanted)
  return wanted.split('|').includes(text)
}

type Counted = Readonly<{ hit: number; spurious: number; missed: number; wrong: readonly string[] }>

const judgeTicket = (wanted: WantedTicket, ticket: Ticket | undefined): Counted => {
  const given = new Map(Object.entries(ticket?.slots ?? {}))
  const checked = Object.entries(wanted.slots).map(([slot, one]) => {
    const value = ticket?.slots[slot as SlotId]
    return { slot, given: value?.text, fits: value !== undefined && fits(slot, one, value), one }
  })
  const bad = checked.filter((one) => !one.fits)
  const extra = [...given].filter(([slot]) => wanted.slots[slot] === undefined && !wanted.may.includes(slot))
  return {
    hit: checked.length - bad.length,
    spurious: bad.filter((one) => one.given !== undefined).length + extra.length,
    missed: bad.length,
    wrong: [
      ...(ticket === undefined ? [`no ${wanted.service}`] : []),
      ...bad.map(({ slot, given: text, one }) => `${slot}: ${text ?? '–'} ≠ ${JSON.stringify(one)}`),
      ...extra.map(([slot, { text }]) => `${slot}: ${text} was not said`),
    ],
  }
}

/** The tickets that came against those that had to come. */
export const judgeIntake = (item: IntakeItem, played: Played): IntakeVerdict => {
  const left = [...played.tickets]
  const counted = item.tickets.map((wanted) => {
    const at = left.findIndex(({ service }) => service === wanted.service)
    return judgeTicket(wanted, at === -1 ? undefined : left.splice(at, 1)[0])
  })
  const sum = (of: (one: Counted) => number): number => counted.reduce((total, one) => total + of(one), 0)
  const wrong = [
    ...counted.flatMap((one) => one.wrong),
    ...left.map(({ service }) => `unwanted ticket: ${service}`),
    ...(played.standing ? ['a draft is left over'] : []),
  ]
  return {
    id: item.id, set: 'intake', kind: item.kind, right: wrong.length === 0, wrong,
    slots: { hit: sum(({ hit }) => hit), spurious: sum(({ spurious }) => spurious), missed: sum(({ missed }) => missed) },
    turns: played.turns, script: played.script,
  }
}
