import type { Puppet } from 'wechaty-puppet'
import type { Timing } from './timing.ts'

const LOOK_MS = 1_000
const SIGNS = ['heartbeat', 'dong', 'message'] as const

/**
 * Resolves with the reason once there was no sign of life for `silence` ms; never, when the signal aborts first.
 * After half of that it asks for a sign.
 */
export const watchSilence = async (puppet: Puppet, silence: number, timing: Timing, signal: AbortSignal): Promise<string> => {
  let last = timing.now()
  let asked = false
  for (const sign of SIGNS)
    puppet.on(sign, () => {
      last = timing.now()
      asked = false
    })

  for (;;) {
    await timing.pause(Math.min(LOOK_MS, silence / 4), signal)
    if (signal.aborted) return new Promise(() => {})
    const quiet = timing.now() - last
    if (quiet >= silence) return `no sign of life for ${Math.round(quiet / 1000)} s`
    if (quiet < silence / 2 || asked) continue
    asked = true
    try {
      puppet.ding('still there?')
    } catch {
      // Without a client nobody can be asked; the silence will tell.
    }
  }
}
