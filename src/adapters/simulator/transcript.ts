import type { MessageKind } from '../../core/message.ts'

/** A message as everybody in the simulated WeChat sees it, the bot's and people's alike. */
export type Shown = Readonly<{
  /** Counts from 1 through the whole transcript. */
  n: number
  id: string
  /** ms since the epoch. */
  at: number
  /** Contact id; the account's own when the bot, or somebody on its phone, said it. */
  from: string
  /** In a room: the room. In private: the person the bot talks with. */
  conversation: string
  inRoom: boolean
  kind: MessageKind
  /** As WeChat shows it, with `@name` and the quoted part. */
  text: string
  /** Contact ids. */
  mentions: readonly string[]
  file?: Readonly<{ name: string; mediaType: string; base64: string }>
  /** For a recall: what was taken back. */
  recalls?: string
  /** What was answered by quoting it, and the words of the answer alone. */
  quote?: Readonly<{ message: string; words: string }>
}>

/** Which message is waited for. */
export type Wanted = (shown: Shown) => boolean

/** Everything that was said, and whoever watches. */
export type Transcript = Readonly<{
  show: (shown: Omit<Shown, 'n'>) => Shown
  /** Everything, or one conversation; oldest first. */
  all: (conversation?: string) => readonly Shown[]
  onShown: (watcher: (shown: Shown) => void) => () => void
  /** The first wanted message after number `after`, said or still to come; rejects after `ms` with what was said instead. */
  wait: (wanted: Wanted, ms: number, after: number) => Promise<Shown>
}>

const KEPT = 5_000

/** A transcript that goes on after `earlier`, or empty; of a long one only the last 5,000 messages are kept. */
export const createTranscript = (earlier: readonly Shown[] = []): Transcript => {
  const shown: Shown[] = earlier.slice(-KEPT)
  const watchers = new Set<(shown: Shown) => void>()
  let n = shown.at(-1)?.n ?? 0

  const onShown: Transcript['onShown'] = (watcher) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }

  return {
    show: (said) => {
      n += 1
      const one = { ...said, n }
      shown.push(one)
      if (shown.length > KEPT) shown.shift()
      for (const watcher of watchers) watcher(one)
      return one
    },
    all: (conversation) => (conversation === undefined ? [...shown] : shown.filter((one) => one.conversation === conversation)),
    onShown,
    wait: (wanted, ms, after) => {
      const isWanted = (one: Shown): boolean => one.n > after && wanted(one)
      const said = shown.find(isWanted)
      if (said !== undefined) return Promise.resolve(said)
      return new Promise((resolve, reject) => {
        const stop = onShown((one) => {
          if (!isWanted(one)) return
          clearTimeout(timer)
          stop()
          resolve(one)
        })
        const timer = setTimeout(() => {
          stop()
          const last = shown.slice(-5).map((one) => `${one.from} → ${one.conversation}: ${one.text}`)
          reject(new Error(`nothing wanted was said within ${ms} ms; last was: ${JSON.stringify(last)}`))
        }, ms)
      })
    },
  }
}
