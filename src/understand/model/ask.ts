import { writePrompt, type ModelPrompt } from '../../core/modelPrompt.ts'
import { isStaff } from '../../core/context.ts'
import type { Command } from '../../core/command.ts'
import { draftOf } from '../../core/requesting.ts'
import { isSensitive, type Service } from '../../core/service.ts'
import type { ModelQuestion } from '../../core/modelTalk.ts'
import type { Hearing } from '../../ports.ts'
import type { Kit } from '../kit.ts'
import type { Offer } from './offer.ts'
import { Proposal, schemaOf } from './proposal.ts'
import { asksPersonal, type Veiled } from './veil.ts'

const SCHEMA = schemaOf(Proposal)
/** Fewer characters than this carry nothing a model could hear better; more than this is not what people say to a bot. */
const SHORTEST = 2
const LONGEST = 600
/** Talk shorter than this is only talk. */
const SHORTEST_TALK = 6
/** From this likelihood on words count as spoken about a service. */
const TOUCHES = 0.2

/** Whether the rules were unsure of all that was said, so that a second reading may help. Danger, attacks, refusals and staff work never are. */
export const isUnsettled = (commands: readonly Command[], text: string, { turn, conversation, speaker, room }: Hearing, offer: Offer): boolean => {
  const { at } = conversation.stage
  if (at === 'rescuing' || at === 'previewing' || text.length < SHORTEST || text.length > LONGEST) return false
  if (isStaff(speaker) && turn.place.kind === 'room' && room?.use === 'work') return false
  if (turn.place.kind === 'room' && !turn.addressed) return false
  if (asksPersonal(offer.asked?.kind)) return false
  return commands.every((command) => isDoubtful(command, text)) && commands.some(({ kind }) => kind !== 'attach')
}

const isDoubtful = (command: Command, text: string): boolean =>
  command.kind === 'unclear' || command.kind === 'invalid' || command.kind === 'attach'
  || (command.kind === 'ask' && command.finding !== 'answered')
  || command.kind === 'likeliest' || (command.kind === 'request' && !command.sure)
  || ((command.kind === 'chat' || command.kind === 'tell') && text.length >= SHORTEST_TALK)

/** Whether a turn is about a sensitive service, or speaks of such things. */
export const touchesSensitive = (text: string, { conversation }: Hearing, { services }: Offer, kit: Kit): boolean => {
  const of = (id: string): boolean => {
    const service = kit.library.services.get(id as Service['id'])
    return service !== undefined && isSensitive(service)
  }
  const drafts = [draftOf(conversation), ...conversation.waiting].flatMap((draft) => draft?.service ?? [])
  return drafts.some(of) || services.some(({ service, sure }) => sure >= TOUCHES && of(service))
    || kit.safety(text).exposure.some((what) => what === 'diagnosis' || what === 'dispute' || what === 'secret')
}

const NONE = '-'
const list = (lines: readonly string[]): string => (lines.length === 0 ? NONE : lines.join('\n'))

/** The question: our words and what may be chosen in the system role, what was said in the user role and nowhere else. */
export const questionOf = (prompt: ModelPrompt, { text }: Veiled, { conversation }: Hearing, offer: Offer, { library }: Kit): ModelQuestion => ({
  name: 'understand', schema: SCHEMA, most: prompt.most,
  system: writePrompt(prompt, {
    stage: conversation.stage.at + (offer.service === undefined ? '' : ` (${offer.service.id} ${offer.service.name})`),
    asked: offer.asked === undefined ? NONE : `${offer.asked.id} ${offer.asked.ask}`,
    slots: list(offer.slots.map(({ id, label, kind, choices }) => `${id} ${label} (${kind}${choices.length === 0 ? '' : `: ${choices.map(({ value }) => value).join('/')}`})`)),
    services: list(offer.services.flatMap(({ service }) => {
      const known = library.services.get(service)
      return known === undefined ? [] : [`${service} ${known.name}: ${known.about}`]
    })),
    entries: list(offer.entries.map(({ entry }) => `${entry} ${library.entries.get(entry)?.title ?? ''}`)),
  }),
  user: `<<<\n${text}\n>>>`,
})
