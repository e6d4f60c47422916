import type { Command } from '../core/command.ts'
import type { ServiceId } from '../core/ids.ts'
import { isOpen } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { splitClauses, splitSentences } from './clauses.ts'
import type { Kit } from './kit.ts'
import { isQuestion } from './question.ts'
import { holdsAny } from '../core/holdsAny.ts'

/** From here on words ask what a service costs, or how it goes, where no form is open. */
const ASKS = { price: 0.35, how: 0.75 } as const
/** And from here on where they say that they merely ask. */
const MERELY = { price: 0.25, how: 0.6 } as const
/** Such words name a service this surely; how it goes is told of none that is not. */
const NAMED = { price: 0.35, how: 0.4 } as const
/** And with its own word in them. */
const CALLED = 0.2
/** What surely asks about the law is answered from it. */
const LAW = 0.8

/**
 * 「送餐一顿多少钱」「日托几点到几点」: what is asked of a service before it is wished for; undefined where it is wished for
 * along with it, or where the law is asked about.
 */
export const asksOfService = (text: string, meaning: readonly Command[], hearing: Hearing, kit: Kit): Asks | undefined => {
  const asked = asksIn(text, meaning, hearing, kit)
  if (!holdsAny(text, kit.library.words.intent.justAsks)) return asked
  // 「就随便问问，送饭多少钱一份？先了解了解，不订」
  const merely = asked ?? [...splitSentences(text), ...splitClauses(text).map((clause) => clause.text)].map((part) => asksIn(part, [], hearing, kit, MERELY)).find((one) => one !== undefined) ?? wishedOnlyInSound(meaning, text, kit)
  return merely === undefined ? undefined : { ...merely, merely: true }
}

/** 「陪诊是社区的人陪吗？就是打听一下」: a service that is named, and only heard of as a wish. */
const wishedOnlyInSound = (meaning: readonly Command[], text: string, { library: { words: { intent } } }: Kit): Asks | undefined => {
  const [only, ...others] = meaning
  return only?.kind === 'request' && others.length === 0 && isQuestion(text, intent) ? { kind: 'how', service: only.found[0]!.service } : undefined
}

type Asks = Extract<Command, { kind: 'price' | 'how' }>

const asksIn = (text: string, meaning: readonly Command[], { conversation: { stage }, own }: Hearing, kit: Kit, least: Readonly<Record<Asks['kind'], number>> = ASKS): Asks | undefined => {
  const { aside, sure } = kit.aside(text)
  if ((aside !== 'price' && aside !== 'how') || sure < least[aside]) return undefined
  // 「想给我爸订中饭，一顿多少钱」 wishes in the other clause.
  const asks = (clause: string): boolean => { const heard = kit.aside(clause); return heard.aside === aside && heard.sure >= least[aside] }
  const besides = splitClauses(text).filter((clause) => !asks(clause.text))
  if (besides.some((clause) => holdsAny(clause.text, kit.library.words.intent.wants)) && meaning.some((command) => command.kind === 'request' && command.sure)) return undefined
  const [best] = kit.classify(text)
  // 「你们收费吗」 names none.
  const called = names(text, best?.service, kit)
  const bare = text.length <= BARE && !called
  const named = best !== undefined && !bare && best.sure >= (called ? CALLED : NAMED[aside]) ? best.service : undefined
  const lawful = meaning.some((command) => command.kind === 'ask' && command.finding === 'answered' && (command.found[0]?.sure ?? 0) >= LAW && (command.found[0]?.sure ?? 0) > (best?.sure ?? 0))
  const service = named ?? onOffer(stage) ?? own.find(({ state }) => isOpen(state))?.service
  const merely = bare && aside === 'price' && sure >= SURELY && !meaning.some((command) => command.kind === 'ask' && command.followUp)
  if ((lawful && !merely) || (service === undefined && !merely && (aside === 'how' || !speaksOfUs(text, kit)))) return undefined
  return { kind: aside, ...(service === undefined ? {} : { service: service as ServiceId }) }
}

/** 「要钱吗」, and nothing else, is surely about what we do. */
const SURELY = 0.7
/** So short a question names a service by its own word, or none. */
const BARE = 6
const names = (text: string, service: ServiceId | undefined, { library: { services } }: Kit): boolean =>
  service !== undefined && holdsAny(text, services.get(service)?.words ?? [])

/** The service that was offered last. */
const onOffer = (stage: Hearing['conversation']['stage']): ServiceId | undefined =>
  stage.at === 'choosing' && stage.leading === true && stage.choices[0]?.kind === 'service' ? stage.choices[0].service : undefined

/** Whether the words sound more like what we do than like the law or talk. */
const speaksOfUs = (text: string, { listen }: Kit): boolean => {
  const { service, law, elsewhere, refusal } = listen(text)
  return service > Math.max(law, elsewhere, refusal)
}
