import { Act, type Lexicon } from '../core/lexicon.ts'
import { splitClauses } from './clauses.ts'
import { keepLatest } from './latest.ts'
import { everyAt, growTree, type WordTree } from './wordTree.ts'

/** What a whole utterance means by itself, and which acts a longer one contains. */
export type Acts = Readonly<{
  /** The one meaning of the whole utterance; 「不对」 is never 「对」. */
  whole: (words: string) => Act | undefined
  /** Acts named by a phrase inside a longer sentence. */
  within: (words: string) => readonly Act[]
}>

/** How many clauses may each say the same: 早上好，新年快乐. */
const MOST_CLAUSES = 3

/** What people add to anything: 你好，……，谢谢. */
const POLITE: ReadonlySet<Act> = new Set(['greet', 'thanks', 'bye'])

/** Nobody agrees in more characters. */
const LONGEST_ASSENT = 32

/** The same words two times. */
const TWICE = /^(..+)\1$/

const EDGES = /^[\s\p{P}\p{S}\p{M}\u200d]+|[\s\p{P}\p{S}\p{M}\u200d]+$/gu

/** The words without punctuation, emoji and space on both ends, in lower case. */
export const trimUtterance = (words: string): string => (isBare(words, 0) && isBare(words, words.length - 1) ? words : words.replace(EDGES, '')).toLowerCase()

/** Whether a Chinese character or a small Latin letter stands there, as at most ends. */
const isBare = (words: string, at: number): boolean => {
  const code = words.charCodeAt(at)
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a)
}

/** The readings of an utterance: as it is, and with particles taken off its ends one by one. */
export const readings = (words: string, particles: readonly string[]): readonly string[] => {
  const found = [trimUtterance(words)]
  for (let at = 0; at < found.length && found.length < 16; at += 1) {
    const text = found[at]!
    for (const particle of particles) {
      for (const rest of [text.startsWith(particle) ? text.slice(particle.length) : '', text.endsWith(particle) ? text.slice(0, -particle.length) : '']) {
        const trimmed = trimUtterance(rest)
        if (trimmed !== '' && !found.includes(trimmed)) found.push(trimmed)
      }
    }
  }
  return found
}

/** 「嗯嗯好的」「对没错，谢谢」: whether a text is nothing but words that affirm, of value true, and what is said around them. */
const agrees = (text: string, words: WordTree<boolean>): boolean => {
  if (text.length > LONGEST_ASSENT) return false
  // By place: whether all before it is such words, and whether one of them affirms.
  const reached: (boolean | undefined)[] = [false]
  for (let at = 0; at < text.length; at += 1) {
    const affirmed = reached[at]
    if (affirmed === undefined) continue
    if (!LETTER.test(text[at]!)) reached[at + 1] ||= affirmed
    for (const { to, values } of everyAt(words, text, at)) if (!(LATIN.test(text[to - 1]!) && LATIN.test(text[to] ?? ''))) reached[to] ||= affirmed || values.includes(true)
  }
  return reached[text.length] === true
}

const LETTER = /[\p{L}\p{N}]/u
const LATIN = /[a-z]/

/** The acts of a lexicon, ready to compare. */
export const createActs = (lexicon: Lexicon): Acts => {
  const meanings = new Map<string, Act>()
  for (const act of Act.options) for (const phrase of lexicon.acts[act]) meanings.set(trimUtterance(phrase) || phrase.trim(), act)
  const phrases = growTree(Act.options.flatMap((act) => (lexicon.within[act] ?? []).map((phrase) => [phrase.toLowerCase(), act] as const)))
  const agreeing = growTree([
    ...[...lexicon.assent, ...lexicon.acts.affirm.map(trimUtterance).filter(({ length }) => length > 1)].map((word) => [word, true] as const),
    ...[...lexicon.acts.thanks.map(trimUtterance), ...lexicon.particles].map((word) => [word, false] as const),
  ])
  const wholeOne = (words: string): Act | undefined => {
    const exact = meanings.get(words.trim())
    if (exact !== undefined) return exact
    for (const reading of readings(words, lexicon.particles)) {
      // 「不用了不用了」
      const act = meanings.get(reading) ?? meanings.get(TWICE.exec(reading)?.[1] ?? '')
      if (act !== undefined) return act
    }
    return agrees(trimUtterance(words), agreeing) ? 'affirm' : undefined
  }
  return {
    whole: keepLatest((words) => {
      const one = wholeOne(words)
      if (one !== undefined) return one
      const clauses = splitClauses(words)
      const acts = clauses.length < 2 || clauses.length > MOST_CLAUSES ? [] : clauses.map((clause) => wholeOne(clause.text))
      if (acts.includes(undefined)) return undefined
      const meant = new Set(acts.filter((act) => act !== undefined && !POLITE.has(act)))
      return meant.size > 1 ? undefined : [...meant][0] ?? acts[0]
    }),
    within: keepLatest((words) => {
      const text = words.toLowerCase()
      const held = new Set<Act>()
      for (let at = 0; at < text.length; at += 1) for (const { values } of everyAt(phrases, text, at)) for (const act of values) held.add(act)
      return Act.options.filter((act) => held.has(act))
    }),
  }
}
