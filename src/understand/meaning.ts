import { freshTopic } from '../core/answering.ts'
import type { Command } from '../core/command.ts'
import type { EntryId, ServiceId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { IntentWords } from '../core/words/intent.ts'
import type { Hearing } from '../ports.ts'
import { askedAnew } from './turnsAway.ts'
import type { Judge, Judgement } from './answerable.ts'
import type { Classify } from './classify.ts'
import type { FindLawReferences } from './lawReference.ts'
import { findRelations } from './entities/people.ts'
import { asking, leaning, type Topic } from './leaning.ts'
import { asksForPlace } from './placeLeft.ts'
import { bothNamed, eitherOf, pleadIn } from './plainWish.ts'
import { eachOfAnother } from './eachOfAnother.ts'
import { endsAsQuestion, QUESTION, QUESTION_MARK } from './question.ts'
import { wantedInstead } from './wantedInstead.ts'
import { wishInClause } from './wishInClause.ts'
import { wishesApart } from './wishesApart.ts'
import { withoutGreeting, withoutPoliteness } from './greeting.ts'
import { splitAlso, splitClauses, splitSentences, splitWishes } from './clauses.ts'
import { holdsAny } from '../core/holdsAny.ts'
import { together } from './together.ts'
import { isMadeOf, longestFirst } from './withoutWords.ts'

/** The law questions and wishes in somebody's words, part by part. */
export type FindMeaning = (text: string, hearing: Hearing) => readonly Command[]

/** From here on a wish is one, and from here on it outweighs a law question that is answered. */
const WISH = 0.34
const STRONG_WISH = 0.62
/** A second wish that names no service must be this sure. */
const UNNAMED_WISH = 0.8
/** Where somebody is asked to do something, less likeness is enough. */
const FAINT_WISH = 0.26
/** What was told and is one of the nearest entries' wishes, where nothing but help with it is asked for. */
const HELPED_WISH = 0.12
/** Where a service is called by its own name, and somebody is asked to act. */
const NAMED_WISH = 0.2
const LED_WISH = 0.5
/** What asks about the law is led by its first clause where the whole is this surely a wish. */
const FAINT_LED = 0.37
/** So far a whole story may sound like a wish whose last sentence surely asks about the law it is about, and wishes for nothing. */
const STORY_WISH = 0.5
const ASKED_AT_END = 0.7
/** What is this likely to be done for others is, where somebody wants to. */
const LENT = 0.3
const NEAREST = 2
/** From here on a law question is one even where a wish is heard too. */
const STRONG_LAW = 0.95
/** From here on it is one where nobody is asked to do anything. */
const FAIR_LAW = 0.8
/** Where a question word asks, less is enough. */
const WONDERED_LAW = 0.6
/** With less than this a story wishes for nothing; from that on a sentence wishes whatever the story is about. */
const NO_WISH = 0.1
const BEYOND_DOUBT = 0.9
/** Two services this close are both offered. */
const CLOSE = 0.05
/** Together with what was talked about words mean this much, where they are as well a little like a wish. */
const LEANT = 0.6
/** How many parts of one message are answered. */
const PARTS = 4

type Kit = Readonly<{ judge: Judge; classify: Classify; helps: (text: string) => boolean; offers: (entry: EntryId) => ServiceId | undefined; names: (text: string, service: ServiceId | undefined) => boolean; isPlain: (text: string) => boolean; isAsking: (text: string) => boolean; asksRule: (text: string) => boolean; isQuestion: (text: string) => boolean; wonders: (text: string) => boolean; isWishing: (text: string) => boolean; isBare: (text: string) => boolean; explains: (text: string) => boolean; adds: (text: string) => boolean; announces: (text: string) => boolean; goesOn: (text: string) => boolean; tells: (text: string) => boolean }>

/** Prepares the reading of one library's words over its judge and its classifier. */
export const createMeaning = (library: Library, judge: Judge, classify: Classify, references: FindLawReferences): FindMeaning => {
  const { asks, asking: interrogatives, wants, parts: { also, tells, explains } } = library.words.intent
  const ends = (text: string): boolean => endsAsQuestion(text, library.words.intent)
  const plainly = (text: string): string => withoutPoliteness(text, library.words.intent.politely)
  const kit: Kit = {
    judge: (text, about) => judge(plainly(text), about),
    classify: (text) => classify(plainly(withoutGreeting(text, library.words.form.courtesies))),
    offers: (entry) => library.entries.get(entry)?.service,
    names: (text, service) => service !== undefined && holdsAny(text, library.services.get(service)?.words ?? []),
    // 「……Can you help?」 asks for nothing but help: the mark at the very end is none of a question about the law.
    isPlain: (text) => !QUESTION_MARK.test(text.replace(QUESTION, '')) && !holdsAny(text, asks) && !holdsAny(text, interrogatives) && !holdsAny(text, library.words.form.inquiry.surely) && references(text).known.length === 0 && !ends(text),
    helps: (text) => holdsAny(text, library.words.intent.helps),
    isAsking: (text) => holdsAny(text, asks) && !holdsAny(text, wants),
    asksRule: (text) => holdsAny(text, asks) || ends(text),
    isQuestion: (text) => ends(text) && !holdsAny(text, wants),
    wonders: (text) => holdsAny(text, interrogatives),
    isWishing: (text) => holdsAny(text, wants),
    isBare: (text) => isMadeOf(text.toLowerCase(), together(wants, library.words.intent.either.around)),
    explains: (text) => explains.some((word) => text.toLowerCase().startsWith(word)),
    adds: (text) => also.some((word) => text.toLowerCase().startsWith(word)),
    announces: (text) => holdsAny(text, library.words.intent.parts.announced.heads),
    goesOn: (text) => goesOnAbout(text.toLowerCase(), library.words.intent.followUp),
    tells: (text) => holdsAny(text, tells),
  }
  const find: FindMeaning = (said, { conversation, now }) => {
    const anew = askedAnew(said, library.words.intent.followUp) ?? askedBesides(said, library.words.intent, judge)
    const text = anew ?? said
    const topic = anew === undefined ? freshTopic(conversation, now) : undefined
    if (topic !== undefined && library.entries.has(topic.entry) && asksMore(text, library.words.intent.followUp)) {
      return [asking([{ entry: topic.entry, sure: 1 }], text, true)]
    }
    const parts = splitWishes(text, library.words.intent.parts).slice(0, PARTS)
    const beside = (part: string): readonly Command[] => wishesBeside(splitAlso(part, library.words.intent.parts).slice(0, PARTS), kit)
    if (parts.length > 1) return unique(parts.flatMap((part) => {
      const wishes = beside(part)
      return wishes.length > 1 ? wishes : meanOne(part, undefined, kit)
    }))
    const wishes = beside(text)
    if (wishes.length > 1) return wishes
    const either = eitherOf(text, library.words.intent.either)
    if (either !== undefined) return [either]
    const both = bothNamed(text, library.words.intent.parts, library.services)
    if (both.length > 0) return both
    const apart = wishesApart(text, library.words.intent.parts, kit)
    if (apart.length > 1) return unique(apart)
    const each = eachOfAnother(text, library.words, kit)
    if (each.length > 1) return each
    const sentences = splitSentences(text)
    const asked = (): readonly Command[] => sentences.filter(kit.isAsking).flatMap((sentence) => meanOne(sentence, undefined, kit)).filter(isSure)
    const plea = pleadIn(text, library.words.intent, classify)
    if (plea !== undefined) return unique([plea, ...asked().filter(({ kind }) => kind === 'ask')])
    const told = sentences.length < 2 ? [] : wishesTold(sentences, text, kit)
    if (told.length > 0) return unique([...told, ...asked()])
    const whole = meanOne(text, topic, kit)
    const instead = wantedInstead(text, whole, library.words.form, kit)
    if (instead !== undefined) return [instead]
    if (whole.some(isSure)) return whole
    const some = sentences.length < 2 ? [] : unique(sentences.flatMap((sentence) => meanOne(sentence, undefined, kit)).filter((command) => isSure(command) && isBorne(command, text, kit)))
    if (some.length > 0) return some
    const plain = whole.some(({ kind }) => kind === 'request') ? undefined : wishInClause(text, kit) ?? asksForPlace(text, library, classify)
    return plain === undefined ? whole : [plain]
  }
  // 「我妈从早上起不接电话，能不能请人去看看」 is one wish.
  const covered = (commands: readonly Command[]): ReadonlySet<ServiceId> =>
    new Set(commands.flatMap((command) => (command.kind === 'request' && command.sure ? library.services.get(command.found[0]!.service)?.covers ?? [] : [])))
  // 「想来做志愿者，陪老人聊聊天」: what they would do there, for nobody of their own.
  const lends = (commands: readonly Command[]): boolean => commands.some((command) => command.kind === 'request' && command.sure && library.services.get(command.found[0]!.service)?.enlists === true)
  const isLent = ({ words }: Request): boolean => {
    const [best] = classify(words)
    const likely = classify(words).some(({ service, sure }) => sure >= LENT && library.services.get(service)?.enlists === true)
    return likely && library.services.get(best!.service)?.enlists !== true && findRelations(words, library.words).every(({ value }) => value.relation === library.words.people.elder)
  }
  return (text, hearing) => {
    const meant = find(text, hearing)
    const done = covered(meant)
    const lent = lends(meant)
    return meant.filter((command) => command.kind !== 'request' || !(done.has(command.found[0]!.service) || (lent && isLent(command))))
  }
}

/** 「另外侨汇受不受保护啊」「明白了。还有件急的，护照丢了怎么办」: what follows such a word, where that alone asks about the law; 「另外孙子呢」 does not. */
const askedBesides = (text: string, { parts: { joiners }, followUp: { understood } }: Pick<IntentWords, 'parts' | 'followUp'>, judge: Judge): string | undefined => {
  const [first, second] = splitSentences(text)
  const said = second !== undefined && understood.some((word) => first?.endsWith(word)) ? text.slice(text.indexOf(second, first?.length)) : text
  const joiner = longestFirst(joiners).find((word) => said.toLowerCase().startsWith(word))
  const rest = joiner === undefined ? '' : said.slice(joiner.length).replace(LEADING, '')
  return rest !== '' && judge(rest).finding === 'answered' ? rest : undefined
}

const LEADING = /^[\s\p{P}]+/u

/** 「可我已经入籍了，也去领馆办吗」「我没定居过，也一样？」: what begins like going on about what was answered, or ends by asking whether it is the same. */
const goesOnAbout = (text: string, { leads, tails }: IntentWords['followUp']): boolean => {
  const said = text.replace(/[\s\p{P}]+$/u, '')
  return leads.some((word) => text.startsWith(word)) || tails.some((word) => said.endsWith(word))
}

/** 「要本人去吗」「多少钱」: a question that says nothing but what it wants to know, and is about what was just answered. */
const asksMore = (text: string, { asks, leads, pronouns }: IntentWords['followUp']): boolean => {
  let rest = text.toLowerCase()
  if (!asks.some((word) => rest.includes(word))) return false
  for (const word of longestFirst(together(asks, pronouns, leads))) rest = rest.replaceAll(word, '')
  return rest.replace(/[\s\p{P}]/gu, '').length <= MERE
}

/** What is left of such a question besides, at most: particles. */
const MERE = 3

/** 「捐两箱书，还想当志愿者」: several wishes where every part is one, and they are for different services. */
const wishesBeside = (parts: readonly string[], kit: Kit): readonly Command[] => {
  const meant = parts.map((part) => meanOne(part, undefined, kit))
  return parts.length > 1 && meant.every(([first]) => first?.kind === 'request' && first.sure) ? unique(meant.flat()) : []
}

/** In a story, the sentence in which somebody is asked to do something says what is wished; the rest tells why. */
const wishesTold = (sentences: readonly string[], story: string, { judge, classify, names, isWishing, explains, adds, announces, tells }: Kit): readonly Command[] => {
  // 「再提个意见：……」 wishes for something whatever it says.
  // 「两件事……厨房灯不亮了，请师傅来修；还有，……」
  const isPlainly = (sentence: string): boolean => announces(story) && (classify(sentence)[0]?.sure ?? 0) >= UNNAMED_WISH
  const sought = surestOfEach(sentences.filter((sentence) => isWishing(sentence) || adds(sentence) || isPlainly(sentence)).flatMap((sentence, _, wishing): readonly Request[] => {
    // 「灯坏了。能找个人换一下吗」: a lone wish may be nothing but asking; then the story says for what.
    const found = [sentence, ...(wishing.length === 1 ? [story] : [])].map((words) => classify(words).slice(0, 1)).toSorted((a, b) => (b[0]?.sure ?? 0) - (a[0]?.sure ?? 0))[0] ?? []
    return (found[0]?.sure ?? 0) >= WISH ? [{ kind: 'request', found, sure: true, words: sentence }] : []
  }))
  // 「想做个法律体检。就是请律师看看合同」 is one wish.
  const told = sought.filter((wish, at) => at === 0 || !explains(wish.words))
  // 「平时是我过去看看」 tells what the speaker does.
  const plain = told.filter(({ words }) => !tells(words))
  const wished = plain.length > 0 ? plain : told
  // A second wish must be one beyond doubt; 「手机送修了」 is part of the story.
  const best = Math.max(...wished.map(surenessOf))
  // 「……实在撑不住了，有没有哪里能帮我们」: a story that as a whole asks about the law, and as a whole wishes for nothing we do.
  if (best < BEYOND_DOUBT && (classify(story)[0]?.sure ?? 0) < NO_WISH) {
    const { finding, sure } = judge(story)
    if (finding === 'answered' && sure >= FAIR_LAW) return []
  }
  // 「收的话帮我报一下」 names nothing else; 「两件事想麻烦你们。……还有，……」 announces another.
  return wished.filter((wish) => surenessOf(wish) >= Math.min(best, (names(wish.words, wish.found[0]?.service) && (adds(wish.words) || wished.length === 2 && wish !== wished[1])) || (adds(wish.words) && announces(story)) ? STRONG_WISH : UNNAMED_WISH))
}

type Request = Extract<Command, { kind: 'request' }>

/** Of several sentences that wish for the same, the one that does so most surely: 「两件事想麻烦你们」 only begins. */
const surestOfEach = (wishes: readonly Request[]): readonly Request[] => unique(wishes.filter((wish) =>
  wishes.every((other) => other.found[0]?.service !== wish.found[0]?.service || surenessOf(other) <= surenessOf(wish))))

const surenessOf = ({ found }: Request): number => found[0]?.sure ?? 0

const isSure = (command: Command): boolean =>
  (command.kind === 'ask' && command.finding === 'answered') || (command.kind === 'request' && command.sure)

/** What one sentence of several alone asks about must be at least this likely of the whole: 「两千块钱去起诉划得来吗」 is about whatever was told before. */
const OF_THE_WHOLE = 0.15
const isBorne = (command: Command, whole: string, { judge }: Kit): boolean =>
  command.kind !== 'ask' || judge(whole).found.some(({ entry, sure }) => entry === command.found[0]?.entry && sure >= OF_THE_WHOLE)

const meanOne = (text: string, topic: Topic | undefined, kit: Kit): readonly Command[] => {
  const { judge, classify, helps, offers, names, isPlain, isAsking, asksRule, isQuestion, wonders, isWishing } = kit
  const law = judge(text)
  const services = classify(text)
  const wish = services[0]?.sure ?? 0
  // What we do for people, said as a wish and not asked about, is one: 「要办个出生公证，女儿留学用」.
  const isOffered = law.found.slice(0, NEAREST).some(({ entry }) => offers(entry) === services[0]?.service)
  const isAmong = law.found.some(({ entry }) => offers(entry) === services[0]?.service)
  const offered = wish >= FAINT_WISH && isPlain(text) && isAmong
  const lead = splitClauses(text)[0]?.text ?? ''
  // 「身份认定要办一下，我也不知道算什么」: its first clause wishes for what the rest asks about.
  // 「我在慕尼黑，要办个出生公证，这边登记结婚要交」
  const isLed = (): boolean => !QUESTION_MARK.test(text) && lead !== text && splitClauses(text).some(({ text: clause }) => (clause === lead || isWishing(clause)) && isPlain(clause) && classify(clause).some((one) => one.service === services[0]?.service && one.sure >= LED_WISH))
  // 「…… Can you help us with that?」
  // 「没钱打官司，侨眷能申请法律援助吗」: its last clause asks, and surely about the law.
  const last = splitClauses(text).at(-1)?.text ?? ''
  const asksAtLast = law.finding === 'answered' && law.sure >= FAIR_LAW && wish < FAINT_LED && (wish < HELPED_WISH || isQuestion(last) || isAsking(last) || wonders(last))
  if (!asksAtLast && ((isAmong && isLed()) || (isOffered && helps(text) && wish >= HELPED_WISH))) return [{ kind: 'request', found: services.slice(0, 1), sure: true, words: text }]
  // 「想办侨眷身份要啥条件啊」 names what we help with, and asks for the rule.
  const least = names(text, services[0]?.service) && !asksRule(text) ? NAMED_WISH : FAINT_WISH
  const asks = law.finding === 'answered' && !offered && (isAsking(text) || (isWishing(text)
    ? wish < (law.sure >= STRONG_LAW ? STRONG_WISH : least)
    : law.sure >= (wonders(text) ? WONDERED_LAW : FAIR_LAW) || wish < STRONG_WISH))
  if (asks || asksAtEnd(text, law, wish, kit)) return leaning(text, topic, law, kit) ?? [asking(law.found, text, false)]
  // 「我爸那个脸老是刷不过去」 goes on about what was answered, whatever we do for people.
  const leant = leaning(text, topic, law, kit)
  if (leant !== undefined && wish < STRONG_WISH && (!isWishing(text) || wonders(text)) && surest(leant) >= LEANT) return leant
  if (wish >= (isWishing(text) ? least : isAsking(text) || (topic !== undefined && isQuestion(text)) ? STRONG_WISH : WISH)) {
    const near = services.filter(({ sure }) => wish - sure < CLOSE)
    // 「帮隔壁赵师傅报个侨情」 says which.
    const called = near.filter(({ service }) => names(text, service))
    const named = called.length === 1 && called[0] === services[0] ? called : near
    const wished = named.length > 1 ? wishedIn(text, named, kit) : undefined
    const close = wished === undefined ? named : [wished]
    return [{ kind: 'request', found: close.length > 1 ? close : [wished ?? services[0]!], sure: close.length === 1, words: text }]
  }
  if (leant !== undefined) return leant
  return law.finding === 'unsure' ? [{ kind: 'ask', finding: 'unsure', found: law.found, words: text, followUp: false }] : []
}

/** 「窗口关了，小护士帮我按的……看病交钱的地方要不要留人工窗口？」: a story ends in a question about the law that it is about. */
const asksAtEnd = (text: string, law: Judgement, wish: number, { judge, classify, isQuestion }: Kit): boolean => {
  const last = splitSentences(text).at(-1) ?? ''
  if (law.finding !== 'answered' || wish >= STORY_WISH || last === text || !(QUESTION_MARK.test(text.at(-1) ?? '') || isQuestion(last))) return false
  const { finding, found, sure } = judge(last)
  return finding === 'answered' && sure >= ASKED_AT_END && found[0]?.entry === law.found[0]?.entry && (classify(last)[0]?.sure ?? 0) < NO_WISH
}

/** Which of several services the clause that wishes is for by itself: 「社区医生看过了，想请个人陪我妈去一院」, the doctor is only why. */
const wishedIn = (text: string, near: ReturnType<Classify>, { classify, isWishing }: Kit): ReturnType<Classify>[number] | undefined => {
  const wishing = splitClauses(text).filter((clause) => isWishing(clause.text))
  const [first, second] = wishing.length === 1 ? classify(wishing[0]!.text) : []
  return first === undefined || first.sure < STRONG_WISH || first.sure - (second?.sure ?? 0) < CLOSE ? undefined : near.find(({ service }) => service === first.service)
}

const surest = (commands: readonly Command[]): number => Math.max(0, ...commands.map((command) => (command.kind === 'ask' ? command.found[0]?.sure ?? 0 : 0)))

/** One answer an entry and one wish a service, however often they were said. */
const unique = <C extends Command>(commands: readonly C[]): readonly C[] => {
  const about = (command: Command): string => (command.kind === 'ask' ? command.found[0]?.entry ?? '' : command.kind === 'request' ? command.found[0]?.service ?? '' : '')
  return commands.filter((command, at) => commands.findIndex((other) => other.kind === command.kind && about(other) === about(command)) === at)
}

