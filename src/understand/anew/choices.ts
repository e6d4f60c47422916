import type { Slot } from '../../core/service.ts'
import { choiceWords } from '../choiceWords.ts'
import { chooseFrom } from '../choose.ts'
import { splitClauses } from '../clauses.ts'
import { isInquiry } from '../hearClauses.ts'
import { namedLater } from '../namedLater.ts'
import { putRight, type Fill, type Known } from './known.ts'
import { holdsWord, weightWithout } from './spans.ts'
import { together } from '../together.ts'

/** So much may stand beside a choice in a clause that says nothing else. */
const BARE = 2

/** Choices that are made otherwise now: 「法律体检做过了，改消防检查」. Words that happen to name one change none: 「晚饭别太咸」. */
export const choicesAnew = (text: string, known: Known): readonly Fill[] =>
  known.service.slots.flatMap((slot) => (slot.kind === 'choice' && slot !== known.asked ? choiceAnew(text, slot, known) : []))

const choiceAnew = (text: string, slot: Slot, known: Known): readonly Fill[] => {
  const { slots, corrects, asked, facts, words: { form, anew, people } } = known
  const before = slots[slot.id]?.text
  const old = slot.choices.find(({ value }) => value === before)
  if (before === undefined || old === undefined) return []
  const others = namedLater({ ...slot, choices: slot.choices.filter((choice) => choice !== old) }, form)
  const clauses = splitClauses(choiceWords(text, others, facts, { form, people })).map((clause) => clause.text)
  // 「法律体检明年再说」 names no 体检.
  const choiceIn = (words: string): string | undefined => chooseFrom(others, without(words, waysOf(old, slot, known)), false, form)
  const clause = clauses.findLast((words) => choiceIn(words) !== undefined)
  const chosen = clause === undefined ? undefined : choiceIn(clause)
  if (clause === undefined || chosen === undefined || (isInquiry(clause, form) && !holdsWord(clause, anew.moves))) return []
  const choice = slot.choices.find(({ value }) => value === chosen)
  const given = clauses.some((words) => holdsWord(words, waysOf(old, slot, known)) && holdsWord(words, anew.drops))
  const whole = slot.choices.find(({ value }) => value !== before && value.includes(before) && value.includes(chosen))
  if (whole !== undefined && !given && holdsWord(text, anew.together)) return [putRight(slot, { text: whole.value, said: clause })]
  const bare = asked?.kind !== 'text' && choice !== undefined && weightWithout(clause, [...waysOf(choice, slot, known), ...anew.fillers]) <= BARE
  return corrects || given || bare || holdsWord(clause, together(anew.moves, anew.states)) || holdsWord(clauses[clauses.indexOf(clause) - 1] ?? '', anew.drops) ? [putRight(slot, { text: chosen, said: clause })] : []
}

/** The words that name a choice; a figure names it only where a list was shown. */
const waysOf = ({ value, say }: Slot['choices'][number], { id }: Slot, { words: { form } }: Known): readonly string[] =>
  [value, ...say, ...form.choices[id]?.[value] ?? []].filter((way) => !/^\d+$/.test(way))

const without = (words: string, ways: readonly string[]): string =>
  ways.toSorted((a, b) => b.length - a.length).reduce((rest, way) => rest.replaceAll(way.toLowerCase(), ' '), words.toLowerCase())
