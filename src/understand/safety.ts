import type { Library } from '../core/library.ts'
import { splitClauses } from './clauses.ts'
import { findIdNumbers } from './entities/idNumber.ts'
import { findPhones } from './entities/phone.ts'
import { createSafetyContext } from './safetyContext.ts'
import { createListener, type LearnedParts } from './safetyLearned.ts'
import { createSignFinder } from './safetySigns.ts'

export type Exposure = 'idNumber' | 'phone' | 'diagnosis' | 'dispute'

/** What must be caught before anything else: ids of an emergency and of a topic to decline, an attack, what is too private for a group. */
export type Detected = Readonly<{
  emergency?: string
  decline?: string
  /** A topic to decline when nothing better is found: it sounds a little like it. */
  leaning?: string
  injection: boolean
  exposure: readonly Exposure[]
}>

/** Reads normalised text. */
export type DetectSafety = (text: string) => Detected

/** How many characters a cry, and how many a request, may take from its first word to its last. */
const CRY = 48
const REQUEST = 80
/** From here on a text that sounds like a refusal or an attack is one. Danger is never guessed: its signs are words. */
const SOUNDS = { refusal: 0.35, attack: 0.6, leaning: 0.15 } as const

/** Shorter words carry too little to sound like an attack. */
const SHORTEST_ATTACK = 10

/** The parts of the library that safety reads. */
export type SafetyParts = LearnedParts & Pick<Library, 'words'>

const always = (): true => true

/**
 * Prepares the words of danger, refusal, attack and privacy, and learns what refusals and attacks sound like.
 * `prepare` brings the examples into the form messages come in.
 */
export const createSafety = (library: SafetyParts, prepare: (text: string) => string = (text) => text): DetectSafety => {
  const { safety, words: { phone } } = library
  const { context, emergencies, declines, injections, exposures } = safety
  // What the context can judge by its place in the sentence, it judges; the other excuses count wherever they stand.
  const judged = new Set([...context.supposed, ...context.feared, ...context.past, ...context.over, ...context.about])
  const readContext = createSafetyContext(context)
  const patterns = emergencies.map(({ signs, unless }) => ({ signs, unless: unless.filter((word) => !judged.has(word)) }))
  const findEmergencies = createSignFinder(patterns, CRY)
  const listen = createListener(library, prepare)
  const findDeclines = createSignFinder(declines, REQUEST)
  const findAttacks = createSignFinder([{ signs: injections.signs, unless: [] }], REQUEST)
  const findPrivate = createSignFinder([{ signs: exposures.dispute, unless: [] }, { signs: [[exposures.diagnosis]], unless: [] }], REQUEST)
  return (raw) => {
    const text = raw.toLowerCase()
    const clauses = splitClauses(text)
    const heard = listen(text)
    const happens = readContext(text, clauses)
    const dangers = findEmergencies(text, clauses, happens).map((number) => emergencies[number]!)
    const emergency = dangers.find(({ welfare }) => !welfare) ?? dangers[0]
    const decline = declines[findDeclines(text, clauses, always)[0] ?? (heard.refusal >= Math.max(SOUNDS.refusal, heard.ordinary) ? heard.decline : declines.length)]
    const hidden = findPrivate(text, clauses, always)
    const exposure: readonly Exposure[] = [
      ...(findIdNumbers(raw, phone).some(({ value }) => value.kind === 'resident') ? ['idNumber' as const] : []),
      ...(findPhones(raw, { words: phone }).some(({ value }) => value.kind === 'phone') ? ['phone' as const] : []),
      ...(hidden.includes(1) ? ['diagnosis' as const] : []),
      ...(hidden.includes(0) ? ['dispute' as const] : []),
    ]
    return {
      ...(emergency === undefined ? {} : { emergency: emergency.id }),
      ...(decline === undefined ? {} : { decline: decline.id }),
      ...(decline === undefined && heard.refusal >= SOUNDS.leaning ? { leaning: declines[heard.decline]!.id } : {}),
      injection: (text.length >= SHORTEST_ATTACK && heard.attack >= Math.max(SOUNDS.attack, heard.ordinary)) || findAttacks(text, clauses, always).length > 0, exposure,
    }
  }
}
