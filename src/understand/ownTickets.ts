import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import type { TicketNumber } from '../core/ids.ts'
import { mayMove } from '../core/lifecycle.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { isInquiry, wordsAfter } from './hearClauses.ts'
import { readPlan } from './plan.ts'
import { saysOff } from './saysOff.ts'
import type { Kit } from './kit.ts'

const NUMBER = /Q\s?(\d{4})\s?-\s?(\d{2,})/i

/** Somebody calls off what they asked for: 「Q1123-01 不用了」, or 「取消」 when no form is open. T1. */
export const aboutOwn = (hearing: Hearing, text: string, kit: Kit): Command | undefined => {
  const { own, speaker, turn, conversation } = hearing
  const { acts } = kit
  if (draftOf(conversation) !== undefined || conversation.stage.at !== 'idle' || !own.some(({ state }) => mayMove(state, 'withdrawn'))) return undefined
  if (isStaff(speaker) && turn.place.kind === 'room') return undefined
  const number = NUMBER.exec(text)
  const rest = number === null ? text : text.replace(number[0], ' ').trim()
  if (acts.whole(rest) !== 'cancel') return number === null ? calledOff(hearing, rest, kit) : undefined
  return { kind: 'withdraw', ...(number === null ? {} : { ticket: `Q${number[1]}-${number[2]}` as TicketNumber }) }
}

/** The longest way to call something off. */
const LONGEST = 20
/** Where it sounds like nothing else, words may be longer; and from that likelihood on no word of the list need be among them. */
const LONGEST_HEARD = 50
const SOUNDS_OFF = 0.45
/** From this likelihood on it is said which service is called off. */
const NAMED = 0.34

/** 「不用来了」「把助餐取消了」: said of the ticket for what is named, or of any; nothing where something else is named, asked or wanted instead. */
const calledOff = (hearing: Hearing, text: string, kit: Kit): Command | undefined => {
  const { acts, classify, meaning, library, afterwards } = kit
  const { form, intent } = library.words
  const sounds = saysOff(text, library.words) ? afterwards(text).off : 0
  // One visit of many that is off is the care plan's.
  if (text.length > (sounds >= SOUNDS_OFF ? LONGEST_HEARD : LONGEST) || readPlan(text, hearing, kit) !== undefined || !(acts.within(text).includes('cancel') || sounds >= SOUNDS_OFF)) return undefined
  if (isInquiry(text, form) || wordsAfter(text, form.instead) !== undefined || intent.asks.some((word) => text.includes(word))) return undefined
  if (form.keeps.some((word) => text.toLowerCase().includes(word)) || meaning(text, hearing).some((command) => command.kind === 'ask' && command.finding === 'answered' && !command.followUp)) return undefined
  const open = hearing.own.filter(({ state }) => mayMove(state, 'withdrawn'))
  const [best] = classify(text)
  if (best === undefined || best.sure < NAMED) return { kind: 'withdraw' }
  const [only, ...others] = open.filter(({ service }) => service === best.service)
  if (only === undefined) return undefined
  return others.length > 0 ? { kind: 'withdraw' } : { kind: 'withdraw', ticket: only.number }
}

/** What says nothing of its own, and therefore may be what was asked for; a wish counts only where somebody says that they want it. */
const LOOSE: ReadonlySet<Command['kind']> = new Set(['unclear', 'chat', 'fill', 'invalid', 'attach', 'expose', 'request', 'likeliest'])

/** The requester was asked for something, and what they say now is no question, no wish and no courtesy: this is it. T1, 待补充. */
export const broughtFor = ({ own, turn, conversation }: Hearing, commands: readonly Command[], text: string, { library: { lexicon } }: Kit): Command | undefined => {
  const waiting = own.find(({ state }) => state === 'awaiting')
  if (waiting === undefined || turn.place.kind === 'room' || draftOf(conversation) !== undefined || !commands.every(({ kind }) => LOOSE.has(kind))) return undefined
  const wished = commands.some(({ kind }) => kind === 'request') && lexicon.newWish.some((mark) => text.toLowerCase().includes(mark.toLowerCase()))
  return wished || text.trim() === '' ? undefined : { kind: 'supplement', ticket: waiting.id, words: text }
}
