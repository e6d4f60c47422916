import type { Command } from '../core/command.ts'
import type { Choice, Stage } from '../core/conversation.ts'
import { SHARED } from '../core/intake.ts'
import { holdsAny } from '../core/holdsAny.ts'
import type { Service } from '../core/service.ts'
import type { Hearing } from '../ports.ts'
import { readings, trimUtterance } from './acts.ts'
import { readNumeral } from './entities/numeral.ts'
import { particularsOf } from './hearFreely.ts'
import type { Kit } from './kit.ts'
import { longest } from './longest.ts'
import { LONGEST_TEXT } from './material.ts'
import { isQuestion } from './question.ts'
import { toldBefore } from './opening.ts'

type Choosing = Extract<Stage, { at: 'choosing' }>

/** What points at a choice is brief. */
const LONGEST_POINT = 30
/** A choice is pointed at when it is this likely, and this much likelier than the next of them. */
const POINTED = 0.08
const CLEARLY = 2

/**
 * Which of the offered choices the words take, by its number, its place or its name, or by what it is about where that
 * is clear among them; undefined when they say something else. What was said before and now fills the form.
 */
export const chooseSpoken = (text: string, stage: Choosing, hearing: Hearing, kit: Kit): readonly Command[] | undefined => {
  // 「好的，我就问问，先不订」
  if (stage.leading === true && holdsAny(text, kit.library.words.intent.justAsks) && !isQuestion(text, kit.library.words.intent)) return [{ kind: 'deny' }]
  const n = numbered(text, stage, kit) ?? named(text, stage, kit)
  return n === undefined ? undefined : take(n, text, stage, hearing, kit)
}

/**
 * What is heard while choices stand, where none was taken outright: a wish for one of them takes it, what is sure is what
 * it is, what is not may point at one, and what only says the same again is not asked again.
 */
export const amongChoices = (heard: readonly Command[], text: string, stage: Choosing, hearing: Hearing, kit: Kit): readonly Command[] => {
  const wished = wishedAmong(heard, text, stage, hearing, kit)
  if (wished !== undefined) return wished
  const pointed = heard.every(isOpen) ? pointAt(text, stage, hearing, kit) : undefined
  return pointed ?? (heard.some((command) => command.kind === 'likeliest' && isOffered(command, stage)) ? [{ kind: 'unclear' }] : heard)
}

const isOpen = (command: Command): boolean =>
  command.kind === 'likeliest' || command.kind === 'chat' || command.kind === 'unclear' || command.kind === 'fill' || command.kind === 'decline'
  || (command.kind === 'ask' && command.finding !== 'answered') || (command.kind === 'request' && !command.sure)

/** Which of them words are about that nobody is sure of otherwise: 「就是送饭那个」 where 助餐 is one of them. */
const pointAt = (text: string, stage: Choosing, hearing: Hearing, kit: Kit): readonly Command[] | undefined => {
  // Who says the same again points at nothing.
  if (text.length > LONGEST_POINT || text === kit.normalise(stage.words).text) return undefined
  const about = withoutPointing(text, kit)
  const found = about === '' ? [] : kit.classify(about)
  const likely = stage.choices.map((choice) => (choice.kind === 'service' ? found.find(({ service }) => service === choice.service)?.sure ?? 0 : 0))
  const best = Math.max(...likely)
  const second = likely.toSorted((a, b) => b - a)[1] ?? 0
  // What is likelier something else than any of them does not point at one.
  if (best < POINTED || best < CLEARLY * second || best * CLEARLY < (found[0]?.sure ?? 0)) return undefined
  return take(likely.indexOf(best) + 1, text, stage, hearing, kit)
}

/** After this long, in ms, a wish for something that was not offered is another wish and not the same said better. */
const SAME_BREATH = 10 * 60_000

/** Where one of the offered services is wished for anew, that choice is taken; where another is, it is the same wish said better. Both with what was said before. */
const wishedAmong = (commands: readonly Command[], text: string, stage: Choosing, hearing: Hearing, kit: Kit): readonly Command[] | undefined => {
  const wishes = commands.filter((command) => command.kind === 'request' && command.sure)
  const [only] = wishes
  const n = wishes.length === 1 && only?.kind === 'request' ? placeOf(stage, (choice) => choice.kind === 'service' && choice.service === only.found[0]?.service) : undefined
  if (n !== undefined) return take(n, text, stage, hearing, kit, true)
  if (wishes.length !== 1 || only?.kind !== 'request' || hearing.now - hearing.conversation.touchedAt > SAME_BREATH) return undefined
  const service = kit.library.services.get(only.found[0]!.service)
  const told = commands.flatMap((command) => (command.kind === 'fill' ? [command.slot] : []))
  // Who says whom and where anew speaks of somebody else.
  if (service === undefined || told.some((slot) => SHARED.has(slot))) return undefined
  const before = particularsOf(service, kit.normalise(stage.words).text, hearing, kit)
  return [...commands.map((command) => (command.kind === 'fill' ? withStory(command, before, service) : command)), ...before.filter(({ slot }) => !told.includes(slot))]
}

/** Whether these are the choices that are offered already: asked again they would be a loop. */
const isOffered = ({ services, entries }: Extract<Command, { kind: 'likeliest' }>, stage: Stage): boolean =>
  stage.at === 'choosing' && stage.choices.length > 1
  && services.every(({ service }) => stage.choices.some((choice) => choice.kind === 'service' && choice.service === service))
  && entries.every(({ entry }) => stage.choices.some((choice) => choice.kind === 'entry' && choice.entry === entry))

const placeOf = ({ choices }: Choosing, is: (choice: Choice) => boolean): number | undefined => {
  const at = choices.findIndex(is)
  return at < 0 ? undefined : at + 1
}

/** The choice, and what its form learns from the words before and these; whom and where may be said in either, and a wish said anew says everything better. */
const take = (n: number, text: string, { choices, words }: Choosing, hearing: Hearing, kit: Kit, anew = false): readonly Command[] => {
  const choice = choices[n - 1]
  const service = choice?.kind === 'service' ? kit.library.services.get(choice.service) : undefined
  if (service === undefined) return [{ kind: 'choose', n }]
  const before = particularsOf(service, kit.normalise(words).text, hearing, kit)
  const now = isBare(text, kit) ? [] : particularsOf(service, text, hearing, kit).filter(({ slot }) => anew || SHARED.has(slot) || !before.some((fill) => fill.slot === slot))
  const fills = [...now.map((fill) => withStory(fill, before, service)), ...before, ...toldBefore(service, hearing, kit)]
  return [{ kind: 'choose', n, ...(isBare(text, kit) ? {} : { words: text }) }, ...fills.filter(({ slot }, at) => fills.findIndex((fill) => fill.slot === slot) === at)]
}

type Fill = Extract<Command, { kind: 'fill' }>

/** 「老板欠我三个月工资，一问就说没钱」, and then 「想申请法律援助」: the story stands before what the wish says of it. */
const withStory = (fill: Fill, before: readonly Fill[], { slots }: Service): Fill => {
  const story = slots.some(({ id, told }) => id === fill.slot && told !== undefined) ? before.find(({ slot }) => slot === fill.slot)?.value.text : undefined
  return story === undefined || fill.value.text.includes(story) ? fill : { ...fill, value: { ...fill.value, text: `${story}\n${fill.value.text}`.slice(0, LONGEST_TEXT) } }
}

/** Words that do nothing but point. */
const isBare = (text: string, kit: Kit): boolean => withoutPointing(text, kit).length < 2 || numberIn(trimUtterance(text), kit) !== undefined

/** By number or place: 2, 第二个, 就第一个吧, 最后一个, 都不是. */
const numbered = (text: string, stage: Choosing, kit: Kit): number | undefined => {
  const { library: { lexicon, words: { choice: words } }, acts } = kit
  const { choices } = stage
  const last = choices.findLastIndex(({ kind }) => kind === 'none' || kind === 'human')
  const real = last < 0 ? choices.length : last
  const said = readings(text, lexicon.particles)
  const is = (list: readonly string[]): boolean => said.some((reading) => list.includes(reading))
  const act = acts.whole(text)
  const listed = choices.at(-1)?.kind === 'none'
  if (last >= 0 && (is(words.none) || (listed && (act === 'deny' || (stage.leading === true && is(words.no)))))) return last + 1
  // A yes to several says not which.
  if (act === 'affirm' && (stage.leading === true || listed)) return stage.leading === true ? 1 : WHICH
  if (is(words.last)) return real
  const place = [words.first, words.second, words.third].findIndex(is) + 1
  if (place > 0) return place
  for (const reading of said) {
    const number = numberIn(reading, kit)
    if (number !== undefined) return number
  }
  return undefined
}

/** No choice has this number: it is asked which. */
const WHICH = 0

/** A number with nothing around it but what is said of numbers in a list. */
const numberIn = (reading: string, { library: { words: { choice: { leads, tails }, number } } }: Kit): number | undefined => {
  let rest = reading
  for (let before = ''; before !== rest;) {
    before = rest
    const lead = longest(leads, (word) => rest.startsWith(word))
    if (lead !== undefined) rest = rest.slice(lead.length).trim()
    const tail = longest(tails, (word) => rest.endsWith(word))
    if (tail !== undefined) rest = rest.slice(0, rest.length - tail.length).trim()
  }
  const circled = CIRCLED.indexOf(rest) + 1
  if (circled > 0) return circled
  const numeral = readNumeral(rest, 0, number)
  return numeral !== undefined && numeral.to === rest.length && numeral.value > 0 && numeral.value < 100 ? numeral.value : undefined
}

const CIRCLED = ['\u2460', '\u2461', '\u2462', '\u2463']

/** By its name, or by words that all but name it, where only one of them has them. */
const named = (text: string, { choices }: Choosing, kit: Kit): number | undefined => {
  const { services, entries } = kit.library
  const about = withoutPointing(text, kit)
  if (about.length < 2 || text.length > LONGEST_POINT) return undefined
  const fits = choices.flatMap((choice, at) => {
    const service = choice.kind === 'service' ? services.get(choice.service) : undefined
    const entry = choice.kind === 'entry' ? entries.get(choice.entry) : undefined
    const names = [service?.name, service?.en?.name, entry?.title, entry?.en?.title].flatMap((name) => (name === undefined ? [] : [name.toLowerCase()]))
    const words = (service?.words ?? []).map((word) => word.toLowerCase())
    return names.some((name) => name.includes(about) || about.includes(name)) || words.includes(about) ? [at + 1] : []
  })
  return fits.length === 1 ? fits[0] : undefined
}

/** The words without what only points: 就是送饭那个 → 送饭. */
const withoutPointing = (text: string, { library: { words: { choice: { points } } } }: Kit): string => {
  let rest = trimUtterance(text)
  for (let before = ''; before !== rest;) {
    before = rest
    const front = longest(points, (word) => rest.startsWith(word))
    if (front !== undefined) rest = trimUtterance(rest.slice(front.length))
    const back = longest(points, (word) => rest.endsWith(word))
    if (back !== undefined) rest = trimUtterance(rest.slice(0, rest.length - back.length))
  }
  return rest
}
