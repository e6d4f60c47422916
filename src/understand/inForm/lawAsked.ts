import type { Command } from '../../core/command.ts'
import { trimUtterance } from '../acts.ts'
import { splitClauses } from '../clauses.ts'
import type { Slot } from '../../core/service.ts'
import type { Kit } from '../kit.ts'
import { endsAsQuestion, QUESTION_MARK } from '../question.ts'
import { askedAnew } from '../turnsAway.ts'
import { holdsAny } from '../../core/holdsAny.ts'
import type { FormReading } from './reading.ts'
import { tellsOfThis } from './wished.ts'

type Ask = Extract<Command, { kind: 'ask' }>

/** In a form, words that are no question must be this surely about the law to be taken for one. */
const SURELY = 0.9
/** Where anything may be the answer, or beside somebody's agreement, a question must mean an entry this surely. */
const BEYOND_DOUBT = 0.95
/** Where something was filled in besides, what asks must mean an entry this surely. */
const UNMISTAKABLE = 0.985
/** What goes on about what was answered must mean it this surely: 「会寄过来吗」 asks of the form. */
const GOES_ON = 0.8
/** What tells of the form itself this surely asks of no law, unless that is unmistakable. */
const OF_THIS = 0.85
/** Fewer characters than this that are no question are an answer, whatever law they sound like. */
const SHORTEST_STATEMENT = 6

/** What is asked of the law in the middle of a form. */
export type LawAsked = Readonly<{
  asks: readonly Ask[]
  /** The words ask of themselves: 「先不说捐款，护照丢了怎么办」. */
  asking: boolean
  /** They surely ask, so that what they speak of is no answer. */
  surely: boolean
  /** It goes on about what the form was opened with. */
  leant: boolean
}>

/** The questions of the law among what the words mean. To a lawyer they are the matter. */
export const lawAskedIn = (reading: FormReading, meaning: readonly Command[], kit: Kit): LawAsked => {
  const { form, intent } = kit.library.words
  const { text, asked, open, account, answered, inquires, questions, filling: { heard } } = reading
  const asking = inquires ? !answered || asked?.kind === 'address' || asked?.kind === 'phone' : !open && !answered && questions
  const leaves = askedAnew(text, intent.followUp) !== undefined
  const openly = open && (questions || form.inquiry.surely.some((word) => text.includes(word)))
  // 「侄子在秘鲁把护照丢了，补护照来不及，怎么办」: a day in it answers nothing.
  const wonders = !open && holdsAny(splitClauses(text).at(-1)?.text ?? '', intent.asking)
  // 「最好给山区的孩子用，别的没什么」
  const ofThis = !inquires && !QUESTION_MARK.test(text) && tellsOfThis(text, reading, kit) >= OF_THIS
  const isLaw = (sure: number): boolean =>
    ofThis ? sure >= UNMISTAKABLE && asking : leaves || (wonders && sure >= UNMISTAKABLE) || (asking && (sure >= SURELY || heard.length === 0 || QUESTION_MARK.test(text))) || (openly && sure >= BEYOND_DOUBT) || (inquires && sure >= (answered && asked?.kind === 'consent' ? BEYOND_DOUBT : SURELY))
    || (!open && !answered && heard.length === 0 && sure >= SURELY && trimUtterance(text).length >= SHORTEST_STATEMENT)
  const asks = account || matterOf(reading) !== undefined ? [] : meaning.filter((command): command is Ask =>
    command.kind === 'ask' && command.finding === 'answered' && (!command.followUp || (inquires && (command.found[0]?.sure ?? 0) >= GOES_ON)) && isLaw(command.found[0]?.sure ?? 0))
  const leant = asks.length === 0 ? leantOn(reading, meaning, kit) : undefined
  // 「归侨的孩子高考是不是能加分啊」 tells nobody's status.
  const unmistaken = asks.some(({ words, found }) => (found[0]?.sure ?? 0) >= UNMISTAKABLE && holdsAny(words, intent.asks))
  return { asks: leant === undefined ? asks : [leant], asking, surely: leaves || openly || inquires || unmistaken || leant !== undefined, leant: leant !== undefined }
}

/** 「她户口迁到南京了，也到常州来办吗？」: what asks, answers nothing, and is surely about the law, by itself or together with what the form was opened with. */
const leantOn = (reading: FormReading, meaning: readonly Command[], { judge, listen, library: { words: { intent } } }: Kit): Ask | undefined => {
  const { text, account, answered, draft, filling: { heard } } = reading
  const asksOne = QUESTION_MARK.test(text) || WHETHER.test(text) || endsAsQuestion(text, intent)
  if (!asksOne || answered || account || heard.length > 0 || meaning.some(({ kind }) => kind === 'request') || matterOf(reading) !== undefined || trimUtterance(text).length < SHORTEST_QUESTION || listen(text).law < ABOUT_LAW) return undefined
  const alone = judge(text)
  if (alone.finding === 'answered' && alone.sure >= (listen(text).law >= MERELY_LAW ? FAIRLY : BEYOND_DOUBT)) return { kind: 'ask', finding: 'answered', found: alone.found, words: text, followUp: false }
  const { finding, sure, found } = judge(text, draft.words.join(' ').slice(-LONGEST_CONTEXT))
  const least = QUESTION_MARK.test(text) && listen(text).law >= SURELY_LAW ? LIKELY : listen(text).law >= MERELY_LAW ? FAIRLY : BEYOND_DOUBT
  return finding === 'answered' && sure >= least && sure > alone.sure ? { kind: 'ask', finding, found, words: text, followUp: true } : undefined
}

/** 「还在不在」「要不要」 */
const WHETHER = /(\p{Script=Han})[\u4e0d\u6ca1]\1/u
const SHORTEST_QUESTION = 6
/** From here on words may well ask about the law. */
const ABOUT_LAW = 0.4
/** What is put as a question and sounds this much like the law need mean an entry no surer than this. */
const SURELY_LAW = 0.75
const LIKELY = 0.65
/** And what sounds like nothing else this surely, this sure. */
const MERELY_LAW = 0.95
const FAIRLY = 0.85
/** So much of what was said before is looked at. */
const LONGEST_CONTEXT = 200

/** The slot that takes more of the matter whatever was asked: to a lawyer, what sounds like the law and is no question. */
export const matterOf = ({ account, service, questions, inquires }: FormReading): Slot | undefined =>
  account || !service.handledBy.includes('lawyer') || questions || inquires ? undefined : service.slots.find(({ told }) => told !== undefined)
