import type { Library } from '../core/library.ts'
import { createWordFinder, keepLongest } from './searchWords.ts'

/** What kind of place that is not ours: another province or city of this country, or another country or its own things. */
export type Place = 'region' | 'country'

/** A text in which every other place is one mark of its kind, so that what is learned of one place is known of all. */
export type Veiled = Readonly<{
  text: string
  places: ReadonlySet<Place>
  /** What stands on both sides of the marks, as concept numbers no other concept has. */
  around: readonly number[]
}>

export type Veil = (text: string) => Veiled

/** What places are known from. */
export type PlaceParts = Pick<Library, 'places' | 'community'> & Readonly<{ words: Pick<Library['words'], 'jurisdiction'> }>

/** Ideographs no text of ours holds; the third stands for what there is only abroad. */
const MARKS = { region: '\u3400', country: '\u3401', thing: '\u3402' } as const
type Mark = keyof typeof MARKS
const REPEATED = /([\u3400-\u3402])(?:\s*\1)+/g
const UNITS = /[a-z]+|[\p{Script=Han}\u3400-\u3402]/gu

/** Where the numbers of what stands around begin, and how many there are. */
const AROUND = 1 << 24
const ROOM = 1 << 22

/** Prepares the places of one library. */
export const createVeil = ({ places, community, words: { jurisdiction: { regions, abroad, here } } }: PlaceParts): Veil => {
  const own = here.map((word) => word.toLowerCase())
  const isOurs = (word: string): boolean => own.some((one) => one.includes(word.toLowerCase()))
  const home = places.find(({ name }) => name === community.city)?.country
  const find = createWordFinder<Mark>([
    ...regions.map((word) => [word, 'region'] as const),
    ...abroad.map((word) => [word, 'thing'] as const),
    ...places.flatMap(({ name, country, zone, say }) => {
      const mark = country !== home || zone !== community.zone ? 'country' : 'region'
      return [name, ...say].some((word) => own.includes(word.toLowerCase())) ? [] : [name, ...say].filter((word) => !isOurs(word)).map((word) => [word, mark] as const)
    }),
  ])
  return (raw) => {
    const text = raw.toLowerCase()
    const found = keepLongest(find(text))
    if (found.length === 0) return { text, places: new Set(), around: [] }
    let veiled = ''
    let to = 0
    for (const { at, length, value } of found) {
      if (at < to) continue
      veiled += text.slice(to, at) + MARKS[value]
      to = at + length
    }
    veiled = (veiled + text.slice(to)).replace(REPEATED, '$1')
    return { text: veiled, places: new Set(found.map(({ value }) => (value === 'region' ? 'region' : 'country'))), around: aroundMarks(veiled) }
  }
}

const aroundMarks = (veiled: string): readonly number[] => {
  const units = veiled.match(UNITS) ?? []
  return units.flatMap((unit, at) => {
    if (!Object.values(MARKS).some((mark) => mark === unit)) return []
    const [before, after] = [units[at - 1] ?? '', units[at + 1] ?? '']
    return [`${before}<${unit}`, `${unit}>${after}`, `${before}<${unit}>${after}`].map(numberOf)
  })
}

/** FNV-1a, folded into the room there is. */
const numberOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return AROUND + ((hash >>> 0) % ROOM)
}
