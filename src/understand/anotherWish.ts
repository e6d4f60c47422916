import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import { holdsAny } from '../core/holdsAny.ts'
import type { Service } from '../core/service.ts'
import type { Hearing } from '../ports.ts'
import { trimUtterance } from './acts.ts'
import { splitClauses } from './clauses.ts'
import { withoutFacts } from './facts.ts'
import { saysBack, splitRejected, wordsAfter } from './hearClauses.ts'
import type { Kit } from './kit.ts'
import { isQuestion } from './question.ts'
import { isMadeOf } from './withoutWords.ts'

/** A wish that somebody utters while the form of another is open. */
export type Request = Extract<Command, { kind: 'request' }>

/** With fewer characters than this besides its facts, an utterance in a form is an answer and no new wish. */
export const WISH_BESIDES = 3
/** Where one wish is turned into another, this much likeness to a service is enough. */
const FAINT_TURN = 0.3
/** What is rejected may sound this little like the open wish. */
const FAINT_OPEN = 0.1
/** Where nothing says so but that the open wish is rejected, this much. */
export const SURE_TURN = 0.34
/** Where something is rejected, whatever it is, this much. */
const SUREST_TURN = 0.8
/** A wish put beside the open one must be this sure, and one that nothing puts beside it that sure. */
const PUT_BESIDE = 0.5
const UNSAID = 0.8
/** What is no likelier another wish than this many times the open one is a part of it, said more exactly. */
const CLEARLY = 3

/** How surely words are a wish for the service of the open form. */
const ofOpen = (words: string, { service }: Draft, { classify }: Kit): number => classify(words).find((found) => found.service === service)?.sure ?? 0

/** Whether words wish for something beside what was wished for: 另外, 还有, 第二件; or come second: 「第二，…」. */
export const putsBeside = (text: string, { library: { words: { form: { beside }, intent: { parts } } } }: Kit): boolean => {
  const later = new Set(parts.series.flatMap((series) => series.slice(1)))
  return splitClauses(text).map((clause) => clause.text.toLowerCase()).some((clause) => later.has(clause) || [...beside, ...parts.joiners, ...parts.also].some((word) => clause.startsWith(word)))
}

/**
 * Whether what is heard in the middle of a form is another wish and not a particular of the open one, the same wish again
 * or a more exact wording of it: in doubt it is the open form's. `least`: from when on, where the open wish is given up.
 */
export const isAnother = ({ found, words }: Request, text: string, draft: Draft, least: number | undefined, kit: Kit): boolean => {
  const sure = found[0]?.sure ?? 0
  if (least !== undefined) return sure >= least
  // 「能请个钟点工来打扫、烧顿中饭吗」
  if (!putsBeside(text, kit) && ofOpen(text, draft, kit) >= UNSAID) return false
  return sure >= (putsBeside(text, kit) ? PUT_BESIDE : UNSAID) && sure >= CLEARLY * ofOpen(words, draft, kit)
}

/** To those who go to the law for somebody, what else the law could do is the same matter, unless it is put beside it. */
export const isOfOneKind = ({ found }: Request, service: Service, text: string, { library: { services, words: { intent: { parts } } } }: Kit): boolean => {
  const other = services.get(found[0]!.service)
  return other !== undefined && service.handledBy.includes('lawyer') && other.handledBy.includes('lawyer') && ![...parts.joiners, ...parts.adding, ...parts.also].some((word) => text.toLowerCase().includes(word))
}

/** The service that is wanted instead of the one the form is for: the wish is changed, rejected, given up, or was heard wrong. `given`: what follows the giving up; `answered`: the open question is. */
export const turnedTo = (text: string, given: string | undefined, answered: boolean, draft: Draft, hearing: Hearing, kit: Kit): readonly Request[] => {
  const { form } = kit.library.words
  const service = kit.library.services.get(draft.service)
  // 「晚上七点以后，楼上那家白天没人」 answers, and asks nobody for anything.
  const came = answered && isStatement(text, kit) ? [] : cameFor(text, answered ? SUREST_CAME : UNSAID, draft, hearing, kit)
  if (came.length > 0) return came
  const misheard = (answered ? undefined : namedInstead(text, draft, kit) ?? outgrown(text, draft, kit)) ?? wordsMeant(text, draft, kit)
  if (misheard !== undefined && service !== undefined && !isOfOneKind(misheard, service, text, kit)) return [misheard]
  const words = wordsAfter(text, form.instead) ?? surelyInstead(text, draft, kit) ?? wordsForRejected(text, draft, kit) ?? (given !== undefined && isSureOfAnother(given, draft, kit) ? given : undefined)
  // 「换成周五上午九点」 turns to another time, not to another wish.
  const likely = words === undefined || withoutFacts(words, kit.facts(words, hearing)).length < WISH_BESIDES ? [] : kit.classify(words)
  // 「送餐不要了，改成请个人上门帮他烧饭吧」: what is given up is not meant, whatever it shares with it.
  const best = likely.find((found) => found.service !== draft.service || !givesUp(text, draft, kit))
  // 「好的，那律师还是帮我约一下」 comes back to the open wish.
  if (saysBack(text, form) && kit.classify(text)[0]?.service === draft.service) return []
  return words === undefined || best === undefined || best.service === draft.service || best.sure < FAINT_TURN ? [] : [{ kind: 'request', found: [best], sure: true, words }]
}

/** With less than this a story was taken for a wish: 「我定居悉尼12年了，家里就我妈一个人」. */
const WEAKLY = 0.62
/** And with less than this, where it only states how things are: 「爸咳嗽两个礼拜了，妈一个人弄不动他去医院」. */
const STATED = 0.85
/** Where more particulars than these were told beside the words that began the form, the wish must be beyond doubt: they may be answers. */
const FEW = 2
const BEYOND_DOUBT = 0.97
/** What may as well answer the open question is what somebody came for from here on. */
const SUREST_CAME = 0.9

/** The wishes that come right after a form that was begun on a guess and in which nothing was answered yet: what somebody came for. */
const cameFor = (text: string, least: number, draft: Draft, hearing: Hearing, kit: Kit): readonly Request[] => {
  const [begun, ...more] = draft.words
  const answered = begun === undefined ? [] : Object.values(draft.slots).filter((value) => value !== undefined && !splitClauses(value.said).every((clause) => begun.includes(clause.text)))
  if (begun === undefined || more.length > 0 || draft.passed.length > 0 || putsBeside(splitClauses(text)[0]?.text ?? '', kit) || ofOpen(kit.normalise(begun).text, draft, kit) >= (answered.length === 0 && isStatement(kit.normalise(begun).text, kit) ? STATED : WEAKLY)) return []
  const wishes = kit.meaning(text, hearing).filter((command): command is Request => command.kind === 'request' && command.sure)
  const enough = answered.length > FEW ? Math.max(least, BEYOND_DOUBT) : least
  return wishes.some(({ found }) => found[0]?.service === draft.service) ? [] : wishes.filter(({ found, words }) => (found[0]?.sure ?? 0) >= enough && (found[0]?.sure ?? 0) >= CLEARLY * ofOpen(words, draft, kit))
}

/** Whether words ask nobody for anything. */
const isStatement = (text: string, { library: { words: { intent } } }: Kit): boolean => !isQuestion(text, intent) && !holdsAny(text, intent.wants)

/** 「她说要去医院看，那就找个人陪她去吧」: what follows is surely another wish, and not a part of the open one. */
const surelyInstead = (text: string, draft: Draft, kit: Kit): string | undefined => {
  const words = putsBeside(text, kit) ? undefined : wordsAfter(text, kit.library.words.form.insteadSurely)
  const [best] = words === undefined ? [] : kit.classify(words)
  return best !== undefined && best.service !== draft.service && best.sure >= SUREST_TURN && best.sure >= CLEARLY * ofOpen(words!, draft, kit) ? words : undefined
}

/** Whether what is wished for is done along with the open wish, and not put beside it: 「能不能找人去看一眼」 where somebody is to make sure that all is well. */
export const isDoneAlong = ({ found }: Request, { covers }: Service, text: string, kit: Kit): boolean => covers.includes(found[0]!.service) && !putsBeside(text, kit)

/** Where somebody is to look in, 「今天打了几次都不接」: what is told is a wish that the open one is done along with. */
const outgrown = (text: string, draft: Draft, kit: Kit): Request | undefined => {
  const { library: { services, words: { form } }, classify } = kit
  const [best] = classify(text)
  if (best === undefined || best.sure < PUT_BESIDE || best.sure < CLEARLY * ofOpen(text, draft, kit) || !holdsAny(text, form.unreached) || holdsAny(text, form.often)) return undefined
  return services.get(best.service)?.covers.includes(draft.service) === true ? { kind: 'request', found: [best], sure: true, words: text } : undefined
}

/** 「居家养老。给我妈请的」: who names nothing but another service. */
const namedInstead = (text: string, draft: Draft, kit: Kit): Request | undefined => {
  if (putsBeside(text, kit)) return undefined
  const clauses = splitClauses(text).map((clause) => trimUtterance(clause.text))
  const [only, ...others] = [...kit.library.services.values()].filter(({ name }) => clauses.includes(nameOf(name)))
  return only === undefined || others.length > 0 || only.id === draft.service ? undefined : { kind: 'request', found: [{ service: only.id, sure: 1 }], sure: true, words: text }
}

/** 「弄错了，我问的是日托」: who says what was meant all along. */
const wordsMeant = (text: string, draft: Draft, kit: Kit): Request | undefined => {
  const { form } = kit.library.words
  const after = putsBeside(text, kit) ? undefined : wordsAfter(text, form.meant)
  const words = after === undefined ? undefined : splitRejected(after, form).rest || after
  const [best] = words === undefined ? [] : kit.classify(words)
  if (words === undefined || best === undefined || best.service === draft.service || best.sure < SURE_TURN || best.sure < CLEARLY * ofOpen(words, draft, kit)) return undefined
  return { kind: 'request', found: [best], sure: true, words }
}

/** What a service is called, without what is explained of it: 582 便民（维修跑腿）. */
const nameOf = (name: string): string => name.replace(/[\uff08(].*$/u, '').trim().toLowerCase()

/** 「还是别请律师了，找人调解就好」: where the open wish itself is rejected, the rest of the words. */
const wordsForRejected = (text: string, { service }: Draft, { classify, library: { words: { form } } }: Kit): string | undefined => {
  const { rejected, rest } = splitRejected(text, form)
  const [meant] = rejected === '' ? [] : classify(rejected)
  const [instead] = rest === '' ? [] : classify(rest)
  if (rejected === '' || instead === undefined || instead.service === service) return undefined
  return instead.sure >= SUREST_TURN || (meant?.service === service && meant.sure >= FAINT_OPEN && instead.sure >= SURE_TURN) ? rest : undefined
}

/** 「算了，生日在家过。元旦联欢会给她报个名」: what follows the giving up is surely a wish for something else. */
const isSureOfAnother = (words: string, { service }: Draft, { classify }: Kit): boolean => {
  const [best] = classify(words)
  return best !== undefined && best.service !== service && best.sure >= SURE_TURN
}

/** 「算了算了，她要去我妹妹家住，不订了」: begins with giving up and says so once more. */
export const dropsAll = (text: string, { acts, library: { lexicon, words: { form } } }: Kit): boolean => {
  // 「不好意思，算了」, "Actually, forget it"
  const clauses = splitClauses(text)
  const [head, ...tail] = clauses.slice(clauses.findIndex((clause) => !isMadeOf(clause.text.toLowerCase(), form.turnsBack)))
  const sigh = head === undefined ? undefined : lexicon.particles.find((particle) => head.text.startsWith(particle))
  return head !== undefined && acts.whole(head.text.slice(sigh?.length ?? 0)) === 'cancel' && tail.some((clause) => form.givesUp.some((word) => trimUtterance(clause.text).endsWith(word)))
}

/** From here on a clause that gives something up sounds like the open wish. */
const SOUNDS = 0.15

/** 「志愿者就不报了」: a clause that names the open wish and gives it up. */
export const givesUp = (text: string, { service }: Draft, { classify, library: { services, words: { form } } }: Kit): boolean => {
  const open = services.get(service)
  const names = (words: string): boolean => open !== undefined && [nameOf(open.name), ...open.words].some((word) => words.toLowerCase().includes(word))
  // 「饭不用订了」: what is done of it is named, if not itself.
  const sounds = (words: string): boolean => classify(words)[0]?.service === service && (classify(words)[0]?.sure ?? 0) >= SOUNDS
  return splitClauses(text).some((clause) => form.givesUp.some((word) => trimUtterance(clause.text).endsWith(word)) && (names(clause.text) || sounds(clause.text)))
}
