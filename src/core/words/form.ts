import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people answer while a form is filled in. Compared without case. */
export const FormWords = z.strictObject({
  /** What says whether the elder agrees. */
  consent: z.strictObject({
    /** In any clause: agreed. */
    yes: Words,
    /** In any clause: not agreed, or not asked yet. */
    no: Words,
    /** Agreed too, where it was asked whether they know. */
    whenAsked: Words,
    /** What the elder said who bids us come, where it was asked whether they agree: 她 说 让 医生 来, 她 叫 你们 来 (`tells`, without 说), 说 那就 来 吧; `leads` may stand before the bidding, `denies`, letters, never within it, and `but` makes none of it, 叫你们来做什么, nor does what a clause begins with that the speaker says, `own`; who bids one of the `family` come wants none of us. */
    bids: z.strictObject({ says: Words, tells: Words, lets: Words, us: Words, come: Words, leads: Words, ends: Words, denies: z.array(z.string().length(1)).min(1), but: Words, own: Words, family: Words }),
    /** Who does not know of it yet, said when that was asked: 他 还 不知道. */
    unaware: z.strictObject({ who: Words, yet: Words, not: Words }),
    /** What somebody may not want who wants what is wished for; said in passing, it refuses nothing: 不肯去医院. */
    besides: Words,
    /** What a refusal ends with that only refuses to go where the clause before it said: 医院里人多，她又不肯去. */
    goesThere: Words,
    /** What says in a clause that it is otherwise now than it was, 后来, and in one before it how it was at first, 开始. */
    turns: Words,
    first: Words,
    /** What says that somebody has been asked by now, so that what agrees after it counts, 刚打电话问了，说行, and 没问过 before it does not. */
    justAsked: Words,
    /** Where nobody asked, what says of agreement that it is to what is wished for: the word that agrees or refuses ends its clause, but for what begins with `tails`, or names it, `about`; nobody else is named before it, `others`, and before those words that may be said of anything, `wholly`, 没问题, stands nobody but `who`. `unlike` only looks like such words: 主动脉. */
    ofThis: z.strictObject({ unlike: Words, about: Words, tails: Words, others: Words, wholly: Words, who: Words }),
    /** What takes agreement back: 又不去了. */
    /** Of a clause that agrees: that they are still to agree. */
    notYet: Words,
    /** What leaves open whether somebody agrees: 同不同意. */
    whether: Words,
    takesBack: Words,
    /** Letters that make agreement look like none: 巴不得. */
    misread: Words,
    /** Words of the dialect that refuse, and what everybody calls that: 弗, 不. */
    inDialect: z.record(z.string(), z.string()),
    /** What makes none of agreement right after it: 还没点头. */
    nots: Words,
    /** What agrees where that was asked, and refuses nothing when it is denied: 知道. */
    knows: Words,
    /** What refuses where that was asked: whatever else is said, or where nothing agrees; and what only looks like it. */
    unwilling: z.strictObject({ firmly: Words, mildly: Words, but: Words }),
    /** What somebody who is named does not want, and how that is said: 最怕 … 上门; `soft` may stand between who and that. */
    minds: z.strictObject({ how: Words, what: Words, soft: Words }),
  }),
  /** Whole answers to 「什么时候」 that name no time: 随时. */
  whenever: Words,
  /** Those of them that leave open which of the days or hours that were named it is. */
  eitherOne: Words,
  /** There is nothing to say: 没有忌口. */
  none: Words,
  /** What says in passing that somebody has none of what a slot of free text asks for: 没 … 期限, and what may stand between. */
  lacks: z.strictObject({ nots: Words, between: Words, what: z.record(z.string(), Words) }),
  /** What comes again and again, and is not so just now: 老是. */
  often: Words,
  /** A clause of nothing but these asks kindly, or presses, and tells nothing. */
  courtesies: Words,
  /** The speaker has only WeChat. */
  onlyWechat: Words,
  /** What a question to us ends with, what it holds, and what leads to one beside the matter: 顺便问. */
  inquiry: z.strictObject({ ends: Words, holds: Words, leads: Words, /** What only asks, as a clause of its own, whether the clause before it is so: 是真的吗. */ tags: Words, /** What stands between a word and itself in a question that gives its answers to choose: 冷不冷. */ either: Words, /** What makes a question of words that mean an entry beyond doubt, even where anything may be the answer. */ surely: Words }),
  /** What is to be done by a day that is no time to come or call: 签, 开庭, 截止. */
  due: Words,
  /** What says when somebody can be called or visited: 有空, 方便. */
  free: Words,
  /** What makes a question of a wish: what leads to what we are to do, what its clause ends with, the same as a question by itself, and what tells a wish: 能不能, 可以吗, 吗, 想请. */
  pleas: z.strictObject({ leads: Words, tails: Words, ends: Words, wants: Words }),
  /** What says that somebody is only away for a moment, or asks first, and comes back to the question. */
  waits: Words,
  /** What says of an answer that it will be asked, looked up or thought over first: 这个我问问他. */
  putsOff: Words,
  /** What says that it will be thought or talked over first: 跟家里商量. */
  thinks: Words,
  /** What follows such a word where it only says whom to call then: 打不通 就 打隔壁. */
  fallback: Words,
  /** What says that somebody does not answer: 打了三次都不接. */
  unreached: Words,
  /** What is asked after somebody, or of us, and is no asking first: 问声好, 为什么要问. */
  greets: Words,
  /** Words for what may be asked, by its slot or the kind of it: 时间我得问问. */
  subjects: z.record(z.string(), Words),
  /** What says that somebody does not know: 科室我不懂. */
  unknown: Words,
  /** What a clause begins with that means what was asked: 这个我不懂. */
  thisOne: Words,
  /** Words for more than what is asked, whatever that is: 别的情况. */
  beyond: Words,
  /** What says that a number is somebody else's, who does not give it: 他不让. */
  theirs: z.strictObject({ refused: Words, owned: Words }),
  /** What stands between who wishes and what for: 商会 想借 会议室. */
  wishes: Words,
  /** A clause of nothing but these only bids us, and tells nothing: 登记 一下. */
  onlyBids: Words,
  /** What is said of a wish that only names the service: 想给她订. */
  onlyWishes: Words,
  /** What says whom to call, beside a number: 打给她. */
  calling: Words,
  /** What begins another wish while a form is open. */
  anew: Words,
  /** What a clause begins with that puts another wish beside the open one. */
  beside: Words,
  /** What says that what was wished for was taken wrongly: 我问的是日托. */
  meant: Words,
  /** What says that something is not to be given: 电话我不想给. */
  withholds: Words,
  /** Relations that leave open who it is: 老人. */
  anybody: Words,
  /** What stands after a time that is only for calling: 晚上七点后打. */
  callsAt: Words,
  /** What follows a time at which the speaker goes on with the form: 明天 再来找你. */
  goesOnAt: Words,
  /** What says that somebody cannot be called: 上班不能接. */
  cannotCall: Words,
  /** Associations, teams and companies: what their names end in, what stands before the name of one's own, what one is there, what it is about to do; what in front says that it is a gathering, 开个同学会; and what stands after a place abroad where people of one home are together. The same in English. */
  bodies: z.strictObject({ ends: Words, leads: Words, roles: Words, does: Words, gathers: Words, ofHome: Words, latinEnds: Words, latinLeads: Words }),
  /** What may follow a name that was asked for: 小孟好了. */
  nameEnds: Words,
  /** What leads to a name that was asked for: 我叫. */
  nameLeads: Words,
  /** What a clause begins with that names what was told before it: 对方是个公司，叫宏远. */
  named: Words,
  /** How something is put right; `{not}` is what was wrong and `{but}` what is right. */
  swaps: z.array(z.string().includes('{not}').includes('{but}')).min(1),
  /** How another, `{but}`, is added to one that is known, `{not}`. */
  joins: z.array(z.string().includes('{not}').includes('{but}')).min(1),
  /** What says in a clause that something is not wanted: 不去门诊了. */
  rejects: Words,
  /** What says what exactly is wanted or asked, where another choice was heard before: 改办, 主要想问. */
  choosesAnew: Words,
  /** Said before something is given up or put right: sorry, actually. */
  turnsBack: Words,
  /** What a clause ends with in which the open wish is named and given up: 志愿者就不报了. */
  givesUp: Words,
  /** What a clause ends with that lets one matter be, and no more, 协议的事算了, and what in it says that it does not: 妹妹劝我算了. */
  letsBe: z.strictObject({ ends: Words, but: Words }),
  /** What says that something is to stay as it is: 别取消. */
  keeps: Words,
  /** What turns one wish into another. */
  instead: Words,
  /** What does so where what follows is surely another wish: 那就找人陪她去吧. */
  insteadSurely: Words,
  /** What shows that words were heard, and answers nothing: 记住了. */
  acknowledges: Words,
  /** What goes back to the form: 继续说签约的事. */
  returns: Words,
  /** What begins another thing that is told of the same person, in an English clause: and needs. */
  goesOn: Words,
  /** What tells how many come. */
  howMany: Words,
  /** What says that a number of people is another now: 那就两个人. */
  recounts: Words,
  /** Right before a choice: it is none. 不能自己走. */
  denies: Words,
  /** What may stand between such a word and one that asks to hear from us: 不用专门回话. */
  deniesSoftly: Words,
  /** What is not wanted at once, and wanted: 不用马上回. */
  noHurry: Words,
  /** Right before one of several choices that were named: that one is meant. 我们算侨眷吧. */
  settles: Words,
  /** What right after a choice says that it is enough: 「中饭就行」. */
  suffices: Words,
  /** Ways to choose what is none of the others; they count only where that is all that was chosen. */
  anyOther: Words,
  /** What makes a choice where something is wished for or that was asked, and elsewhere only says when: 周四开始 送. */
  onlyWished: Words,
  /** Slot that was asked → slot of choices → ways to choose of it that only answer what was asked: 以谁的名义 → 写我们. */
  onlyAnswers: z.record(z.string(), z.record(z.string(), Words)),
  /** What only looks like a choice: 自己走不开. */
  notChosen: Words,
  /** What says of somebody's health that nothing ails them, 走路蛮好, unless the clause goes on otherwise. */
  allFine: z.strictObject({ well: Words, unless: Words }),
  /** Slot of free text → words whose clause is of something else: who worked in a hospital is not seen there. */
  notOf: z.record(z.string(), Words),
  /** Ways to choose that also only ask for it: they count where nothing else was chosen. 约个陪诊, 对接体检. */
  weakly: Words,
  /** Slot of choices → value → what things of that choice are counted in, and what stands right before it beside figures: 二十桶油. */
  counted: z.strictObject({ numbers: Words, ways: z.record(z.string(), z.record(z.string(), Words)) }),
  /** The choices of who does not know which, what says that they do not, and what stands between what it may be: 归侨还是侨眷弄不清. */
  undecided: z.strictObject({ is: Words, says: Words, between: Words }),
  /** Slot of choices → value → what says it within a clause, some words apart, 药…拿一下, and what says it does not where it stands between or right after them. */
  apart: z.record(z.string(), z.record(z.string(), z.array(z.strictObject({ head: Words, tail: Words, without: Words })))),
  /** What says of a choice that it is done and not what is wanted: 公证已经办好了. */
  done: Words,
  /** What stands between two choices of which the first only tells what the other is of: 无犯罪记录的公证. */
  heads: Words,
  /** What stands before the name of an activity that somebody signs up for, 报名 书法班; the words such a name ends with; and those that name none, 你们的活动. */
  event: z.strictObject({ joins: Words, heads: Words, nameless: Words }),
  /** Slot of free text → words one of which names what it is for, and words that hold one of them and name nothing: without, what is told unasked is too little, and nothing at all where no more is said than `idle`, 要 赶 到医院. */
  mustName: z.record(z.string(), z.strictObject({ any: Words, but: Words, idle: z.array(z.string().min(1)) })),
  /** What goes on at some time, said with an answer to 「什么时候」 for why it suits or does not: 要开例会. */
  whyThen: Words,
  /** Slot of free text → words whose clause belongs to it, whatever was asked. */
  listens: z.record(z.string(), Words),
  /** Slot of free text → what holds such a word and tells nothing of it: who stands with the speaker is none of the other side, 分给我和妹妹, and 上户口 says not where. */
  unheard: z.record(z.string(), Words),
  /** Slots of free text that, where they were not asked, only words of `listens` tell. */
  onlyNamed: Words,
  /** Who does the speaker wrong, somebody or the people of a place `beside`, and with what; `spares` does no wrong: 叔叔 偷偷 把补偿款领走了. */
  wrongs: z.strictObject({ who: Words, beside: Words, does: Words, spares: Words }),
  /** What somebody does who only stands by, and is no party: 邻居跟我讲, 物业来看过. */
  standBy: Words,
  /** What a short clause begins with that makes a choice and leaves out the others, 就 中饭, and what begins like it and does not, 就是. */
  onlyThis: z.strictObject({ leads: Words, but: Words }),
  /** Slot of choices → value → more ways to say it. */
  choices: z.record(z.string(), z.record(z.string(), Words)),
})
export type FormWords = Readonly<z.infer<typeof FormWords>>
