import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people speak about people: kin, names, ages, who lives with whom, and where the speaker is. Compared without case. */
export const PeopleWords = z.strictObject({
  /** The speaker, as the one who needs it; the first is how the ticket shows it. */
  self: Words,
  /** Those of them that count only as a whole clause. */
  softSelf: z.array(z.string()),
  /** What may stand before the soft ones within a clause; what may follow them and says that it is they who do it; particles at their end; and what says that they do not: 我自己去不了. */
  isSelf: Words,
  selfDoes: Words,
  selfTails: Words,
  notSelf: Words,
  /** Whole answers that mean the speaker to who it is for, and nowhere else; and what such an answer begins with where `selfDoes` follows: 我也 想参加. */
  selfAnswers: Words,
  selfLeads: Words,
  /** An answer to who it is for that holds one of these names nobody: 「想办一张」. */
  notWho: Words,
  /** What says of a relative that it is for them: words before, that they need it themselves, what they are to do, papers of theirs after, and words after that say that it is not: 「给孙子上学用」; whoever stands for them, 「帮他问」, and for two of them, 「帮他们洗澡」; how many of them, 「带两个孙子」; what a clause begins with that goes on about them: 「我奶奶从缅甸回来的，想补办」; the speaker put first, which makes papers theirs, 本人 在马德里; and what is done for them: 协助我 认定归侨. */
  meantFor: z.strictObject({ before: Words, uses: Words, does: Words, owns: Words, inPerson: Words, helpsMe: Words, not: Words, him: Words, her: Words, them: Words, both: Words, some: Words, goesOn: Words, wants: Words }),
  /** What says of a relative that they are only named: what they left, 「跟我姐住」, 「在儿子家」 (but `visited`, 「到我妈家看一下」), 「给女儿带孩子」, who answers a number, 「让我堂弟去签」, who stays at home, who tells the speaker something of them, 「老伴说我这样下楼都费劲」, who has no time, who only reports of another, 「我妹妹打电话来讲，爸咳嗽」, or told the speaker of us, 「我表妹介绍的」, who does not want what is wished for, `declines`, 「和我妈的亲属关系」, who sees to it themselves, 「晚上我爸会回来烧」, unless they cannot; `held`: words that end like living somewhere, 「卡住」; `given`: who gets something one day, 「房子以后给小女儿」; `off`: who went away to mind them, 「到上海带孙子去了」; `weds`: 「我和我老公是在那边结的婚」. */
  onlyNamed: z.strictObject({ left: Words, beside: Words, lives: Words, livesOn: Words, at: Words, home: Words, these: Words, visited: Words, cares: Words, minds: Words, answers: Words, sentBy: Words, sent: Words, tells: Words, engaged: Words, reports: Words, recommends: Words, declines: z.strictObject({ how: Words, what: Words }), stays: Words, ties: Words, provides: Words, wished: Words, cannot: Words, held: Words, given: Words, off: Words, weds: Words }),
  /** The relations that are two people → those two, the man first: 父母 → 父亲, 母亲. */
  couples: z.record(z.string().min(1), z.tuple([z.string().min(1), z.string().min(1)])),
  /** What says after 「我和老伴」 that both come. */
  bothCome: Words,
  /** The speaker as a subject. */
  speaker: Words,
  /** Somebody else than the speaker: their relatives are not the speaker's. */
  theirs: Words,
  /** Between a relative and the relative's relative; the first is how the ticket shows it. */
  of: Words,
  /** 的 as dialects say it, which only counts between two relatives: 老公个娘. */
  ofSpoken: Words,
  and: Words,
  /** What makes a relative the speaker's own. */
  mine: Words,
  /** Words that begin like kin and are none. */
  notKin: Words,
  /** Relation as the ticket shows it → how people say it. */
  kinship: z.record(z.string().min(1), Words),
  /** What is said of a relative who is dead; nobody goes to them. */
  gone: Words,
  /** What stands before somebody who acts for the speaker, and what stands after: 委托我姐, 我姐替我; or what sends them, and on what errand: 托 我姑姑 去取存款. */
  actsFor: z.strictObject({ before: Words, after: Words, sends: Words, errands: Words }),
  /** What says that the speaker only asks for a relative: 「替我先生来问」, and what the relative does who sends them. */
  asksFor: z.strictObject({ before: Words, after: Words, sends: Words }),
  /** What says that a relative must be asked first: 「得问问我太太」, 「看看我老公哪天在家」, 「跟我哥商量」. */
  consults: z.strictObject({ asking: Words, looking: Words, when: Words, talking: Words, over: Words }),
  /** What says that a relative is only who is called: 「我太太的手机」, 「打给我弟」; a number follows. */
  reached: z.strictObject({ numbers: Words, reaching: Words, by: Words }),
  /** What somebody is about to do for whom something is wished: 「是我外公要去」. */
  goes: Words,
  /** What is said of a relative who is not where help is needed. */
  away: Words,
  /** What is said of a relative who was away and is no more. */
  returned: Words,
  /** Words of `kinship` that are also titles of strangers, and count only after `mine`. */
  needsMine: z.array(z.string()),
  /** Those of them that are the speaker's own where a clause begins with them: 「公公家水龙头坏了」. */
  oursAhead: z.array(z.string()),
  /** Relation that leaves open who it is → those it may be: who then names one of them says who. */
  narrows: z.record(z.string().min(1), Words),
  /** What may stand before a word for kin of these relations: 二舅妈, 表姑. */
  ranks: Words,
  /** Those relations → words that stand only after a rank. */
  ranked: z.record(z.string().min(1), z.array(z.string().min(1))),
  /** Relations whose ages are also small. */
  young: Words,
  /** The relation that says no more than that somebody is old. */
  elder: z.string().min(1),
  /** Where somebody lives who is near. */
  nextDoor: Words,
  /** Between a place next door and who lives there. */
  whose: Words,
  /** What somebody does who only brings word of another. */
  tells: Words,
  /** People who are not kin and speak for somebody; neighbours first. */
  others: z.record(z.string().min(1), Words),
  /** Words before `others` that say the speaker speaks for them, or is one. */
  speakFor: Words,
  /** Titles that follow a surname. */
  titles: Words,
  surnames: Words,
  /** How people tell which character their surname is; the last one is it. */
  spelledNames: Words,
  /** What stands before a surname among people who know each other. */
  nicks: Words,
  /** Surnames that are everyday words too, and count only after a cue. */
  softSurnames: Words,
  /** Words before a whole name. */
  nameCues: Words,
  /** Those of them that also stand before much else. */
  softCues: z.array(z.string()),
  /** Those of them that are also just somebody: a name is one only when it ends there. */
  kinCues: Words,
  /** Those of them after which the name is the speaker's own. */
  ownNameCues: Words,
  /** Those of them that tell how somebody else is called, after which one character before a title is a surname, and the characters that are none. */
  callThem: Words,
  noSurname: z.string(),
  /** Those of them that ask to be called so: after them any nickname is one. */
  callMe: Words,
  /** What a clause begins with in which the speaker says what they are: 我是外籍华人. */
  iAm: Words,
  /** What says that a name was told wrong, and the right one follows: 名字打错了，是……. */
  nameWrong: Words,
  /** What stands after the speaker's own name: Martin here. */
  hereIs: Words,
  /** What stands before and after somebody who is only mentioned, and between what they work as and their name, 主治医生 叫; titles of those who answer a number at work, and what stands before whoever keeps one. */
  mentioned: z.strictObject({ before: Words, after: Words, works: Words, called: Words, keeps: Words }),
  /** Titles that stand before a name: Mr, Mrs. */
  leadTitles: Words,
  /** Words before a surname alone. */
  surnameCues: Words,
  /** Marks before a surname that make a name of it. */
  petMarks: Words,
  /** Words with cues in them that are none. */
  notCues: Words,
  /** Words that begin what comes after a name. */
  nameTails: Words,
  /** What follows something that looks like a name and says it is none. */
  notNameAfter: Words,
  /** What cannot be a name although it follows a cue and begins like a surname. */
  notNames: Words,
  /** What a name cannot contain: particles and verbs that end it. */
  nameStops: z.string().min(1),
  /** Words before an age that make it a round one. */
  aboutCues: Words,
  /** Whole words that are an age, in years. */
  roundAges: z.record(z.string().min(1), z.int().positive()),
  /** Words before an age that make it a condition. */
  notAgeCues: Words,
  /** Words after an age that make it a condition. */
  notAgeAfter: Words,
  /** What joins the ones to the tens: 八十有六. */
  andOnes: Words,
  /** Words before an age that is wrong, and before the one that is right instead: 不是88，是86. */
  notThis: Words,
  instead: Words,
  ageMarks: Words,
  /** Words before the one age and before the other of two people. */
  eachOf: z.array(z.tuple([z.string().min(1), z.string().min(1)])).min(1),
  /** Words right before an age without a mark. */
  ageCues: Words,
  /** Those of them that also stand before much else. */
  softAgeCues: z.array(z.string()),
  /** What stands in a clause before the age somebody is yet to reach: 过了年 就八十八，现在八十七. */
  agesAhead: z.array(z.string().min(1)).min(1),
  /** Particles right after an age without a mark. */
  ageTails: Words,
  /** What follows a number after an age cue and says it is no age. */
  notAge: Words,
  /** Marks of a round age: 七十多, 八十来. */
  about: Words,
  /** Marks that multiply by ten: 八旬. */
  decades: Words,
  bornCues: Words,
  /** Words after a date that make it a birth. */
  bornTails: Words,
  /** Those that count only when nothing follows. */
  softBornTails: Words,
  /** Those that count only when somebody stands before the date too: 我爸1940年的. */
  softestBornTails: Words,
  /** What stands after the year, the month and the day. */
  dateMarks: Words,
  alone: Words,
  /** Words that sound like `alone` or `notAlone` and say neither of anybody. */
  aloneInGeneral: Words,
  notAlone: Words,
  /** Words before a place that say the speaker is there. */
  amIn: Words,
  /** Words before a place and 的 that say it of the speaker: 我是温哥华的小吴. */
  amOf: Words,
  /** Words that say somebody is somewhere, without saying who. */
  isIn: Words,
  /** What the speaker does where the clause ends on a place: I teach at a school in Leeds. */
  doesThere: Words,
  /** What else may stand around a place in a clause that says nothing but that somebody is there: 就在常州本地. */
  barelyThere: Words,
  /** What says that no person is somewhere: 户口不在. */
  thingsThere: Words,
  /** Those of them that, without a subject, count only when nothing follows. */
  softIsIn: z.array(z.string()),
  /** What may stand between a subject and those words. */
  meanwhile: Words,
  /** Words after a place that say the speaker is there. */
  here: Words,
  /** After 常州这边: those there say so, and the speaker is not said to be there. */
  sayThere: Words,
  /** Words after a place that mean its clock. */
  hereTime: Words,
  /** Words before a place that say somebody goes there or speaks of it. */
  goTo: Words,
  /** Words that make a sentence a plan, a question or a memory. */
  notNow: Words,
  /** Words after a place that say the speaker is there no more. */
  notHere: Words,
})
export type PeopleWords = Readonly<z.infer<typeof PeopleWords>>
