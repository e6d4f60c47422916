import type { Community } from './community.ts'
import type { Utterance } from './effect.ts'
import { line } from './step.ts'

/** Where the house is and its telephone, as far as the community has filled them in. */
export const whereabouts = ({ contacts, home, name, district, city }: Community): readonly Utterance[] => {
  const [address, phone] = [contacts['homeAddress']?.value ?? undefined, contacts['communityOffice']?.value ?? undefined]
  const known = [
    ...(address === undefined ? [] : [line('smalltalk.where', undefined, { home, address })]),
    ...(phone === undefined ? [] : [line('smalltalk.phone', undefined, { name, phone })]),
  ]
  return known.length > 0 ? known : [line('smalltalk.whereNotTold', undefined, { home, place: `${city}${district}${name}` })]
}
