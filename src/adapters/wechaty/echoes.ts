import type { Timing } from './timing.ts'

/** A send whose own message may still come back to us from the provider. */
export type Expectation = Readonly<{
  /** Resolves when it came back. */
  seen: Promise<void>
  /** The provider took it, under this id when it gave one: what comes back for it proves nothing else. */
  acknowledged: (id: string | undefined) => void
  /** Nobody waits for it any more. */
  drop: () => void
}>

/** What we said and the provider shows us again: the proof that an uncertain send arrived. */
export type Echoes = Readonly<{
  expect: (conversation: string, text: string) => Expectation
  heard: (conversation: string, text: string, id: string) => void
  isOurs: (id: string) => boolean
}>

const IDS_KEPT = 2_000

type Open = { readonly text: string; readonly see: () => void; until: number }

// Promise.withResolvers is younger than our Node.
const withResolvers = (): Readonly<{ promise: Promise<void>; resolve: () => void }> => {
  const made: { resolve?: () => void } = {}
  const promise = new Promise<void>((resolve) => {
    made.resolve = resolve
  })
  return { promise, resolve: () => made.resolve?.() }
}

const sameWords = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** Echoes of one account; `keptMs` is how long an acknowledged send without an id still waits for its own. */
export const createEchoes = (timing: Timing, keptMs: number): Echoes => {
  const open = new Map<string, Open[]>()
  const ids = new Set<string>()

  const remember = (id: string): void => {
    ids.add(id)
    if (ids.size > IDS_KEPT) ids.delete(ids.values().next().value ?? '')
  }

  const drop = (conversation: string, gone: (one: Open) => boolean): void => {
    const left = (open.get(conversation) ?? []).filter((one) => !gone(one))
    if (left.length === 0) open.delete(conversation)
    else open.set(conversation, left)
  }

  return {
    expect: (conversation, text) => {
      const { promise: seen, resolve: see } = withResolvers()
      const one: Open = { text: sameWords(text), see, until: Number.POSITIVE_INFINITY }
      open.set(conversation, [...(open.get(conversation) ?? []), one])
      return {
        seen,
        acknowledged: (id) => {
          if (id === undefined) {
            one.until = timing.now() + keptMs
          } else {
            remember(id)
            drop(conversation, (other) => other === one)
          }
        },
        drop: () => drop(conversation, (other) => other === one),
      }
    },
    heard: (conversation, text, id) => {
      drop(conversation, (one) => one.until < timing.now())
      if (ids.has(id)) return
      remember(id)
      const words = sameWords(text)
      const first = open.get(conversation)?.find((one) => one.text === words)
      if (first === undefined) return
      first.see()
      drop(conversation, (one) => one === first)
    },
    isOurs: (id) => ids.has(id),
  }
}
