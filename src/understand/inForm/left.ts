import { holdsAny } from '../../core/holdsAny.ts'
import type { Act } from '../../core/lexicon.ts'
import type { Aside } from '../../core/words/aside.ts'
import type { Draft } from '../../core/conversation.ts'
import { givesUp } from '../anotherWish.ts'
import { asideAfter, asideIn, isPlainAside, tellsBeside } from '../asideIn.ts'
import { splitClauses } from '../clauses.ts'
import type { Kit } from '../kit.ts'
import { occurrences } from '../occurrences.ts'
import type { LawAsked } from './lawAsked.ts'
import type { FormReading } from './reading.ts'
import { goesOn, type Wished } from './wished.ts'

/** What a phrase may say in a form, the weightiest first. */
export const IN_FORM: readonly Act[] = ['erase', 'myData', 'withdrawConsent', 'cancel', 'areYouBot', 'human', 'later', 'resume', 'restart', 'why', 'skip', 'dontKnow']

/** What words sound like that are no answer; undefined where they answer, put something right, wish or ask. */
export const asideOf = ({ text, act, corrects, within, facts, draft, asked, questions, filling }: FormReading, { asks, leant }: LawAsked, { wishes, turned }: Wished, kit: Kit): Aside | undefined => {
  if (filling.mended.length > 0 && act === undefined && !corrects) return asideAfter(text, facts, kit.aside)
  const settled = act !== undefined || leant || corrects || within.includes('areYouBot') || turned || (wishes.length + asks.length > 0 && !isPlainAside(text, kit.aside))
  return settled ? undefined : asideIn(text, { ...filling, asked, facts, asks: questions || holdsAny(text, kit.library.words.intent.asking), form: kit.library.words.form, wishesOn: (words) => wishesOn(words, draft, kit) }, kit.aside, kit.listen(text).chatter)
}

/** What a phrase says of the form or the question that is open. `back`: who does not know comes back later. */
export const leftBy = (reading: FormReading, back: boolean, kit: Kit): Act | undefined => {
  const { text, within, asked, chosenAnew, filling: { heard } } = reading
  const said = IN_FORM.find((act) => {
    if (!within.includes(act)) return false
    const one = act === 'dontKnow' && back ? 'later' : act
    // 「叫她看到了给我回个电话」 is what to tell her.
    if (one === 'human' && bidsElder(text, kit)) return false
    if (one === 'cancel') return !chosenAnew && !goesOn(reading, kit)
    return heard.length === 0 && !(one === 'dontKnow' && asked !== undefined && tellsBeside(text, asked, kit.aside))
  })
  return said === 'dontKnow' && back ? 'later' : said
}

/** Whether the words say what whoever it is for is to be told to do. */
const bidsElder = (text: string, { library: { words: { form, people } } }: Kit): boolean =>
  people.onlyNamed.sentBy.some((bid) => occurrences(text, bid).some((at) => form.consent.unaware.who.some((who) => text.startsWith(who, at + bid.length) || text.startsWith(`${people.mine[0] ?? ''}${who}`, at + bid.length))))

/** How the form is left: given up, for another wish or for nothing, or as the phrase says. */
export const leavingOf = ({ text, draft, asked, opening, answered, filling: { mended } }: FormReading, aside: Aside | undefined, left: Act | undefined, { wishes, turned, dropped }: Wished, kit: Kit): Act | undefined => {
  const untouched = mended.length === 0 && !answered
  // 「看望就免了，能换成陪他去吗」: given up for the other wish.
  // 「覅来则覅来则，我小舅子自家来弄」
  const twice = asked?.required === true && asked.kind !== 'text' && TWICE.test(splitClauses(text)[0]?.text ?? '')
  const refused = opening === 'cancel' && untouched && (twice || soundsRefused(text, kit))
  const instead = (aside === 'cancel' || opening === 'cancel') && wishes.length > 0
  return dropped || refused || (left === undefined && untouched && givesUp(text, draft, kit)) || turned || instead ? 'cancel' : left
}

const TWICE = /^(..+)\1$/u

/** From here on words that begin with giving up give up, whatever reason they go on with. */
const REFUSED = 0.35
/** 「不用了不用了，我妹妹请到假了」 */
const soundsRefused = (text: string, { aside }: Kit): boolean => {
  const heard = aside(text)
  return heard.aside === 'cancel' && heard.sure >= REFUSED
}

/** From here on words wish for what the form is for. */
const WISHES_ON = 0.8
/** Whether words surely wish for what the form is for and give nothing up. */
const wishesOn = (words: string, { service }: Draft, { classify, library: { words: { form } } }: Kit): boolean => {
  const [best] = classify(words)
  return best?.service === service && best.sure >= WISHES_ON && !form.givesUp.some((word) => words.includes(word))
}
