import type { Command } from '../core/command.ts'
import { isExpert, isStaff } from '../core/context.ts'
import type { TicketNumber } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { mayMove } from '../core/lifecycle.ts'
import { isTheirs } from '../core/parts.ts'
import { quotedNumber } from '../core/targets.ts'
import { UNDO } from '../core/ticketClock.ts'
import type { Hearing } from '../ports.ts'
import { readings, trimUtterance } from './acts.ts'
import { splitClauses } from './clauses.ts'
import { readConsentVerb, readVeto } from './consentVerb.ts'
import { guessStep, pointsAt } from './deskGuess.ts'
import { readDeskAsk } from './deskAsk.ts'
import { goesYet, readToMates } from './deskRules.ts'
import { readDeskVerb, takeNumber, type DeskScene } from './deskVerbs.ts'
import type { Kit } from './kit.ts'
import { readPlan } from './plan.ts'
import { readPreviewEdit } from './previewEdits.ts'
import { QUESTION } from './question.ts'
import { readStaffing } from './staffingVerbs.ts'
import { timeAhead } from './timeAhead.ts'
import { readVolunteer } from './volunteer.ts'

/** A comma between Chinese characters that was written in full. */
const HALF_COMMA = /(?<=[\u4e00-\u9fff]),|,(?=[\u4e00-\u9fff])/gu

/** What somebody who works here means by a sentence at the desk: a step with a ticket, who works when, what becomes of words that are to go out. T2, T3. */
export const readDesk = (hearing: Hearing, text: string, kit: Kit): Command | undefined => {
  const command = readVerb(hearing, text, kit)
  if (command?.kind !== 'report' && command?.kind !== 'revise') return command
  // It is read by a relative: with the commas that were written.
  const words = command.words.replace(HALF_COMMA, '\uff0c')
  return { ...command, words, visit: kit.visit(words, hearing.now), ...(isExpert(hearing.speaker) ? { cited: kit.cited(words) } : {}) }
}

/** 「答Q1123-09：…」: a lawyer's or doctor's answer to a case is its result, whatever words it is in. */
const readExpertAnswer = (words: string, { speaker }: Hearing, { words: { curation } }: Library): Command | undefined => {
  if (!isExpert(speaker)) return undefined
  const [head = '', lead = '', number = ''] = EXPERT_ANSWER.exec(words.normalize('NFKC').trim()) ?? []
  return head !== '' && curation.answer.includes(lead.trim().toLowerCase()) ? { kind: 'report', ticket: number.replaceAll(/\s/gu, '').toUpperCase() as TicketNumber, words: words.trim().slice(head.length) } : undefined
}

const EXPERT_ANSWER = /^(\D{1,8}?)\s*(Q\s?\d{4}\s?-\s?\d{2,})[\s:\uff1a,\uff0c]*/iu

const readVerb = (hearing: Hearing, text: string, kit: Kit): Command | undefined => {
  const { library, acts, deskGuess } = kit
  const { speaker, turn, room, desk, colleagues, conversation, now } = hearing
  if (turn.place.kind === 'room' && room?.use !== 'work') return undefined
  const working = isStaff(speaker)
  if (!working && turn.place.kind === 'private') return undefined
  if (conversation.stage.at === 'previewing' && readings(text, library.lexicon.particles).some((reading) => library.words.visit.agreed.includes(reading))) return { kind: 'agree', words: text }
  const answer = readExpertAnswer(turn.text, hearing, library)
  if (answer !== undefined) return answer
  const handed = turn.quote?.ours === true && handsOn(text, colleagues, kit)
  const staffing = working && !handed && conversation.stage.at !== 'previewing' && conversation.stage.at !== 'offering' ? readStaffing(text, { speaker, colleagues, now, library }) : undefined
  if (staffing !== undefined) return staffing
  const mine = desk.filter((ticket) => isTheirs(ticket, speaker, colleagues, now))
  const quoting = turn.quote?.ours === true && quotedNumber(turn) !== undefined
  const scene: DeskScene = {
    quoting, stage: conversation.stage.at, addressed: turn.addressed, colleagues, timeAhead: (words) => timeAhead(words, now, library),
    hasOpen: turn.place.kind === 'room' && desk.some(({ state }) => state === 'dispatched'), hasOwn: mine.some(({ state }) => mayMove(state, 'reported')),
    numbers: desk.map(({ number }) => number),
    hasVetoed: mine.some(({ state }) => state === 'vetoed'),
    hasEmergency: desk.some(({ service, state }) => service === 'emergency' && mayMove(state, 'claimed')),
    toldJustNow: mine.some(({ toldAt }) => toldAt !== undefined && now - toldAt <= UNDO),
  }
  const inPrivate = turn.place.kind === 'private'
  const { stage } = conversation
  const alone = inPrivate || turn.addressed || quoting
  const edit = stage.at === 'previewing' || stage.at === 'offering' ? readPreviewEdit(text, { alone, ...(stage.at === 'previewing' ? { words: stage.words } : {}) }, acts, library) : undefined
  const command = (edit?.kind === 'revise' ? edit : undefined) ?? readToMates(text, scene, library) ?? readVeto(text, scene, inPrivate, library) ?? readDeskVerb(text, scene, library.lexicon) ?? edit ?? readConsentVerb(text, scene, inPrivate, library)
  if (!working) return command === undefined ? undefined : quoting ? { kind: 'unenrolled' } : undefined
  // What a volunteer did and what a standing visit becomes have words of their own.
  if (command === undefined && (readVolunteer(text, hearing, library) ?? readPlan(text, hearing, kit)) !== undefined) return undefined
  // What only asks to see something is no step of a ticket nobody points at.
  if (command === undefined && !pointsAt(text, scene, library) && readDeskAsk(text, hearing, kit) !== undefined) return undefined
  // A phrase that leaves open who or when may be another step altogether.
  const guessed = command === undefined || command.kind === 'moveUnclear' || command.kind === 'consent' || command.kind === 'report' ? guessStep(text, scene, inPrivate, deskGuess, library) : undefined
  // 「去过了，老人高兴」 is a visit; 「老人同意了」 said for itself is none.
  if (command?.kind === 'consent') return isMove(guessed, ['transferred']) ? guessed : guessed?.kind === 'report' && splitClauses(takeNumber(text, library.lexicon).rest).length > 1 ? guessed : command
  // 「联系上了，明天去」 is under way and not over; 「家属讲没人来过，再去」 is somebody else's result.
  const result = command?.kind === 'report' ? command : guessed?.kind === 'report' ? guessed : undefined
  if (result !== undefined && goesYet(text, scene, library)) return { kind: 'move', ...(result.ticket === undefined ? {} : { ticket: result.ticket }), move: { kind: 'begun', words: trimUtterance(result.words) } }
  if (command?.kind === 'report') return isMove(guessed, ['begun', 'redone']) ? guessed : command
  if (command !== undefined && !pointsAt(text, scene, library) && !alone && isTalk(command, text, deskGuess)) return undefined
  return guessed ?? command ?? notUnderstood(text, scene, inPrivate, library)
}

/** 「我明天轮休，小李接着跟」 about a card: whose it is from now on, not who works when. */
const handsOn = (text: string, colleagues: Hearing['colleagues'], { deskGuess, library: { words: { desk: { somebody } } } }: Kit): boolean =>
  colleagues.some(({ name }) => text.includes(name)) && deskGuess(colleagues.reduce((words, { name }) => words.replaceAll(name, somebody), text))?.step === 'transferred'

const isMove = (command: Command | undefined, kinds: readonly string[]): boolean => command?.kind === 'move' && kinds.includes(command.move.kind)

/** Among others, and with nothing that points at a ticket, what would be shown to a requester must sound like it and like nothing else: 「延期了，下周再培训」. */
const isTalk = (command: Command, text: string, guess: Kit['deskGuess']): boolean => {
  if (command.kind !== 'move' || !(command.move.kind === 'asked' || command.move.kind === 'extended')) return false
  const found = guess(text)
  return found === undefined || found.step !== command.move.kind || !found.alone || found.sure < OF_ITSELF
}

const OF_ITSELF = 0.75

/** Who points at a ticket in private and is not understood hears what can be said of it; it is no wish of their own. */
const notUnderstood = (text: string, scene: DeskScene, inPrivate: boolean, library: Library): Command | undefined =>
  inPrivate && scene.stage === 'idle' && pointsAt(text, scene, library) && !QUESTION.test(text) ? { kind: 'moveUnclear', what: 'step', said: text } : undefined
