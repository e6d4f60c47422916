import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { begin, type Conversation, type Draft } from '../../src/core/conversation.ts'
import type { Speaker } from '../../src/core/context.ts'
import { openDraft } from '../../src/core/intake.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type ServiceId } from '../../src/core/ids.ts'
import type { Library } from '../../src/core/library.ts'
import type { SlotKind } from '../../src/core/service.ts'
import type { Slots, SlotValue } from '../../src/core/ticket.ts'
import type { Hearing } from '../../src/ports.ts'
import type { Fact } from '../../src/understand/facts.ts'
import type { Kit } from '../../src/understand/kit.ts'
import { ENTITY_SETS, type EntitySets } from './entityItem.ts'
import { judgeAddress, judgePeople, judgePhone, judgeTime, type EntityFailure } from './entityScore.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const ACCOUNT = 'eval' as AccountId
const CONTACT = 'somebody' as ContactId
const SPEAKER: Speaker = { person: 'somebody' as PersonId, account: ACCOUNT, contact: CONTACT, name: 'somebody', roles: [], friend: true }

/** How one expression was read. `got` is what was found, for the list of failures. */
export type EntityVerdict = Readonly<{ id: string; set: keyof EntitySets; q: string; wanted: string; got: string; failure: EntityFailure | undefined }>

/** Reads every expression as the answer to a question for that kind of thing, with the words put right as the bot puts them right. */
export const runEntities = (sets: EntitySets, wanted: readonly (keyof EntitySets)[], library: Library, kit: Kit): readonly EntityVerdict[] => {
  const hear = (q: string, kind: SlotKind, zone: string | undefined): readonly Fact[] => {
    const conversation = { ...asking(kind, library), ...(zone === undefined ? {} : { zone }) }
    return kit.facts(kit.normalise(q).text, hearingOf(q, conversation))
  }
  const only = (facts: readonly Fact[], kind: Fact['kind']): SlotValue | undefined => facts.find((fact) => fact.kind === kind && fact.broken !== true)?.value
  return ENTITY_SETS.filter((set) => wanted.includes(set)).flatMap((set): readonly EntityVerdict[] => {
    const note = (item: Readonly<{ id: string; q: string }>, got: unknown, failure: EntityFailure | undefined): EntityVerdict => {
      const { id, q, ...meaning } = item
      return { id, set, q, wanted: JSON.stringify(meaning), got: JSON.stringify(got ?? null), failure }
    }
    switch (set) {
      case 'time':
        return sets.time.map((item) => {
          const found = only(hear(item.q, 'time', item.zone), 'time')
          const { at, until, rhythm } = found ?? {}
          const clock = (ms: number | undefined): string => (ms === undefined ? '' : new Date(ms).toLocaleString('sv', { timeZone: item.zone }).slice(0, 16))
          return note(item, found === undefined ? undefined : rhythm ?? `${clock(at)} – ${clock(until)}`, judgeTime(item, found))
        })
      case 'phone':
        return sets.phone.map((item) => {
          const found = only(hear(item.q, 'phone', undefined), 'phone')
          const digits = found === undefined ? undefined : digitsOf(found.text)
          return note(item, found?.text, judgePhone(item, digits))
        })
      case 'address':
        return sets.address.map((item) => {
          const found = only(hear(item.q, 'address', undefined), 'address')
          return note(item, found?.parts, judgeAddress(item, found))
        })
      case 'people':
        return sets.people.map((item) => {
          const facts = hear(item.q, 'relation', undefined)
          const texts = (kind: Fact['kind']): readonly string[] => facts.flatMap((fact) => (fact.kind === kind ? [fact.value.text] : []))
          const found = { relations: texts('relation'), ages: texts('age').map(Number), names: texts('person') }
          return note(item, found, judgePeople(item, found))
        })
    }
  })
}

/** A number as a ticket shows it, as digits with the country code; nothing where it is none. */
const digitsOf = (text: string): string | undefined => parsePhoneNumberFromString(text.replace(/-\d{1,6}$/u, (tail) => (text.replace(/\D/gu, '').length > 12 ? '' : tail)), 'CN')?.number.slice(1)

const hearingOf = (q: string, conversation: Conversation): Hearing => ({
  conversation, speaker: SPEAKER, desk: [], own: [], colleagues: [], now: NOW,
  turn: {
    conversation: conversation.id, ids: ['m1' as MessageId], account: ACCOUNT, from: { contact: CONTACT, name: 'somebody', friend: true },
    place: { kind: 'private' }, text: q, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW,
  },
})

/** Services whose forms ask for it; times by the clock of who is asked. */
const ASKS: Readonly<Partial<Record<SlotKind, string>>> = { time: 'legal-consult', phone: 'legal-consult', address: 'home-repair', relation: 'home-visit' }

/** A conversation in which just that is asked. */
const asking = (kind: SlotKind, { services }: Library): Conversation => {
  const service = services.get(ASKS[kind] as ServiceId)
  if (service === undefined || !service.slots.some((slot) => slot.kind === kind)) throw new Error(`no service asks for ${kind}`)
  const filled = service.slots.filter((slot) => slot.required && slot.kind !== kind && slot.kind !== 'address').map(({ id }) => [id, { text: '-', said: '-' }])
  const draft: Draft = openDraft(service.id, NOW, '', Object.fromEntries(filled) as Slots)
  return { ...begin(privateConversation(ACCOUNT, CONTACT)), stage: { at: 'filling', draft } }
}
