import type { Puppet } from 'wechaty-puppet'
import type { Connection, LineEvents, Patience } from './connection.ts'
import { openConnection } from './connection.ts'
import { DirectPuppet } from './directPuppet.ts'
import type { Log } from './log.ts'
import { probe, readEndpoint } from './probe.ts'
import type { Timing } from './timing.ts'

/** Makes one connection, or rejects with a reason one can act on. */
export type Dial = (events: LineEvents) => Promise<Connection>

/** A puppet service: with an endpoint it is dialled, with a token alone Wechaty's discovery finds it. */
export type Service = Readonly<{ token: string; endpoint?: string; noTls?: boolean }>

/** So many refusals, and the other client must be a dead connection of our own. */
const HELD_TRIES = 3
const PROBE_MS = 2_000

const reach = async (endpoint: string): Promise<void> => {
  const where = readEndpoint(endpoint)
  if (where === undefined) throw new Error(`the endpoint must be host:port, not ${JSON.stringify(endpoint)}`)
  const why = await probe(where, PROBE_MS)
  if (why !== undefined) throw new Error(why)
}

/**
 * Dials a puppet service over gRPC. A service gives its events to one client only: who finds it taken stays away,
 * unless it was connected before and the service still holds on to that connection.
 */
export const dialService = (service: Service, patience: Patience, timing: Timing, log: Log): Dial => {
  let wasConnected = false
  let refusals = 0

  return async (events) => {
    if (service.endpoint !== undefined) await reach(service.endpoint)
    const puppet = new DirectPuppet({
      token: service.token,
      ...(service.endpoint === undefined ? {} : { endpoint: service.endpoint }),
      tls: { disable: service.noTls ?? false },
    })
    puppet.stopsRemote = wasConnected && refusals >= HELD_TRIES
    let isHeld = false
    const ended = new Promise<string>((resolve) => {
      puppet.streamEnded = resolve
      puppet.on('start', () => {
        isHeld = puppet.isStreamHeld()
        if (isHeld) resolve("another client holds this account's events")
      })
    })
    const hangUp = (): void => {
      if (!puppet.stopsRemote) puppet.hangUp()
    }
    try {
      const connection = await openConnection(puppet, { ended, hangUp }, events, patience, timing, log)
      puppet.stopsRemote = false
      wasConnected = true
      refusals = 0
      return connection
    } catch (error) {
      if (puppet.stopsRemote) log.warn({}, 'the service was told to let go of a dead connection')
      refusals = isHeld && !puppet.stopsRemote ? refusals + 1 : 0
      throw error
    }
  }
}

/** Dials a puppet in this process: for tests, and for a simulator without a network. */
export const dialPuppet = (puppet: Puppet, patience: Patience, timing: Timing, log: Log): Dial =>
  (events) => openConnection(puppet, { ended: new Promise(() => {}), hangUp: () => {} }, events, patience, timing, log)
