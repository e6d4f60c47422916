import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import type { Draft } from '../core/conversation.ts'
import type { ServiceId } from '../core/ids.ts'
import { missingSlot, summaryLines } from '../core/intake.ts'
import type { Library } from '../core/library.ts'
import type { Act } from '../core/lexicon.ts'
import type { Message } from '../core/message.ts'
import { draftOf, isOpen } from '../core/requesting.ts'
import { quotedNumber } from '../core/deskwork.ts'
import type { Service, Slot } from '../core/service.ts'
import type { Voice } from '../core/ticket.ts'
import type { Hearing, Understand } from '../ports.ts'
import { createActs, trimUtterance, type Acts } from './acts.ts'
import { readAdminVerb } from './adminVerbs.ts'
import { readDeskVerb } from './deskVerbs.ts'
import { createClassify, type Classify } from './classify.ts'
import { splitClauses } from './clauses.ts'
import { createFactFinder, type FindFacts } from './findFacts.ts'
import { withoutFacts, type Fact } from './facts.ts'
import { fillSlots, type Material } from './fillSlots.ts'
import { consentIn, isInquiry, saysAnew, saysInstead, saysNone } from './hearClauses.ts'
import { createImpression, type Listen } from './impression.ts'
import { createLawReferences, type FindLawReferences } from './lawReference.ts'
import { createMeaning, type FindMeaning } from './meaning.ts'
import { createNormalise, type Normalise, type Normalised } from './normalise.ts'
import { createWait } from './patience.ts'
import { createSafety, type Detected } from './safety.ts'

/** Understanding prepared for one library. */
export type Understanding = Readonly<{ understand: Understand; wait: (burst: readonly Message[]) => number }>

type Kit = Readonly<{
  library: Library
  normalise: Normalise
  acts: Acts
  safety: (text: string) => Detected
  references: FindLawReferences
  facts: FindFacts
  meaning: FindMeaning
  classify: Classify
}>

/** Prepares every finder once; what it gives is pure and synchronous. */
export const createUnderstanding = (library: Library): Understanding => {
  const normalise = createNormalise(library.lexicon)
  const prepare = (text: string): string => normalise(text).text
  const listen: Listen = createImpression(library, prepare)
  const detect = createSafety(library)
  const kit: Kit = {
    library, normalise,
    acts: createActs(library.lexicon),
    safety: (text) => detect(text, listen(text)),
    references: createLawReferences(library),
    facts: createFactFinder(library),
    meaning: createMeaning(library, prepare, listen),
    classify: createClassify(library, (text) => normalise(text).text),
  }
  const wait = createWait(library)
  return {
    understand: (hearing) => ({ commands: commandsOf(hearing, kit), voice: voiceOf(normalise(hearing.turn.text), hearing) }),
    wait: (burst) => wait(burst, kit.safety(normalise(burst.map(({ text }) => text).join('\n')).text).emergency !== undefined),
  }
}

/** The language and script of the turn; what has neither keeps those of the conversation. */
const voiceOf = ({ text, english, traditional }: Normalised, { conversation: { voice } }: Hearing): Voice => {
  if (english === undefined || (english && text.length < 4)) return voice
  if (english) return { locale: 'en', traditional: false }
  return { locale: 'zh-CN', traditional: traditional || (voice.traditional && voice.locale === 'zh-CN' && text.length < 6) }
}

const commandsOf = (hearing: Hearing, kit: Kit): readonly Command[] => {
  const { turn } = hearing
  const heard = kit.normalise(turn.text)
  const { text } = heard
  const admin = readAdminVerb(turn.text.normalize('NFKC').trim(), kit.library) ?? readAdminVerb(text, kit.library)
  if (admin !== undefined) return [admin]
  const desk = readDesk(hearing, text, kit)
  if (desk !== undefined) return [desk]
  const attached: readonly Command[] = turn.attachments.length > 0 ? [{ kind: 'attach' }] : []
  if (text === '') return attached.length > 0 ? attached : [{ kind: 'unclear' }]
  const danger = kit.safety(text)
  if (danger.emergency !== undefined) return [{ kind: 'emergency', sign: danger.emergency }, ...factsAsFills(text, hearing, kit)]
  const plain = kit.acts.whole(text) !== undefined
  if (danger.injection && !plain) return [{ kind: 'inject' }]
  const room = turn.place.kind === 'room'
  const exposed: readonly Command[] = room && danger.exposure.length > 0 ? [{ kind: 'expose', what: danger.exposure }] : []
  const said = hearing.conversation.stage.at === 'rescuing' ? duringRescue(text, hearing, kit) : say(text, plain ? undefined : danger.decline, hearing, kit)
  const kept = exposed.length > 0 ? said.filter(({ kind }) => kind === 'ask') : said
  const commands = [...exposed, ...attached, ...kept]
  return commands.length > 0 ? commands : [{ kind: 'unclear' }]
}

const readDesk = (hearing: Hearing, text: string, { library }: Kit): Command | undefined => {
  const { speaker, turn, room, desk, conversation } = hearing
  if (!isStaff(speaker) || (turn.place.kind === 'room' && room?.use !== 'work')) return undefined
  const mine = desk.filter(({ assignee }) => assignee?.person === speaker.person)
  return readDeskVerb(text, {
    quoting: turn.quote?.ours === true && quotedNumber(turn) !== undefined, stage: conversation.stage.at, addressed: turn.addressed,
    hasOpen: turn.place.kind === 'room' && desk.some(({ state }) => state === 'dispatched'), hasOwn: mine.length > 0,
  }, library.lexicon)
}

/** In an emergency only where and whom to call matter. */
const factsAsFills = (text: string, hearing: Hearing, { facts, library }: Kit): readonly Command[] => {
  const slots = [...library.services.values()].flatMap((service) => service.slots)
  return facts(text, hearing).flatMap((fact): readonly Command[] => {
    const slot = slots.find(({ kind, id }) => kind === fact.kind && (id === 'address' || id === 'phone' || id === 'relation'))
    return slot === undefined ? [] : [{ kind: 'fill', slot: slot.id, value: fact.value, correction: true }]
  })
}

const duringRescue = (text: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const act = kit.acts.whole(text)
  if (act === 'thanks' || act === 'greet' || act === 'status') return [{ kind: act }]
  const answered = kit.meaning(text, hearing).filter((command) => command.kind === 'ask' && command.finding === 'answered')
  return answered.length > 0 ? answered : [...factsAsFills(text, hearing, kit), { kind: 'unclear' }]
}

/** Acts that mean the same whether a form is open or not, when the whole utterance is one. */
const ALWAYS: ReadonlySet<Act> = new Set([
  'cancel', 'skip', 'dontKnow', 'why', 'human', 'restart', 'later', 'resume', 'repeat', 'more', 'greet', 'thanks', 'bye', 'status', 'chase', 'complain',
  'erase', 'myData', 'areYouBot', 'help',
])

const say = (text: string, decline: string | undefined, hearing: Hearing, kit: Kit): readonly Command[] => {
  const { stage } = hearing.conversation
  const number = /^\s*#?\s*(\d{1,2})\s*$/.exec(text)?.[1]
  if (number !== undefined && stage.at === 'choosing') return [{ kind: 'choose', n: Number(number) }]
  if (stage.at === 'confirming') {
    const amended = amendment(text, kit.library) ?? (number === undefined ? undefined : Number(number))
    if (amended !== undefined) return [{ kind: 'amend', line: amended }]
    const rewritten = rewriting(text, stage.draft, hearing, kit)
    if (rewritten.length > 0) return rewritten
  }
  const act = kit.acts.whole(text)
  const draft = draftOf(hearing.conversation)
  const asked = draft === undefined ? undefined : missingSlot(draft, kit.library)
  if (act !== undefined && ALWAYS.has(act)) return [{ kind: act }]
  const answers = asked !== undefined && (asked.kind === 'consent' || asked.kind === 'yesno'
    || (asked.kind === 'text' && saysNone(text, kit.library.words.form)) || consentIn(text, kit.library.words.form.consent, false) !== undefined)
  if (act !== undefined && !answers) return [{ kind: act }]
  return draft === undefined ? freely(text, decline, hearing, kit) : inForm(text, act, decline, draft, asked, hearing, kit)
}

/** 「改2」: the number of a line of the summary. */
const amendment = (text: string, { lexicon }: Library): number | undefined => {
  const verb = [...lexicon.desk.revise, ...lexicon.corrections].find((word) => text.startsWith(word))
  const line = verb === undefined ? undefined : /^\D{0,2}(\d{1,2})\D{0,2}$/.exec(text.slice(verb.length))?.[1]
  return line === undefined ? undefined : Number(line)
}

/** 「第3项不对，改成陪她聊天」: the new value of a line of the summary. */
const rewriting = (text: string, draft: Draft, hearing: Hearing, kit: Kit): readonly Command[] => {
  const { lexicon, services, words } = kit.library
  const found = /^\D{0,3}(\d{1,2})\D/.exec(text)
  const change = lexicon.corrections.findLast((word) => text.includes(word))
  const service = services.get(draft.service)
  const slot = found === null || service === undefined ? undefined : summaryLines(draft, service)[Number(found[1]) - 1]?.slot
  if (slot === undefined || change === undefined || service === undefined || !words.intent.article.leads.some((lead) => text.includes(lead))) return []
  const said = text.slice(text.lastIndexOf(change) + change.length).trim()
  if (said === '') return []
  return fillSlots(service, draft, { ...materialOf(said, kit.facts(said, hearing), kit), corrects: true, asked: slot })
}

/** What the words of a turn give to fill slots from, when nothing was asked. */
const materialOf = (text: string, facts: readonly Fact[], { library: { words } }: Kit): Material =>
  ({ text, facts, act: undefined, corrects: false, asked: undefined, form: words.form, wechat: words.phone.wechat[0] ?? '' })

/** Acts that count when a longer sentence holds them. */
const FREE: readonly Act[] = ['erase', 'myData', 'areYouBot', 'complain', 'chase', 'status', 'human', 'resume']
const IN_FORM: readonly Act[] = ['cancel', 'human', 'later', 'restart', 'why', 'skip', 'dontKnow']

const freely = (text: string, decline: string | undefined, hearing: Hearing, kit: Kit): readonly Command[] => {
  const within = kit.acts.within(text)
  const premise = premises(text, kit)
  const facts = kit.facts(text, hearing)
  const meaning = wishOver(kit.meaning(text, hearing), text, facts, kit)
  const sure = meaning.some((command) => (command.kind === 'ask' && command.finding === 'answered') || (command.kind === 'request' && command.sure))
  const own = hearing.own.some(({ state }) => isOpen(state))
  const act = FREE.find((one) => within.includes(one) && (own || !['complain', 'chase', 'status', 'resume'].includes(one) || !sure))
  if (decline !== undefined && !meaning.some((command) => command.kind === 'ask' && command.finding === 'answered' && (command.found[0]?.sure ?? 0) > 0.98)) {
    return [{ kind: 'decline', topic: decline }]
  }
  if (act !== undefined && !(sure && (act === 'human' || act === 'status'))) return [{ kind: act }]
  const corrected = own ? corrections(text, hearing, kit) : []
  if (corrected.length > 0 && !sure) return corrected
  const wished = meaning.find((command) => command.kind === 'request' && command.sure)
  const service = wished?.kind === 'request' ? kit.library.services.get(wished.found[0]!.service) : undefined
  const fills = service === undefined ? [] : fillSlots(service, undefined, { ...materialOf(text, facts, kit), asked: needSlot(service, withoutFacts(text, facts)) })
  return [...premise, ...meaning, ...fills.filter(({ kind }) => kind === 'fill')]
}

/** From this likelihood on a clause with particulars in it is a wish, whatever the law says about its words. */
const PARTICULAR = 0.2

/** Kinds of fact that nobody gives who only asks about the law. */
const isParticular = ({ kind, value }: Fact): boolean =>
  kind === 'phone' || (kind === 'address' && value.parts?.building !== undefined)

/** What was meant, unless somebody says where and whom to call: then it is a wish, and a clause of it says for what. */
const wishOver = (meaning: readonly Command[], text: string, facts: readonly Fact[], { classify, library }: Kit): readonly Command[] => {
  if (meaning.some((command) => command.kind === 'request' && command.sure)) return meaning
  if (!facts.some(isParticular) && consentIn(text, library.words.form.consent, false) === undefined) return meaning
  const { wants } = library.words.intent
  const clauses = splitClauses(text).map((clause) => clause.text)
  const wishing = clauses.filter((clause) => wants.some((word) => clause.includes(word)))
  const [best] = [text, ...(wishing.length > 0 ? wishing : clauses)].flatMap((clause) => classify(clause).slice(0, 1)).toSorted((a, b) => b.sure - a.sure)
  return best === undefined || best.sure < PARTICULAR ? meaning : [{ kind: 'request', found: [best], sure: true, words: text }]
}

/** From this many characters on, besides the facts in it, a wish says what is needed. */
const MORE_THAN_A_WISH = 14

/** To a lawyer, a wish that says more than that is itself the account of the matter. */
const needSlot = ({ slots, handledBy }: Service, text: string): Slot | undefined =>
  text.length < MORE_THAN_A_WISH || !handledBy.includes('lawyer') ? undefined : slots.find((slot) => slot.kind === 'text' && slot.required)

const corrections = (text: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const facts = kit.facts(text, hearing)
  if (!facts.some((fact) => fact.corrects) && !kit.library.lexicon.corrections.some((word) => text.includes(word))) return []
  const ticket = hearing.own.find(({ state }) => isOpen(state))
  const service = ticket === undefined ? undefined : kit.library.services.get(ticket.service as ServiceId)
  if (service === undefined) return []
  return fillSlots(service, undefined, { ...materialOf(text, facts, kit), corrects: true })
}

const premises = (text: string, { references }: Kit): readonly Command[] =>
  references(text).filter(({ exists }) => !exists).map(({ law, article }) => ({ kind: 'falsePremise', law, article, exists: false }))

/** In a form, words that are no question must be this surely about the law to be taken for one. */
const SURELY = 0.9
const QUESTION = /[?\uff1f]/

const isQuestion = (text: string, { library: { words: { intent } } }: Kit): boolean =>
  QUESTION.test(text) || intent.asks.some((word) => text.includes(word)) || intent.questionEnds.some((word) => trimUtterance(text).endsWith(word))

/** With fewer characters than this besides its facts, an utterance in a form is an answer and no new wish. */
const WISH_BESIDES = 3

const inForm = (
  text: string, act: Act | undefined, stopped: string | undefined, draft: Draft, asked: Slot | undefined, hearing: Hearing, kit: Kit,
): readonly Command[] => {
  const service = kit.library.services.get(draft.service)
  if (service === undefined) return [{ kind: 'unclear' }]
  const { form, intent } = kit.library.words
  const open = asked?.kind === 'text'
  // To a lawyer, a question is the matter itself.
  const account = open && service.handledBy.includes('lawyer')
  const asking = isInquiry(text, form) || (!open && isQuestion(text, kit))
  // 「最近老说腿疼」 answers what we asked; only a question is one we may have to decline.
  const decline = open && !isQuestion(text, kit) ? undefined : stopped
  const within = kit.acts.within(text)
  const meaning = kit.meaning(text, hearing)
  const asks = open && (account || !asking) ? []
    : meaning.filter((command) => command.kind === 'ask' && command.finding === 'answered' && (command.found[0]?.sure ?? 0) >= (asking ? 0 : SURELY))
  const facts = kit.facts(text, hearing)
  const instead = saysInstead(text, form)
  const anew = instead || saysAnew(text, form) || (!open && intent.wants.some((word) => text.includes(word)))
  const wishes = !anew || account || withoutFacts(text, facts).length < WISH_BESIDES ? []
    : meaning.filter((command) => command.kind === 'request' && command.sure && command.found[0]?.service !== draft.service)
  const corrects = kit.library.lexicon.corrections.some((word) => text.includes(word))
  const leaving = instead && wishes.length > 0 ? 'cancel' : IN_FORM.find((one) => within.includes(one) && (facts.length === 0 || one === 'cancel'))
  const free = asks.length === 0 && wishes.length === 0 && leaving === undefined && decline === undefined && (account || !open || !isInquiry(text, form))
  const fills = leaving === 'cancel' && wishes.length === 0 ? []
    : fillSlots(service, draft, { ...materialOf(text, facts, kit), act, corrects, asked: free ? asked : undefined })
  const commands: readonly Command[] = [
    ...(leaving === undefined ? [] : [{ kind: leaving } as Command]),
    ...asks, ...wishes, ...fills,
    ...(decline !== undefined && fills.length === 0 && asks.length === 0 ? [{ kind: 'decline', topic: decline } as Command] : []),
  ]
  if (commands.length > 0 || act === undefined) return commands
  return [{ kind: act }]
}
