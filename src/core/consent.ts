import { holdsAny } from './holdsAny.ts'
import type { PersonId, ServiceId, SlotId, TicketId } from './ids.ts'
import { keepFor } from './keepFor.ts'
import type { Library } from './library.ts'
import type { Slot } from './service.ts'
import type { SlotValue, Ticket } from './ticket.ts'
import type { FormWords } from './words/form.ts'

/** Whether the elder agreed that others hear of them. `own`: whoever asked is the one it is about, or nobody else is concerned. */
export type Consent = 'given' | 'refused' | 'unknown' | 'own'

/** What somebody said about being agreed to something. */
export type Verdict = 'given' | 'refused' | 'withdrawn'

/**
 * One row of the consent ledger: who said it, when and in which words; never changed, only followed by another.
 * `ownData`: that what they tell us is kept and used for what they ask. `elder`: that the elder a ticket is about is visited, and
 * their health is told, as whoever said it has it from the elder. `pictures`: that pictures of a visit are sent. I7, P1; 个人信息保护法 art. 14, 15, 29.
 */
export type ConsentRecord = Readonly<{ person: PersonId; about: 'ownData' | 'elder' | 'pictures'; verdict: Verdict; ticket?: TicketId; words: string; at: number }>

/** The service whose form a ticket's slots are from: its own, or the one that was open when a person was asked for. */
export const formOf = ({ service, form }: Pick<Ticket, 'service' | 'form'>): ServiceId => form ?? (service as ServiceId)

/** The slot of a ticket that asks whether the elder agrees; undefined where nobody is asked. */
export const consentSlot = (ticket: Pick<Ticket, 'service' | 'form'>, { services }: Library): Slot | undefined =>
  services.get(formOf(ticket))?.slots.find(({ kind }) => kind === 'consent')

/** Whether the wish is for somebody else than whoever asks. */
export const concernsAnother = ({ slots }: Pick<Ticket, 'slots'>, { words: { people } }: Library): boolean => {
  const relation = slots['relation' as SlotId]?.text
  return relation !== undefined && relation !== people.self[0]
}

/** I7: what the ticket records of the elder's agreement. */
export const consentOf = ({ slots, ...ticket }: Pick<Ticket, 'service' | 'form' | 'slots'>, library: Library): Consent => {
  const { words } = library
  const asked = consentSlot(ticket, library)
  const relation = slots['relation' as SlotId]?.text
  if (asked === undefined || (relation !== undefined && relation === words.people.self[0])) return 'own'
  const value = slots[asked.id]
  if (value === undefined) return 'unknown'
  const [yes, no] = [words.form.consent.yes[0], words.form.consent.no[0]]
  if (value.text === yes || value.text === no) return value.text === yes ? 'given' : 'refused'
  const said = `${value.text}\n${value.said}`
  return refuses(said, words.form.consent) ? 'refused' : 'given'
}

/** Whether the words say that the elder does not agree or was not asked. 「不会反对」 holds 反对 and is none, 「还没点头」 holds 点头 and is; 「同不同意」 says neither. */
export const refuses = (said: string, words: FormWords['consent']): boolean => {
  const bare = [...words.whether, ...likeRefusals(words)].reduce((rest, word) => rest.replaceAll(word, ' '), said)
  return holdsAny(bare, words.no) || deniesAny(bare, agreements(words), words.nots)
}

const agreements = keepFor(({ yes, misread }: FormWords['consent']) => yes.filter((word) => !misread.some((letter) => word.startsWith(letter))))

/** Whether one of the words stands right after one that denies it. */
export const deniesAny = (text: string, words: readonly string[], nots: readonly string[]): boolean => {
  const small = text.toLowerCase()
  return words.some((word) => {
    for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1)) {
      const before = small.slice(0, at)
      if (nots.some((not) => before.endsWith(not))) return true
    }
    return false
  })
}

const likeRefusals = keepFor(({ yes, no }: FormWords['consent']) => yes.filter((word) => holdsAny(word, no)))

/** The value of the slot for consent once somebody who was there says so: their words, or a plain yes or no where those read otherwise. */
export const consentValue = (verdict: Verdict, words: string, { words: { form: { consent } } }: Library): SlotValue => {
  const given = verdict === 'given'
  return { text: refuses(words, consent) === given ? (given ? consent.yes[0] : consent.no[0]) ?? words : words, said: words }
}

/** Whether those who work on the ticket may read of the elder's health: the elder agreed, it is the asker's own, or somebody is in danger. I7, S1. */
export const mayShowHealth = (ticket: Pick<Ticket, 'service' | 'form' | 'slots' | 'urgent'>, library: Library): boolean =>
  ticket.urgent || ['given', 'own'].includes(consentOf(ticket, library))

const CLAUSE = /[^,\uff0c\u3002;\uff1b!\uff01?\uff1f\n]+[,\uff0c\u3002;\uff1b!\uff01?\uff1f\n]*/gu

/** Somebody's words without the clauses that tell of health. */
export const withoutHealth = (text: string, { words: { form, visit } }: Library): string => {
  const telling = [...form.listens['health'] ?? [], ...form.listens['diet'] ?? [], ...visit.aspects.body, ...visit.aspects.medicine]
  return (text.match(CLAUSE) ?? []).filter((clause) => !holdsAny(clause, telling)).join('').trim()
}
