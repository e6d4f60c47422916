import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Service, Slot } from '../core/service.ts'
import { restOf } from './account.ts'
import { holdsWord } from './anew/spans.ts'
import { besideChoice, chooseFrom, tellsChoice } from './choose.ts'
import type { Clause } from './clauses.ts'
import { findBody } from './entities/bodies.ts'
import { clausesAbout, isInquiry } from './hearClauses.ts'
import { lengthOf } from './lengthOf.ts'
import { LONGEST_TEXT, type Material } from './material.ts'
import { tellsElse } from './tellsElse.ts'
import { wisherIn } from './wisher.ts'
import { wishesOnly } from './wishesOnly.ts'
import { isMadeOf } from './withoutWords.ts'

type Fill = Extract<Command, { kind: 'fill' }>

/** How surely all the words must tell a slot that was not asked: where nothing answered what was, where something did, and in a wish. */
const WHOLE = { unanswered: 0.05, answered: 0.3, wished: 0.25 } as const
/** How surely one clause must, whatever the others tell; in the end, where any words may be the answer. */
const CLAUSE = { unanswered: 0.12, answered: 0.5, wished: 0.35, open: 0.5 } as const
/** A matter told in fewer words than it takes must be it this surely. */
const SURELY = 0.5
/** What is added to a matter that is told already says so much. */
const MORE = 8
/** What was told in passing in fewer characters is asked about once more. */
const FULL = 14
const BRIEF = 10
/** In Latin letters, in fewer words. */
const WORDS = { full: 8, brief: 3 } as const
/** Unless it tells it this surely. */
const PLAINLY = 0.7
/** What tells of somebody's health must do so this surely, beside an answer to something else and otherwise. I7. */
const OF_HEALTH = { answered: 0.65, else: 0.3 } as const
/** So much surer than any other slot. */
const CLEARLY = 2
const MORE_CLEARLY = 4
/** So many characters that tell the matter this faintly, and nothing else more, do. */
const STATEMENT = 10
const FAINT = 0.02
/** An answer to who or where is no story of so many characters. */
const STORY = 40
/** What a wish must be told for is told this faintly by words that tell nothing else so much. */
const REQUIRED = 0.25
/** Fewer characters than this tell nothing. */
const SHORTEST = 4
/** In no more is told why a time suits. */
const LONGEST_WHY = 24

/**
 * What clauses that nothing else took tell slots nobody asked for: 「他妈前年查出尿毒症」 while it is asked what they are to
 * the 侨, 「我以前是护士长」 with the wish to help. A story that goes on is added to what is known of it.
 */
export const toldInPassing = (service: Service, before: Draft | undefined, heard: readonly Command[], clauses: readonly (Clause & Readonly<{ taken: boolean }>)[], material: Material): readonly Fill[] => {
  const { asked, facts, fitting, form, corrects, text: all } = material
  // 「下个月十号下午吧，上午我们要开例会」: why then.
  const answersWhen = asked?.kind === 'time' && heard.some((command) => command.kind === 'fill' && command.slot === asked.id)
  const isWhy = (words: string): boolean => answersWhen && lengthOf(words) <= LONGEST_WHY && holdsWord(words, form.whyThen) && !holdsWord(words, form.pleas.wants)
  const saying = clauses.filter(({ text }) => (before === undefined || !isInquiry(text, form)) && !isWhy(text) && !isMadeOf(text.toLowerCase(), form.onlyBids))
  const stating = saying.filter(({ text }) => text.length >= SHORTEST)
  const texts = service.slots.filter(({ kind }) => kind === 'text')
  // 「我们书画社要裱画教学」: who it is says nothing of what for.
  const body = texts.some((slot) => slot.body) ? findBody(all, form.bodies)?.value : undefined
  const isHeard = (slot: Slot): boolean => heard.some((command) => command.kind === 'fill' && command.slot === slot.id)
  // 「每周三下午上门帮她打扫、做顿饭」: when hides what.
  const hiding = answersWhen ? [] : facts.filter(({ kind }) => kind === 'time')
  const laidBare = new Map(clauses.map(({ text, from }) => [text, restOf(text, from, hiding)]))
  const bare = (words: string): string => laidBare.get(words) ?? words
  const sureOf = (words: string, slot: Slot): number => {
    const own = body === undefined || slot.body ? words : words.replace(body, ' ').trim()
    return Math.max(fitting(own)(service, slot), fitting(bare(own))(service, slot))
  }
  // 「约律师聊聊遗嘱的事」 names no day by which anything is due.
  const isUndated = (slot: Slot): boolean => slot.dated && !slot.required && !facts.some(({ kind }) => kind === 'time')
  const isOpen = (slot: Slot): boolean => slot !== asked && !isHeard(slot) && !isUndated(slot)
    && (before?.slots[slot.id] === undefined || before.slots[slot.id]?.vague === true || slot.told !== undefined || corrects)
  // 「以前做日语翻译的」 names a language, and tells what somebody can do.
  const tellsMatter = (words: string): boolean => texts.some((slot) => slot.told !== undefined && isOpen(slot) && sureOf(words, slot) >= Math.max(SURELY, ...texts.filter((other) => other !== slot && isHeard(other)).map((other) => sureOf(words, other))))
  const isOwn = ({ text, taken }: Clause & Readonly<{ taken: boolean }>): boolean => !taken || tellsMatter(text)
  // 「不上报，不留影」: a few words each, and a wish together.
  const pieces = saying.filter(isOwn)
  const own = pieces.filter(({ text }) => text.length >= SHORTEST)
  const bestFor = (words: string, least: number): Slot | undefined => {
    const [first, second] = texts.filter((slot) => !(slot.body && isHeard(slot))).map((slot) => ({ slot, sure: sureOf(words, slot) })).toSorted((a, b) => b.sure - a.sure)
    if (first === undefined || first.sure < CLEARLY * (second?.sure ?? 0) || !isOpen(first.slot)) return undefined
    // 「想约律师问问，……，周五上午方便」: the day is not in these words.
    if (first.slot.dated && !first.slot.required && !facts.some(({ kind, value }) => kind === 'time' && words.includes(value.said))) return undefined
    if (tellsElse(bare(words), first.slot, form)) return undefined
    // 「在北郊那边读」 says nothing of where she is registered.
    if (form.onlyNamed.includes(first.slot.id) && clausesAbout(words, form.listens[first.slot.id] ?? []) === undefined) return undefined
    // 「想给她订中饭送到家」 says nothing of what she may eat, 「想办归侨的身份认定」 nothing of what for.
    if ((first.slot.health || (first.slot.required && first.slot.brief)) && wishesOnly(words, service, material)) return undefined
    const enough = first.slot.health ? Math.max(least, told === 'answered' ? OF_HEALTH.answered : OF_HEALTH.else) : before === undefined && first.slot.required && first.slot.brief ? Math.min(least, REQUIRED) : least
    return first.sure >= enough ? first.slot : undefined
  }
  // 「麻烦给我开张收据」 is that choice, and no wish besides.
  const isChoice = (words: string, slot: Slot | undefined): boolean =>
    slot?.told === undefined && choosesIn(words, own.map(({ text }) => text), service, before, heard, form, (rest) => slot !== undefined && sureOf(rest, slot) >= CLAUSE.open)
  const open = asked?.kind === 'text'
  const isNew = (command: Command): boolean => command.kind === 'fill' && (command.slot === asked?.id || (before?.slots[command.slot] === undefined && !texts.some(({ id }) => id === command.slot)))
  const told = before === undefined ? 'wished' : heard.some(isNew) ? 'answered' : 'unanswered'
  const join = (those: readonly Clause[]): string => those.map(({ text }) => text).join('\uff0c')
  // Who is asked for a name and tells a story tells the matter.
  const story = open && asked.brief && all.length >= STORY ? texts.find((slot) => slot.told !== undefined && isOpen(slot) && sureOf(join(stating), slot) > sureOf(join(stating), asked)) : undefined
  const apart = pieces.map(({ text }) => {
    if (text.length < SHORTEST) return undefined
    const found = bestFor(text, open ? (corrects ? FAINT : CLAUSE.open) : CLAUSE[told])
    // 「啊不，她搬去罗马了」 goes to what it puts right.
    const slot = open && found !== undefined && before?.slots[found.id] === undefined && sureOf(text, found) < CLAUSE.open ? undefined : found
    const meant = slot !== undefined && open && (sureOf(text, asked) * MORE_CLEARLY > sureOf(text, slot) || clausesAbout(text, form.listens[asked.id] ?? []) !== undefined)
    // 「要拿去中国用的」 is which paper it is, and not what for.
    return meant || isChoice(text, slot) || (slot?.health === true && tellsChoice(text, service, form)) ? undefined : slot
  })
  // 「温州商会想借会议室」: who wishes.
  const wishing = before === undefined ? stating.flatMap(({ text }) => wisherIn(text, form.wishes)) : []
  const heads = wishing.flatMap((words) => texts.filter((slot) => slot.brief && !slot.required && sureOf(words, slot) >= CLAUSE.wished && bestFor(words, CLAUSE.wished) === slot).map((slot) => ({ slot, words })))
  // 「走路要人扶」 chooses how somebody walks, and tells no more of their health.
  const rest = join(pieces.filter(({ text }, at) => apart[at] === undefined && !tellsChoice(text, service, form)))
  const best = open || rest.length <= SHORTEST ? story : bestFor(rest, WHOLE[told]) ?? (told === 'answered' && rest.length >= STATEMENT ? texts.find((slot) => slot.told !== undefined && bestFor(rest, FAINT) === slot) : undefined)
  // 「要的，收据用来抵税」: without what chooses, hardly anything is told.
  const unchosen = pieces.filter(({ text }, at) => apart[at] === undefined && !tellsChoice(text, service, form) && !isChoice(text, best))
  const whole = best === undefined || best.brief || (best !== story && join(unchosen).length < rest.length && bestFor(join(unchosen), WHOLE[told]) !== best) ? undefined : best
  // A wish told in one breath tells what for, whatever else was heard in it.
  const breath = whole === undefined && told === 'wished' && stating.length === 1 && lengthOf(all) >= STORY ? texts.find((slot) => slot.required && !slot.brief && !slot.health && isOpen(slot)) : undefined
  return texts.flatMap((slot) => {
    const ones = pieces.filter(({ text }, at) => (apart[at] ?? whole) === slot && (apart[at] === slot || !(tellsChoice(text, service, form) || isChoice(text, slot))))
    // A story names who is in it.
    const head = heads.find((one) => one.slot === slot)?.words
    const said = head ?? (slot === breath && ones.length === 0 ? all : undefined) ?? join(slot.told === undefined || ones.length === 0 ? ones : stating.filter((clause) => clause.taken || ones.includes(clause) || (!open && !pieces.some((piece, at) => piece === clause && apart[at] !== undefined))))
    const known = before?.slots[slot.id]?.text
    if (said === '' || known?.includes(said) === true || (known !== undefined && said.length < MORE) || (known === undefined && said.length < (slot.told ?? 0) && sureOf(said, slot) < SURELY)) return []
    const value = (known === undefined ? said : `${known}\uff1b${said}`).slice(0, LONGEST_TEXT)
    const thin = slot.required && (known === undefined || before?.slots[slot.id]?.vague === true) && isShort(value, slot.brief) && !(slot.brief && sureOf(said, slot) >= PLAINLY) && (slot.told === undefined || sureOf(said, slot) < SURELY)
    return [{ kind: 'fill', slot: slot.id, correction: known !== undefined, value: { text: value, said: said.length < all.length ? said : all, ...(thin ? { vague: true } : {}) } }]
  })
}

const isShort = (value: string, brief: boolean): boolean =>
  /\p{Script=Han}/u.test(value) ? value.length < (brief ? BRIEF : FULL) : lengthOf(value) < (brief ? WORDS.brief : WORDS.full)

/** Whether a clause makes a choice that was heard, which no other clause makes and nobody made before, 「想认定归侨，办好想领归侨的慰问金」, and tells nothing beside. */
const choosesIn = (clause: string, clauses: readonly string[], { slots }: Service, before: Draft | undefined, heard: readonly Command[], form: Material['form'], tells: (rest: string) => boolean): boolean =>
  heard.some((command) => {
    const slot = command.kind === 'fill' ? slots.find(({ id, kind }) => id === command.slot && kind === 'choice') : undefined
    if (slot === undefined || command.kind !== 'fill' || before?.slots[slot.id]?.text === command.value.text) return false
    const chooses = (words: string): boolean => chooseFrom(slot, words, false, form) === command.value.text
    const rest = besideChoice(slot, clause, form)
    // 「不要写我名字，匿名吧」 says the same twice.
    return chooses(clause) && (rest === undefined || (clauses.find(chooses) === clause && !tells(rest)))
  })
