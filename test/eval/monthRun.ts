import { loadLibrary } from '../../src/library/load.ts'
import { LibraryRefused } from '../../src/library/refused.ts'
import { liveMonth, type LivedMonth, type MonthPlan } from './month.ts'
import { embeddedStores, serverStores, type MonthStores } from './monthStores.ts'
import { TROUBLED } from './monthTrouble.ts'

/** The month of issue and README: a community of three hundred. */
export const MONTH: MonthPlan = { seed: 20_260_914, residents: 300, staff: 12, wishes: 900, days: 30, runOut: 28, troubles: TROUBLED }

/** Where a month can be lived through. */
export const STORES = ['embedded', 'servers'] as const
export type Stores = (typeof STORES)[number]

/** Lives through it on each of these stores, one after the other; `tell` hears of each as soon as it is over. Servers that are not installed are passed over. */
export const runMonth = async (plan: MonthPlan, on: readonly Stores[], tell: (lived: LivedMonth) => void): Promise<void> => {
  const loaded = await loadLibrary({ knowledgeDir: './knowledge', promptsDir: './prompts', today: '2026-09-14' })
  if (!loaded.ok) throw new LibraryRefused(loaded.mistakes)
  const live = async (stores: MonthStores): Promise<void> => {
    try {
      tell(await liveMonth(plan, stores, loaded.library))
    } finally {
      await stores.dispose()
    }
  }
  for (const which of on) {
    const stores = which === 'embedded' ? await embeddedStores() : await serverStores()
    if (stores !== undefined) await live(stores)
  }
}
