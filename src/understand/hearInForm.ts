import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import { SHARED } from '../core/intake.ts'
import type { Act } from '../core/lexicon.ts'
import type { Aside } from '../core/words/aside.ts'
import type { Service, Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import type { Hearing } from '../ports.ts'
import { tellAnew } from './anew/tellAnew.ts'
import { trimUtterance } from './acts.ts'
import { dropsAll, givesUp, isAnother, isDoneAlong, isOfOneKind, putsBeside, SURE_TURN, turnedTo, WISH_BESIDES, type Request } from './anotherWish.ts'
import { asideAfter, asideIn, comesBack, isPlainAside, tellsBeside } from './asideIn.ts'
import { splitClauses } from './clauses.ts'
import { saysWrong } from './corrects.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { fillSlots, tellsWho, type Filling } from './fillSlots.ts'
import { asksEither, isInquiry, refusalIn, saysAnew, saysBack, splitRejected } from './hearClauses.ts'
import { particularsOf as tellAll } from './hearFreely.ts'
import { materialOf, type Kit, type Refusal } from './kit.ts'
import { askedAnew } from './turnsAway.ts'
import { keepToMending } from './mending.ts'
import { isQuestion, QUESTION_MARK } from './question.ts'
import { toldBeside } from './toldBeside.ts'
import { partAt } from './wishBeside.ts'
import { leavesOut, untoldAbout, withholding } from './withheld.ts'

const IN_FORM: readonly Act[] = ['erase', 'myData', 'withdrawConsent', 'cancel', 'areYouBot', 'human', 'later', 'resume', 'restart', 'why', 'skip', 'dontKnow']

/** Acts that a phrase says beyond doubt, whatever else the words sound like. */
const FINAL: ReadonlySet<Act> = new Set(['erase', 'myData', 'withdrawConsent', 'cancel'])
/** What leaves a question open. */
const PASSES: ReadonlySet<Act | Aside> = new Set(['skip', 'dontKnow'])
/** What leaves nothing to be filled in. */
const ENDS: ReadonlySet<Act | Aside> = new Set(['cancel', 'restart'])

/** In a form, words that are no question must be this surely about the law to be taken for one. */
const SURELY = 0.9
/** Where anything may be the answer, a question must mean an entry this surely. */
const BEYOND_DOUBT = 0.95

/** Fewer characters than this that are no question are an answer, whatever law they sound like. */
const SHORTEST_STATEMENT = 6
/** In a form, fewer characters than this are an answer, whatever they sound like. */
const SHORTEST_REFUSED = 12
/** Fewer characters than this that go back need not name what to. */
const SHORTEST_RETURN = 12
/** From here on words plainly answer the open question. */
const PLAIN_ANSWER = 0.2
/** A wish in the same breath as an answer must be this sure: 「我外公，腿脚不行，要上门」 answers. */
const BESIDE_ANSWER = 0.8
/** And this sure where a choice was asked for and nothing says that it is put beside. */
const BESIDE_CHOICE = 0.95

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
  const corrects = saysWrong(text, kit.library.lexicon)
  const fill = (words: string, given: readonly Fact[]): Filling => fillSlots(service, draft, { ...materialOf(words, given, kit), act, corrects, asked })
  const read = fill(text, facts)
  const kept = corrects ? keepToMending(text, read, { service, draft, asked, facts, corrections: kit.library.lexicon.corrections }, (clause) => fill(clause, kit.facts(clause, hearing))) : read
  const filling = tellAnew(text, kept, { service, slots: draft.slots, asked, corrects, facts, read: (words) => kit.facts(words, hearing), answers: (words) => asked !== undefined && kit.fitting(words)(service, asked) >= PLAIN_ANSWER, words: kit.library.words }, (words) => fill(words, kit.facts(words, hearing)).answer)
  const { heard, beside, answer, mended } = filling
  const sheet = { service, slots: draft.slots, asked, facts, form }
  const tells = hearing.conversation.stage.at !== 'filling' || isInquiry(text, form) || within.some((one) => IN_FORM.includes(one) && !PASSES.has(one))
  const untold = tells ? undefined : leavesOut(text, sheet, (words) => fill(words, kit.facts(words, hearing)))
  if (untold !== undefined) return untold
  const answered = heard.some((command) => command.kind === 'fill' && command.slot === asked?.id)
  const asking = isInquiry(text, form) ? !answered || asked?.kind === 'address' || asked?.kind === 'phone' : !open && !answered && isQuestion(text, intent)
  const guess = stopped?.guessed === true && (open || heard.length > 0 || text.length < SHORTEST_REFUSED || !isQuestion(text, intent))
  const decline = guess || mended.length > 0 || ((open || answered) && !isQuestion(text, intent)) ? undefined : stopped?.topic
  const meaning = kit.meaning(text, hearing)
  // 「先不说捐款，护照丢了怎么办」 asks, whatever is asked of it.
  const leaves = askedAnew(text, intent.followUp) !== undefined
  const openly = open && (isQuestion(text, intent) || form.inquiry.surely.some((word) => text.includes(word)))
  const isLaw = (sure: number): boolean =>
    leaves || (asking && (sure >= SURELY || heard.length === 0 || QUESTION_MARK.test(text))) || (openly && sure >= BEYOND_DOUBT) || (isInquiry(text, form) && sure >= SURELY) || (!open && !answered && heard.length === 0 && sure >= SURELY && trimUtterance(text).length >= SHORTEST_STATEMENT)
  const matter = account || !service.handledBy.includes('lawyer') || isQuestion(text, intent) || isInquiry(text, form) ? undefined : service.slots.find(({ told }) => told !== undefined)
  const asks = account || matter !== undefined ? [] : meaning.filter((command) => command.kind === 'ask' && command.finding === 'answered' && (!command.followUp || isInquiry(text, form)) && isLaw(command.found[0]?.sure ?? 0))
  const given = opening === 'cancel' && tail[0] !== undefined ? text.slice(tail[0].from) : undefined
  const chosenAnew = mended.some(({ slot }) => isChoice(slot, service))
  const turn = turnedTo(text, given, answered, draft, hearing, kit)
  const dropped = mended.length === 0 && !goesOn(text, heard, facts, kit) && dropsAll(text, kit)
  // 「算了算了，她要去我姐家住，不订了」 gives the reason and wishes for nothing.
  const turned = (dropped || chosenAnew || mended.some(({ slot }) => kindOf(slot, service) === 'relation') || (answered && asked?.kind === 'choice')) && (turn[0]?.found[0]?.sure ?? 0) < BESIDE_ANSWER ? [] : turn
  const anew = saysAnew(text, form) || putsBeside(text, kit) || (!open && intent.wants.some((word) => text.includes(word)))
  // 「要人接送，家里没人推得动」, where it was asked how she gets there.
  const chosen = answered && asked?.kind === 'choice' && !putsBeside(text, kit)
  const least = chosen ? BESIDE_CHOICE : dropped || answered || mended.length > 0 ? BESIDE_ANSWER : within.includes('cancel') || splitRejected(text, form).rejected !== '' ? SURE_TURN : undefined
  const wishes = turned.length > 0 ? turned : !anew || account || withoutFacts(text, facts).length < WISH_BESIDES ? []
    : meaning.filter((command): command is Request => command.kind === 'request' && command.sure && command.found[0]?.service !== draft.service && isAnother(command, text, draft, least, kit) && !isOfOneKind(command, service, text, kit) && !isDoneAlong(command, service, text, kit))
  const aside = mended.length > 0 && act === undefined && !corrects ? asideAfter(text, facts, kit.aside) : act !== undefined || corrects || within.includes('areYouBot') || turned.length > 0 || ((wishes.length > 0 || asks.length > 0) && !isPlainAside(text, kit.aside)) ? undefined
    : asideIn(text, { ...filling, asked, facts, form, wishesOn: (words) => wishesOn(words, draft, kit) }, kit.aside, kit.listen(text).chatter)
  const back = comesBack(text, asked, form, kit.library.words.people.consults.asking)
  const left = IN_FORM.map((one) => (one === 'dontKnow' && back ? 'later' : one)).find((one, at) => within.includes(IN_FORM[at]!) && (one === 'cancel' ? !chosenAnew && !goesOn(text, heard, facts, kit) : heard.length === 0) && !(one === 'dontKnow' && asked !== undefined && tellsBeside(text, asked, kit.aside)))
  const unsaid = asked !== undefined && !back && PASSES.has(aside ?? left ?? 'why') ? untoldAbout(text, sheet) : undefined
  if (unsaid !== undefined) return withholding(unsaid, filling)
  if ((aside === 'later' || within.includes('thanks') || within.includes('bye')) && wishes.length + asks.length === 0 && thinksFirst(text, draft, heard, form)) return [{ kind: 'cancel' }]
  if (aside !== undefined && (wishes.length === 0 || aside !== 'cancel') && (left === undefined || !FINAL.has(left))) return [{ kind: aside === 'dontKnow' && back ? 'later' : aside } as Command, ...(ENDS.has(aside) ? [] : heard.filter((command) => isFact(command, service, facts)))]
  // 「看望就免了，能换成陪他去吗」: given up for the other wish.
  const refused = opening === 'cancel' && mended.length === 0 && !answered && soundsRefused(text, kit)
  const leaving = dropped || refused || (left === undefined && mended.length === 0 && !answered && givesUp(text, draft, kit)) || turned.length > 0 || ((aside === 'cancel' || opening === 'cancel') && wishes.length > 0) ? 'cancel' : left
  const free = asks.length === 0 && wishes.length === 0 && leaving === undefined && decline === undefined && (account || !open || !isInquiry(text, form))
  // 「你们那边今天冷不冷啊」 says no day to come.
  const idle = (asking || asksEither(text, form)) && !answered && heard.length > 0 && heard.every((command) => command.kind === 'fill' && facts.some(({ kind, value }) => kind === 'time' && value.text === command.value.text))
  const more = matter === undefined || matter === asked || answersWholly(text, heard, asked) || !/\p{L}{2}/u.test(withoutFacts(text, facts)) || beside.length > 0 || answersPlainly(text, answer, matter, asked, service, kit) ? undefined : addTo(matter, draft, text, heard, meaning)
  // 「另外她咳嗽，想请医生上门，明天上午」: the day is that of the other wish.
  const [wish] = leaving === undefined && turned.length === 0 ? wishes : []
  const parted = wish === undefined ? undefined : partAt(text, wish.found[0]!.service, kit) ?? (answered ? undefined : { before: '', after: text })
  const first = parted === undefined || parted.before === '' ? undefined : fill(parted.before, kit.facts(parted.before, hearing))
  const told = ((): readonly Command[] => {
    if (parted?.before === '') return heard.filter((command) => isShared(command, facts) || (command.kind === 'fill' && isChoice(command.slot, service) && draft.slots[command.slot] === undefined))
    if (parted !== undefined) return first === undefined ? [] : [...first.heard, ...first.beside, ...first.answer].filter(({ kind }) => kind === 'fill')
    if (idle) return []
    if (more !== undefined) return [...heard, more]
    const instead = chosenAnew ? tellsInstead(text, service, draft, kit) : undefined
    if (instead !== undefined) return [...heard.filter((command) => command.kind !== 'fill' || command.slot !== instead.slot), instead]
    if (asks.length > 0 && (leaves || openly || isInquiry(text, form))) return toldBeside(text, service, draft, hearing, kit)
    return [...heard, ...(free ? [...beside, ...answer] : [])]
  })()
  if (!answered && free && facts.length === 0 && goesBack(text, draft, kit)) return [{ kind: 'resume' }]
  // To the summary whatever is said anew corrects it.
  const fills = leaving === 'cancel' ? [] : hearing.conversation.stage.at !== 'confirming' ? told : told.map((command) => (command.kind === 'fill' && (corrects || !KEPT.has(kindOf(command.slot, service))) ? { ...command, correction: true } : command))
  const commands: readonly Command[] = [
    ...(leaving === undefined ? [] : [{ kind: leaving } as Command]),
    ...asks, ...wishes, ...fills, ...(leaving === 'cancel' ? wishes : []).flatMap((one) => particularsInstead(one, text, draft, hearing, kit)),
    ...(leaving === undefined ? toldForWaiting(facts, service, hearing, kit) : []),
    ...(parted === undefined || wish === undefined ? [] : particularsOf(wish, parted.after, hearing, kit, true).map((command) => (command.kind === 'fill' ? { ...command, of: wish.found[0]!.service } : command))),
    ...(decline !== undefined && fills.length === 0 && asks.length === 0 ? [{ kind: 'decline', topic: decline } as Command] : []),
  ]
  if (commands.length > 0 || act === undefined) return commands
  return [{ kind: act }]
}

/** 「我先跟家里商量一下」 with nothing told yet: there is nothing to come back to. */
const thinksFirst = (text: string, { slots }: Draft, heard: readonly Command[], form: FormWords): boolean =>
  !isInquiry(text, form) && heard.every(({ kind }) => kind !== 'fill') && Object.keys(slots).length === 0 && form.thinks.some((word) => text.toLowerCase().includes(word))

/** From here on words that begin with giving up give up, whatever reason they go on with. */
const REFUSED = 0.35
/** 「不用了不用了，我妹妹请到假了」 */
const soundsRefused = (text: string, { aside }: Kit): boolean => {
  const heard = aside(text)
  return heard.aside === 'cancel' && heard.sure >= REFUSED
}

/** From here on words wish for what the form is for. */
const WISHES_ON = 0.8
/** Whether words surely wish for what the form is for and give nothing up. */
const wishesOn = (words: string, { service }: Draft, { classify, library: { words: { form } } }: Kit): boolean => {
  const [best] = classify(words)
  return best?.service === service && best.sure >= WISHES_ON && !form.givesUp.some((word) => words.includes(word))
}

/** 「晓得了，法律体检继续约吧」: back to the form, whose service is named or nothing else is. */
const goesBack = (text: string, { service }: Draft, { classify, library: { words: { form } } }: Kit): boolean =>
  saysBack(text, form) && (classify(text)[0]?.service === service || trimUtterance(text).length < SHORTEST_RETURN)

/** 「他死活不肯进医院，换一个」: what was not wanted is what was wished for before. */
const isRefusal = (command: Command, { library: { words: { form } } }: Kit): boolean => command.kind === 'fill' && refusalIn(command.value.text, form.consent, true) !== undefined

/** What the words of the new wish give to its form; where they also give up the old one they do not tell the matter by themselves. */
const particularsOf = ({ found }: Request, words: string, hearing: Hearing, kit: Kit, tellsMatter: boolean): readonly Command[] => {
  const service = kit.library.services.get(found[0]!.service)
  if (service === undefined) return []
  if (tellsMatter) return tellAll(service, words, hearing, kit)
  const { heard, beside } = fillSlots(service, undefined, materialOf(words, kit.facts(words, hearing, service), kit))
  return [...heard, ...beside]
}

/** What the wish that takes the place of the open one tells of its own form, and what was told to the open one in free words and belongs there: 「今早七点还发了语音」, told where it was asked what to do on a visit. */
const particularsInstead = (wish: Request, text: string, { slots }: Draft, hearing: Hearing, kit: Kit): readonly Command[] => {
  const tell = (words: string): readonly Command[] => particularsOf(wish, words, hearing, kit, false).filter((command) => !isRefusal(command, kit))
  const service = kit.library.services.get(wish.found[0]!.service)
  const needs = (id: string): boolean => service?.slots.some((slot) => slot.id === id && ((slot.kind === 'text' && slot.required) || (slot.kind === 'choice' && slot.health))) === true
  const before = Object.values(slots).flatMap((value) => (value === undefined ? [] : tell(kit.normalise(value.said).text)))
    .flatMap((command) => (command.kind === 'fill' && needs(command.slot) ? [command] : []))
  // 「她明天九点要去一院骨科，还是找个人陪她去吧，看望先不用了」
  const wished = tell(wish.words)
  const facts = kit.facts(text, hearing, service)
  const around = tell(text).filter((command) => command.kind === 'fill' && facts.some(({ kind, value }) => (kind === 'time' || kind === 'place' || kind === 'age') && value.text === command.value.text) && !wished.some((one) => one.kind === 'fill' && one.slot === command.slot))
  const told = [...wished, ...around]
  const joined = told.map((command) => {
    const earlier = command.kind === 'fill' ? before.find(({ slot }) => slot === command.slot) : undefined
    return earlier === undefined || command.kind !== 'fill' ? command : { ...command, value: { ...command.value, text: `${earlier.value.text}\uff1b${command.value.text}` } }
  })
  return [...joined, ...before.filter(({ slot }) => !told.some((command) => command.kind === 'fill' && command.slot === slot))]
}

/** Kinds of fact that tell who it is for. */
const OF_WHOM: ReadonlySet<Fact['kind']> = new Set(['person', 'age'])

/** 「她住椿庭雅苑19幢，姓祝」, where only a form that waits asks for a name: what the open one has no place for goes there. */
const toldForWaiting = (facts: readonly Fact[], open: Service, { conversation: { waiting } }: Hearing, { library: { services } }: Kit): readonly Command[] =>
  waiting.flatMap((draft) => facts.filter(({ kind, own, mentioned }) => OF_WHOM.has(kind) && own !== true && mentioned !== true && !open.slots.some((slot) => slot.kind === kind)).flatMap(({ kind, value }): readonly Command[] => {
    const slot = services.get(draft.service)?.slots.find((one) => one.kind === kind && draft.slots[one.id] === undefined)
    return slot === undefined ? [] : [{ kind: 'fill', slot: slot.id, value, correction: false, of: draft.service }]
  }))

/** Where somebody lives and how to call them holds for whatever else is wished for. */
const isShared = (command: Command, facts: readonly Fact[]): boolean =>
  command.kind === 'fill' && SHARED.has(command.slot) && facts.some(({ kind, value }) => (kind === 'address' || kind === 'phone') && value.text === command.value.text)

/** Beside words that are no answer only facts are told; 「老太太要吃药了」 tells nothing. */
const isFact = (command: Command, { slots }: Service, facts: readonly Fact[]): boolean =>
  command.kind === 'fill' && facts.some(({ kind }) => slots.some((slot) => slot.id === command.slot && slot.kind === kind))

const kindOf = (id: string, { slots }: Service): Slot['kind'] | undefined => slots.find((slot) => slot.id === id)?.kind
const isChoice = (id: string, service: Service): boolean => kindOf(id, service) === 'choice'
/** Words that happen to name a choice change none that was made, 「其他没有了」, nor do people who are only named. */
const KEPT: ReadonlySet<Slot['kind'] | undefined> = new Set(['choice', 'relation', 'phone', 'time'])

/** 「算了不提他了，她住国泰新都6幢302」: who gives the next particulars after the word has given up something else. */
const goesOn = (text: string, heard: readonly Command[], facts: readonly Fact[], { acts }: Kit): boolean => {
  const last = splitClauses(text).findLast((clause) => acts.within(clause.text).includes('cancel'))
  return last !== undefined && heard.some((command) => command.kind === 'fill' && facts.some(({ kind, value, from }) => (kind === 'address' || kind === 'phone') && value.text === command.value.text && from >= last.from + last.text.length))
}

/** 「还是一对一结对吧，每学期两千块」: with another choice, what else it tells of the matter is more of it. */
const tellsInstead = (text: string, service: Service, { slots }: Draft, { fitting }: Kit): Extract<Command, { kind: 'fill' }> | undefined => {
  const matter = service.slots.find(({ told }) => told !== undefined)
  const known = matter === undefined ? undefined : slots[matter.id]?.text
  if (matter === undefined || known === undefined) return undefined
  const tells = splitClauses(text).some((clause) => fitting(clause.text)(service, matter) >= PLAIN_ANSWER)
  return tells ? { kind: 'fill', slot: matter.id, correction: true, value: { text: `${known}\uff1b${text}`, said: text } } : undefined
}

/** 「微信上找我就好」 is a way to call and nothing else. */
const answersWholly = (text: string, heard: readonly Command[], asked: Slot | undefined): boolean =>
  asked?.kind === 'phone' && heard.some((command) => command.kind === 'fill' && command.slot === asked.id && command.value.said.length >= text.length)

/** "the demolition office" is who it is against, whatever law it sounds like. */
const answersPlainly = (text: string, answer: readonly Command[], matter: Slot, asked: Slot | undefined, service: Service, { fitting }: Kit): boolean =>
  asked !== undefined && answer.length > 0 && fitting(text)(service, asked) >= PLAIN_ANSWER && fitting(text)(service, asked) > fitting(text)(service, matter)

/** To a lawyer, what sounds like the law is more of the matter, whatever was asked. */
const addTo = ({ id }: Slot, { slots }: Draft, text: string, heard: readonly Command[], meaning: readonly Command[]): Command | undefined => {
  const known = slots[id]?.text
  if (heard.some((command) => command.kind === 'fill' && command.slot === id) || known?.includes(text) === true || !meaning.some((command) => command.kind === 'ask' && command.finding === 'answered')) return undefined
  return { kind: 'fill', slot: id, correction: true, value: { text: known === undefined ? text : `${known}\uff1b${text}`, said: text } }
}

