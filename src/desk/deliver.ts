import type { Utterance } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { line } from '../core/step.ts'
import type { Address } from '../core/ticket.ts'
import { writeParts, type ToTraditional } from '../core/write.ts'
import { showHeld } from './held.ts'
import type { Channel, Clock, Delivery, DeliveryId, Ledger, Sent } from '../ports.ts'

/** After this many refusals a delivery waits for the person's next contact, and staff see it as undelivered. */
const TRIES = 8

export type DeliveryTools = Readonly<{
  ledger: Ledger; channel: Channel; library: () => Library; toTraditional: ToTraditional; now: Clock
  /** How often a delivery is refused before it is held; eight times unless told otherwise. */
  tries?: number
  /** Hears of everything delivered, by reply id. */
  onSaid?: (to: Address, lines: readonly Utterance[]) => void
}>

/** Raised when something due could not be sent yet, so that the job is tried again later. */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered'
}

/** Sends what is due to one address, in order, each with a recorded state. */
export const deliverTo = (tools: DeliveryTools) => async (to: Address): Promise<void> => {
  for (;;) {
    // While nobody is logged in nothing was tried, so nothing counts as refused.
    if (!tools.channel.status().loggedIn) throw new NotDelivered('not logged in')
    const delivery = await tools.ledger.takeDelivery(to, tools.now())
    if (delivery === undefined) return
    await deliverOne(delivery, tools)
  }
}

const deliverOne = async (delivery: Delivery, { ledger, channel, library, toTraditional, now, onSaid, tries = TRIES }: DeliveryTools): Promise<void> => {
  const parts: readonly (() => Promise<Sent>)[] = [
    ...writeParts(delivery.lines, delivery.voice, library(), toTraditional).map((text) => () => channel.send(delivery.to, text)),
    ...(delivery.files ?? []).map((file) => () => channel.sendFile(delivery.to, file)),
  ]
  for (const [index, send] of parts.entries()) {
    const sent = await send()
    if (sent.kind === 'sent') continue
    if (sent.kind === 'uncertain') {
      await ledger.markDelivery(delivery.id, 'uncertain', sent.why, now())
      await showUncertain(delivery, ledger, now())
      return
    }
    if (index > 0) {
      await ledger.markDelivery(delivery.id, 'uncertain', `part ${index + 1} of ${parts.length}: ${sent.why}`, now())
      await showUncertain(delivery, ledger, now())
      return
    }
    // A throttled account is no person out of reach: what waits for the account does not wait for them to write.
    const given = sent.nobody !== true && delivery.tries + 1 >= tries
    await ledger.markDelivery(delivery.id, given ? 'held' : 'waiting', sent.why, now(), sent.nobody !== true)
    if (given) {
      await showHeld(delivery, ledger, now())
      return
    }
    throw new NotDelivered(sent.why)
  }
  await ledger.markDelivery(delivery.id, 'sent', '', now())
  onSaid?.(delivery.to, delivery.lines)
}

/** A send nobody can vouch for is shown to staff by its number and never repeated by itself. */
export const showUncertain = async (delivery: Delivery, ledger: Ledger, now: number): Promise<void> => {
  if (delivery.ticket === undefined || delivery.id.endsWith('/uncertain')) return
  const ticket = await ledger.ticket(delivery.ticket)
  if (ticket === undefined) return
  const { assignee } = ticket
  await ledger.deliver({
    id: `${delivery.id}/uncertain` as DeliveryId, ticket: ticket.id, about: 'notice',
    to: delivery.about === 'card' || assignee === undefined ? delivery.to : { kind: 'private', account: assignee.account, contact: assignee.contact },
    voice: { locale: 'zh-CN', traditional: false }, lines: [line(`desk.uncertain.${delivery.about}`, undefined, { number: ticket.number })], dueAt: now,
  })
}
