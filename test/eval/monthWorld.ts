import { pino } from 'pino'
import { createLedger, type SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import { buildBridge, type Bridge } from '../../src/bridge.ts'
import type { Utterance } from '../../src/core/effect.ts'
import type { AccountId, ContactId, MessageId, RoomId } from '../../src/core/ids.ts'
import type { Library } from '../../src/core/library.ts'
import type { Message, MessageKind, Quote } from '../../src/core/message.ts'
import type { Address } from '../../src/core/ticket.ts'
import { createToTraditional } from '../../src/understand/traditional.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { ACCOUNT, BEGINS } from './monthPlaces.ts'
import type { Holding, MonthStores } from './monthStores.ts'
import { openWire } from './monthWire.ts'
import { openWitness } from './monthWitness.ts'

/** One thing the bot said, as whoever reads it sees it: by reply id, with what stands in its places. */
export type Heard = Readonly<{ at: number; to: Address; lines: readonly Utterance[] }>
/** How somebody says something. */
export type Saying = Readonly<{ room?: RoomId; addressed?: boolean; quote?: Quote; kind?: MessageKind }>
export type Speaking = Readonly<{ contact: ContactId; name: string; friend: boolean }>

/** One process of the bot, from its start to its end. */
type Process = Readonly<{ bridge: Bridge; ledger: SqlLedger; holding: Holding; line: ReturnType<ReturnType<typeof openWire>['line']> }>

const soon = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve) })
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })
/** Of a burst, every message but the last says in its id that more is coming. */
const MORE = '…'
/** So long is waited for a process to have its lease, or to make up for an outage, in ms that really pass. */
const PATIENCE = 90_000
const nothing = async (): Promise<never> => { throw new Error('nobody in the month asks for a table or a picture') }
/** Nothing in the background: whatever is due is looked for when the clock was set. */
const NEVER = 24 * 60 * 60_000

/** The whole bot on a clock that stands still until it is set, with the WeChat of a whole community. */
export const openMonthWorld = async (stores: MonthStores, library: Library) => {
  let now = BEGINS
  const clock = (): number => now
  const wire = openWire(ACCOUNT, clock)
  const witness = openWitness()
  const heard: Heard[] = []
  const understanding = createUnderstanding(library)
  const toTraditional = createToTraditional()
  let serial = 0
  let codes = 0
  let turns = 0
  /** Why the stores are out of reach, while they are. */
  let lost = false
  let starts = 0

  const start = async (): Promise<Process> => {
    const holding = await stores.hold(clock)
    const line = wire.line()
    const ledger = witness.watch(createLedger(holding.database, { now: clock, pollMs: NEVER, sweepMs: NEVER }))
    const bridge = buildBridge({
      store: holding.store, ledger, channel: line.channel, library: () => library, now: clock,
      understand: (hearing) => understanding.understand(hearing),
      press: { sheet: nothing, picture: nothing },
      curating: { likeness: () => understanding.likeness, anonymise: () => understanding.anonymise, shelf: { check: async () => [], put: async () => {} } },
      cries: (text) => understanding.cries(text),
      patience: (burst) => (burst.at(-1)?.id.endsWith(MORE) === true ? PATIENCE : 0),
      toTraditional, enrolment: { adminCode: 'ADMIN', newCode: () => `CODE-${(codes += 1).toString().padStart(4, '0')}` },
      holder: 'month', log: pino({ level: process.env['MONTH_LOG'] ?? 'silent' }), sweepEvery: 500,
      onSaid: (to, lines) => heard.push({ at: now, to, lines }),
    })
    bridge.start()
    const until = Date.now() + PATIENCE
    while (!bridge.status().leased && Date.now() < until) await pause(2)
    starts += 1
    return { bridge, ledger, holding, line }
  }
  let running = await start()

  /** When the next timer or delivery is due; Infinity when the stores are out of reach. */
  const nextDue = async (): Promise<number> => {
    if (lost) return Infinity
    const stuck = wire.weather.down || wire.weather.mute
    const rows = await running.holding.database.query(`select floor(extract(epoch from least(
      (select min(due_at) from timers where done_at is null),
      (select min(due_at) from deliveries where state in ('waiting', 'sending')${stuck ? ` and due_at > to_timestamp(${now / 1000})` : ''}))) * 1000)::float8 as due`, [], 'objects') as readonly { due: number | null }[]
    return rows[0]?.due ?? Infinity
  }

  /** Everything that follows from what was said, and from what is due by now, has happened; when the next is due. */
  const settle = async (): Promise<number> => {
    if (lost) {
      await pause(25)
      return Infinity
    }
    for (let before = -Infinity, still = 0; ;) {
      while (running.bridge.status().busy > 0) await soon()
      const due = await nextDue()
      still = due === before ? still + 1 : 0
      if (due > now || still === 3) return due
      before = due
      await running.ledger.look()
    }
  }

  return {
    wire, witness, clock, settle,
    ledger: (): SqlLedger => running.ledger,
    turns: (): number => turns + running.bridge.status().turns,
    starts: (): number => starts,
    isLost: (): boolean => lost,
    /** What was said since this was asked last, by place and, in one place, in order. */
    news: (): readonly Heard[] => heard.splice(0).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0)),
    /** It is that time now. */
    set: (at: number): void => { now = Math.max(now, at) },
    say: ({ contact, name, friend }: Speaking, texts: readonly string[], { room, addressed, quote, kind }: Saying = {}): void => {
      for (const [index, text] of texts.entries()) {
        const message: Message = {
          id: `m-${serial += 1}${index < texts.length - 1 ? MORE : ''}` as MessageId, account: ACCOUNT, from: { contact, name, friend },
          place: room === undefined ? { kind: 'private' } : { kind: 'room', room, topic: room }, kind: kind ?? 'text', text,
          addressed: room === undefined || addressed === true || quote !== undefined, ...(quote === undefined ? {} : { quote }), sentAt: now, heardAt: now,
        }
        running.line.events.current?.message(message)
      }
    },
    /** The stores are gone, and come back; what was kept waiting is made up for. */
    lose: async (which: 'conversations' | 'ledger'): Promise<void> => {
      lost = true
      await stores.lose(which)
    },
    regain: async (): Promise<void> => {
      await stores.regain()
      lost = false
      const until = Date.now() + PATIENCE
      while (Date.now() < until) {
        const left = await running.holding.store.unfinished(ACCOUNT).catch(() => ['?'])
        if (left.length === 0 && running.bridge.status().busy === 0) return
        await pause(20)
      }
    },
    /** Something that was said is in the stores, and its turn so many steps along. */
    accepted: async (account: AccountId, steps: number): Promise<void> => {
      const until = Date.now() + 2_000
      while ((await running.holding.store.unfinished(account)).length === 0 && Date.now() < until) await soon()
      for (let step = 0; step < steps; step += 1) await soon()
    },
    /** The line is there again. */
    reconnect: async (): Promise<void> => {
      if (lost) return
      running.line.events.current?.up(ACCOUNT)
      const until = Date.now() + 2_000
      while ((running.bridge.status().busy > 0 || (await running.holding.store.unfinished(ACCOUNT)).length > 0) && Date.now() < until) await pause(5)
    },
    /** Another process takes over: from one that was stopped in good order, or that died where it stood. */
    restart: async (how: 'stopped' | 'killed'): Promise<void> => {
      const { bridge, holding, line } = running
      if (how === 'killed') {
        holding.die()
        line.cut()
      }
      turns += bridge.status().turns
      await bridge.stop().catch(() => {})
      await holding.close()
      now += 1_000
      running = await start()
    },
    close: async (): Promise<void> => {
      await running.bridge.stop()
      await running.holding.close()
    },
  }
}

const placeOf = ({ to }: Heard): string => (to.kind === 'room' ? to.room : to.contact)

export type MonthWorld = Awaited<ReturnType<typeof openMonthWorld>>
