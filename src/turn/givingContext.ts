import type { Command } from '../core/command.ts'
import type { Context } from '../core/context.ts'
import type { Conversation } from '../core/conversation.ts'
import type { AccountId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { draftOf } from '../core/requesting.ts'
import type { Ticket } from '../core/ticket.ts'
import type { Ledger } from '../ports.ts'

/** What a decision must see of rooms, needs, pairings and gifts, read only where they are spoken of. C1. */
export const readGiving = async (
  commands: readonly Command[], conversation: Conversation, account: AccountId, own: readonly Ticket[], ledger: Ledger, { services }: Library, now: number,
): Promise<Pick<Context, 'taken' | 'needs' | 'pairings' | 'given' | 'met'>> => {
  const verbs = commands.flatMap((command) => (command.kind === 'giving' ? [command.verb.do] : []))
  const asked = commands.flatMap((command) => (command.kind === 'request' ? command.found.slice(0, 1).map(({ service }) => service) : []))
  const forms = [...asked, ...[draftOf(conversation), ...conversation.waiting].flatMap((draft) => (draft === undefined ? [] : [draft.service]))].flatMap((id) => services.get(id) ?? [])
  const is = (...some: readonly Command['kind'][]): boolean => commands.some(({ kind }) => some.includes(kind))
  const gifts = commands.flatMap((command) => (command.kind === 'giving' && command.verb.do === 'gifts' ? [command.verb] : []))[0]
  return {
    ...(verbs.includes('rooms') || is('activity', 'choose') || forms.some(({ books }) => books) ? { taken: await ledger.taken(account, now) } : {}),
    ...(verbs.includes('needs') || is('choose', 'helpers') || forms.some(({ gives }) => gives) ? { needs: await ledger.openNeeds(account) } : {}),
    ...(verbs.some((verb) => verb === 'pairings' || verb === 'pair' || verb === 'unpair') || is('helpers', 'myData') ? { pairings: await ledger.pairings(account) } : {}),
    ...(verbs.includes('usage') ? { met: await ledger.needsMet(own.map(({ id }) => id)) } : {}),
    ...(gifts === undefined ? {} : { given: await ledger.ticketsBetween(gifts.from, gifts.until) }),
  }
}
