import { dayIn, instantOf } from '../../src/core/clock.ts'
import { isWorkday, workingTimeOf } from '../../src/core/workingTime.ts'
import type { Agenda } from './monthAgenda.ts'
import type { Dice } from './monthDice.ts'
import type { Office } from './monthOffice.ts'
import { BEGINS, DAY, HOUR, MINUTE } from './monthPlaces.ts'
import { REPERTORY } from './monthRepertory.ts'
import type { ResidentInMonth } from './monthResident.ts'
import { drawService } from './monthWish.ts'

type Size = Readonly<{ wishes: number; days: number }>

/** When who wishes for what: in their own waking hours, on any day. */
export const setWishes = ({ wishes, days }: Size, { dice, agenda, residents, zone }: Readonly<{ dice: Dice; agenda: Agenda; residents: readonly ResidentInMonth[]; zone: string }>): void => {
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

const LEFT_AFTER = 15
const HANDS_OVER_AFTER = 11
/** Half an hour after work begins. */
const MORNING = 8 * 60 + 35

/** A day on which somebody, by contact, stands in for somebody else. ms since the epoch. */
export type StandIn = Readonly<{ contact: string; of: string; from: number; until: number }>

/** Who is away and who stands in, who hands everything over, who leaves for good; the days of those who stand in. */
export const setRota = ({ days }: Size, { office, dice }: Readonly<{ office: Office; dice: Dice }>): readonly StandIn[] => {
  const { staff, agenda, library } = office
  const time = workingTimeOf(library)
  const standIns: StandIn[] = []
  for (let day = 1; day < days; day += 1) {
    const date = dayIn(BEGINS + day * DAY, time.zone)
    if (!isWorkday(date, time) || !dice.chance(0.3)) continue
    const [by, other] = [dice.pick(staff.slice(1)), dice.chance(0.75) ? dice.pick(staff.slice(1)) : undefined]
    const standIn = other?.name === by.name ? undefined : other
    const from = instantOf(date, MORNING, time.zone)
    if (standIn !== undefined) standIns.push({ contact: standIn.contact, of: by.contact, from, until: instantOf(date, 24 * 60, time.zone) })
    agenda.set(from, () => {
      if (office.isHere(by)) office.takeLeave(by, standIn !== undefined && office.isHere(standIn) ? standIn : undefined)
    })
  }
  const [admin, , taker, , giver, , , , leaver] = staff
  if (giver !== undefined && taker !== undefined) agenda.set(BEGINS + HANDS_OVER_AFTER * DAY + 2 * HOUR, () => office.inWorkRoom(giver, `我手上的单都转给${taker.name}`))
  if (admin !== undefined && leaver !== undefined) {
    agenda.set(BEGINS + LEFT_AFTER * DAY + 2 * HOUR, () => {
      office.leaveForGood(leaver)
      office.say(admin, `取消 ${leaver.name} 的网格员`)
    })
  }
  return standIns
}
