import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import { missingSlot } from '../core/intake.ts'
import type { Library } from '../core/library.ts'
import type { Act } from '../core/lexicon.ts'
import type { Message } from '../core/message.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing, Understood } from '../ports.ts'
import type { Anonymise, Likeness } from '../core/gap.ts'
import { readActivity } from './activity.ts'
import { createActs } from './acts.ts'
import { askedAgain } from './again.ts'
import { createWell, saysAllWell } from './allWell.ts'
import { createJudge, type Judge } from './answerable.ts'
import { readAdminVerb } from './adminVerbs.ts'
import { createAfterwards } from './afterwards.ts'
import { createAside } from './aside.ts'
import { isPlainAside } from './asideIn.ts'
import { createAnonymise } from './anonymise.ts'
import { answersForm } from './answersForm.ts'
import { createDoubt } from './doubt.ts'
import { takeUp, takeUpTelling } from './takeUp.ts'
import { aboutOwn, broughtFor } from './ownTickets.ts'
import { createCitedLaws } from './citedLaws.ts'
import { readCurationVerb } from './curationVerbs.ts'
import { amendment, rewriting } from './amending.ts'
import { amongChoices, chooseSpoken } from './choosing.ts'
import { createClassify, type Classify } from './classify.ts'
import { createDeskAsk, readDeskAsk } from './deskAsk.ts'
import { createDeskGuess } from './deskGuess.ts'
import { createFactFinder } from './findFacts.ts'
import { approvesIn } from './previewEdits.ts'
import { readFigures } from './figuresVerbs.ts'
import { consentIn, saysNone } from './hearClauses.ts'
import { faintRefusal } from './faintRefusal.ts'
import { duringRescue, factsAsFills } from './duringRescue.ts'
import { hearEach } from './hearEach.ts'
import { hearFreely } from './hearFreely.ts'
import { readGiving } from './giving.ts'
import { hearVoice } from './hearVoice.ts'
import { cryIn, dangerIn } from './hearCry.ts'
import { hearInForm } from './hearInForm.ts'
import { withAnswerBefore } from './inForm/askedBack.ts'
import { createImpression, type Listen } from './impression.ts'
import { createJurisdiction } from './jurisdiction.ts'
import { keepLatest } from './latest.ts'
import { learnAnew, type Remember } from './learned.ts'
import type { Kit, Refusal } from './kit.ts'
import { createLawReferences } from './lawReference.ts'
import { createLikeness } from './likeness.ts'
import { createMeaning } from './meaning.ts'
import { createNormalise } from './normalise.ts'
import { createWait } from './patience.ts'
import { askedWish } from './askedWish.ts'
import { asksRule, namesArticle } from './asksTheLaw.ts'
import { asksHours } from './openingHours.ts'
import { asksWhereabouts } from './whereabouts.ts'
import { voiceOf } from './voiceOf.ts'
import { readVolunteer } from './volunteer.ts'
import { readDesk } from './readDesk.ts'
import { isUnhelpful } from './unhelpful.ts'
import { createReadVisit } from './visit.ts'
import { readFamily } from './family.ts'
import { hearRating } from './rating.ts'
import { readClaims, withNumber } from './pointing.ts'
import { mayBeOfPlan, readPlan } from './plan.ts'
import { remarkOnFiled, saidOfFiled } from './saidOfFiled.ts'
import { ratherThan } from './ratherThan.ts'
import { createSafety } from './safety.ts'
import { createSearch } from './search.ts'
import { asksStrangely, unanswerable } from './strange.ts'
import { createTelling } from './telling.ts'
import { aboutTicket, ticketSound } from './ticketSounds.ts'
import { createFitting } from './fitting.ts'
import { holdsAny } from '../core/holdsAny.ts'

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

/** From here on what sounds like small talk is. */
const TALK = 0.4

/** Prepares every finder once; what it gives is pure and synchronous. What was learned from the same library before need not be learned again. */
export const createUnderstanding = (library: Library, remember: Remember = learnAnew): Understanding => {
  const normalise = keepLatest(createNormalise(library.lexicon, library.words.people))
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
  const tell = ratherThan(createClassify(library, prepare, remember), library.words.intent)
  // Which service it would be, and whether it is a wish at all, are learned apart; both must hold.
  const classify: Classify = keepLatest((text) => {
    const { service } = listen(text)
    return tell(text).map((found) => ({ ...found, sure: Math.sqrt(found.sure * service) }))
  })
  const search = createSearch(library, prepare, remember)
  const whose = keepLatest(createJurisdiction(library, prepare, remember))
  const doubt = createDoubt(library, prepare, remember)
  const weigh = createJudge({ search, listen, whose, doubt, library })
  const weighAlone = keepLatest((text) => weigh(text))
  const judge: Judge = (words, context) => (context === undefined ? weighAlone(words) : weigh(words, context))
  const references = createLawReferences(library)
  const kit: Kit = {
    library, normalise,
    acts: createActs(library.lexicon),
    safety: keepLatest((text) => detect(text, listen(text))),
    safetyInForm: keepLatest((text) => detect(text, listen(text), true)),
    references,
    facts: createFactFinder(library),
    judge, search, listen, whose, doubt,
    meaning: createMeaning(library, judge, classify, references),
    classify,
    deskGuess: keepLatest(createDeskGuess(library, prepare, remember)),
    deskAsk: keepLatest(createDeskAsk(library, prepare, remember)),
    visit: createReadVisit(library),
    afterwards: keepLatest(createAfterwards(library, prepare, remember)),
    aside: keepLatest(createAside(library, prepare, remember)),
    telling: keepLatest(createTelling(library, prepare, remember)),
    fitting: keepLatest(createFitting(library, prepare, remember)),
    well: keepLatest(createWell(library, prepare, remember)),
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

const commandsOf = (heardAsIs: Hearing, kit: Kit): readonly Command[] => {
  const hearing = withNumber(heardAsIs, kit.library.lexicon)
  const { turn } = hearing
  const heard = kit.normalise(turn.text)
  const { text } = heard
  const admin = readAdminVerb(turn.text.normalize('NFKC').trim(), kit.library) ?? readAdminVerb(text, kit.library)
  if (admin !== undefined) return [admin]
  const curation = readCuration(hearing, kit)
  if (curation !== undefined) return [curation]
  const given = readGiving(text, hearing, kit.library)
  if (given !== undefined) return [given]
  const claims = atWork(hearing) && hearing.conversation.stage.at === 'idle' ? readClaims(text, kit.library.lexicon) : undefined
  if (claims !== undefined) return claims
  const desk = readDesk(hearing, text, kit)
  if (desk !== undefined) return [desk]
  const asked = atWork(hearing) ? readDeskAsk(text, hearing, kit) : undefined
  if (asked !== undefined) return [asked]
  const rated = hearRating(hearing, text, kit, (alone) => commandsOf(alone, kit))
  if (rated !== undefined) return rated
  const danger = dangerIn(text, hearing, kit)
  const cry = cryIn(text, danger, hearing, kit)
  const well = cry === undefined ? saysAllWell(text, hearing, kit) : undefined
  if (well !== undefined) return [well]
  const own = aboutOwn(hearing, text, kit)
  if (own !== undefined) return own
  const attached: readonly Command[] = turn.attachments.length > 0 ? [...placed(hearing, kit), { kind: 'attach' }] : []
  if (text === '') return attached.length > 0 ? attached : [{ kind: 'unclear' }]
  if (isUnhelpful(text, hearing, kit)) return [{ kind: 'unhelpful' }]
  if (cry !== undefined) return [cry, ...factsAsFills(text, hearing, kit)]
  const family = readFamily(turn.text.normalize('NFKC').trim(), hearing, kit)
  if (family !== undefined) return [family]
  const volunteer = readVolunteer(text, hearing, kit.library)
  if (volunteer !== undefined) return [volunteer]
  const activity = readActivity(hearing, kit)
  if (activity !== undefined) return [activity]
  const { stage } = hearing.conversation
  const plan = stage.at === 'choosing' && chooseSpoken(text, stage, hearing, kit) !== undefined ? undefined : readPlan(text, hearing, kit)
  if (plan?.kind === 'plan') return [plan]
  const sound = plan === undefined && attached.length === 0 ? ticketSound(text, hearing, kit) : undefined
  const again = askedAgain(hearing, text, kit)
  if (again !== undefined) return [...attached, again]
  const filed = saidOfFiled(text, hearing, kit, (late) => commandsOf(late, kit))
  if (filed !== undefined) return [...attached, ...filed]
  const plain = kit.acts.whole(text) !== undefined || sound?.sure === true || (draftOf(hearing.conversation) !== undefined && isPlainAside(text, kit.aside)) || (stage.at === 'confirming' && rewriting(text, stage.draft, hearing, kit).length > 0)
  // Who asks for a person, for their own data or for an article of a law is no attacker, whatever it sounds like: 「国籍法第三条，帮我读一遍」.
  if (danger.injection === 'said' ? !plain : danger.injection === 'guessed' && hearing.conversation.stage.at !== 'rescuing' && !plain && !answersForm(text, hearing, kit) && !kit.acts.within(text).some((act) => OWN.has(act)) && !namesArticle(text, kit)) return [{ kind: 'inject' }]
  const room = turn.place.kind === 'room'
  if (!room && danger.conflict === true && !plain && draftOf(hearing.conversation) === undefined && !asksRule(text, kit)) return [{ kind: 'conflict' }]
  // Where help is on its way we asked for the number ourselves.
  const exposed: readonly Command[] = room && danger.exposure.length > 0 && hearing.conversation.stage.at !== 'rescuing' ? [{ kind: 'expose', what: danger.exposure }] : []
  const said = hearing.conversation.stage.at === 'rescuing' ? duringRescue(text, hearing, kit) : say(text, plain || danger.decline === undefined ? undefined : { topic: danger.decline, guessed: danger.guessed === true, meant: danger.meant === true }, hearing, kit)
  // What a family keeps from one another is not gone into among neighbours.
  const kept = exposed.length === 0 ? said : danger.conflict === true ? [] : said.filter(({ kind }) => kind === 'ask' || kind === 'request' || kind === 'fill')
  const commands = [...exposed, ...attached, ...kept]
  if (plan !== undefined && mayBeOfPlan(commands)) return [plan]
  const ofTicket = (sound === undefined ? undefined : aboutTicket(sound, commands, danger.guessed === true, text, hearing, kit)) ?? remarkOnFiled(text, commands, danger.guessed === true, hearing, kit)
  if (ofTicket !== undefined) return [ofTicket]
  const brought = broughtFor(hearing, commands, danger.guessed === true, text, kit)
  if (brought !== undefined) return [brought]
  const refused = faintRefusal(text, commands, hearing, kit)
  if (refused !== undefined) return [refused]
  if (commands.some(({ kind }) => kind !== 'unclear')) return commands
  if (!asksSomething(text, kit) || isStaff(hearing.speaker)) return [{ kind: 'unclear' }]
  return [draftOf(hearing.conversation) === undefined && asksStrangely(text, kit) ? unanswerable(text) : { kind: 'unclear', asks: true }]
}

/** Shorter than this nobody can tell what is asked. */
const SHORTEST_QUESTION = 6

/** Words put as a question and not as talk among people. */
const asksSomething = (text: string, { library: { words: { intent } }, chats }: Kit): boolean =>
  text.length >= SHORTEST_QUESTION && !chats(text)
  && (holdsAny(text, intent.asks) || intent.questionEnds.some((end) => text.replace(/[?\uff1f\s]+$/u, '').endsWith(end)))

/** Whether who works here speaks where they work. */
const atWork = ({ speaker, turn, room }: Hearing): boolean => isStaff(speaker) && (turn.place.kind === 'private' || room?.use === 'work')

/** What staff say about gaps in the base; whether they may is decided elsewhere. */
const readCuration = ({ speaker, turn, room, conversation, now }: Hearing, { library, cited, acts }: Kit): Command | undefined => {
  if (!isStaff(speaker)) return undefined
  if (turn.place.kind === 'room' && room?.use !== 'work') {
    // In a group of residents only the cards of that group are switched.
    const verb = turn.addressed ? readCurationVerb(turn.text, { stage: 'idle', quote: undefined }, library, cited) : undefined
    return verb?.do === 'cards' ? { kind: 'curate', verb } : undefined
  }
  const figures = readFigures(turn.text, !turn.addressed, now, library)
  if (figures !== undefined) return figures
  const verb = readCurationVerb(turn.text, { stage: conversation.stage.at, quote: turn.quote }, library, cited, (text) => approvesIn(text, turn.place.kind === 'private', acts, library.lexicon))
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
  const meant = kit.acts.whole(text)
  // 「好的，太感谢了」 answers nothing where nothing was asked.
  const act = meant === 'affirm' && stage.at === 'idle' && kit.acts.within(text).includes('thanks') ? 'thanks' : meant
  const ofUs = act !== undefined ? undefined : asksHours(text, kit) ? 'hours' : asksWhereabouts(text, kit) ? 'whereabouts' : undefined
  const draft = draftOf(hearing.conversation)
  const asked = draft === undefined ? undefined : missingSlot(draft, kit.library)
  // 「不用了」, where it was asked whether they want an answer.
  const chooses = asked !== undefined && asked.choices.some(({ answers: ways }) => ways.includes(text))
  if (ofUs !== undefined && draft === undefined) return [{ kind: ofUs }]
  if (act !== undefined && ALWAYS.has(act) && !chooses) return [{ kind: act }]
  const answers = asked !== undefined && (asked.kind === 'consent' || asked.kind === 'yesno' || chooses
    || (asked.kind === 'text' && saysNone(text, kit.library.words.form)) || consentIn(text, kit.library.words.form.consent, false) !== undefined)
  if (act !== undefined && !answers) return [{ kind: act }]
  if (draft === undefined && stage.at === 'choosing') return amongChoices(hearFreely(text, decline, hearing, kit), text, stage, hearing, kit)
  if (draft === undefined) return takeUpTelling(hearFreely(text, decline, hearing, kit), text, hearing, kit)
  const inForm = (words: string): readonly Command[] => hearInForm(words, kit.acts.whole(words), decline, draft, asked, hearing, kit)
  const whole: readonly Command[] = ofUs === undefined ? hearEach(text, hearing, kit, inForm) ?? hearInForm(text, act, decline, draft, asked, hearing, kit) : [{ kind: ofUs }]
  const heard = withAnswerBefore(whole, text, asked, draft, kit, inForm)
  const wish = heard.length === 0 ? askedWish(text, kit.library.words.form) : undefined
  return wish === undefined ? heard : inForm(wish)
}
