import type { ServiceId, SlotId } from './ids.ts'
import type { Library } from './library.ts'
import type { Ticket } from './ticket.ts'
import type { FormWords } from './words/form.ts'

/** Whether the elder agreed that others hear of them. `own`: whoever asked is the one it is about, or nobody else is concerned. */
export type Consent = 'given' | 'refused' | 'unknown' | 'own'

const holds = (text: string, words: readonly string[]): boolean => words.some((word) => text.toLowerCase().includes(word.toLowerCase()))

/** I7: what the ticket records of the elder's agreement. */
export const consentOf = ({ service, slots }: Pick<Ticket, 'service' | 'slots'>, { services, words }: Library): Consent => {
  const asked = services.get(service as ServiceId)?.slots.find(({ kind }) => kind === 'consent')
  const relation = slots['relation' as SlotId]?.text
  if (asked === undefined || (relation !== undefined && relation === words.people.self[0])) return 'own'
  const value = slots[asked.id]
  if (value === undefined) return 'unknown'
  const said = `${value.text}\n${value.said}`
  return refuses(said, words.form.consent) ? 'refused' : 'given'
}

/** Whether the words say that the elder does not agree or was not asked. 「不会反对」 holds 反对 and is none. */
export const refuses = (said: string, { yes, no }: FormWords['consent']): boolean =>
  holds(yes.filter((word) => holds(word, no)).reduce((rest, word) => rest.replaceAll(word, ''), said), no)
