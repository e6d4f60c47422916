import type { Logger } from 'pino'
import type { Curating } from './core/curationBooks.ts'
import type { Library } from './core/library.ts'
import { line } from './core/step.ts'
import type { AccountId, ConversationId } from './core/ids.ts'
import type { Utterance } from './core/effect.ts'
import { addressOf } from './core/message.ts'
import type { Address } from './core/ticket.ts'
import { writeParts, type ToTraditional } from './core/write.ts'
import { reviewAnswers } from './desk/answerRecall.ts'
import { deliverTo, showUncertain } from './desk/deliver.ts'
import type { Enrolment } from './desk/enrol.ts'
import { beginPurging } from './desk/purge.ts'
import { fireTimer } from './desk/clocked.ts'
import { announceHeld } from './desk/held.ts'
import { beginDigests } from './desk/digest.ts'
import { beginCards } from './desk/lawCard.ts'
import { openDesk } from './desk/perform.ts'
import type { Press } from './core/press.ts'
import type { Channel, Clock, ConversationStore, Ledger, Pending, Reword, Understand } from './ports.ts'
import { drain, LOUD_TRIES } from './turn/drain.ts'
import { handle } from './turn/handle.ts'
import { openInbox, type Patience } from './turn/inbox.ts'
import { createResting } from './turn/resting.ts'
import type { Voices } from './turn/listen.ts'
import { NotPerformed, perform } from './turn/perform.ts'
import { createRoomPace } from './turn/roomPace.ts'
import { createSpoken } from './turn/spoken.ts'
import { gatekeeper } from './turn/gatekeeper.ts'

/** Everything the bridge is made of; `main.ts` and the tests choose each part. */
export type BridgeParts = Readonly<{
  store: ConversationStore
  ledger: Ledger
  channel: Channel
  library: () => Library
  understand: Understand
  patience: Patience
  /** Whether a message nobody said to us is an unmistakable cry for help. */
  cries: (text: string) => boolean
  /** Hears voice messages; absent, they are asked for in writing. */
  voices?: Voices
  /** Words beside what was decided what a model may word. */
  reword?: Reword
  toTraditional: ToTraditional
  enrolment: Enrolment
  curating: Curating
  press: Press
  now: Clock
  log: Logger
  /** Names this process for the lease of the account; the same after a restart on the same data directory. */
  holder: string
  /** Hears of everything said, by reply id. */
  onSaid?: (to: Address, lines: readonly Utterance[]) => void
  /** How often a delivery may be refused before it waits for the person. */
  tries?: number
  /** ms between sweeps for unfinished work. */
  sweepEvery?: number
}>

/** What health and metrics want to know. */
export type BridgeStatus = Readonly<{ busy: number; turns: number; troubles: number; lastTurnAt?: number; leased: boolean }>

const LEASE = 30_000
/** A person is told of an outage once in this time, not with every message. */
const APOLOGY_EVERY = 10 * 60_000

/** The bridge, put together: 听 懂 定 记 行, for one WeChat account. */
export const buildBridge = (parts: BridgeParts) => {
  const { store, ledger, channel, library, now, log } = parts
  const desk = openDesk({ ledger, library, enrolment: parts.enrolment, curating: parts.curating, press: parts.press })
  const saying = parts.onSaid === undefined ? {} : { onSaid: parts.onSaid }
  const performers = { store, channel, desk, files: ledger, library, toTraditional: parts.toTraditional, spoken: createSpoken(), ...saying }
  const beside = { ...(parts.voices === undefined ? {} : { voices: parts.voices }), ...(parts.reword === undefined ? {} : { reword: parts.reword }) }
  const apologized = new Map<ConversationId, number>()
  const status = { turns: 0, troubles: 0, lastTurnAt: undefined as number | undefined, leased: false }
  let account: AccountId | undefined
  let timers: NodeJS.Timeout[] = []
  /** Another process speaks for this account; two voices would answer everything twice. */
  let barred = false
  /** What a sweep leaves alone; whoever speaks there is answered at once. */
  const resting = createResting(now)
  /** What this process does for the account besides answering; what could not begin is begun with the next sweep. */
  const begun = { delivering: false, keepingTime: false }
  let beginning: Promise<void> | undefined

  const settleAll = async (conversation: ConversationId): Promise<void> => {
    if (await drainAll(conversation)) resting.done(conversation)
  }
  const drainAll = (conversation: ConversationId): Promise<boolean> => drain(conversation, {
    store,
    perform: (pending: Pending) => perform(pending, performers),
    onFailure: (id, pending, error) => {
      log[pending.tries >= LOUD_TRIES ? 'error' : 'warn']({ conversation: id, effect: pending.effect.do, tries: pending.tries + 1, error: reason(error) }, 'effect not performed yet')
      if (error instanceof NotPerformed) resting.refused(id)
      // What could not be said now is said later; but who waits for a ticket hears that it is being seen to.
      if (pending.effect.do !== 'say') guard(() => apologize(pending.origin.to, id), 'apology not sent')()
    },
  })

  const welcome = (to: Address, at: number): Promise<void> => ledger.releaseHeld(to, at, (held) => announceHeld(held, at))

  const answer = async (conversation: ConversationId): Promise<void> => {
    const begun = performance.now()
    const there: (readonly [Address, number])[] = []
    const note = await handle(conversation, { store, ledger, understand: parts.understand, library, now, present: (to, at) => there.push([to, at]), ...beside, roomPace })
    if (note !== undefined) {
      status.turns += 1
      status.lastTurnAt = now()
      log.info({ conversation, ...note, ms: Math.round(performance.now() - begun) }, 'turn')
    }
    await settleAll(conversation)
    for (const [to, at] of there) await welcome(to, at)
    const moved = note?.effects.includes('carry') ?? false
    if (moved && account !== undefined) for (const id of await store.unfinished(account)) inbox.revisit(id)
  }

  const apologize = async (to: Address, conversation: ConversationId): Promise<void> => {
    if ((apologized.get(conversation) ?? -Infinity) > now() - APOLOGY_EVERY) return
    apologized.set(conversation, now())
    const voice = { locale: 'zh-CN', traditional: false } as const
    for (const part of writeParts([line('outage')], voice, library(), parts.toTraditional)) await channel.send(to, part)
  }

  const roomPace = createRoomPace(now)
  const inbox = openInbox({
    store, answer, patience: parts.patience,
    concerns: gatekeeper({ ledger, now, cries: parts.cries }),
    onTrouble: (conversation, message, error) => {
      status.troubles += 1
      log.error({ conversation, error: reason(error) }, 'could not answer yet; the message is kept')
      if (message?.addressed === true) guard(() => apologize(addressOf(message), conversation), 'apology not sent')()
    },
  })

  const sweep = async (): Promise<void> => {
    if (account === undefined || !status.leased) return
    await begin(account)
    for (const id of await store.unfinished(account)) if (!resting.isResting(id)) inbox.revisit(id)
  }
  const renew = async (): Promise<void> => {
    if (account === undefined) return
    const held = await store.lease(account, parts.holder, LEASE)
    if (!held && status.leased) log.error({ account }, 'another process holds this account now')
    status.leased = held
    barred = !held
  }
  const guard = (work: () => Promise<void>, what: string) => (): void => {
    void work().catch((error: unknown) => log.warn({ error: reason(error) }, what))
  }

  const beginAll = async (arrived: AccountId): Promise<void> => {
    if (!begun.delivering) {
      await ledger.work(deliverTo({ ledger, channel, library, toTraditional: parts.toTraditional, now, ...saying, ...(parts.tries === undefined ? {} : { tries: parts.tries }) }), arrived)
      begun.delivering = true
    }
    if (begun.keepingTime) return
    await beginPurging(ledger, arrived, now(), library())
    await ledger.keepTime(fireTimer({ ledger, library, now }), arrived)
    begun.keepingTime = true
  }
  /** Whoever speaks for the account delivers and keeps time too, be it that the ledger was out of reach when it logged in or that another process spoke for it until now. */
  const begin = (arrived: AccountId): Promise<void> => (beginning ??= beginAll(arrived).finally(() => { beginning = undefined }))

  const arrive = async (arrived: AccountId): Promise<void> => {
    account = arrived
    await renew()
    if (!status.leased) {
      log.error({ account }, 'another process holds this account; this one stays silent')
      return
    }
    await begin(arrived)
    for (const delivery of await ledger.orphanedDeliveries(arrived, now())) await showUncertain(delivery, ledger, now())
    await beginDigests(ledger, arrived, now(), library())
    await beginCards(ledger, arrived, now(), library())
    await reviewAnswers(ledger, library(), now())
    resting.wake()
    await sweep()
    // What waited for the line goes out now.
    await ledger.look()
  }

  return {
    /** The knowledge base was loaded again: what changed after it was given out is listed to the curators. */
    review: (): void => guard(() => reviewAnswers(ledger, library(), now()), 'answers not reviewed')(),
    /** Starts hearing and delivering; what a dead process left unfinished is finished first. */
    start: (): void => {
      timers = [
        setInterval(guard(sweep, 'sweep failed'), parts.sweepEvery ?? 30_000),
        setInterval(guard(renew, 'lease not renewed'), LEASE / 3),
      ].map((timer) => timer.unref())
      channel.start({
        message: (message) => {
          if (!barred) inbox.take(message)
        },
        up: (arrived) => {
          log.info({ account: arrived }, 'logged in')
          guard(() => arrive(arrived), 'could not take up unfinished work')()
        },
        down: (why) => log.warn({ why }, 'WeChat is out of reach'),
      })
    },
    status: (): BridgeStatus => ({
      busy: inbox.busy(), turns: status.turns, troubles: status.troubles, leased: status.leased,
      ...(status.lastTurnAt === undefined ? {} : { lastTurnAt: status.lastTurnAt }),
    }),
    /** Lets what is being answered finish, then stops. */
    stop: async (): Promise<void> => {
      for (const timer of timers) clearInterval(timer)
      await inbox.close()
      await ledger.stop()
      await channel.stop()
      if (account !== undefined && status.leased) await store.lease(account, parts.holder, 0)
    },
  }
}

const reason = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))

export type Bridge = ReturnType<typeof buildBridge>
