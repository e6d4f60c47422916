import { ConverterFactory } from 'opencc-js/core'
import { from, to } from 'opencc-js/preset/t2cn'
import type { Lexicon } from '../core/lexicon.ts'
import type { PeopleWords } from '../core/words/people.ts'
import { literally } from './literally.ts'

/** Words as the finders read them, and what they were written in. */
export type Normalised = Readonly<{
  /** Simplified, NFKC, without invisible characters, with known typos and dialect words put right. */
  text: string
  /** The person writes traditional characters. */
  traditional: boolean
  /** The person writes English; undefined when the words are neither. */
  english: boolean | undefined
  /** Only the beginning was read. */
  cut: boolean
}>
export type Normalise = (text: string) => Normalised

/** Nobody types more than this in one breath; what does is not read to its end. */
const LONGEST = 4_000
// Marks, joiners, direction overrides and controls that carry no words.
const INVISIBLE = /[^\P{Cc}\n\t]|\p{Cf}|\p{Default_Ignorable_Code_Point}/gu
/** What is left of a character that the cut went through. */
const HALF_CHARACTER = /[\ud800-\udbff]$/
const HAN = /\p{Script=Han}/gu
const LATIN_WORD = /[A-Za-z]{2,}/g

/** What says that a name follows, and what names begin with. */
type NameWords = Pick<PeopleWords, 'surnames' | 'nameCues'>

/** Whether a word is of a name, and not of a dialect: 阿妹 in 「她叫吴阿妹」. */
const isOfName = (text: string, at: number, word: string, { surnames, nameCues }: NameWords): boolean => {
  const surname = text.charAt(at - 1)
  if (word.length !== GIVEN || !surnames.includes(surname)) return false
  const before = text.slice(0, at - 1)
  return !/\p{Script=Han}$/u.test(before) || nameCues.some((cue) => before.endsWith(cue))
}
/** So many characters after a surname are a name. */
const GIVEN = 2

/** Prepares the lexicon's replacements once; those of names are left as they are. */
export const createNormalise = ({ typos, dialect }: Pick<Lexicon, 'typos' | 'dialect'>, names: NameWords = { surnames: [], nameCues: [] }): Normalise => {
  const simplify = ConverterFactory(from['tw'] ?? [], to['cn'] ?? [])
  const replacements = new Map([...Object.entries(dialect), ...Object.entries(typos)])
  const pattern = replacements.size === 0
    ? undefined
    : new RegExp([...replacements.keys()].toSorted((a, b) => b.length - a.length).map(literally).join('|'), 'gu')
  return (raw) => {
    const cut = raw.length > LONGEST
    const clean = raw.slice(0, LONGEST).normalize('NFKC').replace(INVISIBLE, '').replace(/[ \t\u3000]+/g, ' ').slice(0, LONGEST).replace(HALF_CHARACTER, '').trim()
    const simplified = simplify(clean)
    const text = pattern === undefined ? simplified : simplified.replace(pattern, (word, at: number) => (isOfName(simplified, at, word, names) ? word : replacements.get(word) ?? word))
    const han = clean.match(HAN)?.length ?? 0
    const latin = clean.match(LATIN_WORD)?.length ?? 0
    return { text, traditional: simplified !== clean && han > 0, english: han === 0 && latin === 0 ? undefined : han === 0 || latin > han * 2, cut }
  }
}
