import { mayHandle } from '../../src/core/handling.ts'
import type { Library } from '../../src/core/library.ts'
import type { ServiceId } from '../../src/core/ids.ts'
import { addWorkingMinutes, isWorking, workingTimeOf } from '../../src/core/workingTime.ts'
import type { Agenda } from './monthAgenda.ts'
import type { Colleague } from './monthCast.ts'
import type { Dice } from './monthDice.ts'
import { DAY, HOUR, inRoom, MINUTE, WORK_ROOM } from './monthPlaces.ts'
import type { MonthWorld, Saying } from './monthWorld.ts'

export type OfficeTools = Readonly<{ world: MonthWorld; agenda: Agenda; dice: Dice; library: Library; staff: readonly Colleague[] }>

type Leave = Readonly<{ until: number; substitute?: Colleague }>

/** Who works there and when; every act of theirs happens in working time, one at a time. */
export const openOffice = ({ world, agenda, dice, library, staff }: OfficeTools) => {
  const time = workingTimeOf(library)
  const leaves = new Map<string, Leave>()
  const left = new Set<string>()
  /** Who has a preview before them, and until when at most that keeps them from everything else. */
  const occupied = new Map<string, number>()

  /** So many working minutes from now, and never when nobody works. */
  const after = (minutes: number): number => {
    const at = addWorkingMinutes(world.clock(), minutes, time)
    return isWorking(at, time) ? at : addWorkingMinutes(at, 5, time)
  }
  const leaveOf = ({ name }: Colleague): Leave | undefined => {
    const leave = leaves.get(name)
    return leave === undefined || leave.until <= world.clock() ? undefined : leave
  }
  const say = (by: Colleague, text: string, how: Saying = {}): void => world.say(by, [text], how)
  const inWorkRoom = (by: Colleague, text: string, quoted?: string): void => {
    const card = quoted === undefined ? undefined : world.wire.last(inRoom(WORK_ROOM), quoted)
    say(by, text, { room: WORK_ROOM, ...(card === undefined ? {} : { quote: { from: 'bot', text: card.text, ours: true } }) })
  }

  return {
    staff, dice, say, inWorkRoom, after, library, world, agenda,
    isHere: (one: Colleague): boolean => !left.has(one.name) && leaveOf(one) === undefined,
    hasLeft: ({ name }: Colleague): boolean => left.has(name),
    occupy: ({ name }: Colleague): void => { occupied.set(name, world.clock() + 15 * MINUTE) },
    free: ({ name }: Colleague): void => { occupied.delete(name) },
    /** Those who may take it and take anything at all. */
    able: (service: string): readonly Colleague[] => staff.filter((one) => !left.has(one.name) && one.habit !== 'never' && mayHandle({ service: service as ServiceId }, [one.role], library)),
    /** They do it in so many working minutes, or whoever stands in for them does, or they do once they are back and free. */
    later: (by: Colleague, minutes: number, act: (by: Colleague) => void): void => {
      const attempt = (who: Colleague) => (): void => {
        if (left.has(who.name)) return
        const leave = leaveOf(who)
        if (leave !== undefined) {
          if (leave.substitute === undefined || leaveOf(leave.substitute) !== undefined) agenda.set(Math.max(after(5), leave.until + HOUR), attempt(who))
          else attempt(leave.substitute)()
          return
        }
        if ((occupied.get(who.name) ?? 0) > world.clock()) agenda.set(world.clock() + 4 * MINUTE, attempt(who))
        else act(who)
      }
      agenda.set(after(minutes), attempt(by))
    },
    /** 「我今天请假给小李」; until midnight. */
    takeLeave: (by: Colleague, substitute?: Colleague): void => {
      inWorkRoom(by, `我今天请假${substitute === undefined ? '' : `给${substitute.name}`}`)
      const midnight = Math.ceil((world.clock() + 8 * HOUR) / DAY) * DAY - 8 * HOUR
      leaves.set(by.name, { until: midnight, ...(substitute === undefined ? {} : { substitute }) })
    },
    leaveForGood: (who: Colleague): void => { left.add(who.name) },
  }
}

export type Office = ReturnType<typeof openOffice>
