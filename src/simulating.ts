import { createSimulatedWechat, type SimulatedWechat } from './adapters/simulator/simulatedWechat.ts'
import { openGate } from './adapters/simulator/gate.ts'
import type { Journal } from './adapters/simulator/journal.ts'
import { createOutages, type Outages } from './adapters/simulator/outages.ts'
import { serveSimulator } from './adapters/simulator/serveSimulator.ts'
import type { EffectId, AccountId, ContactId, PersonId, RoomId } from './core/ids.ts'
import type { Simulation } from './core/simulation.ts'
import type { Ledger } from './ports.ts'

/** How often the simulated WeChat shows that it lives, in ms. */
const HEARTBEAT = 2_000

/** The simulated WeChat with its people and rooms, and with what the journal remembers. */
export const populate = ({ name, people, rooms, wordings }: Simulation, journal?: Journal): SimulatedWechat => {
  const wechat = createSimulatedWechat({
    name, heartbeatMs: HEARTBEAT, ...(journal === undefined ? {} : { journal }),
    wordings: { ...wordings, pat: (from, to) => wordings.pat.replace('{from}', from).replace('{to}', to) },
  })
  for (const { id, name: called, friend } of people) wechat.addContact({ id, name: called, friend })
  for (const { id, topic, members } of rooms) wechat.addRoom({ id, topic, members })
  return wechat
}

/** Where the bot dials the simulated WeChat, and the faults one can switch on there. */
export type Served = Readonly<{ endpoint: string; token: string; outages: Outages; stop: () => Promise<void> }>

/** The simulated WeChat behind a real puppet server on this machine and a network that can break, so that the bot is connected as in production. */
export const serve = async (wechat: SimulatedWechat): Promise<Served> => {
  const server = await serveSimulator(wechat.puppet)
  const gate = await openGate(server.port)
  return {
    endpoint: gate.endpoint, token: server.token, outages: createOutages(wechat, server, gate),
    stop: async () => {
      await gate.close()
      await server.stop()
    },
  }
}

/** Gives the simulated staff their roles and opens the simulated rooms, once per ledger. */
export const enrolSimulated = async (ledger: Ledger, { people, rooms }: Simulation, account: AccountId, now: number): Promise<void> => {
  const persons = new Map<string, PersonId>()
  for (const { id, name, friend } of people) persons.set(id, (await ledger.recognise(account, id as ContactId, name, friend)).person)
  await ledger.once('simulation' as EffectId, now, async (transaction) => {
    for (const { id, name, role } of people) {
      const person = persons.get(id)
      if (person !== undefined && role !== undefined) await transaction.grant(person, role, name, 'system')
    }
    const [by] = persons.values()
    for (const { id, topic, use } of rooms) {
      if (use !== undefined && by !== undefined) await transaction.setRoom({ room: id as RoomId, account, topic, use }, by)
    }
    return { of: 'done' }
  })
}
