import type { FormWords } from '../core/words/form.ts'
import type { Service, Slot } from '../core/service.ts'
import { oppositeOf } from './chooseOpposite.ts'
import { splitClauses } from './clauses.ts'
import { splitRejected } from './hearClauses.ts'
import { isRepeated, occurrences } from './occurrences.ts'
import { undecidedIn } from './undecided.ts'
import { longestFirst } from './withoutWords.ts'

type Choice = Slot['choices'][number]
/** One way to say a choice, where the text says it; of two words that say it together, where the second begins. */
type Mention = Readonly<{ choice: Choice; way: string; from: number; to: number; tail?: number }>

/** The longest reply that may be a choice said in fewer words than we know. */
const SHORT = 6
/** So much may stand between 算 and what somebody counts as: 算是个归侨. */
const REACH = 2
/** So much may stand beside a choice in a clause that says nothing else: 我们侨眷. */
const BARE = 2

/** The choice of a slot that the text makes; undefined when it makes none. Where the slot was asked, a number or a piece of a known way to say it is enough. */
export const chooseFrom = (slot: Slot, text: string, asked: boolean, form: FormWords): string | undefined => {
  const number = asked ? Number(/^\D{0,2}(\d{1,2})\D{0,2}$/.exec(text)?.[1]) : Number.NaN
  const goods = countedIn(slot, text.toLowerCase(), form)
  if (slot.choices[number - 1] !== undefined && goods.length === 0) return slot.choices[number - 1]?.value
  const undecided = undecidedIn(slot, text, form)
  if (undecided !== undefined) return undecided
  // What somebody says they do not want is not their choice, unless they say no more.
  const { rejected, rest } = splitRejected(text, form)
  const small = (rejected === '' || rest === '' ? text : rest).toLowerCase()
  const mentions = mentionsIn(slot, small, asked, form)
  const sure = mentions.filter(({ way }) => !form.anyOther.includes(way))
  const strong = sure.filter(({ way }) => !form.weakly.includes(way))
  // 「不要回复，弄干净就行」
  const refusing = small !== text.toLowerCase() ? mentionsIn(slot, text.toLowerCase(), false, form).filter(({ way }) => splitRejected(way, form).rejected !== '') : []
  return oneOf(slot, refusing, text, form) ?? oppositeOf(slot, text, (choice) => waysOf(slot, choice, form, asked).filter((way) => way.length > 1), form) ?? oneOf(slot, strong, small, form) ?? oneOf(slot, countedIn(slot, small, form), small, form) ?? oneOf(slot, sure, small, form) ?? (asked ? oneOf(slot, mentions, small, form) ?? pieceOf(slot, small, form) : undefined)
}

/** So much beside a choice tells something of its own: 「不办下个月养老金就不发了」. */
const OF_ITS_OWN = 5

/** What the words say beside a choice of that slot; undefined where that is hardly anything, 「要拿去中国用的」, or they make none. */
export const besideChoice = (slot: Slot, words: string, form: FormWords): string | undefined => {
  const value = chooseFrom(slot, words, false, form)
  const choice = slot.choices.find((one) => one.value === value)
  const small = words.toLowerCase()
  const ways = choice === undefined ? [] : longestFirst(waysOf(slot, choice, form, false).filter((one) => small.includes(one)))
  // "I need the receipt for tax" says it twice; 「膝盖不好，要人扶」 tells of knees.
  const said = ways.slice(0, slot.health ? 1 : undefined).map((way) => ({ from: small.indexOf(way), to: small.indexOf(way) + way.length }))
  const left = small.split('').map((character, at) => (said.some(({ from, to }) => from <= at && at < to) ? '' : character)).join('')
  return ways.length === 0 || left.length < OF_ITS_OWN ? undefined : left.trim()
}

/** Whether the words say little more than how somebody walks or where they are seen. */
export const tellsChoice = (words: string, { slots }: Service, form: FormWords): boolean =>
  slots.some((slot) => slot.kind === 'choice' && slot.health && chooseFrom(slot, words, false, form) !== undefined && besideChoice(slot, words, form) === undefined)

const waysOf = (slot: Slot, { value, say, answers }: Choice, { choices }: FormWords, asked: boolean): readonly string[] =>
  [...new Set([value, ...say, ...(asked ? answers : []), ...(choices[slot.id]?.[value] ?? [])].map((way) => way.toLowerCase()))]

/** What the text says of the choices: the longest words that say something, without those it denies. */
const mentionsIn = (slot: Slot, text: string, asked: boolean, form: FormWords): readonly Mention[] => {
  const brief = asked && text.replace(/[\s\p{P}]/gu, '').length <= SHORT
  const whole = slot.choices.flatMap((choice) => waysOf(slot, choice, form, asked).flatMap((way) => mentionsOf(choice, way, text, brief)))
  // 「合同方面的体检」: its second word by itself is another choice.
  const said = [...whole, ...apartIn(slot, text, form).filter((one) => !whole.some((other) => other.choice !== one.choice && one.from < other.from && other.to >= one.to && other.from < one.to && !(other.from === one.tail && other.to === one.to)))]
  const but = slot.choices.flatMap((choice) => choice.but.flatMap((words) => occurrences(text, words.toLowerCase()).map((from) => ({ choice, from, to: from + words.length }))))
  const wanted = said.filter((one) => !said.some((other) => holds(other, one)) && !but.some((other) => other.choice === one.choice && other.from <= one.from && one.to <= other.to) && !isDenied(one, text, form))
  const ahead = wanted.filter((one) => !wanted.some((other) => other.choice !== one.choice && form.heads.includes(text.slice(one.to, other.from))))
  const open = ahead.filter((one) => !isDone(one, text, form))
  return open.length === 0 ? ahead : open
}

/** So much may stand between two words that together say a choice: 药…拿一下. */
const APART = 8

/** Choices that two words of one clause say together: 「每个月高血压的药帮忙拿一下」. */
const apartIn = (slot: Slot, text: string, { apart, pleas }: FormWords): readonly Mention[] => {
  const pairs = slot.choices.flatMap((choice) => (apart[slot.id]?.[choice.value] ?? []).map((pair) => ({ choice, pair })))
  if (pairs.length === 0) return []
  return splitClauses(text).flatMap((clause) => pairs.flatMap(({ choice, pair: { head: heads, tail: tails, without } }) => heads.flatMap((head) => occurrences(clause.text, head).flatMap((at) => {
    const rest = clause.text.slice(at + head.length)
    const [tail] = tails.flatMap((word) => occurrences(rest, word).map((from) => ({ word, from }))).filter(({ from }) => from <= APART).toSorted((a, b) => a.from - b.from)
    // 「大夫能不能来一趟」
    const gap = pleas.leads.reduce((left, word) => left.replaceAll(word, ''), rest.slice(0, tail?.from ?? 0))
    if (tail === undefined || without.some((word) => gap.includes(word) || rest.startsWith(word, tail.from + tail.word.length))) return []
    const to = at + head.length + tail.from + tail.word.length
    return [{ choice, way: clause.text.slice(at, to), from: clause.from + at, to: clause.from + to, tail: clause.from + to - tail.word.length }]
  }))))
}

/** 「公证已经办好了」: what is done is not what is wanted. */
const isDone = ({ to }: Mention, text: string, { done }: FormWords): boolean => {
  const clause = splitClauses(text).find(({ from, text: words }) => from < to && to <= from + words.length)
  return clause !== undefined && done.some((word) => clause.text.indexOf(word, to - clause.from) >= 0)
}

// A digit names a choice only where it is all that was said, one character that answers only where little more was, and a Latin word only whole: 「13912345678」, "mobile".
const mentionsOf = (choice: Choice, way: string, text: string, brief: boolean): readonly Mention[] => {
  if (/^\d+$/.test(way) || (way.length === 1 && !brief && choice.answers.includes(way))) return []
  const latin = /^[\x20-\x7e]+$/.test(way)
  return occurrences(text, way).flatMap((from) => {
    const to = from + way.length
    const whole = !latin || !(/[a-z]/.test(text[from - 1] ?? '') || /[a-z]/.test(text[to] ?? ''))
    return whole ? [{ choice, way, from, to }] : []
  })
}

/** 「二十桶油」: what is counted so is that choice, whatever it is. */
const countedIn = (slot: Slot, text: string, { counted: { numbers, ways } }: FormWords): readonly Mention[] =>
  slot.choices.flatMap((choice) => (ways[slot.id]?.[choice.value] ?? []).flatMap((way) => mentionsOf(choice, way, text, false)
    .filter(({ from }) => /\d\s?$/.test(text.slice(0, from)) || numbers.some((number) => text.slice(0, from).trimEnd().endsWith(number)))))

const holds = (other: Mention, { from, to }: Mention): boolean =>
  other.from <= from && to <= other.to && other.to - other.from > to - from

/** 「不能自己走」; but 「能不能送到家」 asks for it. */
const isDenied = ({ from }: Mention, text: string, { denies }: FormWords): boolean =>
  denies.some((word) => {
    const at = text.slice(0, from).trimEnd().length - word.length
    return at >= 0 && text.startsWith(word, at) && !isRepeated(text, at, word) && !asksEither(text, at, word)
  })

/** 「有没有人陪她」 asks for it: the same letter before and after the one that denies. */
const asksEither = (text: string, at: number, word: string): boolean => at > 0 && text[at - 1] === text[at + word.length]

/** The one choice that is meant: the only one, the one that holds all, the one settled on, or the one named by the longest words, the last of them. */
const oneOf = (slot: Slot, mentions: readonly Mention[], text: string, form: FormWords): string | undefined => {
  const named = slot.choices.filter((choice) => mentions.some((mention) => mention.choice === choice))
  if (named.length < 2) return named[0]?.value
  const only = (those: readonly Mention[]): string | undefined => new Set(those.map(({ choice }) => choice.value)).size === 1 ? those[0]?.choice.value : undefined
  // 「中饭就行，晚饭我给他带」
  return only(mentions.filter((mention) => suffices(mention, text, form))) ?? combined(slot, named) ?? only(mentions.filter((mention) => isSettled(mention, text, form))) ?? only(mentions.filter((mention) => isBare(mention, text))) ?? longest(mentions.toSorted((a, b) => a.from - b.from)).choice.value
}

/** 「中饭，晚饭也要」: the choice whose name holds every one that was named. */
const combined = (slot: Slot, named: readonly Choice[]): string | undefined =>
  slot.choices.find(({ value }) => named.every((one) => value.includes(one.value)))?.value

/** 「我们算侨眷吧」 */
const isSettled = ({ from }: Mention, text: string, { settles }: FormWords): boolean =>
  settles.some((word) => occurrences(text.slice(Math.max(0, from - word.length - REACH), from), word).length > 0)

/** 「中饭就行」: said to be all that is needed. */
const suffices = ({ to }: Mention, text: string, { suffices: words }: FormWords): boolean => words.some((word) => text.startsWith(word, to))

/** Its name as a clause by itself: 「侨眷，她爷爷是老归侨」. */
const isBare = ({ way, from, choice }: Mention, text: string): boolean =>
  way === choice.value.toLowerCase() && splitClauses(text).some((clause) => clause.from <= from && from < clause.from + clause.text.length && clause.text.length - way.length <= BARE)

const longest = (mentions: readonly Mention[]): Mention =>
  mentions.reduce((best, one) => (one.to - one.from >= best.to - best.from ? one : best))

/** 「陪去」 for 陪去医院: the only choice whose words hold the whole reply. */
const pieceOf = (slot: Slot, text: string, form: FormWords): string | undefined => {
  const reply = text.replace(/[\s\p{P}]/gu, '')
  if (reply.length < 2 || reply.length > SHORT || /^\d+$/.test(reply)) return undefined
  const held = slot.choices.filter((choice) => waysOf(slot, choice, form, true).some((way) => way.includes(reply)))
  return held.length === 1 ? held[0]?.value : undefined
}
