import type { Library } from '../../src/core/library.ts'
import type { EffectId } from '../../src/core/ids.ts'
import { openAgenda } from './monthAgenda.ts'
import { castResidents, castStaff } from './monthCast.ts'
import { checkMonth, type Breach, type Case, type Month } from './monthChecks.ts'
import { openDesk } from './monthDesk.ts'
import { throwDice } from './monthDice.ts'
import { figuresOf, type MonthFigures } from './monthFigures.ts'
import { openOffice } from './monthOffice.ts'
import { setRota, setWishes } from './monthPlans.ts'
import { ACCOUNT, BEGINS, COMMUNITY_ROOM, DAY, WORK_ROOM } from './monthPlaces.ts'
import { openResident } from './monthResident.ts'
import type { MonthStores } from './monthStores.ts'
import { setTroubles, type Troubles } from './monthTrouble.ts'
import { openMonthWorld, type MonthWorld } from './monthWorld.ts'

/** A month to live through: how many there are, how much they wish for, and what goes wrong. `runOut`: days nobody wishes for anything new. */
export type MonthPlan = Readonly<{ seed: number; residents: number; staff: number; wishes: number; days: number; runOut: number; troubles: Troubles; watch?: (month: Month) => void }>
export type LivedMonth = Readonly<{ stores: string; figures: MonthFigures; breaches: readonly Breach[] }>

/**
 * Lives through the month: the real core, stores, ledger, timers and delivery, on a clock that jumps from one thing that happens to the next.
 * The same seed is the same month, but for where exactly a process is killed and how soon what a store missed is made up for: those happen in real time.
 */
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

    await enrol(world, staff)
    setWishes(plan, { dice: dice.fork('wishes'), agenda, residents, zone: library.community.zone })
    setTroubles(plan.troubles, { world, agenda, residents, days: plan.days, dice: dice.fork('troubles') })

    const standIns = setRota(plan, { office, dice: dice.fork('rota') })

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
