import type { ActivityVerb } from './activity.ts'
import type { Cited } from './cited.ts'
import type { PlanWish } from './carePlan.ts'
import type { CurationVerb } from './curationWork.ts'
import type { Period } from './figures.ts'
import type { EntryId, LawId, ServiceId, SlotId, TicketId, TicketNumber } from './ids.ts'
import type { Act } from './lexicon.ts'
import type { Move } from './move.ts'
import type { NeedNumber } from './need.ts'
import type { GivingVerb } from './giving.ts'
import type { Score } from './rating.ts'
import type { Role } from './service.ts'
import type { Staffing } from './staffing.ts'
import type { SlotValue } from './ticket.ts'
import type { TicketWish } from './ticketWish.ts'
import type { Visit } from './visit.ts'

/** An entry that search found, with how sure it is that this is the one asked for, 0 to 1. */
export type FoundEntry = Readonly<{ entry: EntryId; sure: number }>
/** A service that was recognised, with how sure. */
export type FoundService = Readonly<{ service: ServiceId; sure: number }>

/** Which law question a turn holds: answerable, only near something, or not in the base. */
export type Finding = 'answered' | 'unsure' | 'unknown'

/**
 * What the person meant: a closed vocabulary that the rules and a model must both speak.
 * A command names entries, services and slots by id; it carries no sentence of ours.
 */
export type Command =
  /** `unmistakable`: heard even where we were not called. */
  | Readonly<{ kind: 'emergency'; sign: string; unmistakable?: true }>
  /** Whoever cried for help says that all is well. */
  | Readonly<{ kind: 'allWell' }>
  | Readonly<{ kind: 'decline'; topic: string }>
  | Readonly<{ kind: 'inject' }>
  | Readonly<{ kind: 'expose'; what: readonly ('idNumber' | 'phone' | 'diagnosis' | 'dispute' | 'secret')[] }>
  | Readonly<{ kind: 'ask'; finding: Finding; found: readonly FoundEntry[]; words: string; followUp: boolean }>
  /** A law or article somebody relies on, to be held up against the register. */
  | Readonly<{ kind: 'premise'; law: LawId; article?: number }>
  /** Somebody relies on a title that no law of the register has. */
  | Readonly<{ kind: 'unknownLaw'; title: string }>
  /** An article that somebody wants to read. */
  | Readonly<{ kind: 'article'; law: LawId; article: number }>
  | Readonly<{ kind: 'request'; found: readonly FoundService[]; sure: boolean; words: string }>
  /** `of`: the service of the wish it belongs to, where one turn holds several. */
  | Readonly<{ kind: 'fill'; slot: SlotId; value: SlotValue; correction: boolean; of?: ServiceId }>
  | Readonly<{ kind: 'invalid'; slot: SlotId; said: string }>
  | Readonly<{ kind: 'amend'; line: number }>
  /** Whom, where, when and how to be reached, and not for what. */
  | Readonly<{ kind: 'tell'; words: string }>
  /** Sounds like a wish, or half like a question, and which nobody is sure of: what it may be, likeliest first. I8. */
  | Readonly<{ kind: 'likeliest'; services: readonly FoundService[]; entries: readonly FoundEntry[]; words: string }>
  /** `words`: what was said besides. */
  | Readonly<{ kind: 'choose'; n: number; words?: string }>
  | Readonly<{ kind: Act }>
  /** Slots of the open form that they will not or cannot fill, whichever was asked; none where it is something that the form does not ask for. */
  | Readonly<{ kind: 'withhold'; slots: readonly SlotId[] }>
  | Readonly<{ kind: 'attach' }>
  /** Somebody's heart is heavy. */
  | Readonly<{ kind: 'comfort' }>
  /** A quarrel in a family, in which we take no side. */
  | Readonly<{ kind: 'conflict' }>
  /** What a voice message seems to say, to be read back before anything is done with it; and that it does not say that. */
  | Readonly<{ kind: 'transcript'; words: string }>
  | Readonly<{ kind: 'misheard' }>
  /** What a service costs, or how it goes, is asked; of the open form where none is named. */
  | Readonly<{ kind: 'price' | 'how'; service?: ServiceId; merely?: true }>
  /** When we are open is asked, and where we are or how we are called. */
  | Readonly<{ kind: 'hours' | 'whereabouts' }>
  /** Talk that asks for nothing. `warm`: one sentence a model worded for somebody who is sad or afraid, already checked. */
  | Readonly<{ kind: 'chat'; warm?: string }>
  | Readonly<{ kind: 'bind'; code: string }>
  | Readonly<{ kind: 'workRoom' }>
  | Readonly<{ kind: 'openRoom' }>
  | Readonly<{ kind: 'invite'; role: Role; name: string }>
  | Readonly<{ kind: 'quiet'; minutes: number }>
  | Readonly<{ kind: 'unquiet' }>
  | Readonly<{ kind: 'claim'; ticket?: TicketNumber }>
  /** Staff tell that the elder a ticket is about agreed. That the elder does not want it is a move. */
  | Readonly<{ kind: 'consent'; ticket?: TicketNumber; words: string }>
  /** `cited`: what the words of a lawyer or doctor rely on. */
  | Readonly<{ kind: 'report'; ticket?: TicketNumber; words: string; visit?: Visit; cited?: Cited }>
  | Readonly<{ kind: 'approve' }>
  | Readonly<{ kind: 'revise'; words: string; visit?: Visit; cited?: Cited }>
  /** The elder agreed that what is shown is told. */
  | Readonly<{ kind: 'agree'; words: string }>
  | Readonly<{ kind: 'drop' }>
  | Readonly<{ kind: 'staffing'; work: Staffing }>
  | Readonly<{ kind: 'staffingUnclear'; what: 'handover' }>
  /** Somebody works here no more, as it seems. */
  | Readonly<{ kind: 'staffingUnclear'; what: 'revoke'; name: string; role?: Role }>
  /** 「收到」 to an emergency is taking it. */
  | Readonly<{ kind: 'acknowledge'; ticket?: TicketNumber }>
  /** `lasting`: an extension by so many days, of what the ticket had. */
  | Readonly<{ kind: 'move'; ticket?: TicketNumber; move: Move; lasting?: number }>
  | Readonly<{ kind: 'merge'; ticket?: TicketNumber; into?: TicketNumber }>
  /** A word among staff that nobody else hears. */
  | Readonly<{ kind: 'remark'; ticket?: TicketNumber; words: string }>
  /** A step whose particulars could not be made out: nobody of that name, or no time that lies ahead. */
  | Readonly<{ kind: 'moveUnclear'; what: 'colleague' | 'until' | 'revise' | 'step'; said: string }>
  /** Somebody who does not work here speaks as if they did. */
  | Readonly<{ kind: 'unenrolled' }>
  /** The requester does not want it any more, or brings what they were asked for. */
  | Readonly<{ kind: 'withdraw'; ticket?: TicketNumber }>
  | Readonly<{ kind: 'supplement'; ticket: TicketId; words: string }>
  /** A word for whoever has what they asked for; `another`: that somebody else should come; `asked`: a question in one breath with an answer, for whoever gets the form that is open. */
  | Readonly<{ kind: 'note'; words: string; another?: true; asked?: true }>
  /** Sounds like something about what they asked for, and nobody is sure of it: what it may be, likeliest first. */
  | Readonly<{ kind: 'ticketGuess'; wishes: readonly TicketWish[]; words: string }>
  /** What was done is not good, or what the elder did not want is wanted now: the same ticket once more. `tickets`: those that can be meant. */
  | Readonly<{ kind: 'redo'; tickets: readonly TicketId[]; agreed: boolean }>
  | Readonly<{ kind: 'overdue' }>
  | Readonly<{ kind: 'today' }>
  /** Takes back what was approved a moment ago. */
  | Readonly<{ kind: 'undo'; ticket?: TicketNumber }>
  | Readonly<{ kind: 'show'; ticket?: TicketNumber }>
  | Readonly<{ kind: 'undelivered' }>
  | Readonly<{ kind: 'mine' }>
  | Readonly<{ kind: 'open' }>
  | Readonly<{ kind: 'figures'; period: Period; table: boolean; picture: boolean }>
  | Readonly<{ kind: 'curate'; verb: CurationVerb }>
  | Readonly<{ kind: 'activity'; verb: ActivityVerb }>
  /** Who can help with a ticket, or with what a need asks for; how long somebody helped; what a volunteer says of themselves. */
  | Readonly<{ kind: 'helpers'; ticket?: TicketNumber; need?: NeedNumber }>
  | Readonly<{ kind: 'helped'; name: string; minutes: number; ticket?: TicketNumber }>
  | Readonly<{ kind: 'volunteering'; what: 'mine' | 'leave' }>
  /** The answer just given was no help. */
  | Readonly<{ kind: 'unhelpful' }>
  /** `asks`: it is put as a question, so curators should see it. */
  | Readonly<{ kind: 'giving'; verb: GivingVerb }>
  /** Somebody of theirs asked for the same. */
  | Readonly<{ kind: 'alsoAsked'; words: string }>
  | Readonly<{ kind: 'familyCode' }>
  | Readonly<{ kind: 'joinFamily'; code: string }>
  | Readonly<{ kind: 'closeFamily' }>
  /** How it was; not `sure` when the words can be praise or the opposite. */
  | Readonly<{ kind: 'rate'; score: Score; sure: boolean }>
  /** About a care plan. */
  | Readonly<{ kind: 'plan' } & PlanWish>
  /** Sounds like something about a care plan, and nobody is sure of it: what it may be, likeliest first. */
  | Readonly<{ kind: 'planGuess'; wishes: readonly PlanWish[]; words: string }>
  | Readonly<{ kind: 'unclear'; asks?: true }>
