import { z } from 'zod'
import { Day } from '../law.ts'

const Words = z.array(z.string().min(1)).min(1)
const Numbers = z.record(z.string().min(1), z.int())
const MonthDay = z.string().regex(/^\d\d-\d\d$/)

/** A part of the day people name instead of an hour. */
export const Part = z.enum(['dawn', 'early', 'morning', 'noon', 'afternoon', 'dusk', 'evening', 'night', 'daytime'])
export type Part = z.infer<typeof Part>

/** A length of time people count in. */
export const Unit = z.enum(['minute', 'hour', 'day', 'week', 'month', 'year'])
export type Unit = z.infer<typeof Unit>

const Guard = z.strictObject({ before: z.array(z.string().min(1)), after: z.array(z.string().min(1)) })

/** How people say when: every word the time finder knows, in Chinese and English. Compared without case. */
export const TimeWords = z.strictObject({
  /** Word → days from today. */
  days: Numbers,
  /** Word that is a day and a part of it. */
  dayParts: z.record(z.string(), z.strictObject({ day: z.int(), part: Part })),
  parts: z.record(z.string(), Part),
  /** Hours a part covers, `to` exclusive and above 24 past midnight; `reads` is how an hour said with it is read. */
  clock: z.record(Part, z.strictObject({ from: z.int(), to: z.int(), reads: z.enum(['am', 'pm', 'noon', 'night', 'any']) })),
  /** `am` and `pm` written after the hour. */
  halves: z.record(z.string(), z.enum(['am', 'pm'])),
  /** Word before a week, weekday, month or year → how many ahead. */
  near: Numbers,
  /** Words for a whole week that say themselves how many ahead. */
  laterWeeks: Numbers,
  /** Classifiers that may stand between `near` and its noun. */
  measures: Words,
  /** Words for a week that take a weekday after them. */
  weeks: Words,
  /** What follows a word for a week → 1 (Monday) to 7. */
  /** What is a word for a week only right before a weekday: 拜三. */
  shortWeeks: Words,
  weekdays: Numbers,
  /** Whole words for a weekday. */
  weekdayNames: Numbers,
  weekends: Words,
  /** What makes a word for a week a weekend. */
  weekendTails: Words,
  /** Word → years from this one. */
  years: Numbers,
  yearMarks: Words,
  monthMarks: Words,
  /** Whole words for a month. */
  monthNames: Numbers,
  /** Whole words for a stretch: days of this month, or months of this year. `to` inclusive, 31 and 12 mean the end. */
  stretches: z.record(z.string(), z.strictObject({ of: z.enum(['month', 'year']), from: z.int(), to: z.int() })),
  /** What after a month names some of its days, first and last. */
  monthTails: z.record(z.string(), z.tuple([z.int(), z.int()])),
  /** What after a year names some of its months, first and last. */
  yearTails: z.record(z.string(), z.tuple([z.int(), z.int()])),
  dayMarks: Words,
  ordinals: Words,
  hourMarks: Words,
  /** Whole words for an hour: `at noon`. */
  clockNames: Numbers,
  /** What takes the minutes away from the hour: 差十分三点. */
  less: Words,
  /** Minutes before an hour in words: `half past`, `quarter to`. */
  pasts: Numbers,
  minuteMarks: Words,
  quarterMarks: Words,
  halfMarks: Words,
  sharpMarks: Words,
  /** Words after a time that say it is about then. */
  about: Words,
  units: z.record(z.string(), Unit),
  /** Words for half of a unit. */
  half: Words,
  /** Articles that count as one before a unit. */
  ones: Words,
  /** What may follow a length of time: 3个多月. */
  over: Words,
  /** Words before a number that make it vague: 几十年. */
  few: Words,
  /** What makes a number an ordinal: 第一个周三. */
  nth: Words,
  /** Whole words for the first, 1, and the last, -1, of some weekdays. */
  nthNames: Numbers,
  before: Words,
  /** Words after a time that mean: later than it; `onward`: from it on. */
  after: Words,
  onward: Words,
  /** Words of which the last character begins a day or year in vain, 以后天冷, and what before them says it does begin one: 可以后天来. */
  edgeWords: Words,
  notEdgeWords: Words,
  /** What such a character makes with what follows, so that it ends the word before, 下班后儿子来, and longer words that do not: 后天天气. */
  afterEdge: Words,
  notAfterEdge: Words,
  /** Words that begin like `before`, `after` or `onward` and mean something else. */
  notEdge: Words,
  /** Words before a time that mean `before` it and `after` it. */
  beforeLead: Words,
  /** Words before a time that mean that it is late enough: 最晚周五 is on Friday still. */
  latestLead: Words,
  /** Words beside an hour that is when somebody is fetched, or sets off. */
  fetches: Words,
  /** What says that the family brings somebody every day at such an hour. */
  brings: Words,
  /** Words before a length of time for which something comes again. */
  lasts: Words,
  /** Words that end like those and mean something else. */
  notLead: Words,
  afterLead: Words,
  /** What the family sees to itself then, 周末我弟弟会来烧; what stands around a day from which on something is done: 从 12月1号 吧. */
  provided: Words,
  fromDay: z.strictObject({ leads: Words, tails: Words }),
  onwardLead: Words,
  within: Words,
  withinLead: Words,
  /** Words after a length of time that put it in the past and in the future. */
  ago: Words,
  hence: Words,
  henceLead: Words,
  from: Words,
  to: Words,
  every: Words,
  /** `every other` and its like: words that make `every` skip one. */
  everyOther: Words,
  /** Words before a part of the day in the plural that leave out weekends. */
  workdays: Words,
  /** Words that repeat by themselves. */
  repeats: z.record(z.string(), z.strictObject({
    every: z.enum(['day', 'week', 'month']), interval: z.int().positive().default(1), weekdays: z.array(z.int().min(1).max(7)).default([]),
  })),
  /** What may stand between how often and when: 每周一次，最好周四. */
  timesTails: Words,
  timesMarks: Words,
  /** Whole words for how often, such as `twice`. */
  timesNames: Numbers,
  /** What joins how often to the period: `a week`, `per week`. */
  per: Words,
  and: Words,
  or: Words,
  lunarMarks: Words,
  /** Whole words for a lunar month. */
  lunarMonths: Numbers,
  /** What stands before the first ten days of a lunar month. */
  lunarFirst: Words,
  /** What before 初 and a number means the first lunar month, and before other days the last one: 年初三, 年廿八. */
  lunarNewYear: Words,
  leapMarks: Words,
  /** Word → festival id of `festivalDates`. */
  festivals: z.record(z.string(), z.string()),
  festivalDates: z.record(z.string(), z.union([
    z.strictObject({ solar: MonthDay }), z.strictObject({ lunar: MonthDay }),
    z.strictObject({ term: z.string() }),
    /** So many days before the lunar year begins, and from Easter Sunday of the western churches. */
    z.strictObject({ beforeSpring: z.int().positive() }),
    z.strictObject({ easter: z.int() }),
    /** The nth weekday of a month. */
    z.strictObject({ month: z.int(), nth: z.int(), weekday: z.int() }),
  ])),
  /** Word → festival id; the word alone means everything after it, and before it. */
  afterFestival: z.record(z.string(), z.string()),
  beforeFestival: z.record(z.string(), z.string()),
  /** Words after a day → days from it: 春节前三天. */
  offsets: Numbers,
  /** What between a day and a number of days counts back from it, -1, or on: 清明前一个礼拜. */
  offsetSigns: Numbers,
  /** Words after a festival that mean the days around it. */
  seasonTails: Words,
  /** Solar terms by year, dates in China. */
  terms: z.record(z.string(), z.record(z.string().regex(/^\d{4}$/), MonthDay)),
  /** Lunar years: the solar date of the first day, the length of each month in order, and which month is repeated. */
  lunarYears: z.array(z.strictObject({
    year: z.int(), start: Day, months: z.array(z.union([z.literal(29), z.literal(30)])).min(12).max(13), leap: z.int().min(1).max(12).optional(),
  })).min(1),
  /** Vague words → first day and day after the last, counted from today. */
  soon: z.record(z.string(), z.tuple([z.int(), z.int()])),
  /** Zone → words that name its clock by themselves. */
  zones: z.record(z.string(), Words),
  /** The speaker's own clock. */
  here: Words,
  /** What makes the name of a place the name of its clock. */
  zoneMarks: Words,
  /** What before a time says that somebody only keeps saying so: 总说 明朝明朝. */
  keptSaying: Words,
  /** What before a time says that it was so the last time, 上次国庆, or with `wasThen` between, 上次回来是国庆; one of `lastSaid` between tells what was said then, 上次说的是周三. */
  lastTime: Words,
  lastSaid: Words,
  wasThen: Words,
  /** What before a time says that somebody promised it, and what after it says that they did not keep their word: 答应月底还的，没还. */
  promised: Words,
  unkept: Words,
  /** Words that look like those and are none: 没来得及. */
  notUnkept: Words,
  /** What may stand between the name of a clock and the time on it: 你们那边应该是周四中午. */
  clockLinks: Words,
  /** What may begin a clause that says no more than whose clock is meant: 我说的是多伦多时间. */
  clockLeads: Words,
  /** What may end a clause that says no more than whose clock is meant: 日本时间哦. */
  clockTails: Words,
  /** Whose clock a clause tells that says no more before the hour, where it agrees with the hour told before: 你们下午一点. */
  theirs: Words,
  /** What after an hour that somebody whom one speaks to is named right before says that it is theirs by the clock, and not that they come then: 你们礼拜五早上十点对我最方便. */
  theirsThen: Words,
  /** What after a time says that it is another one that suits too. */
  besidesToo: Words,
  /** What may stand between the pieces of one time. */
  loose: Words,
  /** What before a bare number says it is an hour: `at 3`. */
  hourLead: Words,
  /** What may go on after an hour without a mark: `at 9 would be best`. */
  hourThen: Words,
  /** What around a number with a day mark says it is no day: streets before it, buildings after it. */
  notDay: Guard,
  /** What around a number with an hour mark says it is no hour. */
  notHour: Guard,
  /** What after a weekday says it was a count: 一周三次. */
  notWeekday: Words,
  /** What after 一点 says it is a bit of something. */
  notOne: Words,
  /** Names of months and days that are also other words: they count beside `shyLeads` or a number. */
  shy: Words,
  shyLeads: Words,
  /** Words after what comes again that say it is told of a thing: 每个月拿的那种药. */
  ofThings: Words,
  /** What says in a clause that the time in it is what the clock shows where somebody is: it's late evening here. */
  nowHere: Words,
  /** Words after and before a time that say it does not suit. */
  denyAfter: Words,
  denyBefore: Words,
  /** Words before what comes again, or a time without its day, that say it is told of a medicine: 医生讲 一天两次. */
  prescribes: Words,
  /** What may stand between a time and `denyAfter`: 周一周二 都 不行, 周末 就 不要送. */
  denyLeads: Words,
  /** Words that say so only where their clause ends: 礼拜天不要. */
  denyAtEnd: Words,
  /** Words that end in one of those and do not mean it: 是不是周三. */
  notDeny: Words,
  /** Words after a time that say it does suit. */
  suits: Words,
  /** What somebody is taken up by: surely, so that they cannot be seen then, and so that another time is meant if one is told. */
  busy: Words,
  engaged: Words,
  /** What right after a part of the day says why that does not suit, where a part of some day is told beside: 后天下午吧，上午我要去买菜. */
  ownErrands: Words,
  /** What says that something has happened: 开始就没. */
  happened: Words,
  /** What says in a clause that something is broken or hurts since a time, 从礼拜六就开始漏, and words that lead to such a time: since Saturday. */
  since: z.strictObject({ begun: Words, ever: Words }),
  /** What right after a time says so: 国庆 来过. */
  tookPlace: Words,
  /** Longer words that hold such a word and do not mean it: 周末就不要送. */
  notHappened: Words,
  /** What before something that comes again says that it once did, and does no more: 以前 邻居天天来. */
  usedTo: Words,
  /** What between the two says that it does now: 以前不用，现在 每天要. */
  nowadays: Words,
  /** What right before a time says that it suits best: 白天都可以，最好 明天下午. */
  best: Words,
  /** What is done on weekdays that are told by their figures alone: 一三五 送. */
  deeds: Words,
  /** What says how things are these days: 这两天老是. */
  lasting: Words,
  /** What is wished for at a time, and longer words that hold such a word and do not mean it. */
  wished: Words,
  unwished: Words,
  /** What somebody does for their health day by day, at no time for us: 每天早上吃一粒药. */
  habits: Words,
  /** What ails somebody, said right after when it does, 「夜里咳得厉害」; `lasts` before the time says that it has, and `asks` between them that it is what somebody wishes for then. */
  ails: z.strictObject({ what: Words, lasts: Words, asks: Words }),
  /** What may stand after weekdays of which something is said of each: 一三五都来. */
  both: Words,
  /** What before a time says that it is only for want of the one before. */
  fallback: Words,
  /** What says of something that comes again that it is the speaker's coming home, and longer words that hold such a word and do not mean it. */
  comesHome: Words,
  notComesHome: Words,
  /** What right after a time says that the speaker comes home no sooner. */
  homeAtLast: Words,
  /** What right before and after a time says that somebody comes home no sooner: 下次要 过年 了. */
  nextTime: Words,
  notSooner: Words,
  /** What before an hour says that the day is the one known before. */
  sameDay: Words,
  /** What says right after a day that nobody works then, and right before it that it is no other day. */
  rests: Words,
  onlyThen: Words,
  /** Before a number of hours: so long each time; before one of days or weeks: so long in all, or for the time being. And what speaks of the days that were not named. */
  howLong: z.strictObject({ each: Words, inAll: Words }),
  otherDays: Words,
  /** What between two days says that somebody stays from the one to the other; right before a day, that what is done goes on up to it: 先吃到. */
  stays: Words,
  goesOnTo: Words,
  /** What between two times says that the first was wrong; what stands before the one that is moved away from: instead of. */
  takenBack: Words,
  insteadOf: Words,
  /** Spans that look like a time and never are. */
  never: z.array(z.string().min(1)),
})
export type TimeWords = Readonly<z.infer<typeof TimeWords>>
