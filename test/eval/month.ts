import type { Library } from '../../src/core/library.ts'
import type { EffectId } from '../../src/core/ids.ts'
import { instantOf, dayIn } from '../../src/core/clock.ts'
import { isWorkday, workingTimeOf } from '../../src/core/workingTime.ts'
import { openAgenda } from './monthAgenda.ts'
import { castResidents, castStaff } from './monthCast.ts'
import { checkMonth, type Breach, type Case, type Month } from './monthChecks.ts'
import { openDesk } from './monthDesk.ts'
import { throwDice } from './monthDice.ts'
import { figuresOf, type MonthFigures } from './monthFigures.ts'
import { openOffice } from './monthOffice.ts'
import { ACCOUNT, BEGINS, COMMUNITY_ROOM, DAY, HOUR, MINUTE, WORK_ROOM } from './monthPlaces.ts'
import { openResident } from './monthResident.ts'
import type { MonthStores } from './monthStores.ts'
import { setTroubles, type Troubles } from './monthTrouble.ts'
import { drawService } from './monthWish.ts'
import { REPERTORY } from './monthRepertory.ts'
import { openMonthWorld, type MonthWorld } from './monthWorld.ts'

/** A month to live through: how many there are, how much they wish for, and what goes wrong. `runOut`: days nobody wishes for anything new. */
export type MonthPlan = Readonly<{ seed: number; residents: number; staff: number; wishes: number; days: number; runOut: number; troubles: Troubles; watch?: (month: Month) => void }>
export type LivedMonth = Readonly<{ stores: string; figures: MonthFigures; breaches: readonly Breach[] }>

/** Lives through the month: the real core, stores, ledger, timers and delivery, on a clock that jumps from one thing that happens to the next. */
export const liveMonth = async (plan: MonthPlan, stores: MonthStores, library: Library): Promise<LivedMonth> => {
  const began = Date.now()
  const cpu = process.cpuUsage()
  const world = await openMonthWorld(stores, library)
  try {
    const dice = throwDice(plan.seed)
    const agenda = openAgenda()
    const ends = BEGINS + plan.days * DAY
    const staff = castStaff(plan.staff)
    const office = openOffice({ world, agenda, library, staff, dice: dice.fork('office') })
    const desk = openDesk(office)
    const residents = castResidents(plan.residents, dice, library).map((who) => openResident(who, { world, agenda, ends, dice: dice.fork(`mind/${who.name}`) }))
    const standIns = new Set<string>()

    await enrol(world, staff)
    setWishes(plan, { dice: dice.fork('wishes'), agenda, residents, zone: library.community.zone })
    setTroubles(plan.troubles, { world, agenda, residents, days: plan.days, dice: dice.fork('troubles') })

    const time = workingTimeOf(library)
    const rota = dice.fork('rota')
    for (let day = 1; day < plan.days; day += 1) {
      const date = dayIn(BEGINS + day * DAY, time.zone)
      if (!isWorkday(date, time)) continue
      if (rota.chance(0.3)) {
        const [by, substitute] = [rota.pick(staff.slice(1)), rota.chance(0.75) ? rota.pick(staff.slice(1)) : undefined]
        const standIn = substitute?.name === by.name ? undefined : substitute
        if (standIn !== undefined) standIns.add(standIn.contact)
        agenda.set(instantOf(date, 8 * 60 + 35, time.zone), () => { if (office.isHere(by)) office.takeLeave(by, standIn !== undefined && office.isHere(standIn) ? standIn : undefined) })
      }
    }
    const [admin, , , , leaver, , , , gone] = staff
    if (admin !== undefined && leaver !== undefined && staff[2] !== undefined) agenda.set(BEGINS + 11 * DAY + 2 * HOUR, () => office.inWorkRoom(leaver, `我手上的单都转给${staff[2]?.name ?? ''}`))
    if (admin !== undefined && gone !== undefined) {
      agenda.set(BEGINS + 15 * DAY + 2 * HOUR, () => {
        office.leaveForGood(gone)
        office.say(admin, `取消 ${gone.name} 的网格员`)
      })
    }

    const hear = (): void => {
      for (const { to, lines } of world.news()) {
        if (to.kind === 'room' && to.room === WORK_ROOM) desk.hearInRoom(lines, to.mention)
        else if (to.kind === 'room') residents.find(({ who }) => who.contact === to.mention)?.hear(lines)
        else if (to.contact.startsWith('s-')) desk.hearInPrivate(to.contact, lines)
        else residents.find(({ who }) => who.contact === to.contact)?.hear(lines)
      }
    }
    const last = ends + plan.runOut * DAY
    for (let due = await world.settle(); ;) {
      const at = Math.min(agenda.next(), due)
      if (at > last) break
      // Something that cannot be done now must not keep the clock from going on.
      world.set(at > world.clock() ? at : world.clock() + (agenda.next() <= world.clock() ? 0 : 1_000))
      const act = agenda.take(world.clock())
      if (act !== undefined) await act()
      due = await world.settle()
      hear()
    }
    world.set(last)

    const ledger = world.ledger()
    const tickets = await ledger.ticketsBetween(0, last)
    const cases: Case[] = []
    for (const ticket of tickets) {
      cases.push({ ticket, history: await ledger.history(ticket.id), deliveries: await ledger.deliveriesOf(ticket.id), versions: world.witness.versions().get(ticket.id) ?? [] })
    }
    const month: Month = { world, library, residents, staff, cases, standIns, ended: last }
    plan.watch?.(month)
    const { breaches, promises, receipts } = await checkMonth(month)
    return { stores: stores.name, breaches, figures: figuresOf(month, { promises, receipts, seconds: (Date.now() - began) / 1_000, cpuSeconds: computed(cpu) }) }
  } finally {
    await world.close()
  }
}

/** Seconds this process computed since then. */
const computed = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000_000
}

const enrol = async (world: MonthWorld, staff: ReturnType<typeof castStaff>): Promise<void> => {
  const ledger = world.ledger()
  const [admin] = staff
  for (const { contact, name, role } of staff) {
    world.set(world.clock() + 1_000)
    const { person } = await ledger.recognise(ACCOUNT, contact, name, true)
    await ledger.once(`enrol/${name}` as EffectId, world.clock(), async (transaction) => {
      await transaction.grant(person, role, name, 'system')
      await transaction.noteNotice(person, world.clock())
      return { of: 'done' }
    })
    if (contact !== admin?.contact) continue
    await ledger.once('rooms' as EffectId, world.clock(), async (transaction) => {
      for (const [room, use] of [[WORK_ROOM, 'work'], [COMMUNITY_ROOM, 'community']] as const) await transaction.setRoom({ room, account: ACCOUNT, use, topic: room }, person)
      return { of: 'done' }
    })
  }
}

type Wishing = Readonly<{ dice: ReturnType<typeof throwDice>; agenda: ReturnType<typeof openAgenda>; residents: readonly ReturnType<typeof openResident>[]; zone: string }>

/** When who wishes for what: in their own waking hours, on any day. */
const setWishes = ({ wishes, days }: MonthPlan, { dice, agenda, residents, zone }: Wishing): void => {
  for (let n = 0; n < wishes; n += 1) {
    const resident = dice.pick(residents)
    const day = dayIn(BEGINS + dice.between(0, days - 1) * DAY, zone)
    const at = Math.max(BEGINS + MINUTE, instantOf(day, dice.between(7 * 60, 22 * 60), resident.who.abroad?.zone ?? zone) + dice.between(0, MINUTE))
    const about = drawService(dice)
    const kind = dice.weigh({ wish: 955, cry: 12, human: 25, weekly: 8 })
    const visit = REPERTORY[0]
    agenda.set(at, () => {
      if (kind === 'cry') resident.cry()
      else if (kind === 'human') resident.wantHuman()
      else if (kind === 'weekly' && visit !== undefined) resident.beginWeekly(visit)
      else resident.begin(about)
    })
  }
}
