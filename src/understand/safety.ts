import type { Library } from '../core/library.ts'
import { brokenOff } from './brokenOff.ts'
import { splitClauses, splitSentences, type Clause } from './clauses.ts'
import { createEvasion, type EvasionParts } from './evasion.ts'
import { findIdNumbers } from './entities/idNumber.ts'
import { findPhones } from './entities/phone.ts'
import { heardLately } from './heardLately.ts'
import { createAlarm, type AlarmParts } from './alarm.ts'
import { learnAnew, type Remember } from './learned.ts'
import { createRinging, type RingingParts } from './ringing.ts'
import { createSafetyContext } from './safetyContext.ts'
import type { Impression } from './impression.ts'
import { createSignFinder } from './safetySigns.ts'
import { createWordFinder } from './searchWords.ts'

export type Exposure = 'idNumber' | 'phone' | 'diagnosis' | 'dispute' | 'secret'

/** What must be caught before anything else: ids of an emergency and of a topic to decline, an attack, what is too private for a group. */
export type Detected = Readonly<{
  emergency?: string
  /** How far it sounds like danger, 0 to 1. */
  danger: number
  /** Nobody who says this means anything else: heard even where we were not called. */
  unmistakable?: true
  decline?: string
  /** The refusal is only what it sounds like; no sign of it was said. */
  guessed?: true
  /** A false means is named and surely wanted: no law question, however like one it sounds. */
  meant?: true
  /** An attack: by its words, or only as it sounds. */
  injection?: 'said' | 'guessed'
  exposure: readonly Exposure[]
  /** A family keeps an elder, or what is theirs, from one another. */
  conflict?: true
}>

/** Reads normalised text, beside what it sounds like; in the middle of a form it is heard beside how people answer there. */
export type DetectSafety = (text: string, heard: Impression, inForm?: boolean) => Detected

/** How many characters a cry, and how many a request, may take from its first word to its last. */
const CRY = 48
const REQUEST = 80
/** From here on a text that sounds like a refusal, an attack or danger is one. */
const SOUNDS = { refusal: 0.3, attack: 0.5, danger: 0.48 } as const
/** What is over, or only feared, sounds much like being talked into paying: without its words it must sound this much like it. */
const STOPPING = 0.65
/** What sounds less like danger than this is none, whatever words of danger are in it. */
const CALM = 0.4
/** Of what may be said calmly. */
const CALM_OF_GRAVE = 0.1
/** From here on what sounds like danger, and from there what also is said to be it, is unmistakable. */
const UNMISTAKABLE = { sounds: 0.97, said: 0.84 } as const
/** Longer than this nobody cries for help. */
const LONGEST_CRY = 120
/** Law, or a wish, must be this much likelier than a refusal to outweigh it. */
const OUTWEIGHS = 1.4
/** What only sounds like danger, less than this, and this surely like a wish for a service is one. */
const WISHED = [{ danger: 0.7, service: 0.98 }, { danger: 0.6, service: 0.95 }] as const
/** What sounds this much like the law is none of it, whatever words it shares with a refusal or an attack. */
const LAWFUL = 0.993

/** What sounds less like a refusal than this is none, whatever words of one are in it. */
const UNLIKE = 0.05

/** From here on who names a false means wants it, also where it sounds like nothing but the law; below, who is only said to, or sounds like, wanting it does not, and who says that they do not. S2. */
const WANTED = { meant: 0.7, lawful: 0.85, said: 0.3, guessed: 0.12, refused: 0.5 } as const

/** Shorter words carry too little to sound like an attack. */
const SHORTEST_ATTACK = 10

/** From here on what follows after somebody broke off is a cry for help. */
const BROKEN_OFF = 0.72

/** A clause in which somebody says of themselves what is grave, and which sounds this much like danger, is a cry for help whatever else is talked about. */
const SAID_OF_SELF = 0.9
/** In a sentence among others, a cry that is said, and one that is only what it sounds like, must sound this much like danger. */
const IN_A_SENTENCE = { said: 0.5, sounds: 0.95 } as const
/** So must the rest of a text from some clause on. */
const AT_THE_END = { unmistakable: 0.86, sounds: 0.95 } as const
/** And in a clause of a text that as a whole sounds calm, one that is said this much. */
const IN_A_CLAUSE = 0.95

/** A cry for help in some words, how far they sound like danger, and whether they mean nothing else. */
type Cry = Readonly<{ danger: number; emergency: Library['safety']['emergencies'][number] | undefined; unmistakable: boolean; grounded: boolean; said: boolean }>

/** The parts of the library that safety reads. */
export type SafetyParts = Pick<Library, 'safety' | 'words'> & AlarmParts & RingingParts & EvasionParts

/** The number of a bank card: 16 to 19 figures, in groups or not. */
const BANK_CARD = /(?<![\d.])(?:\d[ -]?){15,18}\d(?![\d.])/

const always = (): true => true

/** Prepares the words of danger, refusal, attack and privacy. */
export const createSafety = (parts: SafetyParts, prepare: (text: string) => string, remember: Remember = learnAnew): DetectSafety => {
  const { safety, words: { phone, danger: words, people } } = parts
  const { hearsay, calls, breaksOff } = words
  const sound = createAlarm(parts, prepare, remember)
  const hearEvasion = createEvasion(parts, prepare, remember)
  const { context, emergencies, declines, injections, exposures } = safety
  const evasive = declines.findIndex(({ id }) => id === parts.words.evasion.topic)
  // What the context can judge by its place in the sentence, it judges; the other excuses count wherever they stand.
  const judged = new Set([...context.supposed, ...context.feared, ...context.past, ...context.over, ...context.about])
  const readContext = createSafetyContext(context)
  const ringing = createRinging(parts)
  // Whom it is about, or who is to come.
  const own = createWordFinder([...Object.values(people.kinship).flat(), ...calls].map((word) => [word.toLowerCase(), true] as const))
  const patterns = emergencies.map(({ signs, unless }) => ({ signs, unless: unless.filter((word) => !judged.has(word)) }))
  const findEmergencies = createSignFinder(patterns, CRY)
  const findDeclines = createSignFinder(declines, REQUEST)
  const findAttacks = createSignFinder([{ signs: injections.signs, unless: [] }], REQUEST)
  const findPrivate = createSignFinder([{ signs: exposures.dispute, unless: [] }, { signs: [[exposures.diagnosis]], unless: [] }, { signs: exposures.secret, unless: [] }, { signs: exposures.conflict, unless: [] }], REQUEST)
  const cryIn = (text: string, clauses: readonly Clause[]): Cry => {
    const dangers = findEmergencies(text, clauses, readContext(text, clauses)).map((number) => emergencies[number]!)
    const { danger, sign, grounded } = sound(text)
    // 「想请人来看看，我妈躺在地上起不来」: asked for calmly, and said in a clause of its own.
    const isPlain = ({ id, welfare }: (typeof dangers)[number]): boolean => !welfare && clauses.length > 1 && clauses.some((clause) => {
      const alone = sound(clause.text)
      return alone.sign === id && alone.danger >= IN_A_CLAUSE
    })
    const said = danger < CALM ? dangers.find(({ grave }) => grave && danger >= CALM_OF_GRAVE) ?? dangers.find(isPlain) : dangers.find(({ id }) => id === sign) ?? dangers.find(({ welfare }) => !welfare) ?? dangers[0]
    const heardOf = said ?? (grounded && danger >= SOUNDS.danger ? emergencies.find(({ id, stop }) => id === sign && (!stop || danger >= STOPPING)) : undefined)
    const emergency = heardOf?.welfare === true && heardLately(text, words) ? undefined : heardOf
    const unmistakable = emergency !== undefined && !emergency.welfare && grounded && text.length <= LONGEST_CRY
      && danger >= (said === undefined ? UNMISTAKABLE.sounds : UNMISTAKABLE.said) && own(text).length > 0 && ![...hearsay, ...context.feared].some((word) => text.includes(word))
    return { danger, emergency, unmistakable, grounded, said: emergency !== undefined && said !== undefined }
  }
  // 「想问探访怎么收费。我爸礼拜天起就没人接电话，邻居几天没看见他了。一次多少钱？」
  const sentenceIn = (text: string): Cry | undefined => {
    const sentences = splitSentences(text)
    return sentences.length < 2 ? undefined : sentences.map((sentence) => cryIn(sentence, splitClauses(sentence))).find(({ emergency, danger, said }) => emergency !== undefined && danger >= (said ? IN_A_SENTENCE.said : IN_A_SENTENCE.sounds))
  }
  const unreal = [...context.supposed, ...context.feared, ...context.past, ...hearsay]
  // 「麻烦派师傅来一趟，家里有股很浓的煤气味，头有点晕」: what is asked for first would drown it; but 「要是哪天……」, 「昨天看了个电影，……」.
  const endIn = (text: string, clauses: readonly Clause[]): Cry | undefined => {
    const starts = clauses.slice(1).filter(({ from }) => !unreal.some((word) => text.slice(0, from).includes(word)))
    return starts.map(({ from }) => cryIn(text.slice(from), splitClauses(text.slice(from)))).find(({ emergency, danger, unmistakable }) => emergency !== undefined && danger >= (unmistakable ? AT_THE_END.unmistakable : AT_THE_END.sounds))
  }
  // 「官司输了，你讲那些法条有什么用，我不想活了」
  const graveIn = (clauses: readonly Clause[]): Cry | undefined =>
    clauses.filter(({ text }) => people.speaker.some((word) => text.includes(word))).map(({ text }) => cryIn(text, splitClauses(text))).find(({ emergency, danger }) => emergency?.grave === true && danger >= SAID_OF_SELF)
  /** A cry in a part of what was said; where we were not called, only what is said as a whole is unmistakable. */
  const partIn = (text: string, clauses: readonly Clause[]): Cry | undefined => {
    const cry = graveIn(clauses) ?? sentenceIn(text) ?? endIn(text, clauses)
    return cry === undefined ? undefined : { ...cry, unmistakable: false }
  }
  return (raw, heard, inForm = false) => {
    const text = ringing(raw.toLowerCase(), inForm)
    const clauses = splitClauses(text)
    const whole = cryIn(text, clauses)
    // 「想约陪诊，先不说了，妈妈吐血了」: what is broken off for it would drown it.
    const cry = whole.emergency !== undefined ? whole : brokenOff(text, clauses, breaksOff).map((rest) => cryIn(rest, splitClauses(rest))).find((one) => one.emergency !== undefined && one.danger >= BROKEN_OFF) ?? (whole.grounded ? partIn(text, clauses) : undefined) ?? whole
    const { danger } = cry
    // 「我妈腰不好，弯不下去，洗衣服拖地都弄不动了」
    const calm = !cry.said && WISHED.some((wished) => danger < wished.danger && heard.service >= wished.service)
    const emergency = calm ? undefined : cry.emergency
    const unmistakable = !calm && cry.unmistakable
    const lawful = heard.law >= LAWFUL
    const evasion = hearEvasion(raw)
    const meant = evasive >= 0 && evasion !== undefined && !evasion.refused && evasion.wanted >= (lawful ? WANTED.lawful : WANTED.meant)
    const spoken = (number: number, below: number): boolean => number === evasive && evasion !== undefined && evasion.wanted < (evasion.refused ? WANTED.refused : below)
    const told = lawful || heard.refusal < UNLIKE ? undefined : findDeclines(text, clauses, always).find((number) => !spoken(number, WANTED.said))
    const sounds = heard.refusal >= Math.max(SOUNDS.refusal, heard.law / OUTWEIGHS, heard.service / OUTWEIGHS, heard.elsewhere) && !spoken(heard.decline, WANTED.guessed)
    const decline = declines[meant ? evasive : told ?? (sounds ? heard.decline : declines.length)]
    const hidden = findPrivate(text, clauses, always)
    const exposure: readonly Exposure[] = [
      ...(findIdNumbers(raw, phone).length > 0 || BANK_CARD.test(raw) ? ['idNumber' as const] : []),
      ...(findPhones(raw, { words: phone }).some(({ value }) => value.kind === 'phone') ? ['phone' as const] : []),
      ...(hidden.includes(1) ? ['diagnosis' as const] : []),
      ...(hidden.includes(0) ? ['dispute' as const] : []),
      ...(hidden.includes(2) ? ['secret' as const] : []),
    ]
    return {
      danger,
      ...(emergency === undefined ? {} : { emergency: emergency.id }),
      ...(unmistakable ? { unmistakable } : {}),
      ...(decline === undefined ? {} : { decline: decline.id }),
      ...(meant ? { meant: true as const } : decline !== undefined && told === undefined ? { guessed: true as const } : {}),
      ...(!lawful && findAttacks(text, clauses, always).length > 0 ? { injection: 'said' as const }
        : text.length >= SHORTEST_ATTACK && heard.attack >= SOUNDS.attack ? { injection: 'guessed' as const } : {}),
      exposure,
      ...(hidden.includes(3) ? { conflict: true } : {}),
    }
  }
}
