import type { Command } from '../core/command.ts'
import { holdsAny } from '../core/holdsAny.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import type { Kit } from './kit.ts'

/** From here on words that nothing else was made of are taken for what they faintly sound like; fewer words than so many characters from there. */
const FAINT = 0.17
const SHORT = { characters: 12, refusal: 0.5 } as const
/** 「还凑合吧」: so few characters with a word of how good something was say no more than that. */
const ONLY_RATES = 6
/** So many times likelier than a wish. */
const OVER_WISH = 2

/** The refusal of what is declined, where words were understood as nothing else: better no answer than a choice of topics that are none of it. S2. */
export const faintRefusal = (text: string, commands: readonly Command[], { conversation }: Hearing, { listen, library: { safety: { declines }, words: { rating } } }: Kit): Command | undefined => {
  const [told, other] = [commands.filter(({ kind }) => kind === 'tell'), commands.filter(({ kind }) => kind !== 'tell')]
  if (draftOf(conversation) !== undefined || !other.every(isOpen) || (other.length === 0 && told.length > 0)) return undefined
  if (text.length < ONLY_RATES && Object.values(rating.scores).some((words) => holdsAny(text, words))) return undefined
  const { refusal, service, decline } = listen(text)
  const least = text.length < SHORT.characters ? SHORT.refusal : FAINT
  const topic = refusal >= least && refusal >= OVER_WISH * service ? declines[decline] : undefined
  return topic === undefined ? undefined : { kind: 'decline', topic: topic.id }
}

const isOpen = (command: Command): boolean => command.kind === 'unclear' || (command.kind === 'ask' && command.finding !== 'answered')
