import { setImmediate } from 'node:timers/promises'
import type { Ask } from './asking.ts'
import type { Library } from './core/library.ts'

/** So many sentences and the code that hears them is compiled; the first ones take ten times as long as later ones. */
const ENOUGH = 48

/** Asks some of what the library says people ask and wish, so that the first people to write wait no longer than others. Between two sentences everything else has its turn. */
export const warmUp = async (ask: Ask, { asking, services }: Pick<Library, 'asking' | 'services'>, signal?: AbortSignal): Promise<void> => {
  const sentences = [...[...asking.values()].map(({ ways }) => ways[0]), ...[...services.values()].map(({ examples }) => examples[0])].filter((one) => one !== undefined)
  const every = Math.max(1, Math.floor(sentences.length / ENOUGH))
  for (const text of sentences.filter((_, at) => at % every === 0)) {
    await setImmediate()
    if (signal?.aborted === true) return
    await ask({ turns: [text], scope: 'private' })
  }
}
