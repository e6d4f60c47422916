import type { AddressValue } from '../entities/address.ts'
import type { Found } from '../entities/found.ts'

const PARTS = ['estate', 'street', 'building', 'unit', 'room'] as const

/** The addresses of a text without the parts that only say again what is known, where another is told beside: 「是6幢，5幢是隔壁那栋」. */
export const withoutRepeated = (addresses: readonly Found<AddressValue>[], known: AddressValue | undefined): readonly Found<AddressValue>[] => {
  if (known === undefined || addresses.length < 2) return addresses
  const repeated = PARTS.filter((part) => known[part] !== undefined && addresses.some(({ value }) => value[part] === known[part]) && addresses.some(({ value }) => value[part] !== undefined && value[part] !== known[part]))
  return addresses.flatMap((address) => {
    const told = Object.fromEntries(Object.entries(address.value).filter(([name, value]) => !repeated.some((part) => part === name && known[part] === value)))
    return PARTS.some((part) => told[part] !== undefined) ? [{ ...address, value: { ...told, corrects: address.value.corrects } }] : []
  })
}
