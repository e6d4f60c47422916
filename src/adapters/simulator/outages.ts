import type { FaultName, Happening } from '../../core/pageProtocol.ts'
import type { Gate } from './gate.ts'
import type { ServedSimulator } from './serveSimulator.ts'
import type { SimulatedWechat } from './simulatedWechat.ts'

/** The faults one can switch on while the bot runs, and what came of them. */
export type Outages = Readonly<{
  faults: () => Readonly<Record<FaultName, boolean>>
  /** Resolves when the fault is there, or gone. */
  set: (fault: FaultName, on: boolean) => Promise<void>
  /** The last of what happened, oldest first. */
  happenings: () => readonly Happening[]
  /** Called with every happening; returns how to stop. */
  onHappening: (watcher: (happening: Happening) => void) => () => void
  /** Tells that the bot hears WeChat, or does not; as a provider does, WeChat then tells again what was said meanwhile. */
  hears: (loggedIn: boolean) => void
}>

const KEPT = 50
/** A provider that reconnects tells again what is not older than this. */
const TOLD_AGAIN = 10 * 60_000
const MOST_TOLD_AGAIN = 100

/** The faults of one simulated WeChat behind its server and gate. */
export const createOutages = (wechat: SimulatedWechat, served: ServedSimulator, gate: Gate): Outages => {
  const on: Record<FaultName, boolean> = { network: false, server: false, throttled: false, lostAck: false }
  const happenings: Happening[] = []
  const watchers = new Set<(happening: Happening) => void>()
  /** The bot may have missed what was said from here on: an earlier run, or an outage. */
  let missedFrom: number | undefined = Date.now() - TOLD_AGAIN
  let heard: boolean | undefined

  const happen = (what: Happening['what'], count?: number): void => {
    const happening = { at: Date.now(), what, ...(count === undefined ? {} : { count }) }
    happenings.push(happening)
    if (happenings.length > KEPT) happenings.shift()
    for (const watcher of watchers) watcher(happening)
  }
  const tellAgain = (): void => {
    if (missedFrom === undefined) return
    const from = Math.max(missedFrom, Date.now() - TOLD_AGAIN)
    missedFrom = undefined
    const missed = wechat.transcript().filter((shown) => shown.from !== wechat.account && shown.at >= from).slice(-MOST_TOLD_AGAIN)
    for (const { id } of missed) wechat.replay(id)
    if (missed.length > 0) happen('replayed', missed.length)
  }
  wechat.onFault((what) => happen(what))

  const broken: Readonly<Record<FaultName, (off: boolean) => Promise<void>>> = {
    network: async (off) => (off ? gate.thaw() : gate.freeze()),
    server: async (off) => {
      if (off) {
        await served.revive()
        await gate.mend()
        return
      }
      await gate.cut()
      await served.kill()
    },
    throttled: async (off) => { wechat.faults.throttled = off ? 0 : Infinity },
    lostAck: async (off) => { wechat.faults.lostAcks = off ? 0 : Infinity },
  }
  let changing: Promise<void> = Promise.resolve()

  return {
    faults: () => ({ ...on }),
    set: (fault, wanted) => {
      changing = changing.catch(() => {}).then(async () => {
        if (on[fault] === wanted) return
        if (wanted && (fault === 'network' || fault === 'server')) missedFrom ??= Date.now()
        await broken[fault](!wanted)
        on[fault] = wanted
        happen(`${fault}${wanted ? 'On' : 'Off'}`)
      })
      return changing
    },
    happenings: () => [...happenings],
    onHappening: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    hears: (loggedIn) => {
      if (heard !== loggedIn && (heard !== undefined || !loggedIn)) happen(loggedIn ? 'up' : 'down')
      heard = loggedIn
      if (loggedIn && !on.network && !on.server) tellAgain()
      else missedFrom ??= Date.now()
    },
  }
}
