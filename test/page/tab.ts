/// <reference lib="dom" />
import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { unavailable } from '../support/unavailable.ts'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const PATIENCE = 40_000

/** Debian's Chromium with a profile of its own, or undefined when it is not installed. */
export const openBrowser = async (): Promise<Browser | undefined> =>
  existsSync(CHROMIUM) ? chromium.launch({ executablePath: CHROMIUM, args: FLAGS }) : unavailable('Chromium', `no ${CHROMIUM}`)

/** A tab in which somebody sits in a conversation. */
export type Tab = Readonly<{
  page: Page
  /** The chat in the middle, and the staff room beside it. */
  chat: Locator
  side: Locator
  /** What cannot be so: errors and refused loads the page met. */
  troubles: readonly string[]
  /** Types into a chat and presses Enter. */
  say: (text: string, where?: Locator) => Promise<void>
  /** Waits until the bot has said something that holds this, after what was there when `say` was last called there. */
  hear: (words: string | RegExp, where?: Locator) => Promise<string>
  /** Chooses from the menu of the last message that holds these words. */
  choose: (item: string, words: string | RegExp, where?: Locator) => Promise<void>
}>

/** Opens a tab at a person's conversation; a newcomer's greeting is shown only when asked for. */
export const openTab = async (browser: Browser, url: string, seat: string, options: BrowserContextOptions & Readonly<{ greeted?: boolean }> = {}): Promise<Tab> => {
  const { greeted = true, ...rest } = options
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, ...rest })
  if (greeted) await context.addInitScript('localStorage.setItem("qiaoqiao.toured", "seen")')
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', ({ message }) => { troubles.push(message) })
  page.on('console', (said) => {
    if (said.type() === 'error' && !/WebSocket|ERR_CONNECTION/.test(said.text())) troubles.push(said.text())
  })
  page.setDefaultTimeout(PATIENCE)
  await page.goto(`${url}/#/${seat}`)
  const chat = page.locator('.chat:not(.side)')
  const side = page.locator('.chat.side')
  await chat.waitFor({ state: 'attached' })
  const before = new Map<Locator, number>()

  const say: Tab['say'] = async (text, where = chat) => {
    before.set(where, await where.locator('.message').count())
    await where.locator('textarea').fill(text)
    await where.locator('textarea').press('Enter')
  }
  const hear: Tab['hear'] = async (words, where = chat) => {
    const wanted = typeof words === 'string' ? words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : words.source
    const heard = await page.waitForFunction(([place, pattern, count]) => {
      const since = [...document.querySelectorAll(`${place} .message`)].slice(Number(count))
      const texts = since.filter((one) => one.getAttribute('data-from') === 'wxid_bot').map((one) => one.querySelector('.bubble')?.textContent ?? '')
      return texts.findLast((text) => new RegExp(pattern).test(text))
    }, [where === side ? '.chat.side' : '.chat:not(.side)', wanted, String(before.get(where) ?? 0)] as const)
    return String(await heard.jsonValue())
  }
  const choose: Tab['choose'] = async (item, words, where = chat) => {
    const message = where.locator('.message', { hasText: words }).last()
    await message.hover()
    await message.locator('.held .menu > button').click()
    await page.locator(`[data-item=${item}]`).click()
  }
  return { page, chat, side, troubles, say, hear, choose }
}
