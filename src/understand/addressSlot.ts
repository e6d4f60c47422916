import type { SlotValue } from '../core/ticket.ts'
import { formatAddress, type AddressValue } from './entities/address.ts'

/** A home in an estate without its door, 「桂花新村12幢」: kept, and asked about once. */
const lacksDoor = ({ estate, street, room }: AddressValue): boolean => estate !== undefined && street === undefined && room === undefined

/** An address as a form holds it: whole for whoever goes there, masked up to the building for all others. */
export const addressSlot = (address: AddressValue, said: string): SlotValue => {
  const { estate, street, building, unit, room, grid } = address
  const parts = Object.fromEntries(Object.entries({ estate, street, building, unit, room, grid }).filter(([, part]) => part !== undefined))
  return {
    text: formatAddress(address), said, parts, ...(lacksDoor(address) ? { vague: true } : {}),
    masked: formatAddress({ ...(estate === undefined ? {} : { estate }), ...(street === undefined ? {} : { street }), ...(building === undefined ? {} : { building }) }),
    ...(grid === undefined ? {} : { grid }),
  }
}
