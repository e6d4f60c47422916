import type { Command } from '../core/command.ts'
import { refuses } from '../core/consent.ts'
import { isStaff } from '../core/context.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Ticket } from '../core/ticket.ts'
import type { TicketWish } from '../core/ticketWish.ts'
import type { Hearing } from '../ports.ts'
import { holdsAny } from '../core/holdsAny.ts'
import { surest } from './afterwards.ts'
import { calledOff } from './calledOff.ts'
import { isInquiry } from './hearClauses.ts'
import type { Kit } from './kit.ts'
import { lengthOf } from './lengthOf.ts'
import { isFree } from './planSounds.ts'
import { saysOff } from './saysOff.ts'

/** What somebody seems to say of something they asked for that is worked on, likeliest first, how surely, 0 to 1, and whether beyond doubt. */
export type TicketSound = Readonly<{ wishes: readonly TicketWish[]; likely: number; sure: boolean }>

const HEARD = ['status', 'chase', 'off', 'note', 'another'] as const
type Heard = (typeof HEARD)[number]

/** From this likelihood on words are about what is worked on; what ends it must be surer. */
const SURE: Readonly<Record<Heard, number>> = { status: 0.5, chase: 0.5, off: 0.6, note: 0.5, another: 0.5 }
/** From here on it is worth a question. */
const MAYBE = 0.28
/** The second is offered beside the first from this share of its likelihood on. */
const BESIDE = 0.5
/** Where words are as well a wish for something else, or asked of the law, they must sound this much like it. */
const OUTWEIGHS = 0.6
/** More is a story. */
const LONGEST = 80
/** So much that only says something of whom it is about is a word for whoever goes. */
const TOLD = 0.3

const wishOf = (heard: Heard): TicketWish => (heard === 'off' ? 'withdraw' : heard)

/** What is worked on, or waits for somebody to take it. */
const atWork = ({ own }: Hearing): readonly Ticket[] => own.filter(({ state }) => mayMove(state, 'withdrawn'))

/** What words say of something that is worked on for the speaker, in whatever words; undefined where nothing is, or they speak of something else. T1, T6. */
export const ticketSound = (text: string, hearing: Hearing, { afterwards, acts, library: { words } }: Kit): TicketSound | undefined => {
  const { speaker, turn, conversation } = hearing
  if (turn.place.kind !== 'private' || isStaff(speaker) || !isFree(conversation) || atWork(hearing).length === 0) return undefined
  if (acts.whole(text) !== undefined || lengthOf(text) > LONGEST) return undefined
  const heard = afterwards(text)
  // Who asks whether it can be called off calls nothing off, and neither does who says no such word.
  const ends = saysOff(text, words) && !isInquiry(text, words.form) && (!refuses(text, words.form.consent) || acts.within(text).includes('cancel'))
  const [first, second] = HEARD.filter((one) => one !== 'off' || ends).toSorted((a, b) => heard[b] - heard[a])
  const other = surest(heard, ELSEWHERE)
  if (first === undefined || heard[first] < MAYBE || (other !== undefined && other.sure > heard[first])) return undefined
  // 「好像用不着了」 ends nothing before it is asked.
  const sure = heard[first] >= SURE[first] && !(first === 'off' && holdsAny(text, words.afterwards.perhaps))
  return { wishes: sure || second === undefined || heard[second] < heard[first] * BESIDE ? [wishOf(first)] : [wishOf(first), wishOf(second)], likely: heard[first], sure }
}

/** What else is said of what was asked for. */
const ELSEWHERE = ['share', 'unshare', 'follow'] as const

/** What says nothing of its own beside it. */
const SAYS_LITTLE: ReadonlySet<Command['kind']> = new Set(['unclear', 'chat', 'tell', 'help', 'likeliest', 'thanks', 'comfort'])

/** The command of what sounds like a word about a ticket, where nothing else was surely meant; half sure it is asked. */
export const aboutTicket = (sound: TicketSound, commands: readonly Command[], guessed: boolean, text: string, hearing: Hearing, kit: Kit): Command | undefined => {
  const [wish] = sound.wishes
  if (wish === undefined || !commands.every((command) => yields(command, wish, sound, guessed, hearing))) return undefined
  const told = wish === 'note' && sound.likely >= TOLD && commands.every(({ kind }) => kind === 'tell' || kind === 'fill')
  if (!sound.sure && !told) return { kind: 'ticketGuess', wishes: sound.wishes, words: text }
  switch (wish) {
    case 'withdraw':
      return calledOff(hearing, text, kit) ?? { kind: 'ticketGuess', wishes: [wish], words: text }
    case 'note':
      return { kind: 'note', words: hearing.turn.text }
    case 'another':
      return { kind: 'note', words: hearing.turn.text, another: true }
    case 'status':
    case 'chase':
      return { kind: wish }
  }
}

/** Whether what was heard besides gives way: a wish for the same is no second one, and what is refused only for its sound is not refused. */
const yields = (command: Command, wish: TicketWish, { likely, sure }: TicketSound, guessed: boolean, hearing: Hearing): boolean => {
  if (SAYS_LITTLE.has(command.kind)) return true
  if (command.kind === 'request') return !command.sure || likely >= OUTWEIGHS || (sure && atWork(hearing).some(({ service }) => service === command.found[0]?.service))
  if (command.kind === 'ask') return command.finding !== 'answered' || likely >= OUTWEIGHS
  if (command.kind === 'decline') return sure && guessed
  if (command.kind === 'complain') return sure && wish !== 'chase'
  // What puts the ticket right says more than that something is to be known.
  return command.kind === 'fill' && (!command.correction || (sure && wish !== 'note'))
}
