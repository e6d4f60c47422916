import type { SlotValue } from '../core/ticket.ts'
import { formatAddress, type AddressValue } from './entities/address.ts'

/** An estate and nothing of where in it, or, where somebody rings at the door, without it, 「桂花新村12幢」: kept, and asked about once. */
const isVague = ({ estate, street, building, unit, room }: AddressValue, door: boolean): boolean =>
  estate !== undefined && (door ? [street, room] : [street, building, unit, room]).every((part) => part === undefined)

/** An address as a form holds it: whole for whoever goes there, masked up to the building for all others. */
export const addressSlot = (address: AddressValue, said: string, door: boolean): SlotValue => {
  const { estate, street, building, unit, room, grid } = address
  const parts = Object.fromEntries(Object.entries({ estate, street, building, unit, room, grid }).filter(([, part]) => part !== undefined))
  return {
    text: formatAddress(address), said, parts, ...(isVague(address, door) ? { vague: true } : {}),
    masked: formatAddress({ ...(estate === undefined ? {} : { estate }), ...(street === undefined ? {} : { street }), ...(building === undefined ? {} : { building }) }),
    ...(grid === undefined ? {} : { grid }),
  }
}
