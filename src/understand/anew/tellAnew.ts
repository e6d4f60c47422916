import type { Command } from '../../core/command.ts'
import { splitClauses, type Clause } from '../clauses.ts'
import { startOfWordBefore } from '../entities/vocabulary.ts'
import { plain } from '../entities/clause.ts'
import type { Fact } from '../facts.ts'
import type { Filling } from '../fillSlots.ts'
import { clausesAbout } from '../hearClauses.ts'
import { lengthOf } from '../lengthOf.ts'
import { choiceWords } from '../choiceWords.ts'
import { chooseFrom } from '../choose.ts'
import { together } from '../together.ts'
import { choicesAnew } from './choices.ts'
import { isFill, type Fill, type Known } from './known.ts'
import { isMoved } from './moved.ts'
import { nameAnew } from './names.ts'
import { numbersAnew } from './numbers.ts'
import { relationAnew } from './relations.ts'
import { clauseAround, holdsWord, overlaps, type Span } from './spans.ts'

/** What a turn gives to a form, and the slots whose values it puts right. */
export type Retold = Filling & Readonly<{ mended: readonly Fill[] }>

/**
 * What a turn tells anew of what a form already holds. Another value of a filled slot is a correction, whether a word says so or not;
 * a second number, others' homes, times and relatives, and choices that are only named change nothing. Where something is put right,
 * the rest of the sentence answers no open question; `answerIn` reads other words for one.
 */
export const tellAnew = (text: string, filling: Filling, known: Known, answerIn: (words: string) => readonly Command[]): Retold => {
  const { slots, asked, service } = known
  const isOld = (command: Command): command is Fill => isFill(command) && command.slot !== asked?.id && slots[command.slot] !== undefined
  const found = [...choicesAnew(text, known), ...relationAnew(text, known), ...numbersAnew(text, known), ...nameAnew(text, known)]
  const judged = filling.heard.flatMap((command): readonly Command[] => {
    if (!isOld(command) || found.some(({ slot }) => slot === command.slot)) return isOld(command) ? [] : [command]
    const told = isTold(text, command, known)
    return told === undefined ? [command] : told ? [{ ...command, correction: true }] : [{ ...command, correction: false }]
  })
  const mended = [...judged.filter(isOld).filter(({ slot, correction, value }) => correction && value.text !== slots[slot]?.text && service.slots.find(({ id }) => id === slot)?.kind !== 'text'), ...found]
  if (mended.length === 0) return { ...filling, heard: judged, mended }
  const { beside, apart } = partsOf(text, mended, known)
  const near = (command: Command): boolean => isFill(command) && beside.some((words) => words.includes(command.value.said) || command.value.said.includes(words))
  const kept = judged.filter((command) => !(isOld(command) && !mended.includes(command) && isText(command, known) && near(command)))
  // 「家里老人」, and then 「是我岳母，帮她洗澡换衣服」: who it is told more exactly puts nothing else right.
  const isExact = ({ slot, value }: Fill): boolean => isNarrower(value.text, slots[slot]?.text ?? '', known) && service.slots.find(({ id }) => id === slot)?.kind === 'relation'
  const tellsBeside = (command: Command): boolean => !near(command) || (isFill(command) && mended.every((fill) => isExact(fill) && !command.value.said.includes(fill.value.said)))
  return { heard: [...kept, ...found], beside: filling.beside.filter(tellsBeside), answer: filling.answer.length === 0 ? [] : tellsStory(text, mended, known) ? filling.answer : apart === '' ? [] : answerIn(apart), mended }
}

/** The clauses in whose sentence something is put right, and those that may still answer the open question, as one text. */
const partsOf = (text: string, mended: readonly Fill[], { asked, answers, words: { form } }: Known): Readonly<{ beside: readonly string[]; apart: string }> => {
  const clauses = splitClauses(text)
  const tells = (words: string): boolean => mended.some(({ value }) => words.includes(value.said) || value.said.includes(words))
  const sentences = new Set(clauses.filter((clause) => tells(clause.text) || mended.some(({ value }) => holdsPart(text, clause, value.said))).map(({ sentence }) => sentence))
  const isAbout = (words: string): boolean => asked?.kind === 'text' && !tells(words) && (clausesAbout(words, form.listens[asked.id] ?? []) !== undefined || answers(words))
  return {
    beside: clauses.filter(({ sentence }) => sentences.has(sentence)).map((clause) => clause.text),
    apart: clauses.filter((clause) => !sentences.has(clause.sentence) || isAbout(clause.text)).map((clause) => clause.text).join('\uff0c'),
  }
}

/** Whether words that go over more than one clause touch this one. */
const holdsPart = (text: string, clause: Clause, said: string): boolean => {
  const from = text.indexOf(said)
  return from >= 0 && overlaps({ from, to: from + said.length }, { from: clause.from, to: clause.from + clause.text.length })
}

const isText = ({ slot }: Fill, { service }: Known): boolean => service.slots.find(({ id }) => id === slot)?.kind === 'text'

/** Whether a value that differs from the known one is told in its place; undefined where that was judged before. */
const isTold = (text: string, { slot, value, correction }: Fill, known: Known): boolean | undefined => {
  const { service, facts, slots, words: { anew, form, people } } = known
  const kind = service.slots.find(({ id }) => id === slot)?.kind
  const fact = facts.find((one) => one.value.said === value.said && one.kind === kind)
  if (kind === undefined || fact === undefined) return undefined
  const clause = clauseAround(text, fact)
  const others = facts.filter((one) => one.kind === 'relation' && one.value.text !== relationKnown(known))
  switch (kind) {
    case 'phone':
      return !holdsWord(clauseAfter(text, clause), anew.besides)
    case 'address':
      return correction || !isOwnHome(text, fact, known)
    case 'time':
      if (clause !== undefined && tellsHowAsked(text.slice(clause.from, clause.to), fact, known)) return false
      // 「电话改成我姑姑的，我爸白天开会」
      return ((fact.corrects || correction) && !others.some((one) => clause !== undefined && overlaps(one, clause))) || isMoved(text, fact, others, anew)
    case 'age':
      return correction || !others.some((one) => clause !== undefined && overlaps(one, clause))
    case 'count':
      return correction || isMoved(text, fact, others, { ...anew, moves: [...anew.moves, ...form.recounts] })
    case 'relation':
      // "my grandpa", and then 「是爷爷」; 「家里老人」, and then 「外婆也答应了」.
      return fact.stands !== 'beside' && (people.narrows[slots[slot]?.text ?? '']?.includes(value.text) === true || (correction && form.anybody.includes(slots[slot]?.text ?? '')))
    case 'place':
      return slots[slot] !== undefined
    case 'choice':
    case 'consent':
    case 'person':
    case 'text':
    case 'yesno':
      return undefined
  }
}

/** A story that was asked for says so much. */
const STORY = 20

/** Whether words tell the story that was asked for, and only choose what it is about by it: 「我爸走了，房子留给我，哥哥说遗嘱是假的」. */
const tellsStory = (text: string, mended: readonly Fill[], { asked, corrects, service }: Known): boolean =>
  asked?.told !== undefined && !corrects && lengthOf(text) >= STORY && mended.every(({ slot }) => service.slots.find(({ id }) => id === slot)?.kind === 'choice')

/** Whether a relation tells more exactly who it is: 岳母, of 老人. */
const isNarrower = (relation: string, before: string, { words: { people, form } }: Known): boolean => people.narrows[before]?.includes(relation) === true || form.anybody.includes(before)

/** 「早上麻烦你们来接」, where it was asked how she gets there: the hours are those of the choice, where nothing says that the time is another now. */
const tellsHowAsked = (clause: string, { hours }: Fact, { asked, corrects, facts, words: { form, anew, people } }: Known): boolean =>
  hours === true && asked?.kind === 'choice' && !corrects && !holdsWord(clause, together(anew.changes, anew.turnsInto)) && chooseFrom(asked, choiceWords(clause, asked, facts, { form, people }), true, form) !== undefined

/** A clause with the one after it: 「我姐的号139…，也可以打」. */
const clauseAfter = (text: string, clause: Span | undefined): string => {
  const next = clause === undefined ? undefined : splitClauses(text).find(({ from }) => from >= clause.to)
  return clause === undefined ? text : text.slice(clause.from, next === undefined ? clause.to : next.from + next.text.length)
}

const relationKnown = ({ service, slots }: Known): string | undefined => {
  const slot = service.slots.find(({ kind }) => kind === 'relation')
  return slot === undefined ? undefined : slots[slot.id]?.text
}

/** 「我住青果新苑3幢」, of somebody who asks for another. */
const isOwnHome = (text: string, { from }: Fact, known: Known): boolean => {
  const { words: { address, people } } = known
  const relation = relationKnown(known)
  return relation !== undefined && relation !== people.self[0] && startOfWordBefore(plain(text), from, address.own) !== undefined
}
