import type { ConversationId } from '../core/ids.ts'
import { conversationOf, type Message } from '../core/message.ts'
import type { ConversationStore } from '../ports.ts'

/** How the inbox waits: milliseconds after the last message of a burst before it is heard as one turn. */
export type Patience = (burst: readonly Message[]) => number

export type InboxTools = Readonly<{
  store: ConversationStore
  /** Whether this message is any of our business: addressed to us, or part of a burst that is. */
  concerns: (message: Message, open: boolean) => Promise<boolean>
  patience: Patience
  /** Hears and answers everything the conversation holds. A rejection means: not yet, the messages are safe. */
  answer: (conversation: ConversationId) => Promise<void>
  /** Something could not be done now; `again` milliseconds until the next try. */
  onTrouble: (conversation: ConversationId, message: Message | undefined, error: unknown) => void
}>

/** One conversation's place in the inbox: messages kept in order, a timer for the burst, one answer at a time. Keeping never waits for answering. */
type Lane = { hearing: Promise<void>; answering: Promise<void>; timer: NodeJS.Timeout | undefined; burst: Message[]; waiting: number }

const FIRST_RETRY = 500
const LAST_RETRY = 15_000
/** However long somebody keeps typing, the first words are not left waiting longer than this. */
const LONGEST_BURST = 12_000

/** A queue for every conversation: nothing dropped, nothing overtaken, a burst heard as one turn. H1, H2. */
export const openInbox = ({ store, concerns, patience, answer, onTrouble }: InboxTools) => {
  const lanes = new Map<ConversationId, Lane>()
  const closing = new AbortController()

  const laneOf = (id: ConversationId): Lane => {
    const found = lanes.get(id)
    if (found !== undefined) return found
    const made: Lane = { hearing: Promise.resolve(), answering: Promise.resolve(), timer: undefined, burst: [], waiting: 0 }
    lanes.set(id, made)
    return made
  }

  const enqueue = (id: ConversationId, lane: Lane, line: 'hearing' | 'answering', work: () => Promise<void>): void => {
    lane.waiting += 1
    lane[line] = lane[line].then(work).catch((error: unknown) => onTrouble(id, undefined, error)).finally(() => {
      lane.waiting -= 1
      if (lane.waiting === 0 && lane.timer === undefined && lanes.get(id) === lane) lanes.delete(id)
    })
  }

  const keepTrying = async (id: ConversationId, message: Message | undefined, work: () => Promise<void>): Promise<void> => {
    let wait = FIRST_RETRY
    do {
      try {
        return await work()
      } catch (error) {
        onTrouble(id, message, error)
        await pause(wait, closing.signal)
        wait = Math.min(wait * 2, LAST_RETRY)
      }
    } while (!closing.signal.aborted)
  }

  const answerSoon = (id: ConversationId, lane: Lane, ms: number): void => {
    clearTimeout(lane.timer)
    if (closing.signal.aborted) return
    lane.timer = setTimeout(() => {
      lane.timer = undefined
      const last = lane.burst.at(-1)
      lane.burst = []
      enqueue(id, lane, 'answering', () => keepTrying(id, last, () => answer(id)))
    }, ms)
  }

  return {
    /** Takes a message in; returns at once. Once the store has it, it will be answered, whatever happens to this process. */
    take: (message: Message): void => {
      const id = conversationOf(message)
      const lane = laneOf(id)
      enqueue(id, lane, 'hearing', async () => {
        const open = lane.burst.length > 0
        if (!await retrieve(() => concerns(message, open), (error) => onTrouble(id, message, error))) return
        await keepTrying(id, message, () => store.receive(message))
        lane.burst.push(message)
        const since = lane.burst[0]?.heardAt ?? message.heardAt
        answerSoon(id, lane, Math.min(patience(lane.burst), Math.max(0, since + LONGEST_BURST - message.heardAt)))
      })
    },
    /** Hears a conversation that already holds messages or effects: after a restart, and on every sweep. */
    revisit: (id: ConversationId): void => {
      const lane = laneOf(id)
      if (lane.timer === undefined && lane.waiting === 0) answerSoon(id, lane, 0)
    },
    /** How many conversations are being heard or answered right now. */
    busy: (): number => lanes.size,
    /** Stops waiting and lets what is being answered finish. Accepted messages stay in the store, and what still comes is kept there. */
    close: async (): Promise<void> => {
      closing.abort()
      for (const lane of lanes.values()) clearTimeout(lane.timer)
      await Promise.allSettled([...lanes.values()].flatMap(({ hearing, answering }) => [hearing, answering]))
    },
  }
}

/** Resolves after `ms`, or as soon as the signal comes. */
const pause = (ms: number, signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  const end = (): void => {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
    resolve()
  }
  const timer = setTimeout(end, signal.aborted ? 0 : ms).unref()
  signal.addEventListener('abort', end)
})

/** A question about a message that could not be answered is answered yes: better heard twice than never. */
const retrieve = async (question: () => Promise<boolean>, onError: (error: unknown) => void): Promise<boolean> => {
  try {
    return await question()
  } catch (error) {
    onError(error)
    return true
  }
}

export type Inbox = ReturnType<typeof openInbox>
