import type { Community } from './community.ts'
import type { Utterance } from './effect.ts'
import { line } from './step.ts'

/** When we are open, or where the house is and its telephone, as far as the community has filled them in. */
export const aboutUs = (asked: 'hours' | 'whereabouts', { contacts, home, name, district, city, hours }: Community): readonly Utterance[] => {
  if (asked === 'hours') return [line('smalltalk.hours', undefined, { hours: hours.join('\u3001') })]
  const [address, phone] = [contacts['homeAddress']?.value ?? undefined, contacts['communityOffice']?.value ?? undefined]
  const known = [
    ...(address === undefined ? [] : [line('smalltalk.where', undefined, { home, address })]),
    ...(phone === undefined ? [] : [line('smalltalk.phone', undefined, { name, phone })]),
  ]
  return known.length > 0 ? known : [line('smalltalk.whereNotTold', undefined, { home, place: `${city}${district}${name}` })]
}
