import type { IntentWords } from '../core/words/intent.ts'
import { keepLatest } from './latest.ts'
import { isMadeOf, longestFirst } from './withoutWords.ts'

/** One clause of what was said: where it begins, and the sentence it belongs to. */
export type Clause = Readonly<{ text: string; from: number; sentence: number }>

const SENTENCE_ENDS = new Set('\n\u3002.!\uff01?\uff1f;\uff1b\u2026')
const CLAUSE_ENDS = new Set(',\uff0c\u3001:\uff1a~\uff5e\u2014')
const ENUMERATES = '\u3001'
const LETTER = /[\p{L}\p{N}]/u
const HAN = /\p{Script=Han}/u
const LATIN = /[a-z]/i

/** A full stop ends a sentence only where no Latin word or number goes on: not in `3.5`, nor in `No. 2`. */
const endsSentence = (text: string, at: number): boolean =>
  SENTENCE_ENDS.has(text[at]!)
  && !(text[at] === '.' && ((at + 1 < text.length && LETTER.test(text[at + 1]!)) || (/(?<![a-z])[a-z]{1,4}$/i.test(text.slice(0, at)) && /^\s\d/.test(text.slice(at + 1)))))

/** People put spaces where others put commas; spaces around Latin words are only spaces: 「想 book 一个律师」. */
const endsClause = (text: string, at: number): boolean =>
  // Most characters are Chinese.
  (text.charCodeAt(at) < 0x4e00 || text.charCodeAt(at) > 0x9fff) && (CLAUSE_ENDS.has(text[at]!) || (/\s/.test(text[at]!) && !LATIN.test(text[at - 1] ?? '') && !LATIN.test(text[at + 1] ?? '') && (HAN.test(text[at - 1] ?? '') || HAN.test(text[at + 1] ?? ''))))

/** The clauses of a text, in order, each within its sentence. */
export const splitClauses = keepLatest((text): readonly Clause[] => {
  const clauses: Clause[] = []
  let from = 0
  let sentence = 0
  let empty = true
  const close = (to: number): void => {
    const said = text.slice(from, to)
    const start = from + (said.length - said.trimStart().length)
    if (said.trim() !== '') {
      clauses.push({ text: said.trim(), from: start, sentence })
      empty = false
    }
    from = to + 1
  }
  for (let at = 0; at < text.length; at++) {
    const ends = endsSentence(text, at)
    if (!ends && !endsClause(text, at)) continue
    close(at)
    if (ends && !empty) {
      sentence++
      empty = true
    }
  }
  close(text.length)
  return clauses
})

/** The clauses with those that are enumerated in one: 「洗澡、拖地、换床单」. */
export const withEnumerated = (text: string, clauses: readonly Clause[]): readonly Clause[] =>
  clauses.reduce<readonly Clause[]>((joined, clause) => {
    const last = joined.at(-1)
    return last !== undefined && text.slice(last.from + last.text.length, clause.from).trim() === ENUMERATES
      ? [...joined.slice(0, -1), { ...last, text: text.slice(last.from, clause.from + clause.text.length) }] : [...joined, clause]
  }, [])

/** The sentences of a text, without their end marks. */
export const splitSentences = (text: string): readonly string[] => {
  const clauses = splitClauses(text)
  return clauses.flatMap((clause, at) => {
    if (at > 0 && clauses[at - 1]!.sentence === clause.sentence) return []
    const last = clauses.findLast(({ sentence }) => sentence === clause.sentence) ?? clause
    return [text.slice(clause.from, last.from + last.text.length)]
  })
}

/** Where one numbered wish begins, and where its words do. */
type Mark = Readonly<{ at: number; to: number }>

const CIRCLED_ONE = 0x2460
const MOST_WISHES = 9
const SHORTEST_WISH = 2

/** The marks 1, 2, 3 … of a list, as far as they go on; a digit counts only where something new could begin. */
const numberedMarks = (text: string): readonly Mark[] => {
  const inFigures = marksBy(text, markOf)
  return inFigures.length >= 2 ? inFigures : marksBy(text, hanMarkOf)
}

const marksBy = (text: string, read: (text: string, n: number, from: number) => Mark | undefined): readonly Mark[] => {
  const marks: Mark[] = []
  let from = 0
  for (let n = 1; n <= MOST_WISHES; n++) {
    const mark = read(text, n, from)
    if (mark === undefined) break
    marks.push(mark)
    from = mark.to
  }
  return marks
}

const HAN_NUMBERS = '\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d'

/** 「一，……；二，……」: a number in words that a mark follows. */
const hanMarkOf = (text: string, n: number, from: number): Mark | undefined => {
  const found = new RegExp(`(?:^|[\\s\\p{P}])${HAN_NUMBERS[n - 1] ?? ''}[.\u3001)\uff09:\uff1a,\uff0c]\\s*(?=[\\p{L}\\p{N}])`, 'gu')
  found.lastIndex = Math.max(0, from - 1)
  const match = found.exec(text)
  return match === null ? undefined : { at: match.index, to: match.index + match[0].length }
}

const markOf = (text: string, n: number, from: number): Mark | undefined => {
  const circled = text.indexOf(String.fromCharCode(CIRCLED_ONE + n - 1), from)
  if (circled >= 0) return { at: circled, to: circled + 1 }
  const found = new RegExp(`(?:(?:^|[\\s\\p{P}])(${n}[.\\u3001)\\uff09:\\uff1a,\\s]*)|(?<=\\p{L})(${n}[.\\u3001)\\uff09]))(?=\\p{L})`, 'gu')
  found.lastIndex = Math.max(0, from - 1)
  const match = found.exec(text)
  if (match === null) return undefined
  const to = match.index + match[0].length
  return { at: to - (match[1] ?? match[2]!).length, to }
}

/** The words of the first series of which at least two stand in the text in order. */
const seriesMarks = (text: string, series: readonly (readonly string[])[], from = 0): readonly Mark[] => {
  for (const words of series) {
    const marks: Mark[] = []
    for (const word of words) {
      const at = text.indexOf(word, marks.at(-1)?.to ?? from)
      if (at >= 0) marks.push({ at, to: at + word.length })
      else if (marks.length > 0) break
    }
    if (marks.length >= 2) return marks
  }
  return []
}

/** The words that begin each of the wishes that were announced: 「两件事，一个是……，还有一个是……」. */
const announcedMarks = (text: string, { heads, series }: IntentWords['parts']['announced']): readonly Mark[] => {
  const head = heads.find((word) => text.includes(word))
  return head === undefined ? [] : seriesMarks(text, series, text.indexOf(head) + head.length)
}

const EDGES = /^[\s\p{P}]+|[\s,.;:\u3001\uff0c\u3002\uff1b\uff1a]+$/gu

/**
 * The questions and wishes of one message: numbered ones, or those a word like 另外 begins. What stands before the
 * first number is dropped when it only announces the list. One part when there is only one.
 */
export const splitWishes = (text: string, { announced, series, joiners, again }: IntentWords['parts']): readonly string[] => {
  const marks = [numberedMarks(text), announcedMarks(text, announced), seriesMarks(text, series)].find(({ length }) => length >= 2) ?? []
  if (marks.length > 0) {
    return marks.map(({ to }, at) => text.slice(to, marks[at + 1]?.at ?? text.length).replace(EDGES, '')).filter((part) => part.length >= SHORTEST_WISH)
  }
  return cutAt(text, joiners, false, again)
}

/** The parts of a text that clauses beginning with one of these words begin; the word stays with what it begins. */
export const splitAlso = (text: string, { also, again }: IntentWords['parts']): readonly string[] => cutAt(text, also, true, again)

/** 「也想登记一个」: words that ask once more for what was named before them. */
export const asksAgain = (text: string, again: readonly string[]): boolean => isMadeOf(text.toLowerCase(), again)

const cutAt = (text: string, words: readonly string[], keeps: boolean, again: readonly string[]): readonly string[] => {
  const cuts = splitClauses(text).filter((clause) => !asksAgain(clause.text, again)).flatMap(({ text: clause, from }) => {
    const small = clause.toLowerCase()
    const word = longestFirst(words).find((one) => small.startsWith(one))
    return word === undefined || from === 0 ? [] : [{ at: from, to: keeps ? from : from + word.length }]
  })
  const parts = [0, ...cuts.map(({ to }) => to)].map((from, at) => text.slice(from, cuts[at]?.at ?? text.length).replace(EDGES, ''))
  return parts.filter((part) => part.length >= SHORTEST_WISH)
}
