import { writeBothClocks } from './bothClocks.ts'
import { tellActivity } from './activityTold.ts'
import { ticketTitle } from './cards.ts'
import { writeClock } from './clock.ts'
import { tellCuration } from './curationTold.ts'
import type { Effect, Utterance } from './effect.ts'
import { tellGiving } from './givingTold.ts'
import type { Library, Locale } from './library.ts'
import { tellStaffing } from './staffingOutcome.ts'
import { notYours, roleNames, tellMove } from './moveOutcome.ts'
import type { ServiceId } from './ids.ts'
import type { Outcome, RoomKept } from './outcome.ts'
import { staying } from './privacy.ts'
import { figuresLines } from './figuresTold.ts'
import { saidRhythm, visitLine } from './planLines.ts'
import { tellPlan } from './planOutcome.ts'
import { referTo } from './render.ts'
import { inLanguage } from './inLanguage.ts'
import { line } from './step.ts'
import { promiseOf } from './ticketClock.ts'
import { hoursOf } from './volunteering.ts'
import { addWorkingMinutes, workingTimeOf } from './workingTime.ts'

/** What is said once an effect is done and its outcome is known. Nothing is said of an effect before. */
export const tellOutcome = (effect: Effect, outcome: Outcome, library: Library, locale: Locale = 'zh-CN'): readonly Utterance[] => {
  const { zone } = library.community
  switch (outcome.of) {
    case 'openTicket': {
      if (effect.do !== 'openTicket') return []
      const { service, requester } = effect.ticket
      if (service === 'emergency') return [line(outcome.nobody === true ? 'emergency.nobody' : 'emergency.paged', undefined, { number: outcome.number })]
      if (service === 'human') return [line('handoff.done', undefined, { number: outcome.number })]
      const promise = promiseOf(effect.ticket, library)
      const from = effect.ticket.openedAt
      const by = (minutes: number): string => writeBothClocks(addWorkingMinutes(from, minutes, workingTimeOf(library)), requester, library)
      return [
        line('intake.done', service, { number: outcome.number, service: ticketTitle(effect.ticket, inLanguage(library, effect.ticket.requester.voice.locale)) }),
        ...(promise === undefined ? [] : [outcome.first === undefined ? line('intake.promise', service, { claim: by(promise.claim), done: by(promise.done) }) : line('intake.promise.claim', service, { claim: by(promise.claim) })]),
        ...(requester.zone === undefined || requester.zone === zone
          ? []
          : [line('intake.clocks', undefined, {
              there: writeClock(effect.ticket.openedAt, requester.zone, requester.voice.locale), home: writeClock(effect.ticket.openedAt, zone, requester.voice.locale),
            })]),
        ...roomLines(outcome.room),
        ...(outcome.needs === undefined ? [] : [line('need.fits', service, { what: outcome.needs.join('\u3001') })]),
        ...(library.services.get(service as ServiceId)?.basis === undefined ? [] : [line('service.basis', service)]),
        ...(outcome.first === undefined ? [] : [visitLine('plan.begun', outcome.first, { requester, locale: requester.voice.locale }, library, { number: outcome.number, rhythm: saidRhythm(effect.ticket) })]),
      ]
    }
    case 'claim':
      switch (outcome.result) {
        case 'won':
          return [line('desk.won', undefined, { number: outcome.number })]
        case 'already-mine':
          return [line('desk.alreadyYours', undefined, { number: outcome.number })]
        case 'lost':
          return [line('desk.lost', undefined, { number: outcome.number, by: outcome.by, at: writeClock(outcome.at, zone, 'zh-CN') })]
        case 'not-open':
          return [line('desk.notOpen', undefined, { number: outcome.number, state: referTo(`state.${outcome.state}`) })]
        case 'wrong-role':
          return [line('desk.wrongRole', undefined, { number: outcome.number, roles: roleNames(outcome.handledBy, library) })]
        case 'not-enrolled':
          return [line('desk.notEnrolled')]
      }
      return []
    case 'report':
      switch (outcome.result) {
        case 'sent':
          return outcome.dueAt === undefined
            ? [line('desk.sent', undefined, { number: outcome.number })]
            : [line('desk.sentLater', undefined, { number: outcome.number, ...bothClocks(outcome.dueAt, outcome.zone, library) })]
        case 'not-yours':
          return [notYours(outcome.number, outcome.by)]
        case 'not-open':
          return [line('desk.notOpenTo.reported', undefined, { number: outcome.number, state: referTo(`state.${outcome.state}`) })]
      }
      return []
    case 'staffing':
      return [tellStaffing(outcome, library)]
    case 'move':
      return tellMove(effect, outcome, library)
    case 'bind':
      return outcome.result === 'enrolled'
        ? [line('admin.enrolled', outcome.role, { role: referTo(`role.${outcome.role}`), name: outcome.name }), line(`admin.next.${outcome.role === 'admin' ? 'admin' : 'staff'}`), ...(outcome.first === true ? [line('notice.staff')] : [])]
        : [outcome.result === 'rebound' ? line('admin.rebound', undefined, { name: outcome.name }) : line('admin.wrongCode')]
    case 'invite':
      return [line('admin.code', outcome.role, { code: outcome.code, role: referTo(`role.${outcome.role}`), name: outcome.name })]
    case 'rate':
      return [line(outcome.again ? 'survey.sorry' : 'survey.thanks', undefined, { number: outcome.number })]
    case 'familyCode':
      return [line('family.code', undefined, { code: outcome.code })]
    case 'joinFamily':
      return [line(`family.${outcome.result}`)]
    case 'changePlan':
      return tellPlan(effect, outcome, library, locale)
    case 'noteTicket':
      return roomLines(outcome.room)
    case 'consent':
      return [line(`desk.consent.${outcome.again === true ? 'again' : 'given'}`, undefined, { number: outcome.number })]
    case 'erase':
      return [line('privacy.erased'), ...staying(outcome.open, library)]
    case 'figures':
      return [
        ...figuresLines(outcome.figures, outcome.shared),
        ...(outcome.table ? [line(outcome.shared ? 'figures.tableInPrivate' : 'figures.table')] : []), ...(outcome.picture ? [line('figures.picture.follows')] : []),
      ]
    case 'curate':
      return tellCuration(outcome)
    case 'helped':
      return [line('volunteer.recorded', undefined, { name: outcome.name, hours: hoursOf(outcome.minutes), total: hoursOf(outcome.total) })]
    case 'giving':
      return tellGiving(outcome)
    case 'activity':
      return tellActivity(outcome, library, locale)
    case 'done':
      return effect.do === 'setRoom' ? [line(effect.use === 'work' ? 'admin.workRoom' : 'admin.openRoom')]
        : effect.do === 'quietRoom' ? [line('admin.quiet', undefined, { until: writeClock(effect.until, zone, 'zh-CN') })]
          : effect.do === 'closeFamily' ? [line('family.closed')]
            : effect.do === 'noteSame' ? [line('family.same')]
            : effect.do === 'leaveVolunteers' ? [line('volunteer.left')]
            : []
  }
}

/** An instant on the community's clock and on somebody's, for staff. */
const bothClocks = (at: number, zone: string | undefined, { community }: Library): Readonly<{ home: string; there: string }> =>
  ({ home: writeClock(at, community.zone, 'zh-CN'), there: writeClock(at, zone ?? community.zone, 'zh-CN') })

/** Which room is kept, or that none is free then. */
const roomLines = (kept: RoomKept | undefined): readonly Utterance[] =>
  kept === undefined ? [] : kept === 'none' ? [line('venue.none')] : [line('venue.kept', undefined, { room: kept.name, capacity: String(kept.capacity) })]
