import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Service, Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { splitClauses, withEnumerated, type Clause } from './clauses.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { asksEither, clausesAbout, saysNone, saysWhenever } from './hearClauses.ts'
import { lengthOf } from './lengthOf.ts'
import { LONGEST_TEXT, OWN_WORDS, type Material } from './material.ts'
import { QUESTION_MARK } from './question.ts'
import { together } from './together.ts'
import { isMadeOf } from './withoutWords.ts'

/** Words as a slot keeps them: normalising made their commas narrow, and the same words read the same whichever slot asked for them. */
export const asKept = (words: string): string => words.replace(HALF_COMMA, '\uff0c').slice(0, LONGEST_TEXT)

const HALF_COMMA = /(?<=\p{Script=Han}),(?=\p{Script=Han})/gu

/** An open question takes every clause that nothing else took; where something was, only if what is left says enough by itself or is about the question. */
export const account = (service: Service, slot: Slot, before: Draft | undefined, heard: readonly Command[], used: readonly Fact[], material: Material): Command | undefined => {
  const { text, act, form, corrects, fitting } = material
  const fill = (value: string): Command => ({ kind: 'fill', slot: slot.id, correction: true, value: { text: asKept(value), said: text } })
  if (act !== undefined) return act === 'deny' && saysNone(text, form) ? fill(text) : undefined
  if (heard.some(({ kind }) => kind === 'invalid')) return undefined
  // 「插一句，公司不续签要不要赔钱的？」 names no company.
  if (slot.brief && (QUESTION_MARK.test(text) || asksEither(text, form))) return undefined
  const isAbout = (words: string): boolean => clausesAbout(words, form.listens[slot.id] ?? []) !== undefined || (slot.dated && material.facts.some(({ kind, value }) => kind === 'time' && words.includes(value.said)))
  const tells = (words: string): boolean => isAbout(words) || fitting(words)(service, slot) >= FAINT
  // 「不认证退休工资就停了呀」 names the paper again, and tells what for.
  const isNews = ({ slot: id, value }: Extract<Command, { kind: 'fill' }>): boolean => before?.slots[id]?.text !== value.text || fitting(text)(service, slot) < PLAIN
  const wholly = heard.some((command) => command.kind === 'fill' && takesWhole(command, text) && isNews(command))
  // 「要带投影」 tells of the equipment, and not what it is for.
  if (wholly && !isAbout(text) && (slot.brief || fitting(text)(service, slot) < BESIDE_ANOTHER)) return undefined
  const clauses = sayingClauses(text, form)
  // 「老板从七月起没发过工资」 says who the other side is, and is what the lawyer must know.
  const isWholeStory = slot.told !== undefined && service.handledBy.includes('lawyer')
  const own = clausesLeft(heard, used, material, slot.told === undefined ? OWN_WORDS : FEW_WORDS, slot.brief ? isAbout : tells, isWholeStory)
  const left = own.map((clause) => clause.text).join('\uff0c')
  const isTold = tells(left) || own.some((clause) => tells(clause.text))
  const taken = takenBy(heard, text).some((words) => !own.some((clause) => clause.text === words))
  // 「他去年跟我来了悉尼」 is no purpose, and 「那就放心了」 tells of nobody at home.
  const least = slot.brief ? BRIEFLY : AT_LENGTH
  if (slot.told === undefined && !isAbout(text) && !saysNone(text, form) && fitting(text)(service, slot) < least.whole && own.every((clause) => fitting(clause.text)(service, slot) < least.clause)) return undefined
  // 「他85，要大声讲」 says who it is, and not what to do there.
  if (slot.told === undefined && !isAbout(left) && fitting(left)(service, slot) < PLAIN && taken && used.some(({ kind }) => CLOSED.has(kind))) return undefined
  if (left === '' || (corrects && heard.length > 0 && !isAbout(left)) || ((used.length > 0 || taken) && !isAbout(left) && fitting(left)(service, slot) < PLAIN && left.length < OWN_WORDS)) return undefined
  // 「回来了，快递」
  if (clauses.length < splitClauses(text).length && left.length < SHORTEST && !isTold) return undefined
  // 「他76了」 says nothing of how he is.
  if (used.length > 0 && isMadeOf(restOf(text, 0, material.facts).toLowerCase(), together(material.people.theirs, material.people.mine, material.people.ageTails))) return undefined
  // 「12月5号以后我都在家」 says nothing of who is abroad.
  if (material.facts.length > 0 && !isTold && restOf(text, 0, material.facts).length < OWN_WORDS) return undefined
  // 「他现在跟着我在悉尼住」 names no purpose.
  if (slot.brief && used.length > 0 && !isTold) return undefined
  return fill(clauses.length < splitClauses(text).length || taken || used.some(({ kind }) => kind === 'phone' || kind === 'address') ? left : text)
}

/** How surely words must tell a slot where something else was made of them, and where little more was said. */
const FAINT = 0.05
const PLAIN = 0.2
/** And where the whole of them told something else. */
const BESIDE_ANOTHER = 0.1
/** So little words, and each clause of them, tell of what is answered in a few words, and at length, that they answer something else. */
const BRIEFLY = { whole: 0.02, clause: 0.1 } as const
const AT_LENGTH = { whole: 0.01, clause: 0.03 } as const
/** Fewer characters than this after words that only show that words were heard say nothing by themselves. */
const SHORTEST = 4
/** The whole text but for its marks. */
const SLACK = 2

/** Whether a slot took all the words as they were said. */
const takesWhole = ({ value }: Extract<Command, { kind: 'fill' }>, text: string): boolean => value.text === value.said && value.said.length >= text.length - SLACK

/** The clauses that slots took as they were said. */
const takenBy = (heard: readonly Command[], text: string): readonly string[] =>
  heard.flatMap((command) => (command.kind === 'fill' && command.value.said.length < text.length - SLACK ? splitClauses(command.value.said).map((clause) => clause.text) : []))

/** The clauses that nothing took yet, or all of them of a `whole` story; of those with facts of their own, the ones that say so much `more`, or `isAbout` what is sought. */
export const clausesLeft = (heard: readonly Command[], used: readonly Fact[], { text, form }: Material, more: number, isAbout: (words: string) => boolean, whole = false): readonly Clause[] => {
  const taken = whole ? [] : takenBy(heard, text)
  const numbered = used.some(({ kind }) => kind === 'phone')
  return sayingClauses(text, form).filter((clause) => {
    // 「我妈的电话是139…，到时候打给她」
    if (numbered && clause.text.length <= LONGEST_CALL && form.calling.some((word) => clause.text.toLowerCase().includes(word))) return false
    const within = factsIn(clause, used.filter(({ kind }) => CLOSED.has(kind)))
    // 「电话打我的，139…」 tells nothing but the number, whatever it sounds like.
    if (within.some(({ kind }) => kind === 'phone')) return restOf(clause.text, clause.from, within).length >= OWN_WORDS
    if (within.length > 0) return restOf(clause.text, clause.from, within).length >= more || (restOf(clause.text, clause.from, within) !== '' && isAbout(clause.text))
    return isAbout(clause.text) || !(saysWhenever(clause.text, form) || taken.includes(clause.text))
  })
}

/** The clauses that say at least a little beside their facts, and which of them slots took as they were said. */
export const clausesTelling = (heard: readonly Command[], used: readonly Fact[], { text, form, facts }: Material): readonly (Clause & Readonly<{ taken: boolean }>)[] => {
  const taken = takenBy(heard, text)
  const wholly = heard.some((command) => command.kind === 'fill' && takesWhole(command, text))
  return withEnumerated(text, sayingClauses(text, form)).flatMap((clause) => {
    const isTaken = wholly || taken.includes(clause.text)
    return partsOf(clause, form, facts).filter((part) => factsIn(part, used).length === 0 || lengthOf(besideFacts(part.text, part.from, factsIn(part, used)).trim()) >= FEW_WORDS).map((part) => ({ ...part, taken: isTaken }))
  })
}

/** "She had a stroke last year and needs someone to help her dress" in two; "my sister and I" are one. */
const partsOf = (clause: Clause, form: Pick<FormWords, 'goesOn'>, facts: readonly Fact[]): readonly Clause[] => {
  const small = clause.text.toLowerCase()
  const [at] = form.goesOn.map((word) => small.indexOf(` ${word} `)).filter((found) => found > 0 && restOf(clause.text.slice(0, found), clause.from, factsIn({ ...clause, text: clause.text.slice(0, found) }, facts)).length >= FEW_WORDS).toSorted((a, b) => a - b)
  if (at === undefined) return [clause]
  return [{ ...clause, text: clause.text.slice(0, at) }, ...partsOf({ ...clause, from: clause.from + at + 1, text: clause.text.slice(at + 1) }, form, facts)]
}

/** So little beside a number says whom to call. */
const LONGEST_CALL = 12
/** This many characters beside a fact may tell something of their own: 「每周来两趟搞搞卫生」. */
const FEW_WORDS = 4

const factsIn = (clause: Clause, facts: readonly Fact[]): readonly Fact[] => facts.filter(({ from, to }) => from < clause.from + clause.text.length && clause.from < to)

/** Facts that answer a question of their own, so that a clause of little more is no answer to another. */
const CLOSED: ReadonlySet<Fact['kind']> = new Set(['phone', 'address', 'time', 'age', 'person', 'count'])

/** The clauses that say something: not those that only show that words were heard, up to there, nor those that go back to the form. */
const sayingClauses = (text: string, { acknowledges, returns }: FormWords): readonly Clause[] => {
  const clauses = splitClauses(text)
  const heard = clauses.findLastIndex((clause) => acknowledges.some((word) => bare(clause.text).endsWith(word) && bare(clause.text).length <= word.length + BESIDE))
  return clauses.slice(heard + 1).filter((clause) => !returns.some((word) => clause.text.toLowerCase().includes(word)))
}

/** Before it only 哦哦 and the like: 「周末也开门就好了」 acknowledges nothing. */
const BESIDE = 2

const bare = (text: string): string => text.toLowerCase().replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')

/** What is left of a clause, which begins at `from` in the text, without the facts in it. */
export const restOf = (text: string, from: number, facts: readonly Fact[]): string => besideFacts(text, from, facts).replace(/\s/g, '')

/** The same, with its blanks. */
const besideFacts = (text: string, from: number, facts: readonly Fact[]): string =>
  withoutFacts(text, facts.filter((fact) => fact.from < from + text.length && from < fact.to).map((fact) => ({ ...fact, from: Math.max(0, fact.from - from), to: Math.min(text.length, fact.to - from) })))
