import type { Command } from '../core/command.ts'
import { refuses } from '../core/consent.ts'
import { holdsAny } from '../core/holdsAny.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Hearing } from '../ports.ts'
import { isInquiry, wordsAfter } from './hearClauses.ts'
import type { Kit } from './kit.ts'
import { lengthOf } from './lengthOf.ts'
import { readPlan } from './plan.ts'
import { saysOff } from './saysOff.ts'
import { ticketCorrected } from './ticketCorrected.ts'

/** The longest way to call something off. */
const LONGEST = 20
/** Where it sounds like nothing else, words may be longer; and from that likelihood on no word of the list need be among them. */
const LONGEST_HEARD = 50
const SOUNDS_OFF = 0.45
/** From this likelihood on it is said which service is called off. */
const NAMED = 0.34

/** 「不用来了」「把助餐取消了」: said of the ticket for what is named, or of any; nothing where something else is named, asked or wanted instead. */
export const calledOff = (hearing: Hearing, text: string, kit: Kit): Command | undefined => {
  const { acts, classify, meaning, library, afterwards } = kit
  const { form, intent } = library.words
  if (acts.whole(text) !== undefined) return undefined
  // 「好像用不着了」 is asked about first.
  if (!saysOff(text, library.words) || holdsAny(text, library.words.afterwards.perhaps)) return undefined
  const sounds = afterwards(text).off
  // One visit of many that is off is the care plan's.
  if (lengthOf(text) > (sounds >= SOUNDS_OFF ? LONGEST_HEARD : LONGEST) || readPlan(text, hearing, kit) !== undefined || !(acts.within(text).includes('cancel') || sounds >= SOUNDS_OFF)) return undefined
  // 「我妈又不肯了，先别去」 is for her to decide again.
  if (refuses(text, form.consent) && !acts.within(text).includes('cancel')) return undefined
  if (isInquiry(text, form) || wordsAfter(text, form.instead) !== undefined || intent.asks.some((word) => text.includes(word))) return undefined
  if (form.keeps.some((word) => text.toLowerCase().includes(word)) || meaning(text, hearing).some((command) => command.kind === 'ask' && command.finding === 'answered' && !command.followUp)) return undefined
  // 「留的手机不用了，138…才是」 gives another number.
  if (kit.facts(text, hearing).some(({ kind }) => kind === 'phone') && ticketCorrected(text, hearing, kit).length > 0) return undefined
  const open = hearing.own.filter(({ state }) => mayMove(state, 'withdrawn'))
  const [best] = classify(text)
  // What only sounds like another service names none.
  const named = best !== undefined && best.sure >= NAMED && (sounds < SOUNDS_OFF || library.services.get(best.service)?.words.some((word) => text.toLowerCase().includes(word)) === true)
  if (!named) return { kind: 'withdraw' }
  const [only, ...others] = open.filter(({ service }) => service === best.service)
  if (only === undefined) return undefined
  return others.length > 0 ? { kind: 'withdraw' } : { kind: 'withdraw', ticket: only.number }
}
