import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people say again, and otherwise, what a form already holds. Compared without case. */
export const AnewWords = z.strictObject({
  /** What moves to another time or takes another choice: 改, 换, make it. */
  moves: Words,
  /** What says that something told before does not hold any more, of what is worked on: 有变动, 手机坏了, 改打. */
  changes: Words,
  /** What says how things are by now: 已经上高一了. */
  states: Words,
  /** What says that a choice of before is given up: 做过了, 不做. */
  drops: Words,
  /** What stands beside a time or a choice in a clause that says no more than that: 吧, 好伐, please. */
  fillers: Words,
  /** What says that a number is given beside the one that is known: 也可以打. */
  besides: Words,
  /** What says that another day is added to the one that is known: 也, 再. */
  more: Words,
  /** What says that several hold together: 都, both. */
  together: Words,
  /** What stands before the last figures of a number. */
  tails: Words,
  /** The last figure alone, and what stands before one that was wrong: 最后一位是7，打成4了. */
  lastOne: Words,
  mistaken: Words,
  /** What stands between a number and the one in its place: 20改15. */
  turnsInto: Words,
  /** What numbers are written with beside figures. */
  numerals: Words,
  /** What stands right before the relative whom a form is for: 是, 给, 写. */
  isWho: Words,
  /** What says that a relative is called otherwise than they are: 叫惯了, 其实. */
  calledSo: Words,
  /** What says that something was left out before: 忘了说, 对了. */
  adds: Words,
  /** What a clause ends with after which something more is told that is wished: 除了打扫还想 加一样，剪剪趾甲. */
  addsNext: Words,
  /** What says beside a day only that something is needed by then: 最晚 … 要用. */
  onlyDue: Words,
  /** What says no more than that something is to be noted, or where the speaker is: 这个 要写进去. */
  onlyNoted: Words,
  /** What bids us tell somebody: 告诉她. */
  bids: Words,
  /** What says that an address is where others live: 我家对门12号楼. */
  othersAt: Words,
})
export type AnewWords = Readonly<z.infer<typeof AnewWords>>
