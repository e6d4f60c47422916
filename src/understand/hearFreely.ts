import { freshTopic } from '../core/answering.ts'
import type { Command } from '../core/command.ts'
import { SHARED } from '../core/intake.ts'
import type { Act } from '../core/lexicon.ts'
import { isOpen } from '../core/requesting.ts'
import { toldLately } from '../core/telling.ts'
import type { Service, Slot } from '../core/service.ts'
import type { Hearing } from '../ports.ts'
import { asksOfService } from './asksOfService.ts'
import { aboutNamed, premises } from './aboutNamed.ts'
import { WISH_BESIDES } from './anotherWish.ts'
import { splitClauses } from './clauses.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { fillSlots } from './fillSlots.ts'
import { consentIn } from './hearClauses.ts'
import { lengthOf } from './lengthOf.ts'
import { isMadeOf, withoutWords } from './withoutWords.ts'
import { materialOf, type Kit, type Refusal } from './kit.ts'
import { outweighs } from './outweighs.ts'
import { isQuestion, QUESTION_MARK } from './question.ts'
import { isVagueWish, likeliest, likelyDespiteRefusal } from './likeliest.ts'
import { holdsWord } from './anew/spans.ts'
import { saysWrong } from './corrects.ts'
import { beginning, keepTold, offeredAfterTold, tells, withTold, mayTell, SURELY_REFUSED } from './opening.ts'
import { together } from './together.ts'
import { withoutUnneeded } from './unneeded.ts'
import { wishesOnly } from './wishesOnly.ts'
import { ticketCorrected } from './ticketCorrected.ts'
import { holdsAny } from '../core/holdsAny.ts'

/** Acts that count when a longer sentence holds them. */
const FREE: readonly Act[] = ['erase', 'myData', 'withdrawConsent', 'areYouBot', 'complain', 'chase', 'status', 'human', 'resume', 'help']

/** What somebody says while no form is open: a question, a wish with its particulars, a word about a ticket. */
export const hearFreely = (text: string, decline: Refusal | undefined, hearing: Hearing, kit: Kit): readonly Command[] =>
  withTold(keepTold(hearAfresh(text, decline, hearing, kit), text, hearing, kit), hearing, kit)

const hearAfresh = (text: string, decline: Refusal | undefined, hearing: Hearing, kit: Kit): readonly Command[] => {
  const facts = kit.facts(text, hearing)
  // 「周日上午9点半可以通话，号码+39…」 says when and where, and not for what.
  const begun = beginning(text, hearing.turn.text, facts, hearing, kit)
  if (begun !== undefined) return [begun]
  const within = kit.acts.within(text)
  const premise = premises(text, kit)
  const needed = withoutUnneeded(kit.meaning(text, hearing), text, kit)
  const meaning = offeredAfterTold(aboutNamed(wishOver(withoutBare(needed.wanted, hearing, kit), text, facts, kit), text, hearing, kit), text, hearing, kit)
  const about = asksOfService(text, meaning, hearing, kit)
  if (about !== undefined && decline?.guessed !== false) return [about]
  const article = articleWanted(text, within.includes('verbatim'), kit)
  if (article !== undefined && (article.kind === 'verbatim' || kit.library.texts.has(article.law) || !meaning.some(({ kind }) => kind === 'ask'))) return [article]
  const sure = meaning.some((command) => (command.kind === 'ask' && command.finding === 'answered') || (command.kind === 'request' && command.sure))
  const own = hearing.own.some(({ state }) => isOpen(state))
  // 「之前登记的探访怎么样了」 names what was wished for, and wishes for nothing.
  const onlyAsks = !holdsAny(text, kit.library.words.intent.wants)
  const act = FREE.find((one) => within.includes(one) && (own || !['complain', 'chase', 'status', 'resume'].includes(one) || !sure || (one === 'status' && onlyAsks)))
    ?? (own && !sure && kit.afterwards(text).displeased >= DISPLEASED ? 'complain' : undefined)
  const corrected = own ? ticketCorrected(text, hearing, kit) : []
  if (corrected.length > 0 && (!sure || tellsConsent(text, kit) || onlyMends(corrected, text, kit) || changesTicket(text, facts, kit) || addsToTicket(text, corrected, meaning, hearing, kit))) return corrected
  // 「我跟他妈都是绿卡」 goes on about what was just answered, and tells nothing that a form asks for.
  const goesOn = freshTopic(hearing.conversation, hearing.now) !== undefined && meaning.some((command) => command.kind === 'ask' && command.finding === 'answered') && facts.every(({ kind }) => kind === 'relation')
  if (!own && !goesOn && act === undefined && premise.length === 0 && mayTell(text, decline, kit) && tells(text, facts, meaning, toldLately(hearing.conversation, hearing.now) !== undefined, kit)) return [{ kind: 'tell', words: hearing.turn.text }]
  const heavy = isHeavy(text, kit) && decline === undefined && !hearing.own.some(({ state }) => isOpen(state))
  if (heavy && !sure) return [{ kind: 'comfort' }]
  if (decline !== undefined && !(decline.guessed && (act !== undefined || saysLittle(text, kit))) && !meaning.some((command) => outweighs(command, decline, text, kit))) {
    const likely = decline.guessed ? likelyDespiteRefusal(text, meaning, hearing, kit) : undefined
    // 「爷爷瘫在床上大半年了，好像有点褥疮」, and then what is wished.
    const tells = decline.guessed && !isQuestion(text, kit.library.words.intent) && facts.some(({ kind }) => kind === 'relation' || kind === 'place')
    return [likely ?? { kind: 'decline', topic: decline.topic }, ...(tells && likely === undefined ? [{ kind: 'tell', words: hearing.turn.text } as const] : [])]
  }
  // 「……，我要转人工」: who ends on that wants a person, whatever the story sounds like.
  if (act === 'human' && kit.acts.whole(splitClauses(text).at(-1)?.text ?? '') === 'human') return [{ kind: 'human' }]
  if (act !== undefined && !(sure && ['human', ...(onlyAsks ? [] : ['status']), 'help', 'areYouBot'].includes(act))) return [{ kind: act }]
  if (premise.length === 0 && !sure && (kit.chats(text) || MERE_FACES.test(text))) {
    const polite = isVagueWish(text, kit) ? 'help' : POLITE.find((one) => within.includes(one))
    return [polite === undefined ? { kind: 'chat' } : { kind: polite }]
  }
  // What may have been meant is offered; where that is little, what for is asked.
  const states = !own && act === undefined && decline?.guessed !== false && premise.length === 0 && onlyStates(text, meaning, kit)
  const open = states ? likeliest(text, [], hearing, kit) : sure || premise.length > 0 || meaning.some(({ kind }) => kind === 'request') ? undefined : likeliest(text, meaning, hearing, kit)
  // 「两桩事情都是帮我外公办，他住椿庭雅苑7幢」: what for comes next.
  if (states && open === undefined) return [{ kind: 'tell', words: hearing.turn.text }]
  if (open?.kind === 'likeliest' && facts.some(isParticular) && Math.max(0, ...open.services.map(({ sure }) => sure), ...open.entries.map(({ sure }) => sure)) < PARTICULAR) return [{ kind: 'tell', words: hearing.turn.text }]
  if (open !== undefined) return [open]
  return [...(heavy ? [{ kind: 'comfort' } as const] : []), ...premise, ...meaning, ...particulars(needed.text, meaning, hearing, kit)]
}

/** Less surely than this a statement that asks nobody for anything is a wish. */
const STATED = 0.6

/** 「我是住在奥克兰的小周，我爸妈还在椿桂坊」: who only says how things are, and names no service, comes to the wish next. */
const onlyStates = (text: string, [meant, ...more]: readonly Command[], { classify, library: { services, words: { intent } } }: Kit): boolean => {
  if (meant?.kind !== 'request' || more.length > 0 || isQuestion(meant.words, intent) || holdsAny(text, intent.wants)) return false
  const [best] = meant.found
  // 「家里电灯坏了」 by itself wishes enough.
  const surest = Math.max(...splitClauses(text).map((clause) => classify(clause.text).find(({ service }) => service === best?.service)?.sure ?? 0))
  return best !== undefined && Math.max(best.sure, surest) < STATED && services.get(best.service)?.words.some((word) => text.toLowerCase().includes(word)) !== true
}

/** From this likelihood on who waits for something is displeased with how it goes. */
const DISPLEASED = 0.6

const isHeavy = (text: string, { library: { words: { intent } } }: Kit): boolean => holdsAny(text, intent.feelings)

/** Fewer characters than this that ask nothing are no wish for what we decline, unless they sound this much like it. */
const SHORTEST_REFUSED = 12
const saysLittle = (text: string, { listen, library: { words: { intent } } }: Kit): boolean => {
  const { refusal, attack } = listen(text)
  return text.length < SHORTEST_REFUSED && !QUESTION_MARK.test(text) && !holdsAny(text, intent.asks) && refusal + attack < SURELY_REFUSED
}

/** A word about the elder's agreement is no new wish for its own sake. */
const LONGEST_CONSENT = 24

const tellsConsent = (text: string, { library: { words: { form, intent } } }: Kit): boolean =>
  text.length <= LONGEST_CONSENT && consentIn(text, form.consent, false) !== undefined && !intent.wants.some((word) => text.includes(word))

/** Kinds of fact that people change their word about. */
const CHANGED: ReadonlySet<Fact['kind']> = new Set(['time', 'phone', 'address', 'count'])
/** From here on a clause is a wish of its own. */
const OWN_WISH = 0.5

/** 「周五她要去医院，麻烦改到周六」: the change is said, and why, and nothing else is wished for. */
const changesTicket = (text: string, facts: readonly Fact[], { library: { lexicon, words: { anew, form } }, classify }: Kit): boolean =>
  (saysWrong(text, lexicon) || holdsWord(text, anew.changes)) && facts.some(({ kind }) => CHANGED.has(kind))
  && splitClauses(text).every((clause) => !form.beside.some((word) => clause.text.startsWith(word)) && (facts.some(({ from }) => from >= clause.from && from < clause.from + clause.text.length) || !form.pleas.wants.some((word) => clause.text.includes(word)) || (classify(clause.text)[0]?.sure ?? 0) < OWN_WISH))

/** 「对了，晚饭也要的」, 「改成中饭晚饭两顿」, 「再加一个，一共三个人」: more of what is worked on, or otherwise, and no other wish. */
const addsToTicket = (text: string, corrected: readonly Command[], meaning: readonly Command[], { own }: Hearing, { library: { words: { anew, form } } }: Kit): boolean => {
  const recounts = holdsWord(text, form.recounts) && corrected.every((command) => command.kind === 'fill' && command.value.count !== undefined)
  return (anew.adds.some((word) => text.toLowerCase().startsWith(word)) || holdsWord(text, together(anew.changes, anew.moves)) || recounts) && meaning.every((command) => command.kind === 'request' && (command.found[0]?.service === own.find(({ state }) => isOpen(state))?.service || (recounts && (command.found[0]?.sure ?? 0) < RECOUNTED)))
}
/** Beside a new number of all, less than this is no other wish. */
const RECOUNTED = 0.62

/** So much may stand beside the new value. */
const LONGEST_MENDING = 12

/** 「电话换了，改成138…」: the new value and hardly a word besides is for what was asked, not a wish to register it elsewhere. */
const onlyMends = (corrected: readonly Command[], text: string, { library: { words: { intent } } }: Kit): boolean =>
  !intent.wants.some((word) => text.includes(word)) && corrected.some((command) => command.kind === 'fill' && command.value.said !== '' && text.length - command.value.said.length <= LONGEST_MENDING)

/** Emoji and nothing else. */
const MERE_FACES = /^[\p{P}\p{S}\p{M}\s\u200d]*\p{Extended_Pictographic}[\p{P}\p{S}\p{M}\s\u200d]*$/u

/** What small talk may be by a phrase in it, the first that is. */
const POLITE: readonly Act[] = ['thanks', 'bye', 'greet']

/** What fills the forms of the wishes: of one wish everything that was said; of several each its own part, and whom and where for all. */
export const particulars = (text: string, meaning: readonly Command[], hearing: Hearing, kit: Kit): readonly Command[] => {
  const wishes = meaning.flatMap((command) => {
    const service = command.kind === 'request' && command.sure ? kit.library.services.get(command.found[0]!.service) : undefined
    return service === undefined || command.kind !== 'request' ? [] : [{ service, words: command.words }]
  })
  const fillsOf = (service: Service, words: string): readonly Fill[] => particularsOf(service, words, hearing, kit)
  const [only] = wishes
  if (only !== undefined && wishes.length === 1) return fillsOf(only.service, text)
  return wishes.flatMap(({ service, words }) => {
    const own = fillsOf(service, words)
    // 「想给我爸订中饭……顺便再给他报名书法班」
    const speaksOfThem = holdsWord(words, kit.library.words.people.meantFor.them)
    const isWhom = (id: string): boolean => speaksOfThem && service.slots.some((slot) => slot.id === id && slot.kind === 'relation')
    const common = fillsOf(service, text).filter(({ slot }) => (SHARED.has(slot) || isWhom(slot)) && !own.some((fill) => fill.slot === slot))
    return [...own, ...common].map((fill) => ({ ...fill, of: service.id }))
  })
}

type Fill = Extract<Command, { kind: 'fill' }>

/** What the words of one wish give to its form. */
export const particularsOf = (service: Service, words: string, hearing: Hearing, kit: Kit): readonly Fill[] => {
  const facts = kit.facts(words, hearing, service)
  const { heard, beside, answer } = fillSlots(service, undefined, { ...materialOf(words, facts, kit), asked: wishesOnly(words, service, { facts, form: kit.library.words.form }) ? undefined : needSlot(service, withoutFacts(words, facts), kit) })
  const { pleas, either: { around } } = kit.library.words.intent
  // 「提个建议，可以吗」 suggests nothing yet.
  const merely = ({ slot, value }: Fill): boolean => service.slots.some(({ id, kind }) => id === slot && kind === 'text') && isMadeOf(value.text.toLowerCase(), [...(pleas[service.id] ?? []), ...around])
  return [...heard, ...beside, ...answer].filter((command): command is Fill => command.kind === 'fill' && !merely(command))
}

/** Law this sure is what was meant, whoever agreed to what in the story. */
const SURELY_LAW = 0.8

/** From this likelihood on a clause with particulars in it is a wish, whatever the law says about its words. */
const PARTICULAR = 0.3

/** Where only a clause without a word of wishing says for what, and the whole sounds otherwise, it must say it this surely. */
const OF_A_CLAUSE = 0.62

/** Kinds of fact that nobody gives who only asks about the law. */
const isParticular = ({ kind, value }: Fact): boolean =>
  kind === 'phone' || (kind === 'address' && value.parts?.building !== undefined)

/** Of several wishes those that say what for: 「送到桂花新村2幢604」 is where to, and no wish beside the meal. */
const withoutBare = (meaning: readonly Command[], hearing: Hearing, { facts, library }: Kit): readonly Command[] => {
  const saysWhat = (command: Command): boolean => {
    if (command.kind !== 'request') return true
    const found = facts(command.words, hearing)
    const rest = withoutFacts(command.words, found)
    return found.length === 0 || rest.length >= WISH_BESIDES || library.services.get(command.found[0]!.service)?.words.some((word) => rest.toLowerCase().includes(word)) === true
  }
  return meaning.length < 2 ? meaning : meaning.filter(saysWhat)
}

/** What was meant, unless somebody says where and whom to call: then it is a wish, and a clause of it says for what. */
const wishOver = (meaning: readonly Command[], text: string, facts: readonly Fact[], { classify, library }: Kit): readonly Command[] => {
  if (meaning.some((command) => command.kind === 'request' && command.sure)) return meaning
  // 「村里不肯盖章」 tells of no elder's consent where the law is asked about.
  const lawful = meaning.some((command) => command.kind === 'ask' && command.finding === 'answered' && (command.found[0]?.sure ?? 0) >= SURELY_LAW)
  // 「打个微信语音跟家里说一声，算不算数」 goes on about what was answered.
  if (lawful && meaning.every((command) => command.kind === 'ask' && command.followUp)) return meaning
  if (!facts.some(isParticular) && (lawful || consentIn(text, library.words.form.consent, false) === undefined)) return meaning
  const { wants } = library.words.intent
  const clauses = splitClauses(text).map((clause) => clause.text)
  const wishing = clauses.filter((clause) => wants.some((word) => clause.includes(word)))
  const [best] = [text, ...(wishing.length > 0 ? wishing : clauses)].flatMap((clause) => classify(clause).slice(0, 1)).toSorted((a, b) => b.sure - a.sure)
  if (best === undefined || best.sure < PARTICULAR) return meaning
  // One clause alone may be about something that the whole is not: 「冰箱不冻了，老人一个人在国泰新都6幢」.
  const [whole] = classify(text)
  const doubtful = whole !== undefined && whole.service !== best.service && best.sure < OF_A_CLAUSE && !wishing.some((clause) => classify(clause)[0]?.service === best.service)
  return [{ kind: 'request', found: doubtful ? [whole, best] : [best], sure: !doubtful, words: text }]
}

/** The slot that the wish itself tells. */
const needSlot = (service: Service, text: string, kit: Kit): Slot | undefined => {
  const { fitting } = kit
  const slot = service.slots.find(({ told, bare }) => told !== undefined && (lengthOf(text) >= told || (bare.length > 0 && !isMadeOf(text.toLowerCase(), bare))))
  // 「麻烦派个师傅上门修锁」: what is left without the words of every such wish names it.
  const left = slot === undefined || slot.bare.length === 0 ? [] : withoutWords(text.toLowerCase(), slot.bare).split(/[^\p{L}\p{N}]+/u)
  const names = slot !== undefined && left.some((words) => words !== '' && fitting(words)(service, slot) >= NAMES)
  // 「退休了闲不住，想来当志愿者」 says nothing of what somebody can do. To a lawyer any story does.
  const tells = slot === undefined || names || service.handledBy.includes('lawyer') || tellsBesidePlea(service, text, kit) || [text, ...splitClauses(text).map((clause) => clause.text)].some((words) => fitting(words)(service, slot) >= HARDLY)
  return tells ? slot : undefined
}
/** 「我要提个意见啊，楼道里堆的纸箱都快没路走了」: whatever is said beside the plea is what it is about. */
const tellsBesidePlea = (service: Service, text: string, { library: { words: { intent } } }: Kit): boolean => {
  const pleas = intent.pleas[service.id] ?? []
  const isPlea = (words: string): boolean => holdsAny(words, pleas)
  const clauses = splitClauses(text)
  return clauses.some((clause) => isPlea(clause.text)) && clauses.some((clause) => !isPlea(clause.text) && lengthOf(clause.text) >= SHORTEST_MATTER && !isQuestion(clause.text, intent))
}
/** Fewer characters beside a plea tell nothing. */
const SHORTEST_MATTER = 8

/** From here on what is left of a wish without the words of every such wish is what is wished for. */
const NAMES = 0.6
/** Below this, words hardly tell what a wish is to be told. */
const HARDLY = 0.05

/** With fewer characters than this around it, naming an article is wanting to read it. */
const BARE = 6
/** The longest way to ask for the words of what was just answered. */
const SHORT = 12

const articleWanted = (text: string, verbatim: boolean, { references, library: { laws } }: Kit): Extract<Command, { kind: 'article' }> | Readonly<{ kind: 'verbatim' }> | undefined => {
  const { known } = references(text)
  if (verbatim && known.length === 0 && text.length <= SHORT) return { kind: 'verbatim' }
  const [first] = known
  const law = first === undefined ? undefined : laws.get(first.law)
  if (first?.article === undefined || law === undefined || first.article > law.articles || (!verbatim && text.length - (first.to - first.from) >= BARE)) return undefined
  return { kind: 'article', law: first.law, article: first.article }
}
