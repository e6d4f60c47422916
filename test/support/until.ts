import { setTimeout as wait } from 'node:timers/promises'

/** Resolves when `holds` does not reject or answer false any more; rejects with its last reason after `ms`. */
export const until = async (holds: () => unknown, ms = 10_000): Promise<void> => {
  const end = Date.now() + ms
  for (;;) {
    let reason: unknown = new Error('it did not become true in time')
    try {
      if (await holds() !== false) return
    } catch (error) {
      reason = error
    }
    if (Date.now() > end) throw reason
    await wait(15)
  }
}
