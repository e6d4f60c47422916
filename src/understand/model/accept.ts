import type { Command, FoundService } from '../../core/command.ts'
import { draftOf } from '../../core/requesting.ts'
import type { Slot } from '../../core/service.ts'
import type { Hearing } from '../../ports.ts'
import { chooseFrom } from '../choose.ts'
import { fillSlots } from '../fillSlots.ts'
import { particularsOf } from '../hearFreely.ts'
import { materialOf, type Kit } from '../kit.ts'
import type { Offer } from './offer.ts'
import type { Proposal, Proposed } from './proposal.ts'
import type { Veiled } from './veil.ts'
import { checkWarm } from './warm.ts'

/** What a proposal is held against. `text` is the person's normalised words, `veiled` what the model saw of them. */
export type Grounds = Readonly<{ text: string; veiled: Veiled; rules: readonly Command[]; offer: Offer; hearing: Hearing; kit: Kit }>

/** Where the classifier hears the same service this surely, the form is opened; else it is only offered. */
const AGREES = 0.26
/** What the classifier hears less surely than this is not offered beside what the model heard. */
const OFFERS = 0.02

/**
 * The commands a proposal comes to; none when nothing in it holds. A model may only choose among what our own search found
 * and point at what the person said: where the rules lean the same way it tips the balance, where they don't it is asked about,
 * and values are read by the same code as without a model. It never agrees, gives up, submits or hands over for anybody.
 */
export const acceptProposal = ({ commands, warm }: Proposal, grounds: Grounds): readonly Command[] => {
  const accepted = commands.flatMap((proposed) => accept(proposed, warm, grounds))
  const matter = accepted.filter(({ kind }) => kind === 'ask' || kind === 'request' || kind === 'fill')
  const acts = accepted.filter((command) => !matter.includes(command)).slice(0, 1)
  return unique(matter.length > 0 ? matter : acts)
}

const accept = (proposed: Proposed, warm: string, grounds: Grounds): readonly Command[] => {
  switch (proposed.kind) {
    case 'request':
      return acceptRequest(proposed.id, grounds)
    case 'ask':
      return acceptAsk(proposed.id, grounds)
    case 'fill':
      return acceptFill(proposed, grounds)
    case 'chat': {
      const said = checkWarm(warm, grounds)
      return [{ kind: 'chat', ...(said === undefined ? {} : { warm: said }) }]
    }
    case 'unclear':
      return []
    case 'greet':
    case 'thanks':
    case 'bye':
    case 'why':
    case 'repeat':
    case 'later':
    case 'resume':
    case 'status':
    case 'more':
    case 'areYouBot':
    case 'help':
      return [{ kind: proposed.kind }]
  }
}

/** In a form a new wish is heard by rules only: the model's would land in somebody's half-told matter. */
const acceptRequest = (id: string, { text, offer, hearing, kit }: Grounds): readonly Command[] => {
  const named = offer.services.find(({ service }) => service === id)
  if (named === undefined || draftOf(hearing.conversation) !== undefined) return []
  const [best] = offer.services
  const service = kit.library.services.get(named.service)
  if (service === undefined) return []
  if (best?.service === named.service && named.sure >= AGREES) return [{ kind: 'request', found: [named], sure: true, words: text }, ...particularsOf(service, text, hearing, kit)]
  const found: readonly FoundService[] = [named, ...offer.services.filter(({ service: other, sure }) => other !== named.service && sure >= OFFERS)].slice(0, 2)
  return [{ kind: 'request', found, sure: false, words: text }]
}

/** Where the rules heard the same entry, it is given; else it is offered beside what they heard. */
const acceptAsk = (id: string, { text, rules, offer, hearing }: Grounds): readonly Command[] => {
  const named = offer.entries.find(({ entry }) => entry === id)
  if (named === undefined) return []
  const heard = rules.find((command) => command.kind === 'ask' || command.kind === 'likeliest')
  const leaning = heard?.kind === 'ask' ? heard.found : heard?.kind === 'likeliest' ? heard.entries : []
  if (leaning[0]?.entry === named.entry) return [{ kind: 'ask', finding: 'answered', found: [{ entry: named.entry, sure: leaning[0].sure }], words: text, followUp: false }]
  // In a form numbered choices would take the place of the question that is open.
  if (draftOf(hearing.conversation) !== undefined) return []
  return [{ kind: 'ask', finding: 'unsure', found: [named, ...leaning].slice(0, 2), words: text, followUp: false }]
}

/** A slot is filled from a literal piece of what was said, read by the code that reads every slot. */
const acceptFill = ({ id, span }: Proposed, { text, veiled, offer, hearing, kit }: Grounds): readonly Command[] => {
  const slot = offer.slots.find((one) => one.id === id)
  const { service, asked } = offer
  if (slot === undefined || service === undefined || span.trim() === '' || !veiled.text.includes(span)) return []
  const said = veiled.lift(span).trim()
  if (!text.includes(said)) return []
  if (slot.kind === 'text') return slot.brief && kit.fitting(text)(service, slot) < HARDLY ? [] : acceptText(slot, text, said, asked)
  if (slot.kind === 'choice') {
    const choice = chooseFrom(slot, said, slot === asked, kit.library.words.form)
    return choice === undefined ? [] : [{ kind: 'fill', slot: slot.id, correction: false, value: { text: choice, said } }]
  }
  // Whether somebody agrees is heard in their whole words or not at all.
  if (slot.kind === 'consent' || slot.kind === 'yesno') return []
  const facts = kit.facts(said, hearing, service).filter((fact) => fact.kind === slot.kind && fact.broken !== true)
  if (facts.length !== 1) return []
  return fillSlots({ ...service, slots: [slot] }, undefined, { ...materialOf(said, facts, kit), asked: slot }).heard.filter((command) => command.kind === 'fill')
}

/** An open question takes what was said as it was said; no other does from a model. */
const acceptText = (slot: Slot, text: string, said: string, asked: Slot | undefined): readonly Command[] =>
  slot === asked && said.length >= SHORTEST_TEXT ? [{ kind: 'fill', slot: slot.id, correction: false, value: { text, said: text } }] : []

const SHORTEST_TEXT = 2
/** Words that tell this little of what is answered in a few, a name or a purpose, are not it, whatever a model says: 「九十来号人，医生能进车间最好」 is no company. */
const HARDLY = 0.01

/** One command a kind and a subject, and one span for one slot. */
const unique = (commands: readonly Command[]): readonly Command[] => {
  const about = (command: Command): string => (command.kind === 'fill' ? command.value.said : '')
  return commands.filter((command, at) => commands.findIndex((other) => other.kind === command.kind && about(other) === about(command)) === at)
}
