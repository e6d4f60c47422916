import type { Command } from '../core/command.ts'
import type { Library } from '../core/library.ts'
import { DeskStep } from '../core/words/desk.ts'
import { learnClasses, readClasses, type Lesson } from './classifyModel.ts'
import { trimUtterance } from './acts.ts'
import { readNumeral } from './entities/numeral.ts'
import { takeNumber, type DeskScene } from './deskVerbs.ts'
import { learnAnew, type Remember } from './learned.ts'
import { longest } from './longest.ts'
import { endsAsQuestion, QUESTION } from './question.ts'
import { gramsOf } from './searchGrams.ts'
import { createSorts } from './sorts.ts'

/** What a sentence about one ticket may be, and how surely, 0 to 1. */
export type DeskGuess = (words: string) => Readonly<{ step: DeskStep; sure: number; alone: boolean }> | undefined

/** Steps that are shown before anything happens, or stay in the house: a wrong one costs a word. */
const MILD: ReadonlySet<DeskStep> = new Set(['report', 'asked', 'extended', 'begun', 'remarked'])
/**
 * From here on it is a step: in private, where it points at a ticket; among others, where people also talk about the card they quote;
 * and where a single ticket is theirs and nothing points at it. Whatever stands far above all else need not be as sure.
 */
const SURE = { pointed: 0.5, mild: 0.45, among: 0.6, only: 0.7 } as const
const ALONE = { times: 6, pointed: 0.25, mild: 0.25, among: 0.28 } as const
/** What ends a case must be beyond doubt. */
const ENDING = 0.9
/** Who presses may put it as a question. */
const PRESSES = 0.8
/** So much surer than the next it must be. */
const MARGIN = 1.3
/** Where something of theirs goes out within the minute, and whether others are there. */
const UNDO = { alone: 0.25, among: 0.5 } as const
const LONGEST_UNDO = 20
/** Fewer characters say too little; more is a story. */
const SHORTEST = 3
const SHORTEST_UNDO = 1
const LONGEST = 80
const SECOND = /Q\s?\d{4}\s?-\s?\d{2,}|\d{1,3}/giu

/** Learns from the examples what staff mean about a ticket; names of colleagues and numbers say nothing of it. */
export const createDeskGuess = ({ words: { desk } }: Pick<Library, 'words'>, prepare: (text: string) => string, remember: Remember = learnAnew): DeskGuess => {
  const sort = createSorts(desk.sorts)
  const cut = (raw: string) => {
    const text = trimUtterance(prepare(raw))
    return gramsOf(text, sort(text))
  }
  const lessons: readonly Lesson[] = [
    ...DeskStep.options.flatMap((step, number) => desk[step].map((text): Lesson => ({ grams: cut(text), is: [number] }))),
    ...desk.talk.map((text): Lesson => ({ grams: cut(text), is: [] })),
  ]
  const read = readClasses(remember('desk', () => learnClasses(lessons, DeskStep.options.length)))
  return (words) => {
    const sure = read(cut(words))
    const ranked = DeskStep.options.map((step, number) => ({ step, sure: sure[number] ?? 0 })).toSorted((a, b) => b.sure - a.sure)
    const [first, second] = ranked
    return first === undefined || (second !== undefined && first.sure < second.sure * MARGIN) ? undefined : { ...first, alone: second === undefined || first.sure >= second.sure * ALONE.times }
  }
}

/** What staff most likely mean by a sentence no phrase was found for, where it is clear which ticket it is about; undefined for talk. T3. */
export const guessStep = (words: string, scene: DeskScene, inPrivate: boolean, guess: DeskGuess, library: Library): Command | undefined => {
  const { lexicon, words: { desk, visit, intent } } = library
  const { number, rest } = takeNumber(words, lexicon)
  const pointed = pointsAt(words, scene, library)
  if (rest.length < (scene.toldJustNow ? SHORTEST_UNDO : SHORTEST) || words.length > LONGEST || !(pointed || scene.toldJustNow || (inPrivate && scene.hasOwn)) || scene.stage !== 'idle') return undefined
  const named = scene.colleagues.filter(({ name }) => rest.includes(name)).toSorted((a, b) => b.name.length - a.name.length)[0]
  const found = guess(scene.colleagues.reduce((text, { name }) => text.replaceAll(name, desk.somebody), rest))
  const where = inPrivate ? 'pointed' : found !== undefined && MILD.has(found.step) ? 'mild' : 'among'
  // Within the minute whoever sent it may mean nothing else, and to hold it back costs little.
  if (found?.step === 'undo' && scene.toldJustNow && rest.length <= LONGEST_UNDO && found.sure >= (inPrivate ? UNDO.alone : UNDO.among)) return { kind: 'undo', ...(number === undefined ? {} : { ticket: number }) }
  if (!(pointed || inPrivate) || rest.length < SHORTEST) return undefined
  if (found === undefined || found.sure < (pointed ? (found.alone ? ALONE[where] : SURE[where]) : SURE.only) || (!pointed && !scene.hasOwn && found.step !== 'undo')) return undefined
  // 「怎么还没去？今天一定要去」 presses, whatever its mark; any other question is one.
  // 「吃过了伐」 tells no result.
  if (found.step === 'report' && endsAsQuestion(words, intent)) return undefined
  if (QUESTION.test(words) && !(found.step === 'urged' && found.sure >= PRESSES)) return undefined
  const ticket = number === undefined ? {} : { ticket: number }
  const bare = trimUtterance(rest)
  switch (found.step) {
    case 'claim':
      return pointed ? { kind: 'claim', ...ticket } : undefined
    case 'report':
      return { kind: 'report', ...ticket, words: number === undefined ? words.trim() : rest }
    case 'undo':
      return pointed || scene.toldJustNow ? { kind: 'undo', ...ticket } : undefined
    case 'transferred':
      return named === undefined ? undefined : { kind: 'move', ...ticket, move: { kind: 'transferred', to: named.person, reason: reasonBeside(rest, named.name) } }
    case 'merged': {
      const said = [...words.matchAll(SECOND)].map(([one]) => one.replaceAll(/\s/gu, '').toUpperCase() as NonNullable<typeof number>)
      const [first, into] = said.length > 1 ? said : [number, said[0] === number ? undefined : said[0]]
      return into === undefined ? undefined : { kind: 'merge', ...(first === undefined ? {} : { ticket: first }), into }
    }
    case 'extended': {
      const more = scene.timeAhead(rest) === undefined ? lasting(rest, library) : undefined
      const time = scene.timeAhead(rest) ?? more
      return time === undefined ? { kind: 'moveUnclear', what: 'until', said: bare }
        : { kind: 'move', ...ticket, ...(more === undefined ? {} : { lasting: more.days }), move: { kind: 'extended', until: time.until, reason: trimUtterance(rest.replace(time.said, '\uff0c')) } }
    }
    case 'asked':
      return { kind: 'move', ...ticket, move: { kind: 'asked', words: without(bare, desk.leads) } }
    case 'begun':
      return { kind: 'move', ...ticket, move: { kind: 'begun', words: bare } }
    case 'remarked':
      return { kind: 'remark', ...ticket, words: bare }
    case 'vetoed':
      return found.sure < ENDING || visit.veto.later.some((word) => rest.includes(word)) ? undefined : { kind: 'move', ...ticket, move: { kind: 'vetoed', reason: bare } }
    case 'released':
    case 'urged':
    case 'redone':
      return { kind: 'move', ...ticket, move: { kind: found.step, reason: bare } }
  }
}

/** Why, of a sentence that names whom: the clause without the name. */
const reasonBeside = (text: string, name: string): string => text.split(/[,\uff0c\u3002;\uff1b\s]+/u).filter((clause) => clause !== '' && !clause.includes(name)).join('\uff0c')

/** What is asked for, without the words that ask. */
const without = (text: string, leads: readonly string[]): string => {
  const lead = longest(leads, (one) => text.startsWith(one) && text.length > one.length + 1)
  return lead === undefined ? text : without(trimUtterance(text.slice(lead.length)), leads)
}

/** 「两天」「一周」: how many days, counted on from what the ticket has. */
const lasting = (text: string, { words: { desk, number } }: Library): Readonly<{ days: number; until: number; said: string }> | undefined => {
  for (let at = 0; at < text.length; at += 1) {
    const numeral = readNumeral(text, at, number)
    const unit = numeral === undefined ? undefined : [...desk.weeks, ...desk.days].find((one) => text.startsWith(one, numeral.to))
    if (numeral !== undefined && unit !== undefined) return { days: numeral.value * (desk.weeks.includes(unit) ? 7 : 1), until: 0, said: text.slice(at, numeral.to + unit.length) }
  }
  return undefined
}

/** What stands before a number that is said after everything else. */
const APART = /[\s,\uff0c\u3002;\uff1b]$/u

/** Whether a sentence says by itself which ticket it is about: it quotes our card, or begins with, ends on or spells out the number of one that is there. */
export const pointsAt = (words: string, { quoting, numbers }: DeskScene, { lexicon }: Pick<Library, 'lexicon'>): boolean => {
  const { number } = takeNumber(words, lexicon)
  if (number === undefined) return quoting
  if (numbers.includes(number)) return true
  const text = words.trim().replace(/^#\s?/, '')
  return quoting || ((text.startsWith(number) || [...text.matchAll(SECOND)].length > 1 || APART.test(text.slice(0, -number.length))) && numbers.some((one) => Number(one.slice(one.indexOf('-') + 1)) === Number(number)))
}
