import { clauseEnd } from './entities/clause.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'
import type { Fact } from './facts.ts'
import { isStart } from './weekdaysTold.ts'

/** So much may stand between from when on and the days off, and be said of those. */
const NEAR = 8

/** From when on, with the days on which nobody is to come after all: 「下周二开始，礼拜天不要送」. */
export const withDaysOff = (fact: Fact, times: readonly Found<TimeValue>[], text: string): Fact => {
  if (!times.some((time) => time.from === fact.from && isStart(time))) return fact
  const off = times.find(({ from, value: { denied, precision } }) => denied === true && (precision === 'day' || precision === 'week') && from >= fact.to && from - fact.to <= NEAR)
  const to = off === undefined ? fact.to : clauseEnd(text, off.to)
  if (off === undefined || to - off.to > NEAR || text.slice(fact.to, off.from).includes('\n')) return fact
  const said = text.slice(fact.from, to)
  return { ...fact, to, value: { ...fact.value, text: said, said } }
}
