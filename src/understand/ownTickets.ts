import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import type { TicketNumber } from '../core/ids.ts'
import { mayMove } from '../core/lifecycle.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { calledOff } from './calledOff.ts'
import { choosesInstead } from './choosesInstead.ts'
import type { Kit } from './kit.ts'

const NUMBER = /Q\s?(\d{4})\s?-\s?(\d{2,})/i

/** Somebody calls off what they asked for: 「Q1123-01 不用了」, or 「取消」 when no form is open, or only what they chose of it. T1. */
export const aboutOwn = (hearing: Hearing, text: string, kit: Kit): readonly Command[] | undefined => {
  const { own, speaker, turn, conversation } = hearing
  const { acts } = kit
  if (draftOf(conversation) !== undefined || conversation.stage.at !== 'idle' || !own.some(({ state }) => mayMove(state, 'withdrawn'))) return undefined
  if (isStaff(speaker) && turn.place.kind === 'room') return undefined
  const number = NUMBER.exec(text)
  const rest = number === null ? text : text.replace(number[0], ' ').trim()
  if (acts.whole(rest) === 'cancel') return [{ kind: 'withdraw', ...(number === null ? {} : { ticket: `Q${number[1]}-${number[2]}` as TicketNumber }) }]
  if (number !== null) return undefined
  const instead = choosesInstead(rest, hearing, kit)
  const off = instead === undefined ? calledOff(hearing, rest, kit) : undefined
  return instead ?? (off === undefined ? undefined : [off])
}

/** What says nothing of its own, and therefore may be what was asked for; a wish counts only where somebody says that they want it. */
const LOOSE: ReadonlySet<Command['kind']> = new Set(['unclear', 'chat', 'fill', 'invalid', 'attach', 'expose', 'request', 'likeliest'])

/** The requester was asked for something, and what they say now is no question, no wish and no courtesy, nor, unless `guessed`, what is refused: this is it. T1, 待补充. */
export const broughtFor = ({ own, turn, conversation }: Hearing, commands: readonly Command[], guessed: boolean, text: string, { library: { lexicon } }: Kit): Command | undefined => {
  const waiting = own.find(({ state }) => state === 'awaiting')
  if (waiting === undefined || turn.place.kind === 'room' || draftOf(conversation) !== undefined || !commands.every(({ kind }) => LOOSE.has(kind) || (guessed && kind === 'decline'))) return undefined
  const wished = commands.some(({ kind }) => kind === 'request') && lexicon.newWish.some((mark) => text.toLowerCase().includes(mark.toLowerCase()))
  return wished || text.trim() === '' ? undefined : { kind: 'supplement', ticket: waiting.id, words: text }
}
