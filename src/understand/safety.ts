import type { Library } from '../core/library.ts'
import { splitClauses } from './clauses.ts'
import { findIdNumbers } from './entities/idNumber.ts'
import { findPhones } from './entities/phone.ts'
import { createSafetyContext } from './safetyContext.ts'
import { createSignFinder } from './safetySigns.ts'

export type Exposure = 'idNumber' | 'phone' | 'diagnosis' | 'dispute'

/** What must be caught before anything else: ids of an emergency and of a topic to decline, an attack, what is too private for a group. */
export type Detected = Readonly<{ emergency?: string; decline?: string; injection: boolean; exposure: readonly Exposure[] }>

/** Reads normalised text. */
export type DetectSafety = (text: string) => Detected

/** How many characters a cry, and how many a request, may take from its first word to its last. */
const CRY = 48
const REQUEST = 80

const always = (): true => true

/** Prepares the words of danger, refusal, attack and privacy. */
export const createSafety = ({ safety, words: { phone } }: Pick<Library, 'safety' | 'words'>): DetectSafety => {
  const { context, emergencies, declines, injections, exposures } = safety
  // What the context can judge by its place in the sentence, it judges; the other excuses count wherever they stand.
  const judged = new Set([...context.supposed, ...context.feared, ...context.past, ...context.over, ...context.about])
  const readContext = createSafetyContext(context)
  const findEmergencies = createSignFinder(emergencies.map(({ signs, unless }) => ({ signs, unless: unless.filter((word) => !judged.has(word)) })), CRY)
  const findDeclines = createSignFinder(declines, REQUEST)
  const findAttacks = createSignFinder([{ signs: injections.signs, unless: [] }], REQUEST)
  const findPrivate = createSignFinder([{ signs: exposures.dispute, unless: [] }, { signs: [[exposures.diagnosis]], unless: [] }], REQUEST)
  return (raw) => {
    const text = raw.toLowerCase()
    const clauses = splitClauses(text)
    const dangers = findEmergencies(text, clauses, readContext(text, clauses)).map((number) => emergencies[number]!)
    const emergency = dangers.find(({ welfare }) => !welfare) ?? dangers[0]
    const [decline] = findDeclines(text, clauses, always).map((number) => declines[number]!)
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
      injection: findAttacks(text, clauses, always).length > 0, exposure,
    }
  }
}
