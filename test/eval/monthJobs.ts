import { DateTime } from 'luxon'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Colleague } from './monthCast.ts'
import { MINUTE } from './monthPlaces.ts'
import type { Office } from './monthOffice.ts'
import { REPERTORY } from './monthRepertory.ts'

type Job = { service: string; holder?: Colleague; turn: number; returned: number }
type Step = 'report' | 'begin' | 'ask' | 'extend' | 'transfer' | 'return' | 'forget'

const OTHERS = ['联系上了，都讲清楚了', '电话打过了，事情办妥了'] as const
const REVISED = ['改：去过了，都好，请放心', '改：办好了，有事随时说'] as const
/** Nobody gives the same case back more often than that. */
const MOST_RETURNED = 1
const CALL_BACK = 480

/** What becomes of the cases staff have in hand, by number. */
export const openJobs = (office: Office) => {
  const { dice, library, later, say, inWorkRoom } = office
  const jobs = new Map<string, Job>()

  const jobOf = (number: string, service = 'human'): Job => {
    const known = jobs.get(number)
    if (known !== undefined) return known
    const made: Job = { service, turn: 0, returned: 0 }
    jobs.set(number, made)
    return made
  }
  const doneIn = (service: string): number => library.services.get(service as ServiceId)?.promise.done ?? CALL_BACK

  /** Said in the group or in private; what was planned before it for the case is void. */
  const speak = (job: Job, by: Colleague, text: string): void => {
    job.turn += 1
    if (dice.chance(0.5)) inWorkRoom(by, text)
    else say(by, text)
  }
  /** Does it unless something else happened to the case meanwhile. */
  const plan = (number: string, by: Colleague, minutes: number, act: (by: Colleague, job: Job) => void): void => {
    const job = jobOf(number)
    job.turn += 1
    const { turn } = job
    later(by, minutes, (who) => { if (job.turn === turn) act(who, job) })
  }

  const report = (number: string, by: Colleague, minutes: number): void => plan(number, by, minutes, (who, job) => {
    const results = REPERTORY.find(({ service }) => service === job.service)?.results ?? OTHERS
    office.occupy(who)
    speak(job, who, `${number} ${dice.pick(results)}`)
    // Whoever was not understood, or was called away, tries once more.
    report(number, by, 240)
  })

  const steps: Readonly<Record<Step, (number: string, by: Colleague, job: Job) => void>> = {
    report: (number, by, { service }) => {
      const done = doneIn(service)
      report(number, by, dice.chance(0.12) ? dice.between(done, Math.round(done * 1.6)) : dice.between(20, Math.round(done * 0.8)))
    },
    begin: (number, by) => plan(number, by, dice.between(20, 200), (who, job) => {
      speak(job, who, `${number} ${dice.pick(['在联系', '明天去', '在路上'])}`)
      steps.report(number, by, job)
    }),
    ask: (number, by) => plan(number, by, dice.between(20, 200), (who, job) => {
      office.occupy(who)
      speak(job, who, `${number} 要补${dice.pick(['身份证复印件', '户口本复印件', '病历复印件'])}`)
    }),
    extend: (number, by, { service }) => plan(number, by, dice.between(20, 200), (who, job) => {
      office.occupy(who)
      const day = DateTime.fromMillis(office.after(doneIn(service) + 3 * 480), { zone: library.community.zone })
      speak(job, who, `${number} 延期到${day.month}月${day.day}日，${dice.pick(['等医院', '等材料'])}`)
      report(number, by, doneIn(service))
    }),
    transfer: (number, by, { service }) => {
      const other = dice.pick(office.able(service))
      if (other.name === by.name) return steps.report(number, by, jobOf(number))
      plan(number, by, dice.between(20, 200), (who, job) => speak(job, who, `${number} 转给${other.name}，比较熟`))
    },
    return: (number, by, job) => {
      if (job.returned >= MOST_RETURNED) return steps.report(number, by, job)
      job.returned += 1
      plan(number, by, dice.between(20, 200), (who, mine) => speak(mine, who, `${number} 退单，${dice.pick(['这几天排不开', '不是我们片区'])}`))
    },
    forget: () => {},
  }

  /** Somebody has the case from now on, and does with it what they do. */
  const own = (number: string, by: Colleague): void => {
    const job = jobOf(number)
    job.holder = by
    job.turn += 1
    const step = dice.weigh<Step>({ report: 58, begin: 14, ask: 7, extend: 6, transfer: 6, return: 6, forget: by.forgets * 100 })
    steps[step](number, by, job)
  }

  return {
    jobOf, own, report,
    holderOf: (number: string): Colleague | undefined => jobs.get(number)?.holder,
    drop: (number: string): void => {
      const job = jobOf(number)
      job.turn += 1
      delete job.holder
    },
    /** A preview is before them: sent, worded anew, or let be. */
    answerPreview: (by: Colleague, number: string, kind: 'report' | 'other', reply: (text: string) => void): void => {
      const how = dice.weigh({ send: 84, revise: kind === 'report' ? 10 : 0, drop: 5 })
      office.agenda.set(office.world.clock() + dice.between(15_000, 4 * MINUTE), () => {
        if (how === 'send') reply(dice.pick(['发', '可以发', '没问题发']))
        else if (how === 'revise') reply(dice.pick(REVISED))
        else reply('算了')
        if (how !== 'revise') office.free(by)
        if (how === 'drop') report(number, by, dice.between(30, 120))
      })
    },
    /** What was approved is on its way: now and then somebody takes it back within the minute. */
    maybeUndo: (by: Colleague, number: string, reply: (text: string) => void): void => {
      const job = jobOf(number)
      job.turn += 1
      if (!dice.chance(0.07)) return
      office.agenda.set(office.world.clock() + dice.between(10_000, 50_000), () => reply(dice.pick(['撤回', '等等'])))
      report(number, by, dice.between(30, 90))
    },
  }
}

export type MonthJobs = ReturnType<typeof openJobs>
