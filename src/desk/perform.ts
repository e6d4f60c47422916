import type { Likeness } from '../core/gap.ts'
import type { Curating } from '../core/curationBooks.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Press } from '../core/press.ts'
import type { Desk, Ledger, LedgerTransaction, Pending } from '../ports.ts'
import { workOnActivity } from './activity.ts'
import { changePlan } from './changePlan.ts'
import { claimTicket } from './claim.ts'
import { awaitReply } from './idleDraft.ts'
import { noteConsent } from './consent.ts'
import { erasePerson } from './erase.ts'
import { curate, noteGap } from './curate.ts'
import { changesEntries, curateEntry } from './curateEntry.ts'
import { bind, invite, reportRoom, type Enrolment } from './enrol.ts'
import { workOnGiving } from './giving.ts'
import { reportFigures } from './figures.ts'
import { moveTicketBy } from './move.ts'
import { arrangeStaff } from './staffing.ts'
import { closeFamily, giveFamilyCode, joinFamily } from './family.ts'
import { noteSame } from './sameSaid.ts'
import { noteTicket } from './note.ts'
import { openTicket } from './open.ts'
import { rateTicket } from './survey.ts'
import { noteHelp } from './volunteer.ts'
import { reportTicket } from './report.ts'

/** What the desk works with. */
export type DeskTools = Readonly<{ ledger: Ledger; library: () => Library; enrolment: Enrolment; curating: Curating; press: Press }>

/** The desk: every effect the ledger decides, once, in one transaction with the deliveries it causes. */
export const openDesk = ({ ledger, library, enrolment, curating, press }: DeskTools): Desk => (pending) => {
  const { effect } = pending
  if (effect.do === 'figures') return reportFigures(pending, effect, { ledger, library, press })
  if (effect.do === 'curate' && changesEntries(effect.work)) return curateEntry(pending, effect.work, { ledger, library, curating })
  return ledger.once(pending.id, pending.origin.at, (transaction) => work(transaction, pending, library(), enrolment, curating.likeness()))
}

const DONE = { of: 'done' } as const

const work = async (transaction: LedgerTransaction, pending: Pending, library: Library, enrolment: Enrolment, likeness: Likeness): Promise<Outcome> => {
  const { effect, id, origin: { speaker, at, voice } } = pending
  switch (effect.do) {
    case 'openTicket':
      return openTicket(transaction, pending, effect, library)
    case 'noteTicket':
      return noteTicket(transaction, pending, effect, library)
    case 'claim':
      return claimTicket(transaction, pending, effect, library)
    case 'staffing':
      return arrangeStaff(transaction, pending, effect, library, enrolment)
    case 'moveTicket':
      return moveTicketBy(transaction, pending, effect, library)
    case 'report':
      return reportTicket(transaction, pending, effect, library)
    case 'rate':
      return rateTicket(transaction, pending, effect, library)
    case 'familyCode':
      return giveFamilyCode(transaction, pending, enrolment)
    case 'joinFamily':
      return joinFamily(transaction, pending, effect)
    case 'closeFamily':
      return closeFamily(transaction, pending)
    case 'noteSame':
      return noteSame(transaction, pending, effect, library)
    case 'changePlan':
      return changePlan(transaction, pending, effect, library)
    case 'bind':
      return bind(transaction, pending, effect, enrolment)
    case 'invite':
      return invite(transaction, pending, effect, enrolment)
    case 'reportRoom':
      return reportRoom(transaction, pending, effect)
    case 'setRoom':
      await transaction.setRoom({ room: effect.room, account: speaker.account, use: effect.use, topic: effect.topic }, speaker.person)
      return DONE
    case 'quietRoom': {
      await transaction.quietRoom(speaker.account, effect.room, effect.until)
      return DONE
    }
    case 'awaitReply':
      await awaitReply(transaction, pending, effect)
      return DONE
    case 'noteConsent':
      return noteConsent(transaction, pending, effect, library)
    case 'noteNotice':
      await transaction.noteNotice(speaker.person, at)
      return DONE
    case 'erase':
      return erasePerson(transaction, pending, library)
    case 'noteAnswer':
      await transaction.noteAnswer({ effect: id, person: speaker.person, entry: effect.entry, version: effect.version, at, voice })
      return DONE
    case 'noteUnanswered':
      return noteGap(transaction, pending, effect, likeness)
    case 'give':
      return workOnGiving(transaction, pending, effect.work, library)
    case 'noteHelp':
      return noteHelp(transaction, pending, effect, library)
    case 'leaveVolunteers':
      await transaction.dropVolunteer(speaker.person)
      return DONE
    case 'activity':
      return workOnActivity(transaction, pending, effect.work, library)
    case 'curate':
      return changesEntries(effect.work) ? DONE : curate(transaction, pending, effect.work, library)
    case 'noteSecurity':
      await transaction.noteSecurity({ effect: id, person: speaker.person, what: effect.what, at })
      return DONE
    case 'keepFiles':
    case 'figures':
    case 'say':
    case 'carry':
      return DONE
  }
}
