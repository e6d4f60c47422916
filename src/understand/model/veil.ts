import { draftOf } from '../../core/requesting.ts'
import type { Hearing } from '../../ports.ts'
import { findIdNumbers } from '../entities/idNumber.ts'
import type { Fact } from '../facts.ts'
import type { Kit } from '../kit.ts'
import { createNameGuess } from './nameGuess.ts'

/** Words with placeholders where they were personal, and the way back. */
export type Veiled = Readonly<{
  text: string
  /** The words with every placeholder put back. */
  lift: (text: string) => string
}>

/** Hides what is personal in somebody's normalised words before they leave this machine. P2. */
export type Veil = (text: string, hearing: Hearing) => Veiled

type Kind = 'PHONE' | 'NAME' | 'ADDRESS' | 'ID' | 'NUMBER' | 'ACCOUNT'
type Span = Readonly<{ kind: Kind; from: number; to: number }>

const OF_FACT: Partial<Record<Fact['kind'], Kind>> = { phone: 'PHONE', address: 'ADDRESS', person: 'NAME' }

/** Long numbers, however they are written or spoken; accounts; addresses of mail. Better too much than too little. */
const PATTERNS: readonly (readonly [Kind, RegExp])[] = [
  ['ACCOUNT', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['ACCOUNT', /(?<![A-Za-z0-9_])(?=[A-Za-z0-9_-]*[A-Za-z])(?=[A-Za-z0-9_-]*\d)[A-Za-z][A-Za-z0-9_-]{5,}/g],
  ['ACCOUNT', /(?:https?:\/\/|www\.)\S+/g],
  ['NUMBER', /\+?\d[\d\s().-]{3,}\d/g],
]

/** What may be the name of an estate, right before the building. */
const ESTATE = /\p{Script=Han}{2,8}\s?$/u

const LATIN = /^[a-z]+$/

/** Slots whose value says who somebody is or where. */
const PERSONAL: ReadonlySet<string> = new Set(['person', 'phone', 'address'])
/** Shorter words are no name that could be told from others. */
const SHORTEST = 2

/** Angle brackets are ours: nobody can write a placeholder or the end of their own words. */
export const withoutBrackets = (text: string): string => text.replace(/[<>]/g, ' ')

/** Prepares what is known about names. */
export const createVeil = ({ facts, library }: Kit): Veil => {
  const guessNames = createNameGuess(library)
  const spoken = new RegExp(`[${Object.keys(library.words.number.digits ?? {}).join('')}]{6,}`, 'g')
  const streets = library.words.address.streetMarks.filter((mark) => LATIN.test(mark))
  const numbered = new RegExp(`\\d+[a-z]?\\s+(?:[a-z]+\\s+){1,3}(?:${streets.join('|')})(?![a-z])`, 'gi')
  return (said, hearing) => {
    const text = withoutBrackets(said)
    const spans: Span[] = [
      ...facts(text, hearing).flatMap(({ kind, value, from, to }): readonly Span[] => {
        const hidden = OF_FACT[kind]
        if (hidden === undefined) return []
        // The name of an estate we do not know stands right before its building.
        const named = kind !== 'address' || value.parts?.estate !== undefined ? '' : ESTATE.exec(text.slice(0, from))?.[0] ?? ''
        return [{ kind: hidden, from: from - named.length, to }]
      }),
      ...findIdNumbers(text, library.words.phone).map(({ from, to }): Span => ({ kind: 'ID', from, to })),
      ...[...PATTERNS, ['NUMBER', spoken] as const, ['ADDRESS', numbered] as const].flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map((match): Span => ({ kind, from: match.index, to: match.index + match[0].length }))),
      ...knownWords(hearing).flatMap((word) => occurrences(text, word).map((from): Span => ({ kind: 'NAME', from, to: from + word.length }))),
      ...guessNames(text).map(({ from, to }): Span => ({ kind: 'NAME', from, to })),
    ]
    return cover(text, spans)
  }
}

/** What we know of this person and of whom they spoke: names, phones, addresses, as written. */
const knownWords = ({ speaker, turn, conversation, own, desk }: Hearing): readonly string[] => {
  const slots = [draftOf(conversation), ...conversation.waiting, ...own].flatMap((holder) => Object.entries(holder?.slots ?? {}))
  const values = slots.filter(([id]) => /name|phone|address|company/i.test(id)).flatMap(([, { text, said }]) => [text, ...(said.length <= LONGEST_KNOWN ? [said] : [])])
  const people = [...own, ...desk].flatMap(({ requester, assignee }) => [requester.name, assignee?.name ?? ''])
  return [...new Set([speaker.name, turn.from.name, ...values, ...people].map((word) => word.trim()))].filter((word) => word.length >= SHORTEST)
}

/** Longer words are a sentence in which something was said, not the thing itself. */
const LONGEST_KNOWN = 24

const occurrences = (text: string, word: string): readonly number[] => {
  const found: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at)
  return found
}

const cover = (text: string, spans: readonly Span[]): Veiled => {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1)
    if (last === undefined || span.from >= last.to) merged.push(span)
    else merged[merged.length - 1] = { ...last, to: Math.max(last.to, span.to) }
  }
  const placeholders = new Map<string, string>()
  const counts = new Map<Kind, number>()
  let veiled = ''
  let at = 0
  for (const { kind, from, to } of merged) {
    const hidden = text.slice(from, to)
    const known = placeholders.get(hidden)
    const count = (counts.get(kind) ?? 0) + 1
    if (known === undefined) counts.set(kind, count)
    const placeholder = known ?? `<${kind}_${count}>`
    placeholders.set(hidden, placeholder)
    veiled += text.slice(at, from) + placeholder
    at = to
  }
  const back = new Map([...placeholders].map(([hidden, placeholder]) => [placeholder, hidden]))
  return {
    text: veiled + text.slice(at),
    lift: (words) => words.replace(/<[A-Z]+_\d+>/g, (placeholder) => back.get(placeholder) ?? placeholder),
  }
}

/** Whether an open question asks for what is personal: the answer to it is never sent anywhere. */
export const asksPersonal = (kind: string | undefined): boolean => kind !== undefined && PERSONAL.has(kind)
