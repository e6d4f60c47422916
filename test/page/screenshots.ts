import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startSite } from './site.ts'
import { openBrowser, openTab } from './tab.ts'

/** `tsx test/page/screenshots.ts <directory>`: pictures of the page to be looked at, light and dark, wide and on a phone, after the first story. */
const [directory = 'coverage/page'] = process.argv.slice(2)
await mkdir(directory, { recursive: true })
const browser = await openBrowser()
if (browser === undefined) process.exit(1)
const site = await startSite()
const shoot = async (name: string, seat: string, options: Parameters<typeof openTab>[3], open?: string): Promise<void> => {
  const { page } = await openTab(browser, site.url, seat, options)
  if (open !== undefined) await page.locator(open).click()
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(directory, `${name}.png`) })
  await page.context().close()
}
const WIDE = { width: 1280, height: 740 }
const PHONE = { width: 390, height: 780 }
const { page } = await openTab(browser, site.url, '', { greeted: false, viewport: WIDE })
await page.waitForTimeout(600)
await page.screenshot({ path: join(directory, 'welcome.png') })
await page.locator('[data-story=visit]').click()
await page.locator('.chat.side .message', { hasText: '归您了' }).waitFor({ timeout: 90_000 })
await page.waitForTimeout(1_500)
await page.screenshot({ path: join(directory, 'wechat.png') })
await page.locator('.tourBar[data-over=true]').waitFor({ timeout: 90_000 })
for (const colorScheme of ['light', 'dark'] as const) {
  await shoot(colorScheme, 'zhang/zhang', { colorScheme, viewport: WIDE })
  await shoot(`${colorScheme}-faults`, 'zhang/zhang', { colorScheme, viewport: WIDE }, '[data-tool=faults]')
  await shoot(`${colorScheme}-phone-list`, 'zhang/zhang', { colorScheme, viewport: PHONE, hasTouch: true, isMobile: true })
  await shoot(`${colorScheme}-phone-chat`, 'zhang/zhang', { colorScheme, viewport: PHONE, hasTouch: true, isMobile: true }, '.conversations button >> nth=0')
  await shoot(`${colorScheme}-tablet`, 'wang/wang', { colorScheme, viewport: { width: 1000, height: 760 } }, '[data-tool=language]')
}
await browser.close()
await site.stop()
