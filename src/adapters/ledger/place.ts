import type { Address } from '../../core/ticket.ts'

/** An address without the person mentioned in it: what is sent to one place goes out one by one. */
export const placeOf = (to: Address): Address =>
  to.kind === 'private' ? { kind: 'private', account: to.account, contact: to.contact } : { kind: 'room', account: to.account, room: to.room }

/** The key of that place. */
export const placeKey = (to: Address): string =>
  [to.account, to.kind, to.kind === 'private' ? to.contact : to.room].map(encodeURIComponent).join('/')
