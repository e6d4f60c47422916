import type { Agenda } from './monthAgenda.ts'
import type { Dice } from './monthDice.ts'
import { ACCOUNT, BEGINS, DAY, HOUR, MINUTE } from './monthPlaces.ts'
import type { ResidentInMonth } from './monthResident.ts'
import { drawService } from './monthWish.ts'
import type { MonthWorld } from './monthWorld.ts'

/** How often what goes wrong. */
export type Troubles = Readonly<{ outages: number; throttles: number; losses: number; restarts: number; kills: number; unconfirmed: number; absences: number }>
export const TROUBLED: Troubles = { outages: 2, throttles: 3, losses: 4, restarts: 2, kills: 4, unconfirmed: 40, absences: 8 }

type Tools = Readonly<{ world: MonthWorld; agenda: Agenda; dice: Dice; residents: readonly ResidentInMonth[]; days: number }>

/** A line that is down, an account that is throttled, stores that are gone, processes that end or die, people out of reach. */
export const setTroubles = (troubles: Troubles, { world, agenda, dice, residents, days }: Tools): void => {
  const { weather } = world.wire
  const times = (count: number, act: (at: number) => void): void => {
    for (let n = 0; n < count; n += 1) act(BEGINS + dice.between(1, days) * DAY + dice.between(HOUR, 9 * HOUR))
  }
  /** While something is gone people go on writing. */
  const meanwhile = (from: number, to: number, count: number): void => {
    for (let n = 0; n < count; n += 1) agenda.set(dice.between(from, to), () => dice.pick(residents).begin(drawService(dice)))
  }

  times(troubles.outages, (at) => {
    agenda.set(at, () => { weather.down = true })
    agenda.set(at + dice.between(5, 40) * MINUTE, async () => {
      weather.down = false
      await world.reconnect()
    })
  })
  times(troubles.throttles, (at) => {
    const until = at + dice.between(1, 20) * MINUTE
    agenda.set(at, () => { weather.mute = true })
    // As often as a process looks by itself for what it could not send.
    for (let look = at; look < until; look += 30_000) agenda.set(look, () => (world.isLost() ? undefined : world.ledger().look()))
    agenda.set(until, async () => {
      weather.mute = false
      await world.reconnect()
    })
    meanwhile(at, until, 2)
  })
  for (let n = 0; n < troubles.losses; n += 1) {
    // One after the other: never two at once.
    const at = BEGINS + Math.floor(((n + 0.5) * days) / troubles.losses) * DAY + dice.between(HOUR, 9 * HOUR)
    const until = at + 6 * MINUTE
    agenda.set(at, () => world.lose(n % 2 === 0 ? 'ledger' : 'conversations'))
    meanwhile(at + 1, until - 1, 3)
    agenda.set(until, () => world.regain())
  }
  const unlessLost = (act: () => Promise<void>): (() => Promise<void>) => async () => { if (!world.isLost()) await act() }
  times(troubles.restarts, (at) => agenda.set(at, unlessLost(() => world.restart('stopped'))))
  times(troubles.kills, (at) => agenda.set(at, unlessLost(async () => {
    dice.pick(residents).begin(drawService(dice))
    await world.accepted(ACCOUNT, dice.between(0, 40))
    await world.restart('killed')
  })))
  times(troubles.unconfirmed, (at) => agenda.set(at, () => { weather.unconfirmed += 1 }))
  times(troubles.absences, (at) => {
    const { who: { contact } } = dice.pick(residents)
    agenda.set(at, () => { weather.gone.add(contact) })
    agenda.set(at + dice.between(3, 9) * DAY, () => { weather.gone.delete(contact) })
  })
}
