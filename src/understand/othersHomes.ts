import type { EntityWords } from '../core/library.ts'
import type { AddressValue } from './entities/address.ts'
import { plain } from './entities/clause.ts'
import type { Found } from './entities/found.ts'
import type { Relation } from './entities/people.ts'
import { isWordAt, startOfWordBefore } from './entities/vocabulary.ts'

/** What is known beside the text: whom the form is about, and whether it holds an address already. */
type Known = Readonly<{ relation: string | undefined; address: boolean }>

/** Which addresses and relatives of a text are those of the form: 「16幢，6幢是我姑姑家」 and 「我住6幢，老人在12幢」, 「对门12幢302」 name a home that is not to be gone to. */
export const leaveOthersHomes = (
  text: string, addresses: readonly Found<AddressValue>[], relations: readonly Found<Relation>[], known: Known, { address: words, anew }: Pick<EntityWords, 'address' | 'anew'>,
): Readonly<{ addresses: readonly Found<AddressValue>[]; relations: readonly Found<Relation>[] }> => {
  const several = addresses.length > 1
  if (!several && !known.address) return { addresses, relations }
  const small = plain(text)
  const owners = addresses.map(({ to }) => {
    const link = words.isHome.find((word) => small.startsWith(word, to))
    const owner = link === undefined ? undefined : relations.find(({ from }) => from >= to + link.length && from <= to + link.length + 1)
    return owner !== undefined && owner.value.relation !== known.relation && isWordAt(small, owner.to, words.home) ? owner : undefined
  })
  const speaks = relations.some(({ value }) => !value.self)
  const own = addresses.map(({ from }) => several && speaks && startOfWordBefore(small, from, words.own) !== undefined)
  const kept = addresses.filter(({ from }, at) => owners[at] === undefined && own[at] !== true && startOfWordBefore(small, from, anew.othersAt) === undefined)
  if (kept.length === addresses.length || (kept.length === 0 && !known.address)) return { addresses, relations }
  // The estate that was named first is that of both.
  const estate = kept.some(({ value }) => value.estate !== undefined || value.street !== undefined) ? undefined : addresses.find(({ value }) => value.estate !== undefined)?.value
  return {
    addresses: kept.map((one) => (estate?.estate === undefined ? one : { ...one, value: { ...one.value, estate: estate.estate, ...(estate.grid === undefined ? {} : { grid: estate.grid }) } })),
    relations: relations.filter((relation) => !owners.includes(relation)),
  }
}
