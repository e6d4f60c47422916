import type { Command } from '../core/command.ts'
import type { Library } from '../core/library.ts'
import { DeskAsk } from '../core/words/deskAsk.ts'
import type { Hearing } from '../ports.ts'
import { learnClasses, readClasses, type Lesson } from './classifyModel.ts'
import { oneIn } from './oneIn.ts'
import { readPeriod } from './figuresVerbs.ts'
import type { Kit } from './kit.ts'
import { learnAnew, type Remember } from './learned.ts'
import { gramsOf, type Grams } from './searchGrams.ts'

/** What a normalised text asks to see most likely, and how surely, 0 to 1. */
export type HearDeskAsk = (text: string) => Readonly<{ ask: DeskAsk; sure: number }> | undefined

/** What is learned from. */
export type DeskAskParts = Pick<Library, 'services' | 'asking'> & Readonly<{ words: Pick<Library['words'], 'deskAsk' | 'desk' | 'intent'> }>

/** One in so many wishes, ways of asking about the law, and bits of talk are enough to tell them from it. */
const EVERY_WISH = 10
const EVERY_WAY = 20
const EVERY_TALK = 4
/** It must stand this far above what comes next. */
const MARGIN = 1.3

/** Learns from how staff ask for their cases and figures, and from what they and others say besides. The same library always learns the same. */
export const createDeskAsk = ({ services, asking, words: { deskAsk: { ways, other }, desk, intent: { chatter } } }: DeskAskParts, prepare: (text: string) => string, remember: Remember = learnAnew): HearDeskAsk => {
  const cut = (text: string): Grams => gramsOf(text)
  const lesson = (is: readonly number[]) => (said: string): Lesson => ({ grams: cut(prepare(said)), is })
  const weigh = readClasses(remember('deskAsks', () => learnClasses([
    ...DeskAsk.options.flatMap((one, number) => ways[one].map(lesson([number]))),
    ...other.map(lesson([])),
    ...desk.talk.map(lesson([])),
    ...[...services.values()].flatMap(({ examples }) => oneIn(EVERY_WISH, examples).map(lesson([]))),
    ...[...asking.values()].flatMap((one) => oneIn(EVERY_WAY, one.ways).map(lesson([]))),
    ...oneIn(EVERY_TALK, chatter).map(lesson([])),
  ], DeskAsk.options.length)))
  return (text) => {
    const sure = weigh(cut(text))
    const [first, second] = DeskAsk.options.map((ask, number) => ({ ask, sure: sure[number]! })).toSorted((a, b) => b.sure - a.sure)
    return first === undefined || (second !== undefined && first.sure < second.sure * MARGIN) ? undefined : first
  }
}

/** Among others, and where nobody else is there, it must be this sure. */
const SURE = { among: 0.8, alone: 0.55 } as const
/** Fewer characters say too little; more is a story. */
const SHORTEST = 4
const LONGEST = 30

/** What staff ask to see in words no list has; undefined for anything else. Whether they may is decided elsewhere. */
export const readDeskAsk = (text: string, { turn, conversation, now }: Hearing, { deskAsk, library }: Kit): Command | undefined => {
  if ((conversation.stage.at !== 'idle' && conversation.stage.at !== 'choosing') || text.length < SHORTEST || text.length > LONGEST) return undefined
  const found = deskAsk(text)
  if (found === undefined || found.sure < (turn.addressed ? SURE.alone : SURE.among)) return undefined
  switch (found.ask) {
    case 'mine':
    case 'open':
    case 'overdue':
    case 'today':
    case 'undelivered':
      return { kind: found.ask }
    case 'plans':
      return { kind: 'plan', act: 'list', words: text }
    case 'figures':
      // Among others who did how much is talk, unless we are asked.
      return turn.addressed ? { kind: 'figures', ...readPeriod(text, now, library) } : undefined
    case 'gaps':
      return { kind: 'curate', verb: { do: 'list' } }
    case 'proposals':
      return { kind: 'curate', verb: { do: 'proposals' } }
  }
}
