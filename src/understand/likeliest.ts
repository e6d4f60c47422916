import type { Command } from '../core/command.ts'
import type { Hearing } from '../ports.ts'
import { asksElsewhere } from './jurisdiction.ts'
import type { Kit } from './kit.ts'
import { holdsAny } from '../core/holdsAny.ts'

type Likeliest = Extract<Command, { kind: 'likeliest' }>

/** From here on a service may have been meant; where the words ask how things are, from there. */
const MAY_BE = 0.15
const ASKING = 0.34
/** Words nobody knows are a little like every service; the best must stand out with this share of all. */
const STANDS_OUT = 0.09
/** The next ones are offered beside the best from this likelihood on, and this share of its. */
const BESIDE = { least: 0.05, share: 0.25 } as const
/** A refusal that is only guessed gives way to choices when it is no likelier than this, and a service is as likely as that. */
const DOUBT = { refusal: 0.55, wish: 0.24 } as const
/** What sounds this much like something else, or so little like a wish, is none. */
const NO_WISH = { elsewhere: 0.6, refusal: 0.5, attack: 0.4, wish: 0.08 } as const
/** How many are offered at most, and how many of them are law topics. */
const MOST = 3
const MOST_TOPICS = 1

/**
 * What somebody may have meant whose words sound like a wish and are surely none: the likeliest services, with the
 * nearest law topic that was found beside them. Undefined where it is no wish by all it sounds like. I8.
 */
export const likeliest = (text: string, meaning: readonly Command[], { speaker, room }: Hearing, { classify, listen, whose, library: { words: { intent } } }: Kit): Likeliest | undefined => {
  const asked = whose(text)
  if (asked !== undefined && asksElsewhere(asked, { region: 'national', sure: 1, leaning: false })) return undefined
  if (speaker.roles.length > 0 && room?.use === 'work') return undefined
  const { elsewhere, refusal, attack, service } = listen(text)
  if (service < NO_WISH.wish || elsewhere >= NO_WISH.elsewhere || refusal >= NO_WISH.refusal || attack >= NO_WISH.attack) return undefined
  const has = (list: readonly string[]): boolean => holdsAny(text, list)
  const found = classify(text)
  const best = found[0]?.sure ?? 0
  if (best < STANDS_OUT * found.reduce((sum, { sure }) => sum + sure, 0)) return undefined
  if (best < (has(intent.asks) && !has(intent.wants) ? ASKING : MAY_BE)) return undefined
  const topics = meaning.flatMap((command) => (command.kind === 'ask' ? command.found : [])).slice(0, MOST_TOPICS)
  const services = found.filter(({ sure }) => sure >= Math.max(BESIDE.least, best * BESIDE.share)).slice(0, MOST - topics.length)
  return { kind: 'likeliest', services, entries: topics, words: text }
}

/** From this much likeness to all services together on, talk in which somebody is asked for something is a wish for we do not know what. */
const VAGUE = 0.9

/** 「想麻烦你们一桩事体」: a wish that does not say for what. */
export const isVagueWish = (text: string, { classify, library: { words: { intent } } }: Kit): boolean =>
  holdsAny(text, intent.wants) && classify(text).reduce((sum, { sure }) => sum + sure, 0) >= VAGUE

/** What may have been meant, where what was said is only guessed to be something we decline, and may as well be a wish. */
export const likelyDespiteRefusal = (text: string, meaning: readonly Command[], hearing: Hearing, kit: Kit): Likeliest | undefined => {
  const { refusal } = kit.listen(text)
  if (refusal > DOUBT.refusal) return undefined
  const wished = meaning.flatMap((command) => (command.kind === 'request' ? command.found : [])).slice(0, MOST)
  if (wished.length > 0) return { kind: 'likeliest', services: wished, entries: [], words: text }
  if ((kit.classify(text)[0]?.sure ?? 0) < DOUBT.wish) return undefined
  return likeliest(text, [], hearing, { ...kit, listen: (words, context) => ({ ...kit.listen(words, context), refusal: 0 }) })
}
