import type { Command } from '../../core/command.ts'
import type { Hearing } from '../../ports.ts'
import { dropsAll, isAnother, isDoneAlong, isOfOneKind, putsBeside, SURE_TURN, turnedTo, WISH_BESIDES, type Request } from '../anotherWish.ts'
import { splitClauses, splitSentences } from '../clauses.ts'
import { withoutFacts } from '../facts.ts'
import { saysAnew, splitRejected } from '../hearClauses.ts'
import type { Kit } from '../kit.ts'
import { isUnneeded } from '../unneeded.ts'
import { kindOf, PLAIN_ANSWER, type FormReading } from './reading.ts'

/** A wish in the same breath as an answer must be this sure: 「我外公，腿脚不行，要上门」 answers. */
const BESIDE_ANSWER = 0.8
/** And this sure where a choice or a time was asked for and nothing says that it is put beside. */
const BESIDE_CHOICE = 0.95

/** What tells of the open form itself this surely is no other wish, unless that is plain. */
const OF_THIS = 0.6

/** How surely words tell one of the open questions of the form that is open. */
export const tellsOfThis = (words: string, { service, draft: { slots } }: FormReading, { fitting }: Kit): number =>
  Math.max(0, ...service.slots.filter(({ id, kind }) => kind === 'text' && slots[id] === undefined).map((slot) => fitting(words)(service, slot)))

/** 「买菜烧饭，陪她说说话，顺便剪剪指甲」, where it was asked what is to be done: whether what sounds like another wish tells the open form. */
const isOfThis = ({ words }: Request, reading: FormReading, kit: Kit): boolean => {
  const { text, open } = reading
  const told = Math.max(tellsOfThis(words, reading, kit), text.startsWith(words) ? tellsOfThis(text, reading, kit) : 0)
  return told >= (open ? PLAIN_ANSWER : OF_THIS)
}

/** What is wished for in the middle of a form. */
export type Wished = Readonly<{
  wishes: readonly Request[]
  /** They take the place of the open wish. */
  turned: boolean
  /** The open wish is given up with its first words and once more. */
  dropped: boolean
}>

/** The wishes beside the open one, or instead of it. */
export const wishedIn = (reading: FormReading, meaning: readonly Command[], hearing: Hearing, kit: Kit): Wished => {
  const { text, draft, service, asked, open, account, answered, chosenAnew, opening, rest, facts, filling: { mended } } = reading
  const turn = turnedTo(text, opening === 'cancel' ? rest : undefined, answered, draft, hearing, kit)
  const dropped = mended.length === 0 && !goesOn(reading, kit) && dropsAll(text, kit)
  // 「算了算了，她要去我姐家住，不订了」 gives the reason and wishes for nothing.
  const settled = dropped || chosenAnew || mended.some(({ slot }) => kindOf(slot, service) === 'relation') || (answered && asked?.kind === 'choice')
  // 「算了，日托不报了，他不肯出门。改成送中饭到家里吧，文笔小区1幢」
  const instead = splitSentences(text).some((sentence) => kit.library.words.form.instead.some((word) => sentence.startsWith(word)))
  if (turn.length > 0 && !(settled && (turn[0]?.found[0]?.sure ?? 0) < (instead ? SURE_TURN : BESIDE_ANSWER))) return { wishes: turn, turned: true, dropped }
  const { form, intent } = kit.library.words
  // 「儿子在荷兰，不要去麻烦他」 wishes for nothing.
  const wanting = splitRejected(text, form).rest
  const anew = saysAnew(wanting, form) || putsBeside(text, kit) || (!open && intent.wants.some((word) => wanting.includes(word)))
  if (!anew || account || withoutFacts(text, facts).length < WISH_BESIDES) return { wishes: [], turned: false, dropped }
  const least = leastOf(reading, dropped, kit)
  const wishes = meaning.filter((command): command is Request => command.kind === 'request' && command.sure && command.found[0]?.service !== draft.service && !(putsBeside(text, kit) && isUnneeded(command, kit))
    && isAnother(command, text, draft, isOfThis(command, reading, kit) ? BESIDE_CHOICE : least, kit) && !isOfOneKind(command, service, text, kit) && !isDoneAlong(command, service, text, kit))
  return { wishes, turned: false, dropped }
}

/** How sure a wish must be beside what else the words say; undefined where they say nothing else. */
const leastOf = ({ text, asked, answered, within, filling: { mended } }: FormReading, dropped: boolean, kit: Kit): number | undefined => {
  // 「要人接送，家里没人推得动」, where it was asked how she gets there.
  // "Saturday morning please, she goes out later", where it was asked when.
  if (answered && (asked?.kind === 'choice' || asked?.kind === 'time') && !putsBeside(text, kit)) return BESIDE_CHOICE
  if (dropped || answered || mended.length > 0) return BESIDE_ANSWER
  return within.includes('cancel') || splitRejected(text, kit.library.words.form).rejected !== '' ? SURE_TURN : undefined
}

/** 「算了不提他了，她住国泰新都6幢302」: who gives the next particulars after the word has given up something else. */
export const goesOn = ({ text, facts, filling: { heard } }: FormReading, { acts }: Kit): boolean => {
  const last = splitClauses(text).findLast((clause) => acts.within(clause.text).includes('cancel'))
  return last !== undefined && heard.some((command) => command.kind === 'fill' && facts.some(({ kind, value, from }) => (kind === 'address' || kind === 'phone') && value.text === command.value.text && from >= last.from + last.text.length))
}
