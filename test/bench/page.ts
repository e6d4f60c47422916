/// <reference lib="dom" />
import { buildPage } from '../../src/adapters/web/page/build.ts'
import { firstLoad, readPageFiles } from '../../src/adapters/web/page/files.ts'
import { startSite } from '../page/site.ts'
import { openBrowser, openTab } from '../page/tab.ts'

const ROOM = 'community@chatroom'
/** Different people and questions: whoever says the same thing again and again gets no more answers. */
const ASKERS = ['zhang', 'yun', 'chen', 'admin', 'lead']
const QUESTIONS = ['归侨是什么意思', '绿卡和华侨是一回事吗', '三侨生怎么照顾', '养老金资格认证怎么办']

/** How long after the bot said something another tab shows it, in ms, for every answer to a few questions in the group. */
const measureArrivals = async (): Promise<readonly number[]> => {
  const browser = await openBrowser()
  if (browser === undefined) return []
  const site = await startSite()
  try {
    const { page } = await openTab(browser, site.url, `yun/${ROOM}`)
    await page.evaluate(() => {
      const seen: { id: string; at: number }[] = []
      Object.assign(globalThis, { seen })
      new MutationObserver(() => {
        for (const one of document.querySelectorAll('.message[data-from=wxid_bot]:not([data-seen])')) {
          one.setAttribute('data-seen', '')
          seen.push({ id: one.querySelector('time')?.getAttribute('dateTime') ?? '', at: Date.now() })
        }
      }).observe(document.body, { childList: true, subtree: true })
    })
    for (const text of QUESTIONS) {
      for (const as of ASKERS) {
        const before = await page.locator('.message[data-from=wxid_bot]').count()
        await fetch(`${site.url}/api/acts`, {
          method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ do: 'say', as, room: ROOM, text: `@侨桥 ${text}`, mention: ['wxid_bot'] }),
        })
        await page.waitForFunction((count) => document.querySelectorAll('.message[data-from=wxid_bot]').length > count, before)
      }
    }
    const seen = await page.evaluate('globalThis.seen') as readonly { id: string; at: number }[]
    return seen.map(({ id, at }) => at - Date.parse(id)).toSorted((one, other) => one - other)
  } finally {
    await browser.close()
    await site.stop()
  }
}

/** Figures of the page: what a first visit loads, and how soon another tab shows what the bot said. */
export const benchPage = async (): Promise<void> => {
  const size = firstLoad(await readPageFiles(await buildPage()))
  const arrivals = await measureArrivals()
  console.log('\n## the page\n')
  console.log('| first visit, gzip KB | messages | in the other tab: median ms | worst ms |\n| --- | --- | --- | --- |')
  console.log(`| ${[(size / 1024).toFixed(1), arrivals.length, arrivals[arrivals.length >> 1] ?? 'no browser', arrivals.at(-1) ?? ''].join(' | ')} |`)
}
