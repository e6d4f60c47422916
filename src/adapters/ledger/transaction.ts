import type { TicketNumber } from '../../core/ids.ts'
import type { DeliveryId, LedgerTransaction, NewDelivery } from '../../ports.ts'
import { findPlan, openVisits, recordPlan, savePlan } from './carePlans.ts'
import { activityRoomsOf, comingTo, findActivity, nextActivity, saveActivity, saveSignUp, setActivities, signUpsOf } from './activities.ts'
import { saveCode, takeCode } from './codes.ts'
import { addConsent } from './consents.ts'
import { assignedTo, colleaguesOf, endShifts, setPosts, setShift } from './colleagues.ts'
import type { Scope } from './database.ts'
import { eraseFrom, purgeBefore } from './erasure.ts'
import { addGap, addQuestion, askersOf, changeGap, findGap, openGaps, recordGap } from './gaps.ts'
import { joinFamily, leaveFamily, relativesOf, saveFamilyCode, takeFamilyCode } from './families.ts'
import { filesOf } from './files.ts'
import { findPerson, grantRole, noteNotice, rebindContact, revokeRole, staffWith } from './people.ts'
import { decideRecall, findRecall, openRecalls, recipientsOf } from './recalls.ts'
import { addProposal, decideProposal, findProposal } from './proposals.ts'
import { cardRoomsOf, noteCard, quietRoom, roomsOf, saveRoom, setCards, workRoomsOf } from './rooms.ts'
import { findNeed, findPairing, nextNeed, nextPairing, openNeeds, runningPairings, saveNeed, savePairing } from './giving.ts'
import { holdRooms, takenFrom } from './venue.ts'
import { allVolunteers, dropVolunteer, findVolunteer, recordHelp, saveVolunteer } from './volunteers.ts'
import { securityEvents } from './schema.ts'
import { answers } from './schemaCuration.ts'
import { findDelivery, recallDelivery } from './deliveries.ts'
import { cancelTimers, setTimer, takeTimer } from './timers.ts'
import { findTicket, historyOf, nextNumber, recordEvent, saveTicket, ticketsOf, unfinishedTickets } from './tickets.ts'

/** 常州 is eight hours ahead of UTC, all year. */
const yearAt = (at: number): number => new Date(at + 8 * 60 * 60 * 1000).getUTCFullYear()

/** What desk work may do, on one open transaction. `now` is when it happens. */
export const openTransaction = ({ orm }: Scope, now: number, deliver: (delivery: NewDelivery) => Promise<void>): LedgerTransaction => {
  const years = new Map<TicketNumber, number>()
  return {
    ticket: (id) => findTicket(orm, id, true),
    nextNumber: async (day) => {
      const number = await nextNumber(orm, day)
      years.set(number, Number(day.slice(0, 4)))
      return number
    },
    saveTicket: (ticket) => saveTicket(orm, ticket, years.get(ticket.number) ?? yearAt(ticket.openedAt)),
    record: (event) => recordEvent(orm, event),
    deliver,
    nextActivity: () => nextActivity(orm),
    activity: (n) => findActivity(orm, n),
    saveActivity: (activity) => saveActivity(orm, activity),
    signUps: (n) => signUpsOf(orm, n),
    comingTo: (person, at) => comingTo(orm, person, at),
    saveSignUp: (signUp, effect) => saveSignUp(orm, signUp, effect),
    activityRooms: (account) => activityRoomsOf(orm, account),
    setActivities: (account, room, on) => setActivities(orm, account, room, on),
    holdRooms: () => holdRooms(orm),
    taken: (account, from) => takenFrom(orm, account, from),
    nextNeed: () => nextNeed(orm),
    need: (n) => findNeed(orm, n),
    saveNeed: (need) => saveNeed(orm, need),
    openNeeds: (account) => openNeeds(orm, account),
    nextPairing: () => nextPairing(orm),
    pairing: (n) => findPairing(orm, n),
    savePairing: (pairing) => savePairing(orm, pairing),
    pairings: (account) => runningPairings(orm, account),
    saveVolunteer: (volunteer) => saveVolunteer(orm, volunteer),
    volunteers: () => allVolunteers(orm),
    volunteer: (person) => findVolunteer(orm, person),
    dropVolunteer: (person) => dropVolunteer(orm, person),
    recordHelp: (help) => recordHelp(orm, help),
    saveFamilyCode: (code, owner, until) => saveFamilyCode(orm, code, owner, until, now),
    takeFamilyCode: (code, by, at) => takeFamilyCode(orm, code, by, at),
    joinFamily: (owner, member, how) => joinFamily(orm, owner, member, how, now),
    leaveFamily: (person) => leaveFamily(orm, person),
    relatives: (owner) => relativesOf(orm, owner),
    plan: (id) => findPlan(orm, id),
    savePlan: (plan) => savePlan(orm, plan),
    recordPlan: (event) => recordPlan(orm, event),
    openVisits: (plan) => openVisits(orm, plan),
    files: (messages) => filesOf(orm, messages),
    delivery: (id) => findDelivery(orm, id as DeliveryId),
    recall: (id) => recallDelivery(orm, id as DeliveryId, now),
    history: (ticket) => historyOf(orm, ticket),
    setTimer: (timer) => setTimer(orm, timer),
    cancelTimers: (subject, kinds) => cancelTimers(orm, subject, now, kinds),
    takeTimer: (id) => takeTimer(orm, id, now),
    workRooms: (account) => workRoomsOf(orm, account),
    setCards: (account, room, on) => setCards(orm, account, room, on),
    cardRooms: (account, week) => cardRoomsOf(orm, account, week),
    noteCard: (account, room, week) => noteCard(orm, account, room, week),
    setRoom: (room, by) => saveRoom(orm, room, by, now),
    quietRoom: (account, room, until) => quietRoom(orm, account, room, until, now),
    staff: (role) => staffWith(orm, role),
    speaker: (person) => findPerson(orm, person),
    colleagues: (at) => colleaguesOf(orm, at),
    assignedTo: (person) => assignedTo(orm, person),
    setShift: (id, shift, by) => setShift(orm, id, shift, by, now),
    endShifts: (person, kind, at) => endShifts(orm, person, kind, at),
    setPosts: (person, grids, by) => setPosts(orm, person, grids, by, now),
    revoke: (person, role, by) => revokeRole(orm, { person, role, by, at: now }),
    rebind: (account, contact, person) => rebindContact(orm, account, contact, person, now),
    saveRebinding: (code, person, name, until, by) => saveCode(orm, code, { role: 'volunteer', name, until, issuedBy: by, issuedAt: now, person }),
    grant: (person, role, name, by) => grantRole(orm, { person, role, name, by, at: now }),
    saveCode: (code, role, name, until, by) => saveCode(orm, code, { role, name, until, issuedBy: by, issuedAt: now }),
    takeCode: (code, by, at) => takeCode(orm, code, by, at),
    openRecalls: (current, at) => openRecalls(orm, current, at),
    answerRecall: (number) => findRecall(orm, number),
    recipients: (recall, at) => recipientsOf(orm, recall, at),
    decideRecall: (number, state, by, at) => decideRecall(orm, number, state, by, at),
    noteAnswer: async (answer) => { await orm.insert(answers).values(answer) },
    noteConsent: (consent) => addConsent(orm, consent),
    noteNotice: (person, at) => noteNotice(orm, person, at),
    unfinishedTickets: () => unfinishedTickets(orm),
    ticketsOf: (person) => ticketsOf(orm, person, true),
    rooms: (account) => roomsOf(orm, account),
    erase: (erasure) => eraseFrom(orm, erasure),
    purge: (purge) => purgeBefore(orm, purge),
    noteUnanswered: (question) => addQuestion(orm, question),
    openGaps: () => openGaps(orm),
    addGap: (at) => addGap(orm, at),
    gap: (number) => findGap(orm, number),
    changeGap: (number, change) => changeGap(orm, number, change),
    askers: (gap) => askersOf(orm, gap),
    recordGap: (event) => recordGap(orm, event),
    propose: (proposal) => addProposal(orm, proposal),
    proposal: (number) => findProposal(orm, number),
    decideProposal: (number, state, by, at) => decideProposal(orm, number, state, by, at),
    noteSecurity: async (event) => { await orm.insert(securityEvents).values(event) },
  }
}
