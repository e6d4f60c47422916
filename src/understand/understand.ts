import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import { missingSlot } from '../core/intake.ts'
import type { Library } from '../core/library.ts'
import type { Act } from '../core/lexicon.ts'
import type { Message } from '../core/message.ts'
import { freshTopic } from '../core/answering.ts'
import { draftOf, isOpen } from '../core/requesting.ts'
import { quotedNumber } from '../core/targets.ts'
import type { Voice } from '../core/ticket.ts'
import type { Hearing, Understood } from '../ports.ts'
import type { Anonymise, Likeness } from '../core/gap.ts'
import { readActivity } from './activity.ts'
import { createActs, readings } from './acts.ts'
import { askedAgain } from './again.ts'
import { createJudge, type Judge } from './answerable.ts'
import { readAdminVerb } from './adminVerbs.ts'
import { createAside } from './aside.ts'
import { isPlainAside } from './asideIn.ts'
import { createAnonymise } from './anonymise.ts'
import { takeUp } from './takeUp.ts'
import { aboutOwn, broughtFor } from './ownTickets.ts'
import { createCitedLaws } from './citedLaws.ts'
import { readCurationVerb } from './curationVerbs.ts'
import { amendment, rewriting } from './amending.ts'
import { amongChoices, chooseSpoken } from './choosing.ts'
import { createClassify, type Classify } from './classify.ts'
import { splitClauses } from './clauses.ts'
import { createDeskGuess } from './deskGuess.ts'
import { createFactFinder } from './findFacts.ts'
import { readFigures } from './figuresVerbs.ts'
import { consentIn, saysNone } from './hearClauses.ts'
import { duringRescue, factsAsFills } from './duringRescue.ts'
import { hearFreely } from './hearFreely.ts'
import { readGiving } from './giving.ts'
import { hearVoice } from './hearVoice.ts'
import { hearInForm } from './hearInForm.ts'
import { createImpression, type Listen } from './impression.ts'
import { keepLatest } from './latest.ts'
import { learnAnew, type Remember } from './learned.ts'
import type { Kit, Refusal } from './kit.ts'
import { createLawReferences } from './lawReference.ts'
import { createLikeness } from './likeness.ts'
import { createMeaning } from './meaning.ts'
import { createNormalise, type Normalised } from './normalise.ts'
import { createWait } from './patience.ts'
import { readVolunteer } from './volunteer.ts'
import { readDesk } from './readDesk.ts'
import { createReadVisit } from './visit.ts'
import { readFamily } from './family.ts'
import { hearRating } from './rating.ts'
import { readPlan } from './plan.ts'
import { createSafety } from './safety.ts'
import { createSearch } from './search.ts'

/** Understanding prepared for one library. */
export type Understanding = Readonly<{
  understand: (hearing: Hearing) => Understood
  wait: (burst: readonly Message[]) => number
  /** Whether a message nobody said to us is an unmistakable cry for help. */
  cries: (text: string) => boolean
  likeness: Likeness
  anonymise: Anonymise
  /** The finders, for whoever looks at the words again. */
  kit: Kit
}>

/** In the middle of a form danger must sound this much like it. */
const SURE_IN_FORM = 0.55

/** From here on what sounds like small talk is. */
const TALK = 0.4

/** Prepares every finder once; what it gives is pure and synchronous. What was learned from the same library before need not be learned again. */
export const createUnderstanding = (library: Library, remember: Remember = learnAnew): Understanding => {
  const normalise = createNormalise(library.lexicon)
  // The same sentences are learned from more than once.
  const prepared = new Map<string, string>()
  const prepare = (text: string): string => {
    const known = prepared.get(text)
    if (known !== undefined) return known
    const { text: made } = normalise(text)
    prepared.set(text, made)
    return made
  }
  const hear = createImpression(library, prepare, remember)
  const alone = keepLatest((text) => hear(text))
  const listen: Listen = (text, context) => (context === undefined ? alone(text) : hear(text, context))
  const detect = createSafety(library, prepare, remember)
  const tell = createClassify(library, prepare, remember)
  // Which service it would be, and whether it is a wish at all, are learned apart; both must hold.
  const classify: Classify = keepLatest((text) => {
    const { service } = listen(text)
    return tell(text).map((found) => ({ ...found, sure: Math.sqrt(found.sure * service) }))
  })
  const search = createSearch(library, prepare)
  const weigh = createJudge(search, listen)
  const weighAlone = keepLatest((text) => weigh(text))
  const judge: Judge = (words, context) => (context === undefined ? weighAlone(words) : weigh(words, context))
  const kit: Kit = {
    library, normalise,
    acts: createActs(library.lexicon),
    safety: keepLatest((text) => detect(text, listen(text))),
    references: createLawReferences(library),
    facts: createFactFinder(library),
    search, listen,
    meaning: createMeaning(library, judge, classify),
    classify,
    deskGuess: keepLatest(createDeskGuess(library, prepare, remember)),
    visit: createReadVisit(library),
    aside: keepLatest(createAside(library, prepare, remember)),
    cited: createCitedLaws(library),
    chats: (text) => listen(text).chatter >= TALK,
  }
  const wait = createWait(library)
  return {
    kit,
    understand: (hearing) => {
      const rules = (heard: Hearing): readonly Command[] => commandsOf(heard, kit)
      return { ...(hearVoice(hearing, kit, rules) ?? { commands: rules(hearing) }), voice: voiceOf(normalise(hearing.turn.text), hearing) }
    },
    wait: (burst) => wait(burst, kit.safety(normalise(burst.map(({ text }) => text).join('\n')).text).emergency !== undefined),
    cries: (text) => kit.safety(normalise(text).text).unmistakable === true,
    likeness: createLikeness(library, prepare),
    anonymise: createAnonymise(kit.facts),
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
  const curation = readCuration(hearing, kit)
  if (curation !== undefined) return [curation]
  const given = readGiving(text, hearing, kit.library)
  if (given !== undefined) return [given]
  const desk = readDesk(hearing, text, kit)
  if (desk !== undefined) return [desk]
  const rated = hearRating(hearing, text, kit, (alone) => commandsOf(alone, kit))
  if (rated !== undefined) return rated
  const own = aboutOwn(hearing, text, kit)
  if (own !== undefined) return [own]
  const attached: readonly Command[] = turn.attachments.length > 0 ? [...placed(hearing, kit), { kind: 'attach' }] : []
  if (text === '') return attached.length > 0 ? attached : [{ kind: 'unclear' }]
  if (isUnhelpful(text, hearing, kit)) return [{ kind: 'unhelpful' }]
  const danger = kit.safety(text)
  // Uncalled for, one message of a burst is the cry, and the next says where.
  const cry = turn.addressed || danger.unmistakable === true ? danger : text.split('\n').map(kit.safety).find(({ unmistakable }) => unmistakable === true) ?? danger
  // Who works on words of ours, or on a case, is not in danger themselves.
  const atWork = isStaff(hearing.speaker) && (hearing.conversation.stage.at === 'previewing' || hearing.conversation.stage.at === 'offering' || quotedNumber(turn) !== undefined)
  if (cry.emergency !== undefined && !isCalmAnswer(text, cry.danger, hearing, kit) && (!atWork || cry.unmistakable === true)) return [{ kind: 'emergency', sign: cry.emergency, ...(cry.unmistakable === true ? { unmistakable: true } : {}) }, ...factsAsFills(text, hearing, kit)]
  const family = readFamily(turn.text.normalize('NFKC').trim(), draftOf(hearing.conversation) !== undefined || hearing.own.some(({ state }) => isOpen(state)), kit.library.words.family)
  if (family !== undefined) return [family]
  const volunteer = readVolunteer(text, hearing, kit.library)
  if (volunteer !== undefined) return [volunteer]
  const activity = readActivity(hearing, kit)
  if (activity !== undefined) return [activity]
  const plan = readPlan(text, hearing, kit.library)
  if (plan !== undefined) return [plan]
  const again = askedAgain(hearing, text, kit)
  if (again !== undefined) return [...attached, again]
  const plain = kit.acts.whole(text) !== undefined || (draftOf(hearing.conversation) !== undefined && isPlainAside(text, kit.aside))
  // Who asks for a person or for their own data is no attacker, whatever it sounds like.
  if (danger.injection === 'said' ? !plain : danger.injection === 'guessed' && !plain && !answersForm(text, hearing, kit) && !kit.acts.within(text).some((act) => OWN.has(act))) return [{ kind: 'inject' }]
  const room = turn.place.kind === 'room'
  if (!room && danger.conflict === true && !plain && draftOf(hearing.conversation) === undefined) return [{ kind: 'conflict' }]
  // Where help is on its way we asked for the number ourselves.
  const exposed: readonly Command[] = room && danger.exposure.length > 0 && hearing.conversation.stage.at !== 'rescuing' ? [{ kind: 'expose', what: danger.exposure }] : []
  const said = hearing.conversation.stage.at === 'rescuing' ? duringRescue(text, hearing, kit) : say(text, plain || danger.decline === undefined ? undefined : { topic: danger.decline, guessed: danger.guessed === true }, hearing, kit)
  // What a family keeps from one another is not gone into among neighbours.
  const kept = exposed.length === 0 ? said : danger.conflict === true ? [] : said.filter(({ kind }) => kind === 'ask' || kind === 'request' || kind === 'fill')
  const commands = [...exposed, ...attached, ...kept]
  const brought = broughtFor(hearing, commands, text, kit)
  if (brought !== undefined) return [brought]
  if (commands.some(({ kind }) => kind !== 'unclear')) return commands
  return asksSomething(text, kit) && !isStaff(hearing.speaker) ? [{ kind: 'unclear', asks: true }] : [{ kind: 'unclear' }]
}

/** Among answers about an elder's health much sounds like danger that is none; 「等下再填，我妈摔倒了起不来」 cries by a clause. */
const isCalmAnswer = (text: string, danger: number, { conversation }: Hearing, { safety }: Kit): boolean =>
  draftOf(conversation) !== undefined && Math.max(danger, ...splitClauses(text).map((clause) => safety(clause.text).danger)) < SURE_IN_FORM

/** 「就是她让我来讲的，同意」: in a form, what says that somebody agreed, or gives a number, is no attack for its sound. */
const answersForm = (text: string, hearing: Hearing, { facts, library: { words: { form } } }: Kit): boolean =>
  draftOf(hearing.conversation) !== undefined && (consentIn(text, form.consent, false) !== undefined || facts(text, hearing).some(({ kind, broken }) => (kind === 'phone' || kind === 'address') && broken !== true))

/** Shorter than this nobody can tell what is asked. */
const SHORTEST_QUESTION = 6

/** Words put as a question and not as talk among people. */
const asksSomething = (text: string, { library: { words: { intent } }, chats }: Kit): boolean =>
  text.length >= SHORTEST_QUESTION && !chats(text)
  && (intent.asks.some((mark) => text.toLowerCase().includes(mark.toLowerCase())) || intent.questionEnds.some((end) => text.replace(/[?\uff1f\s]+$/u, '').endsWith(end)))

/** Somebody who was just answered says it was no help; in a form it may be anything. */
const isUnhelpful = (text: string, { conversation, now }: Hearing, { library: { lexicon, words } }: Kit): boolean =>
  freshTopic(conversation, now) !== undefined && draftOf(conversation) === undefined
  && readings(text, lexicon.particles).some((reading) => words.curation.unhelpful.includes(reading))

/** What staff say about gaps in the base; whether they may is decided elsewhere. */
const readCuration = ({ speaker, turn, room, conversation, now }: Hearing, { library, cited }: Kit): Command | undefined => {
  if (!isStaff(speaker)) return undefined
  if (turn.place.kind === 'room' && room?.use !== 'work') {
    // In a group of residents only the cards of that group are switched.
    const verb = turn.addressed ? readCurationVerb(turn.text, { stage: 'idle', quote: undefined }, library, cited) : undefined
    return verb?.do === 'cards' ? { kind: 'curate', verb } : undefined
  }
  const figures = readFigures(turn.text, !turn.addressed, now, library)
  if (figures !== undefined) return figures
  const verb = readCurationVerb(turn.text, { stage: conversation.stage.at, quote: turn.quote }, library, cited)
  return verb === undefined ? undefined : { kind: 'curate', verb }
}

/** A location sent while a form is open fills its address: read where it names an estate, else as it is written, for the summary to confirm. */
const placed = (hearing: Hearing, { facts, library, normalise }: Kit): readonly Command[] => {
  const draft = draftOf(hearing.conversation)
  const slot = draft === undefined ? undefined : library.services.get(draft.service)?.slots.find(({ kind }) => kind === 'address')
  const said = hearing.turn.attachments.findLast(({ kind }) => kind === 'location')?.text.trim() ?? ''
  if (slot === undefined || said === '') return []
  const found = facts(normalise(said).text, hearing).find(({ kind }) => kind === 'address')
  return [{ kind: 'fill', slot: slot.id, value: found?.value ?? { text: said, said }, correction: true }]
}

/** What anybody may ask of us about themselves. */
const OWN: ReadonlySet<Act> = new Set(['human', 'erase', 'myData', 'withdrawConsent', 'areYouBot', 'help', 'complain'])

/** Acts that mean the same whether a form is open or not, when the whole utterance is one. */
const ALWAYS: ReadonlySet<Act> = new Set([
  'cancel', 'skip', 'dontKnow', 'why', 'human', 'restart', 'later', 'resume', 'repeat', 'hurry', 'more', 'verbatim', 'greet', 'thanks', 'bye', 'status', 'chase', 'complain',
  'erase', 'myData', 'withdrawConsent', 'areYouBot', 'help',
])

const say = (text: string, decline: Refusal | undefined, hearing: Hearing, kit: Kit): readonly Command[] => {
  const { stage } = hearing.conversation
  const number = /^\s*#?\s*(\d{1,2})\s*$/.exec(text)?.[1]
  const taken = stage.at === 'idle' ? takeUp(text, hearing, kit) : undefined
  if (taken !== undefined) return taken
  const chosen = stage.at === 'choosing' ? chooseSpoken(text, stage, hearing, kit) : undefined
  if (chosen !== undefined) return chosen
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
  const answers = asked !== undefined && (asked.kind === 'consent' || asked.kind === 'yesno' || asked.choices.some(({ answers: ways }) => ways.includes(text))
    || (asked.kind === 'text' && saysNone(text, kit.library.words.form)) || consentIn(text, kit.library.words.form.consent, false) !== undefined)
  if (act !== undefined && !answers) return [{ kind: act }]
  if (draft === undefined && stage.at === 'choosing') return amongChoices(hearFreely(text, decline, hearing, kit), text, stage, hearing, kit)
  return draft === undefined ? hearFreely(text, decline, hearing, kit) : hearInForm(text, act, decline, draft, asked, hearing, kit)
}
