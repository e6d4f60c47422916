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
    /** What somebody may not want who wants what is wished for; said in passing, it refuses nothing: 不肯去医院. */
    besides: Words,
    /** Letters that make agreement look like none: 巴不得. */
    misread: Words,
  }),
  /** Whole answers to 「什么时候」 that name no time: 随时. */
  whenever: Words,
  /** There is nothing to say: 没有忌口. */
  none: Words,
  /** The speaker has only WeChat. */
  onlyWechat: Words,
  /** What a question to us ends with, and what it holds. */
  inquiry: z.strictObject({ ends: Words, holds: Words, /** What stands between a word and itself in a question that gives its answers to choose: 冷不冷. */ either: Words, /** What makes a question of words that mean an entry beyond doubt, even where anything may be the answer. */ surely: Words }),
  /** What begins another wish while a form is open. */
  anew: Words,
  /** What says that something is not to be given, and the words for what may be: 电话我不想给. */
  withholds: Words,
  withheld: z.strictObject({ phone: Words, address: Words, age: Words, person: Words }),
  /** Relations that leave open who it is: 老人. */
  anybody: Words,
  /** What stands after a time that is only for calling: 晚上七点后打. */
  callsAt: Words,
  /** What leads to a name that was asked for: 我叫. */
  nameLeads: Words,
  /** How something is put right; `{not}` is what was wrong and `{but}` what is right. */
  swaps: z.array(z.string().includes('{not}').includes('{but}')).min(1),
  /** What says in a clause that something is not wanted: 不去门诊了. */
  rejects: Words,
  /** What says that something is to stay as it is: 别取消. */
  keeps: Words,
  /** What turns one wish into another. */
  instead: Words,
  /** What shows that words were heard, and answers nothing: 记住了. */
  acknowledges: Words,
  /** What goes back to the form: 继续说签约的事. */
  returns: Words,
  /** What tells how many come. */
  howMany: Words,
  /** What says that a number of people is another now: 那就两个人. */
  recounts: Words,
  /** Right before a choice: it is none. 不能自己走. */
  denies: Words,
  /** Right before one of several choices that were named: that one is meant. 我们算侨眷吧. */
  settles: Words,
  /** Ways to choose what is none of the others; they count only where that is all that was chosen. */
  anyOther: Words,
  /** Slot of free text → words whose clause belongs to it, whatever was asked. */
  listens: z.record(z.string(), Words),
  /** Slot of choices → value → more ways to say it. */
  choices: z.record(z.string(), z.record(z.string(), Words)),
})
export type FormWords = Readonly<z.infer<typeof FormWords>>
