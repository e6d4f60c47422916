import type { Command } from '../core/command.ts'
import { SHARED } from '../core/intake.ts'
import type { Service } from '../core/service.ts'
import { toldLately } from '../core/telling.ts'
import type { Hearing } from '../ports.ts'
import { splitClauses, splitSentences } from './clauses.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { fillSlots } from './fillSlots.ts'
import { materialOf, type Kit, type Refusal } from './kit.ts'
import { isQuestion, QUESTION_MARK } from './question.ts'
import { asksStrangely, unanswerable } from './strange.ts'
import { holdsAny } from '../core/holdsAny.ts'

/** Characters that no opening is longer than. */
const LONGEST_OPENING = 24
const LONGEST_LATIN_OPENING = 60

/** 「在吗，有点事想求你们」: somebody begins, and does not say with what yet; of whoever says how to be reached nothing more need be said. */
const begins = (text: string, { library: { words: { people, phone, intent: { openings: { affairs, around } } } } }: Kit, reachable: boolean): boolean => {
  const small = text.toLowerCase()
  if (small.length > (/\p{Script=Han}/u.test(small) ? LONGEST_OPENING : LONGEST_LATIN_OPENING) || !(reachable || affairs.some((word) => small.includes(word)))) return false
  const words = [...affairs, ...around, ...(reachable ? phone.cues : Object.values(people.kinship).flat())].toSorted((a, b) => b.length - a.length)
  return !/[\p{L}\p{N}]/u.test(words.reduce((left, word) => left.replaceAll(word, ' '), small))
}

/** From here on words may only tell particulars, where one was read in them and where none was, and from here on they hardly do; what they sound wished or asked for outweighs that by this much of how surely it is. */
const TELLS = { read: 0.3, unread: 0.5, hardly: 0.1 } as const
const OF_WISH = 0.75
/** After particulars, what is no surer than this a wish or a question, and put as neither, is more of them. */
const DOUBTFUL = 0.7
/** What sounds this much like the law and tells hardly anything is asked. */
const LAWFUL = 0.9
/** Words that name a service and are this likely a wish for it are one. */
const NAMED = 0.2

/** 「…的免税额今年是多少」 asks without a mark, and tells no day by its 今年. */
const wonders = (text: string, { library: { words: { intent } } }: Kit): boolean => holdsAny(text, intent.asking)

/** 「先留个电话138…，我姓陶」: whom, where, when and how to be reached, and not for what. */
export const tells = (text: string, facts: readonly Fact[], meaning: readonly Command[], goesOn: boolean, kit: Kit): boolean => {
  const { library: { services, words: { intent } }, telling, classify } = kit
  const small = text.toLowerCase()
  // 「电话先给你，日托的事」 says what for.
  const [best] = classify(text)
  if (best !== undefined && best.sure >= NAMED && services.get(best.service)?.words.some((word) => small.includes(word)) === true) return false
  if (QUESTION_MARK.test(text) || [...intent.wants, ...intent.asks].some((word) => small.includes(word))) return false
  // 「他还转租给别人也没问过我能不能收回来」 goes on about what was answered.
  if (meaning.some((command) => command.kind === 'ask' && command.followUp && (command.found[0]?.sure ?? 0) >= LAWFUL)) return false
  const meant = meaning.map((command) => (command.kind === 'request' || command.kind === 'ask' ? command.found[0]?.sure ?? 0 : 0))
  const wished = Math.max(best?.sure ?? 0, ...meant)
  // 「房子照日本法律还是中国法律分」, after a story, is a question of it.
  const lawful = kit.listen(text).law >= LAWFUL && telling(text) < TELLS.hardly
  if (goesOn && wished < DOUBTFUL && !lawful && !isQuestion(text, intent) && !wonders(text, kit)) return true
  const read = facts.some(({ kind }) => kind !== 'relation')
  return telling(text) >= Math.max(read ? TELLS.read : TELLS.unread, OF_WISH * wished)
}

/** From here on words surely sound like a refusal. */
export const SURELY_REFUSED = 0.7

/** From here on particulars are surely nothing else, though they sound like asking for somebody's home. */
const SURELY_TELLS = 0.8

/** Who gives an address may sound like asking for one; who surely asks for one tells nothing. */
export const mayTell = (text: string, decline: Refusal | undefined, { listen, telling }: Kit): boolean =>
  decline === undefined || (decline.guessed && (listen(text).refusal < SURELY_REFUSED || telling(text) >= SURELY_TELLS))

/** Words this surely a wish that ask somebody to do something are one, whatever is left of them without their facts: 「托你们每两周的周四去看一回我太婆」. */
const WISH = 0.6
const isWish = (text: string, { classify, library: { words: { intent } } }: Kit): boolean =>
  (classify(text)[0]?.sure ?? 0) >= WISH && holdsAny(text, intent.wants)

/** How, when and where somebody is reached; it says nothing of what for. */
const isMeans = ({ kind, broken }: Fact): boolean => (kind === 'phone' || kind === 'time' || kind === 'place') && broken !== true

/** Nothing but a fact. */
const isMere = (text: string, facts: readonly Fact[]): boolean => !/[\p{L}\p{N}]/u.test(withoutFacts(text, facts))

/** What is done about words that open a talk with nothing but how to be reached, or that there is something: particulars are kept for the wish that follows. */
export const beginning = (text: string, said: string, facts: readonly Fact[], hearing: Hearing, kit: Kit): Command | undefined => {
  // 「一周两次。周二、周五上午。」
  const clauses = splitClauses(text)
  if (facts.length > 0 && clauses.length > 1 && clauses.every((clause) => isMere(clause.text, kit.facts(clause.text, hearing)))) return { kind: 'tell', words: said }
  if (isWish(text, kit) || !begins(withoutFacts(text, facts), kit, facts.some(isMeans))) return undefined
  return facts.length > 0 ? { kind: 'tell', words: said } : { kind: 'help' }
}

/** The wish with what was told before it: whom, where, when and how to be reached, unless the wish says it anew. Any order gives the same ticket. */
export const withTold = (commands: readonly Command[], hearing: Hearing, kit: Kit): readonly Command[] => {
  const told = toldLately(hearing.conversation, hearing.now)
  const wishes = commands.flatMap((wish) => {
    const service = wish.kind === 'request' && wish.sure ? kit.library.services.get(wish.found[0]!.service) : undefined
    return wish.kind !== 'request' || service === undefined ? [] : [{ wish, service }]
  })
  const [first] = wishes
  if (told === undefined || first === undefined || commands.filter(({ kind }) => kind === 'request').length > wishes.length) return commands
  if (wishes.length > 1) return [...commands, ...sharedBefore(commands, wishes.map(({ service }) => service), hearing, kit)]
  const { wish, service } = first
  const before = toldFor(commands, service, `${told}\n${wish.words}`, hearing, kit)
  const whole = commands.map((command) => (command === wish ? { ...wish, words: `${told}\n${wish.words}` } : command))
  return [...withAccount(whole, told, service, hearing, kit), ...before]
}

/** What was told before and the wish for a service does not say anew; of somebody else than the wish names nothing that holds for them alone. */
const toldFor = (commands: readonly Command[], service: Service, whole: string, hearing: Hearing, kit: Kit): readonly Fill[] => {
  const said = new Map(commands.flatMap((command) => (command.kind === 'fill' && (command.of ?? service.id) === service.id ? [[command.slot, command.value.text] as const] : [])))
  const before = toldBefore(service, hearing, kit).map((fill) => ofBoth(fill, whole, service, hearing, kit))
  const another = before.some(({ slot, value }) => slot === 'relation' && said.has(slot) && said.get(slot) !== value.text)
  return before.filter(({ slot }) => !said.has(slot) && !(another && OF_A_PERSON.has(slot)))
}

/** 「我爸88岁，住3幢」, and then two wishes at once: whom, where and how to be reached holds for each; where more than one person is named, no more than how to be reached. */
const sharedBefore = (commands: readonly Command[], services: readonly Service[], hearing: Hearing, kit: Kit): readonly Fill[] => {
  const told = services.flatMap((service) => toldFor(commands, service, hearing.turn.text, hearing, kit).filter(({ slot }) => SHARED.has(slot)).map((fill) => ({ ...fill, of: service.id })))
  const whom = new Set([...commands, ...told].flatMap((command) => (command.kind === 'fill' && command.slot === 'relation' ? [command.value.text] : [])))
  return whom.size > 1 ? told.filter(({ slot }) => slot !== 'relation' && !OF_A_PERSON.has(slot)) : told
}

type Fill = Extract<Command, { kind: 'fill' }>

/** 「我爸高血压，我妈血糖高」, and then 「给他们两个都签家庭医生」: not for the first alone. */
const ofBoth = (fill: Fill, whole: string, service: Service, hearing: Hearing, { facts, normalise, library: { words: { people } } }: Kit): Fill => {
  if (service.slots.find(({ id }) => id === fill.slot)?.kind !== 'relation') return fill
  const both = facts(normalise(whole).text, hearing, service).find(({ kind, value }) => kind === 'relation' && people.couples[value.text]?.includes(fill.value.text) === true)
  return both === undefined ? fill : { ...fill, value: { ...fill.value, text: both.value.text } }
}

/** Shorter than this is no account of what happened. */
const SHORTEST_ACCOUNT = 8

/** What was told before, as far as the form of a service asks for it. */
export const toldBefore = (service: Service, hearing: Hearing, kit: Kit): readonly Fill[] => {
  const told = toldLately(hearing.conversation, hearing.now)
  if (told === undefined) return []
  const { text } = kit.normalise(told)
  return fillSlots(service, undefined, materialOf(text, kit.facts(text, hearing, service), kit)).heard.filter((command) => command.kind === 'fill')
}

/** From here on words told before tell what is wished. */
const FITS = 0.3

/** What happened was told before the wish: it stands before what the wish says of the need. */
const withAccount = (commands: readonly Command[], told: string, service: Service, hearing: Hearing, kit: Kit): readonly Command[] => {
  const { telling, fitting, normalise } = kit
  const need = service.slots.find((slot) => slot.told !== undefined)
  // 「有几台轮椅」, little as it is, tells what is offered.
  const account = told.split('\n').filter((turn) => (turn.length >= SHORTEST_ACCOUNT && telling(normalise(turn).text) < TELLS.read) || (need !== undefined && fitting(normalise(turn).text)(service, need) >= FITS) || happened(turn, service, hearing, kit)).join('\n')
  if (need === undefined || account === '') return commands
  const heard = commands.find((command) => command.kind === 'fill' && command.slot === need.id)
  if (heard?.kind !== 'fill') return [...commands, { kind: 'fill', slot: need.id, value: { text: account, said: account }, correction: false }]
  return commands.map((command) => (command === heard ? { ...heard, value: { ...heard.value, text: `${account}\n${heard.value.text}` } } : command))
}

/** To a lawyer every turn is the story that says more than whom, where and how to be reached: 「三个月没发钱了」. */
const happened = (turn: string, { handledBy }: Service, hearing: Hearing, kit: Kit): boolean => {
  const { text } = kit.normalise(turn)
  const facts = kit.facts(text, hearing)
  return handledBy.includes('lawyer') && !facts.some(({ kind }) => kind === 'phone' || kind === 'address') && withoutFacts(text, facts).length >= SHORTEST_EVENT
}
const SHORTEST_EVENT = 4

/** What is told of one person and holds for no other. */
const OF_A_PERSON: ReadonlySet<string> = new Set(['elderName', 'elderAge', 'address', 'consent'])

/** What says nothing that could be acted on. */
const LOOSE: ReadonlySet<Command['kind']> = new Set(['chat', 'comfort', 'likeliest', 'help', 'greet'])

/** A question may stand in a story; with fewer characters than this beside it there is none. */
const SHORTEST_STORY = 14

/** What was answered as law and only told what happened is the story of the wish that may follow. */
const storyOf = (said: string, { library: { words: { intent } } }: Kit): readonly Command[] => {
  const words = splitSentences(said).filter((sentence) => !isQuestion(sentence, intent)).join('\n')
  return words.length < SHORTEST_STORY ? [] : [{ kind: 'tell', words }]
}

/** What nobody could make a wish of, with the particulars it told, or what may be the story of the wish that follows. */
export const keepTold = (commands: readonly Command[], text: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  if (commands.length > 0 && commands.every(({ kind }) => kind === 'ask')) return [...commands, ...storyOf(hearing.turn.text, kit)]
  if (!commands.every(({ kind }) => LOOSE.has(kind))) return commands
  const tell: Command = { kind: 'tell', words: hearing.turn.text }
  const facts = kit.facts(text, hearing)
  // 「今年重阳你们送的糕真好吃」 says no day to come.
  const told = commands.some(({ kind }) => kind === 'chat') ? facts.some(({ kind }) => kind !== 'time') : facts.length > 0
  if (commands.length > 0) return told ? [...commands, tell] : commands
  if (isQuestion(text, kit.library.words.intent) || (wonders(text, kit) && kit.telling(text) < TELLS.read)) return commands
  if (text.length >= SHORTEST_ACCOUNT && asksStrangely(text, kit) && kit.telling(text) < TELLS.hardly) return [unanswerable(text), tell]
  return told ? [tell] : text.length < SHORTEST_ACCOUNT ? commands : [{ kind: 'unclear' }, tell]
}

/** Less than this is no wish. */
const FAINTLY = 0.05

/** 「12月15号前要弄好」 and then 「就是养老金资格认证」: who told particulars before and now names, asking nothing, what an entry offers to do wishes for that. */
export const offeredAfterTold = (meaning: readonly Command[], text: string, { conversation, now }: Hearing, kit: Kit): readonly Command[] => {
  const { classify, library: { entries, words: { intent } } } = kit
  const [only] = meaning
  const [best] = classify(text)
  // 「必须写下来吗，口头说行不行」 asks, and sounds like no wish at all.
  if (toldLately(conversation, now) === undefined || meaning.length !== 1 || only?.kind !== 'ask' || best === undefined || best.sure < FAINTLY || isQuestion(text, intent) || wonders(text, kit)) return meaning
  return entries.get(only.found[0]!.entry)?.service === best.service ? [{ kind: 'request', found: [best], sure: true, words: text }] : meaning
}
