import { tellOfService } from './aboutService.ts'
import { workOnActivity } from './activityWork.ts'
import { administrate } from './admin.ts'
import { redo } from './again.ts'
import { ask, correctPremise, noteUnclear, noteUnhelpful, tellMore } from './answering.ts'
import type { Command } from './command.ts'
import { giveNotice, recordConsent, withdrawConsent } from './consenting.ts'
import type { Context, Decision } from './context.ts'
import { remember, type Conversation, type Draft } from './conversation.ts'
import { curate, unlessWrong } from './curation.ts'
import { acknowledge, answerPreview, claim, mayWork, preview, show, takeBack } from './deskwork.ts'
import { awaitReply, recapAfterAway } from './awaiting.ts'
import { restart, resume, tellHowMany } from './comingBack.ts'
import { askFigures } from './figuresTold.ts'
import { wantedNow, workOnGiving } from './givingWork.ts'
import { checkRoom } from './venueWork.ts'
import { inLanguage } from './inLanguage.ts'
import { missingSlot, openQuestion, stageOf } from './intake.ts'
import { comfort, offerComfort, standAside } from './heart.ts'
import { letLapse } from './lapsing.ts'
import { offerLikeliest } from './likeliest.ts'
import { tell } from './telling.ts'
import { countPace, paceOf, tellPace } from './pace.ts'
import type { Turn } from './message.ts'
import { askParticular, mergeTickets, remark, supplement, takeStep, withdraw } from './moving.ts'
import { list, tellToday } from './overview.ts'
import { answerErasure, erase, tellData } from './privacy.ts'
import { care } from './caring.ts'
import { answerRating } from './rating.ts'
import { affirm, choose, deny, unclear } from './replying.ts'
import { amend, cancel, draftOf, explain, fill, handOver, pass, refuseValue, request, withhold } from './requesting.ts'
import { callOff, rescue } from './rescue.ts'
import { countEcho, mustBeSilent } from './silence.ts'
import { attach } from './attaching.ts'
import { layAside } from './laidAside.ts'
import { aboutUs } from './aboutUs.ts'
import { act, change, conclude, line, say, stand, type Scene, type Step } from './step.ts'
import { keepQuestion, leaveWord, offerTicketWishes } from './ticketWork.ts'
import { chase, tellStatus } from './tracking.ts'
import { referTo } from './render.ts'
import { findHelpers, ofOneself, recordHelpOf } from './volunteering.ts'
import { tellArticle, tellVerbatim } from './verbatim.ts'

/** After this long unanswered a message is no longer answered as if it were fresh. H2. */
const STALE = 10 * 60_000

/** What is heard first when one turn means several things. */
const ORDER: readonly Command['kind'][] = [
  'emergency', 'inject', 'rate', 'bind', 'workRoom', 'openRoom', 'invite', 'quiet', 'unquiet', 'claim', 'report', 'approve', 'revise', 'agree', 'drop', 'undo', 'acknowledge', 'staffing', 'staffingUnclear', 'move', 'merge', 'remark', 'moveUnclear', 'unenrolled', 'withdraw', 'redo', 'supplement', 'note', 'overdue', 'today', 'show', 'mine',
  'open', 'figures', 'curate', 'giving', 'activity', 'helpers', 'helped', 'volunteering', 'unhelpful', 'expose', 'greet', 'comfort', 'choose', 'price', 'how', 'premise', 'unknownLaw', 'decline', 'ask', 'cancel', 'restart', 'request', 'fill', 'invalid', 'amend',
]
const rank = ({ kind }: Command): number => {
  const at = ORDER.indexOf(kind)
  return at === -1 ? ORDER.length : at
}

/**
 * What a turn changes and causes: the one pure function everything else serves.
 * It performs nothing, asks no clock, and gives the same decision for the same input.
 */
export const decide = (before: Conversation, turn: Turn, plain: Context): Decision => {
  const context = { ...plain, library: inLanguage(plain.library, plain.voice.locale) }
  const scene: Scene = { turn, context }
  const { unconfirmed: _, ...known } = before
  const heard = layAside({ ...countEcho(remember(known, turn.ids, context.now), turn, context.now), voice: context.voice }, turn.attachments, context.now)
  const quiet: Step = { conversation: heard, effects: [], lines: [] }
  if (mustBeSilent(heard, turn, context)) return conclude(reportUnknownRoom(quiet, scene), scene)
  const counted: Step = { ...quiet, conversation: countPace(heard, context) }
  const pace = paceOf(counted.conversation, context)
  if (pace !== 'free') return conclude(pace === 'first' ? tellPace(counted, context) : counted, scene)
  const commands = context.commands.toSorted((a, b) => rank(a) - rank(b))
  if (commands.some(({ kind }) => kind === 'emergency')) return conclude(apply(counted, commands[0]!, scene), scene)
  const begun = letLapse(recapAfterAway(apologize(counted, scene), before, scene), commands, scene)
  const done = commands.reduce((step, command) => answerRating(step, command, scene) ?? apply(step, command, scene), begun)
  return conclude(awaitReply(askOpen(giveNotice(done, scene), quiet, scene), before, scene), scene)
}

/** G1: an unknown group is mute, and the admin is told when somebody there calls the bot. */
const reportUnknownRoom = (step: Step, { turn, context }: Scene): Step =>
  turn.place.kind === 'room' && turn.addressed && context.room === undefined
    ? act(step, { do: 'reportRoom', room: turn.place.room, topic: turn.place.topic })
    : step

const apologize = (step: Step, { turn, context }: Scene): Step =>
  context.now - turn.sentAt > STALE ? say(step, line('late.apology')) : step

/** The open question ends every turn that touched the form or led away from it. */
const askOpen = (step: Step, before: Step, scene: Scene): Step => {
  const { context } = scene
  const { stage } = step.conversation
  if (stage.at !== 'filling' && stage.at !== 'confirming') return step
  const held = context.commands.some(({ kind }) => kind === 'later' || kind === 'bye' || kind === 'transcript')
  const untouched = stage === before.conversation.stage && step.lines.length === 0 && step.effects.length === 0
  if (held) return step
  const heard = untouched ? notUnderstood(step, stage.draft, scene) : step
  const draft = draftOf(heard.conversation) ?? stage.draft
  const earlier = draftOf(before.conversation)
  const room = checkRoom(draft, earlier, scene)
  const asking = say(stand(heard, stageOf(room?.draft ?? draft, context.library)), ...wantedNow(draft, earlier, scene), ...room?.lines ?? [])
  return say(asking, ...openQuestion(asking.conversation, context.library))
}

/** Words nothing new was made of: asked again once, and once more where they only say again what is known; then taken as they are. */
const notUnderstood = (step: Step, draft: Draft, scene: Scene): Step => {
  const slot = missingSlot(draft, scene.context.library)
  const { strikes } = step.conversation
  const patience = scene.context.commands.some(({ kind }) => kind === 'fill') ? 2 : 1
  if (slot === undefined || strikes < patience) return say(change(step, { strikes: strikes + 1 }), line('intake.notUnderstood'))
  return refuseValue(step, { kind: 'invalid', slot: slot.id, said: scene.turn.text }, scene)
}

const apply = (step: Step, command: Command, scene: Scene): Step => {
  switch (command.kind) {
    case 'emergency':
      return rescue(step, command.sign, scene)
    case 'allWell':
      return callOff(step, scene)
    case 'inject':
      return say(act(step, { do: 'noteSecurity', what: 'injection', message: scene.turn.ids[0] }), line('safety.refused'))
    case 'expose':
      return scene.turn.place.kind === 'room'
        ? say(step, line('privacy.airlock'), ...(isCarried(scene) ? [] : [line(scene.turn.from.friend ? 'privacy.comePrivate' : 'intake.addFriend')]))
        : step
    case 'decline':
      return say(step, line('decline', command.topic))
    case 'premise':
      return correctPremise(step, command, scene)
    case 'unknownLaw':
      return say(step, line('law.unknownLaw', undefined, { law: command.title }))
    case 'ask':
      return ask(step, command, scene)
    case 'article':
      return tellArticle(step, command, scene)
    case 'request':
      return request(step, command, scene)
    case 'fill':
      return fill(step, command, scene)
    case 'invalid':
      return refuseValue(step, command, scene)
    case 'amend':
      return amend(step, command.line, scene)
    case 'likeliest':
      return offerLikeliest(step, command, scene)
    case 'tell':
      return tell(step, command.words, scene)
    case 'choose':
      return choose(step, command.n, scene, command.words)
    case 'transcript':
      return say(change(step, { unconfirmed: { words: command.words, at: scene.context.now } }), line('voice.heard', undefined, { words: command.words }))
    case 'misheard':
      return say(step, line('voice.misheard'))
    case 'attach':
      return attach(step, scene)
    case 'bind':
    case 'workRoom':
    case 'openRoom':
    case 'invite':
    case 'quiet':
    case 'unquiet':
      return administrate(step, command, scene)
    case 'claim':
      return mayWork(scene) ? claim(step, command, scene) : step
    case 'report':
      return mayWork(scene) ? unlessWrong(step, command.cited, scene) ?? preview(step, command, scene) : step
    case 'consent':
      return mayWork(scene) ? recordConsent(step, command, scene) : step
    case 'revise':
      return mayWork(scene) ? unlessWrong(step, command.cited, scene) ?? answerPreview(step, command, scene) : step
    case 'approve':
    case 'agree':
    case 'drop':
      return mayWork(scene) ? answerPreview(step, command, scene) : step
    case 'undo':
      return mayWork(scene) ? takeBack(step, command, scene) : step
    case 'show':
      return mayWork(scene) ? show(step, command, scene) : step
    case 'giving':
      return workOnGiving(step, command.verb, scene)
    case 'rate':
    case 'alsoAsked':
    case 'familyCode':
    case 'joinFamily':
    case 'closeFamily':
    case 'plan':
    case 'planGuess':
    case 'undelivered':
      return care(step, command, scene)
    case 'staffing':
      return mayWork(scene) ? act(step, { do: 'staffing', work: command.work }) : step
    case 'staffingUnclear':
      return mayWork(scene) ? say(step, line(`staffing.unclear.${command.what}`, undefined, command.what === 'revoke' ? { name: command.name, role: referTo(`role.${command.role ?? 'gridWorker'}`) } : {})) : step
    case 'acknowledge':
      return mayWork(scene) ? acknowledge(step, command, scene) : step
    case 'move':
      return mayWork(scene) ? takeStep(step, command, scene) : step
    case 'merge':
      return mayWork(scene) ? mergeTickets(step, command, scene) : step
    case 'remark':
      return mayWork(scene) ? remark(step, command, scene) : step
    case 'moveUnclear':
      return mayWork(scene) ? askParticular(step, command) : step
    case 'unenrolled':
      return say(act(step, { do: 'noteSecurity', what: 'desk verb without a role', message: scene.turn.ids[0] }), line('desk.notEnrolled'))
    case 'withdraw':
      return withdraw(step, command, scene)
    case 'note':
      return command.asked === true ? keepQuestion(step, command.words, scene) : leaveWord(step, command.words, command.another === true, scene)
    case 'ticketGuess':
      return offerTicketWishes(step, command.wishes, command.words, scene)
    case 'redo':
      return redo(step, command, scene)
    case 'supplement':
      return supplement(step, command)
    case 'mine':
    case 'open':
    case 'overdue':
      return mayWork(scene) ? list(step, command.kind, scene) : step
    case 'figures':
      return mayWork(scene) ? askFigures(step, command, scene) : step
    case 'today':
      return mayWork(scene) ? tellToday(step, scene) : step
    case 'curate':
      return mayWork(scene) || command.verb.do === 'cards' ? curate(step, command.verb, scene) : step
    case 'helpers':
      return mayWork(scene) ? findHelpers(step, command, scene) : step
    case 'helped':
      return mayWork(scene) ? recordHelpOf(step, command, scene) : step
    case 'volunteering':
      return ofOneself(step, command.what, scene)
    case 'activity':
      return workOnActivity(step, command.verb, scene)
    case 'unhelpful':
      return noteUnhelpful(step, scene)
    case 'affirm':
      return affirm(step, scene)
    case 'deny':
      return deny(step, scene)
    case 'cancel':
      return step.conversation.stage.at === 'erasing' ? answerErasure(step, false, scene) : cancel(step, scene)
    case 'restart':
      return restart(step, scene)
    case 'skip':
    case 'dontKnow':
      return pass(step, scene)
    case 'withhold':
      return withhold(step, command.slots, scene)
    case 'why':
      return explain(step, scene)
    case 'comfort':
      return offerComfort(step, scene)
    case 'conflict':
      return standAside(step, scene)
    case 'human':
      return handOver(step, scene.turn.text, scene)
    case 'later':
      return say(step, line(draftOf(step.conversation) === undefined ? 'smalltalk.bye' : 'intake.later'))
    case 'resume':
      return resume(step, scene)
    case 'hurry':
      return tellHowMany(step, scene)
    case 'repeat':
      return draftOf(step.conversation) === undefined ? tellMore(step, scene) : say(step, line('intake.again'))
    case 'more':
      return tellMore(step, scene)
    case 'verbatim':
      return tellVerbatim(step, scene)
    case 'status':
      return tellStatus(step, scene)
    case 'chase':
    case 'complain':
      return chase(step, command.kind === 'chase' ? 'chased' : 'complained', scene)
    case 'greet':
    case 'thanks':
    case 'bye':
    case 'areYouBot':
      return say(step, line(`smalltalk.${command.kind}`))
    case 'chat':
      return command.warm === undefined ? say(step, line('smalltalk.chat')) : comfort(step, command.warm)
    case 'price':
    case 'how':
      return tellOfService(step, command, scene)
    case 'hours':
    case 'whereabouts':
      return say(step, ...aboutUs(command.kind, scene.context.library.community))
    case 'help':
      return say(step, line('menu'))
    case 'erase':
      return erase(step, scene)
    case 'withdrawConsent':
      return withdrawConsent(step, scene)
    case 'myData':
      return tellData(step, scene)
    case 'unclear':
      return unclear(command.asks === true ? noteUnclear(step, scene) : step, scene)
  }
}

/** A wish that is taken along into the private chat says itself where to go. */
const isCarried = ({ context }: Scene): boolean => context.commands.some((command) => command.kind === 'request' && command.sure)
