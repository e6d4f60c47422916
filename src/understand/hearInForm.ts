import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Act } from '../core/lexicon.ts'
import type { Aside } from '../core/words/aside.ts'
import type { Service, Slot } from '../core/service.ts'
import type { Hearing } from '../ports.ts'
import { trimUtterance } from './acts.ts'
import { asideIn, isPlainAside, tellsBeside } from './asideIn.ts'
import { splitClauses, splitSentences } from './clauses.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { fillSlots, tellsWho, type Filling } from './fillSlots.ts'
import { asksEither, isInquiry, refusalIn, saysAnew, saysBack, splitRejected, wordsInstead } from './hearClauses.ts'
import { materialOf, type Kit, type Refusal } from './kit.ts'
import { keepToMending } from './mending.ts'
import { QUESTION_MARK } from './question.ts'
import { withheldIn } from './withheld.ts'

const IN_FORM: readonly Act[] = ['erase', 'myData', 'withdrawConsent', 'cancel', 'areYouBot', 'human', 'later', 'resume', 'restart', 'why', 'skip', 'dontKnow']

/** Acts that a phrase says beyond doubt, whatever else the words sound like. */
const FINAL: ReadonlySet<Act> = new Set(['erase', 'myData', 'withdrawConsent', 'cancel'])
/** What leaves nothing to be filled in. */
const ENDS: ReadonlySet<Act | Aside> = new Set(['cancel', 'restart'])

/** In a form, words that are no question must be this surely about the law to be taken for one. */
const SURELY = 0.9
/** Where anything may be the answer, a question must mean an entry this surely. */
const BEYOND_DOUBT = 0.95
const isQuestion = (text: string, { library: { words: { intent } } }: Kit): boolean =>
  QUESTION_MARK.test(text) || intent.asks.some((word) => text.includes(word)) || intent.questionEnds.some((word) => trimUtterance(text).endsWith(word))

/** With fewer characters than this besides its facts, an utterance in a form is an answer and no new wish. */
const WISH_BESIDES = 3

/** Fewer characters than this that are no question are an answer, whatever law they sound like. */
const SHORTEST_STATEMENT = 6
/** In a form, fewer characters than this are an answer, whatever they sound like. */
const SHORTEST_REFUSED = 12
/** Fewer characters than this that go back need not name what to. */
const SHORTEST_RETURN = 12
/** Where one wish is turned into another, this much likeness to a service is enough. */
const FAINT_TURN = 0.2
/** A wish in the middle of a form must be this sure. */
const NEW_WISH = 0.5
/** A wish in the same breath as an answer must be this sure: 「我外公，腿脚不行，要上门」 answers. */
const BESIDE_ANSWER = 0.8
/** Where nothing says so but that the open wish is rejected, this much. */
const SURE_TURN = 0.34
/** Where something is rejected, whatever it is, this much. */
const SUREST_TURN = 0.8

/** What somebody says while a form is open: answers in any order, corrections, a question or another wish in between, and ways to leave. */
export const hearInForm = (
  text: string, act: Act | undefined, stopped: Refusal | undefined, draft: Draft, asked: Slot | undefined, hearing: Hearing, kit: Kit,
): readonly Command[] => {
  const service = kit.library.services.get(draft.service)
  if (service === undefined) return [{ kind: 'unclear' }]
  const { form, intent } = kit.library.words
  const open = asked?.kind === 'text'
  // To a lawyer, a question is the matter itself.
  const account = asked?.told !== undefined && service.handledBy.includes('lawyer')
  const within = kit.acts.within(text)
  const [head, ...tail] = splitClauses(text)
  const opening = head === undefined || tail.length === 0 ? undefined : kit.acts.whole(head.text)
  // 「不对，是3个人，她带个老姐妹」: what comes right after corrects, and no more.
  const put = opening === 'deny' ? tail[0] : undefined
  const found = kit.facts(text, hearing)
  const corrected = put === undefined ? [] : found.filter(({ from, to }) => from >= put.from && to <= put.from + put.text.length)
  const facts = found.map((fact) => (corrected.includes(fact) && (fact.kind !== 'relation' || tellsWho(corrected)) ? { ...fact, corrects: true } : fact))
  const corrects = kit.library.lexicon.corrections.some((word) => text.includes(word))
  const fill = (words: string, given: readonly Fact[]): Filling => fillSlots(service, draft, { ...materialOf(words, given, kit), act, corrects, asked })
  const read = fill(text, facts)
  const filling = corrects ? keepToMending(text, read, { service, draft, asked, facts, corrections: kit.library.lexicon.corrections }, (clause) => fill(clause, kit.facts(clause, hearing))) : read
  const { heard, answer } = filling
  // Told beside an answer or instead of one: it is not asked for again.
  const withheld = hearing.conversation.stage.at === 'filling' ? withheldIn(text, service, facts, form) : undefined
  if (withheld !== undefined) return [...heard, { kind: 'withhold', slot: withheld }]
  const answered = heard.some((command) => command.kind === 'fill' && command.slot === asked?.id)
  const asking = isInquiry(text, form) ? !answered || asked?.kind === 'address' || asked?.kind === 'phone' : !open && !answered && isQuestion(text, kit)
  const guess = stopped?.guessed === true && (open || heard.length > 0 || text.length < SHORTEST_REFUSED || !isQuestion(text, kit))
  const decline = guess || ((open || answered) && !isQuestion(text, kit)) ? undefined : stopped?.topic
  const meaning = kit.meaning(text, hearing)
  const openly = open && (isQuestion(text, kit) || form.inquiry.surely.some((word) => text.includes(word)))
  const isLaw = (sure: number): boolean =>
    (asking && (sure >= SURELY || heard.length === 0 || QUESTION_MARK.test(text))) || (openly && sure >= BEYOND_DOUBT) || (isInquiry(text, form) && sure >= SURELY) || (!open && !answered && heard.length === 0 && sure >= SURELY && trimUtterance(text).length >= SHORTEST_STATEMENT)
  const matter = account || !service.handledBy.includes('lawyer') || isQuestion(text, kit) || isInquiry(text, form) ? undefined : service.slots.find(({ told }) => told !== undefined)
  const asks = account || matter !== undefined ? [] : meaning.filter((command) => command.kind === 'ask' && command.finding === 'answered' && (!command.followUp || isInquiry(text, form)) && isLaw(command.found[0]?.sure ?? 0))
  const given = opening === 'cancel' && tail[0] !== undefined ? text.slice(tail[0].from) : undefined
  const turned = turnedTo(wordsInstead(text, form) ?? wordsForRejected(text, draft, kit) ?? (given !== undefined && isSureOfAnother(given, draft, kit) ? given : undefined), draft, hearing, kit)
  const anew = saysAnew(text, form) || (!open && intent.wants.some((word) => text.includes(word)))
  const wishes = turned.length > 0 ? turned : !anew || account || withoutFacts(text, facts).length < WISH_BESIDES ? []
    : meaning.filter((command): command is Request => command.kind === 'request' && command.sure && command.found[0]?.service !== draft.service && (command.found[0]?.sure ?? 0) >= (answered ? BESIDE_ANSWER : within.includes('cancel') || splitRejected(text, form).rejected !== '' ? SURE_TURN : NEW_WISH) && !isOfOneKind(command, service, text, kit))
  const aside = act !== undefined || corrects || within.includes('areYouBot') || turned.length > 0 || ((wishes.length > 0 || asks.length > 0) && !isPlainAside(text, kit.aside)) ? undefined
    : asideIn(text, { ...filling, asked, facts, form }, kit.aside, kit.listen(text).chatter)
  const left = IN_FORM.find((one) => within.includes(one) && (one === 'cancel' || heard.length === 0) && !(one === 'dontKnow' && asked !== undefined && tellsBeside(text, asked, kit.aside)))
  if (aside !== undefined && (wishes.length === 0 || aside !== 'cancel') && (left === undefined || !FINAL.has(left))) return [{ kind: aside }, ...(ENDS.has(aside) ? [] : heard.filter((command) => isFact(command, service, facts)))]
  // 「看望就免了，能换成陪他去吗」: given up for the other wish.
  const leaving = turned.length > 0 || ((aside === 'cancel' || opening === 'cancel') && wishes.length > 0) ? 'cancel' : left
  const free = asks.length === 0 && wishes.length === 0 && leaving === undefined && decline === undefined && (account || !open || !isInquiry(text, form))
  // 「你们那边今天冷不冷啊」 says no day to come.
  const idle = (asking || asksEither(text, form)) && !answered && heard.length > 0 && heard.every((command) => command.kind === 'fill' && facts.some(({ kind, value }) => kind === 'time' && value.text === command.value.text))
  const more = matter === undefined || matter === asked ? undefined : addTo(matter, draft, text, heard, meaning)
  const told = idle ? [] : more !== undefined ? [...heard, more] : asks.length > 0 && (openly || isInquiry(text, form)) ? toldBeside(text, service, draft, hearing, kit) : [...heard, ...(free ? answer : [])]
  if (!answered && free && facts.length === 0 && goesBack(text, draft, kit)) return [{ kind: 'resume' }]
  // To the summary whatever is said anew corrects it.
  const fills = leaving === 'cancel' ? [] : hearing.conversation.stage.at !== 'confirming' ? told : told.map((command) => (command.kind === 'fill' && (corrects || !isChoice(command.slot, service)) ? { ...command, correction: true } : command))
  const commands: readonly Command[] = [
    ...(leaving === undefined ? [] : [{ kind: leaving } as Command]),
    ...asks, ...wishes, ...fills, ...(leaving === 'cancel' ? wishes : []).flatMap((wish) => particularsOf(wish, hearing, kit)).filter((command) => !isRefusal(command, kit)),
    ...(decline !== undefined && fills.length === 0 && asks.length === 0 ? [{ kind: 'decline', topic: decline } as Command] : []),
  ]
  if (commands.length > 0 || act === undefined) return commands
  return [{ kind: act }]
}

/** What the sentences beside a question give: 「我妈还算侨眷吗？哦地址是国泰新都」. What a question speaks of is no answer. */
const toldBeside = (text: string, service: Service, draft: Draft, hearing: Hearing, kit: Kit): readonly Command[] => {
  const { surely } = kit.library.words.form.inquiry
  const told = splitSentences(text).filter((sentence) => !isQuestion(sentence, kit) && !QUESTION_MARK.test(text[text.indexOf(sentence) + sentence.length] ?? '') && !surely.some((word) => sentence.includes(word))).join('\n')
  return told === '' ? [] : fillSlots(service, draft, materialOf(told, kit.facts(told, hearing), kit)).heard
}

/** 「晓得了，法律体检继续约吧」: back to the form, whose service is named or nothing else is. */
const goesBack = (text: string, { service }: Draft, { classify, library: { words: { form } } }: Kit): boolean =>
  saysBack(text, form) && (classify(text)[0]?.service === service || trimUtterance(text).length < SHORTEST_RETURN)

/** 「他死活不肯进医院，换一个」: what was not wanted is what was wished for before. */
const isRefusal = (command: Command, { library: { words: { form } } }: Kit): boolean => command.kind === 'fill' && refusalIn(command.value.text, form.consent, true) !== undefined

/** What the words of the new wish give to its form. */
const particularsOf = ({ found, words }: Request, hearing: Hearing, kit: Kit): readonly Command[] => {
  const service = kit.library.services.get(found[0]!.service)
  return service === undefined ? [] : fillSlots(service, undefined, materialOf(words, kit.facts(words, hearing, service), kit)).heard
}

/** Beside words that are no answer only facts are told; 「老太太要吃药了」 tells nothing. */
const isFact = (command: Command, { slots }: Service, facts: readonly Fact[]): boolean =>
  command.kind === 'fill' && facts.some(({ kind }) => slots.some((slot) => slot.id === command.slot && slot.kind === kind))

/** Words that happen to name a choice change none that was made: 「其他没有了」. */
const isChoice = (id: string, { slots }: Service): boolean => slots.find((slot) => slot.id === id)?.kind === 'choice'

type Request = Extract<Command, { kind: 'request' }>

/** To those who go to the law for somebody, what else the law could do is the same matter, unless it is put beside it. */
const isOfOneKind = ({ found }: Request, service: Service, text: string, { library: { services, words: { intent: { parts } } } }: Kit): boolean => {
  const other = services.get(found[0]!.service)
  return other !== undefined && service.handledBy.includes('lawyer') && other.handledBy.includes('lawyer') && ![...parts.joiners, ...parts.adding, ...parts.also].some((word) => text.toLowerCase().includes(word))
}

/** 「还是别请律师了，找人调解就好」: where the open wish itself is rejected, the rest of the words. */
const wordsForRejected = (text: string, { service }: Draft, { classify, library: { words: { form } } }: Kit): string | undefined => {
  const { rejected, rest } = splitRejected(text, form)
  const [meant] = rejected === '' ? [] : classify(rejected)
  const [instead] = rest === '' ? [] : classify(rest)
  if (rejected === '' || instead === undefined || instead.service === service) return undefined
  return instead.sure >= SUREST_TURN || (meant?.service === service && meant.sure >= FAINT_TURN / 2 && instead.sure >= SURE_TURN) ? rest : undefined
}

/** To a lawyer, what sounds like the law is more of the matter, whatever was asked. */
const addTo = ({ id }: Slot, { slots }: Draft, text: string, heard: readonly Command[], meaning: readonly Command[]): Command | undefined => {
  const known = slots[id]?.text
  if (heard.some((command) => command.kind === 'fill' && command.slot === id) || known?.includes(text) === true || !meaning.some((command) => command.kind === 'ask' && command.finding === 'answered')) return undefined
  return { kind: 'fill', slot: id, correction: true, value: { text: known === undefined ? text : `${known}\uff1b${text}`, said: text } }
}

/** 「算了，生日在家过。元旦联欢会给她报个名」: what follows the giving up is surely a wish for something else. */
const isSureOfAnother = (words: string, { service }: Draft, { classify }: Kit): boolean => {
  const [best] = classify(words)
  return best !== undefined && best.service !== service && best.sure >= SURE_TURN
}

/** The service that is wanted instead of the one the form is for. */
const turnedTo = (words: string | undefined, { service }: Draft, hearing: Hearing, { classify, facts }: Kit): readonly Request[] => {
  // 「换成周五上午九点」 turns to another time, not to another wish.
  const [best] = words === undefined || withoutFacts(words, facts(words, hearing)).length < WISH_BESIDES ? [] : classify(words)
  return words === undefined || best === undefined || best.service === service || best.sure < FAINT_TURN ? [] : [{ kind: 'request', found: [best], sure: true, words }]
}
