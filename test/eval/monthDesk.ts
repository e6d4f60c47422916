import type { Utterance } from '../../src/core/effect.ts'
import type { Colleague } from './monthCast.ts'
import { openJobs } from './monthJobs.ts'
import type { Office } from './monthOffice.ts'
import { MINUTE } from './monthPlaces.ts'

type Reply = (text: string) => void

/** How staff react to what they read: cards in the work room, answers to what they said, and what they are told in private. */
export const openDesk = (office: Office) => {
  const jobs = openJobs(office)
  const { staff, dice, inWorkRoom, later } = office
  const find = (contact: string): Colleague | undefined => staff.find((one) => one.contact === contact)

  const claim = (by: Colleague, number: string): void => {
    if (jobs.holderOf(number) === undefined || dice.chance(0.3)) inWorkRoom(by, dice.pick([`${number} 我来`, `${number} 我接`]))
  }
  const read = (number: string, service: string): void => {
    jobs.jobOf(number, service)
    jobs.drop(number)
    const able = office.able(service)
    for (const share of [0.88, 0.1]) {
      if (able.length === 0 || !dice.chance(share)) continue
      const by = dice.pick(able)
      later(by, by.habit === 'prompt' ? dice.between(2, 40) : dice.between(45, 240), (who) => claim(who, number))
    }
  }

  /** What is said to somebody because of what they said, in either place. */
  const answered = (by: Colleague, lines: readonly Utterance[], reply: Reply): void => {
    const numberOf = (...replies: readonly string[]): string | undefined => lines.find((line) => replies.includes(line.reply))?.params?.['number']
    const won = numberOf('desk.won')
    if (won !== undefined) jobs.own(won, by)
    const shown = numberOf('desk.preview')
    if (shown !== undefined) jobs.answerPreview(by, shown, lines.some((line) => line.reply === 'receipt.head') ? 'report' : 'other', reply)
    const sent = numberOf('desk.sent', 'desk.sentLater', 'desk.done.asked', 'desk.done.extended')
    if (sent !== undefined) jobs.maybeUndo(by, sent, reply)
    if (lines.some((line) => line.reply === 'desk.notLater' || line.reply === 'desk.tooLate.extended')) office.free(by)
    const extended = numberOf('desk.done.extended')
    if (extended !== undefined) jobs.report(extended, by, dice.between(240, 1_200))
    const late = numberOf('desk.notYours', 'desk.nobodys', 'desk.notOpenTo.reported')
    if (late !== undefined) {
      office.free(by)
      if (jobs.holderOf(late)?.name === by.name) jobs.drop(late)
    }
  }

  return {
    jobs,
    hearInRoom: (lines: readonly Utterance[], mention: string | undefined): void => {
      const card = lines.find(({ reply }) => reply === 'card.head' || reply === 'card.urgent')
      const number = card?.params?.['number']
      if (number !== undefined && lines.some(({ reply }) => reply === 'card.how') && !lines.some(({ reply }) => reply === 'desk.heard.urged')) read(number, card?.about ?? 'human')
      const by = mention === undefined ? undefined : find(mention)
      if (by !== undefined && card === undefined) answered(by, lines, (text) => inWorkRoom(by, text))
    },
    hearInPrivate: (contact: string, lines: readonly Utterance[]): void => {
      const by = find(contact)
      if (by === undefined) return
      answered(by, lines, (text) => office.say(by, text))
      for (const { reply, params, about } of lines) {
        const number = params?.['number']
        if (number === undefined) continue
        switch (reply) {
          case 'desk.page':
          case 'desk.page.lead':
            jobs.jobOf(number, 'emergency')
            if (dice.chance(0.7)) office.agenda.set(office.world.clock() + dice.between(40_000, 5 * MINUTE), () => { if (jobs.holderOf(number) === undefined) inWorkRoom(by, `${number} 收到`) })
            break
          case 'desk.heard.transferred':
            jobs.own(number, by)
            break
          case 'plan.visit':
            jobs.jobOf(params?.['visit'] ?? number, about ?? 'home-visit')
            jobs.own(params?.['visit'] ?? number, by)
            break
          case 'desk.idle':
          case 'desk.dueSoon':
          case 'desk.overdue':
          case 'plan.remind':
            if (dice.chance(0.75)) jobs.report(number, by, dice.between(10, 120))
            break
          case 'desk.heard.redone':
          case 'desk.heard.supplemented':
          case 'desk.supplementSilent':
            if (jobs.holderOf(number)?.name === by.name) jobs.report(number, by, dice.between(30, 400))
            break
          case 'desk.idle.taken':
          case 'desk.heard.withdrawn':
          case 'desk.heard.transferredAway':
            jobs.drop(number)
            break
          case 'desk.unclaimed.lead':
            // Who leads gives it to somebody.
            later(by, dice.between(10, 90), (who) => {
              const able = office.able(jobs.jobOf(number).service).filter((one) => office.isHere(one))
              if (jobs.holderOf(number) === undefined && able.length > 0) inWorkRoom(who, `${number} 转给${dice.pick(able).name}`)
            })
            break
        }
      }
    },
  }
}

export type MonthDesk = ReturnType<typeof openDesk>
