/// <reference lib="dom" />
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { startSite, type Site } from './site.ts'
import { openBrowser, openTab } from './tab.ts'

const browser = await openBrowser()
const PHONE = { width: 390, height: 844 }

/** What would keep somebody with a screen reader or without a mouse from using the page. */
const barriers = async (page: Page): Promise<readonly string[]> => {
  // Run in the page's own world: the page lets no foreign script in.
  await page.evaluate(axe.source)
  const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })') as axe.AxeResults
  return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

describe.skipIf(browser === undefined)('the page of the simulated WeChat', { timeout: 150_000 }, () => {
  let site: Site | undefined
  const open = (seat: string, options: BrowserContextOptions & Readonly<{ greeted?: boolean }> = {}) => openTab(browser as Browser, site?.url ?? '', seat, options)
  beforeAll(async () => { site = await startSite() }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('shows a newcomer within a minute how a ticket reaches the staff room, and stops where they say', async () => {
    const { page, side, chat, troubles } = await open('', { greeted: false })
    const began = Date.now()
    await page.locator('[data-story=visit]').click()
    await side.locator('.message', { hasText: '【新单】' }).waitFor({ timeout: 60_000 })
    expect(Date.now() - began).toBeLessThan(60_000)
    await page.locator('[data-tool=tourStop]').click()
    expect(await page.locator('.tourBar').count()).toBe(0)
    await page.waitForTimeout(1_000)
    const said = await page.locator('.message').count()
    await page.waitForTimeout(3_000)
    expect(await page.locator('.message').count()).toBe(said)
    expect(await chat.locator('textarea').isEditable()).toBe(true)
    expect(troubles).toEqual([])
  })

  it('two tabs are two people: what one says the other reads at once, and what is not read is counted', async () => {
    const asker = await open('yun/community@chatroom')
    const reader = await open('chen/chen')
    await asker.say('大家好，今天活动几点开始？')
    await reader.page.locator('.conversations .badge').first().waitFor()
    expect(await reader.page.locator('.people a[aria-current] .badge').innerText()).toMatch(/^\d+$/)
    await reader.page.locator('.conversations button', { hasText: '椿桂坊' }).click()
    await reader.chat.locator('.message', { hasText: '今天活动几点开始' }).waitFor()
    expect(await reader.page.locator('.people a[aria-current] .badge').count()).toBe(0)
    await reader.say('@恽女士 下午两点')
    await asker.chat.locator('.message[data-from=chen]', { hasText: '下午两点' }).waitFor()
    expect([...asker.troubles, ...reader.troubles]).toEqual([])
    for (const { page } of [asker, reader]) await page.context().close()
  })

  it('carries photos, voices, places, pats and requests to be friends', async () => {
    const { page, chat, say, hear, troubles } = await open('chen/chen')
    await chat.getByRole('button', { name: '加侨桥为好友' }).click()
    await say('你好')
    await hear(/./)
    const attach = async (menu: string, item: string): Promise<void> => {
      await chat.locator('.tools').getByRole('button', { name: menu }).click()
      await page.locator(`[data-item="${item}"]`).click()
    }
    await attach('照片', 'samplePhoto')
    const picture = chat.locator('.picture img').last()
    await picture.waitFor()
    await page.waitForFunction(() => [...document.querySelectorAll<HTMLImageElement>('.picture img')].some(({ naturalWidth }) => naturalWidth > 100))
    await attach('语音', 'sampleVoice')
    await chat.locator('.voice', { hasText: '7″' }).waitFor()
    await attach('位置', '国泰新都')
    await chat.locator('.place', { hasText: '国泰新都' }).waitFor()
    await chat.locator('.message[data-from=wxid_bot] .face').last().dblclick()
    await chat.locator('.notice', { hasText: '拍了拍 侨桥' }).waitFor()
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('goes on after a power cut in the middle of a form, in the same tab', async () => {
    const { page, say, hear, troubles } = await open('zhang/zhang')
    await say('取消')
    await hear(/./)
    await say('想请人每周一上午去看看我爸精神好不好，他住国泰新都8幢，电话13912345678')
    await hear('探访关爱')
    await site?.cutPower()
    await page.locator('.bar > .state.up').waitFor({ timeout: 60_000 })
    await page.locator('.veil').waitFor({ state: 'detached' })
    await say('他同意的')
    await hear(/国泰新都8幢[\s\S]*回“好”/)
    await say('好')
    await hear(/单号 Q\d{4}-\d{2}/)
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('gets over a lost network, and says nothing twice for throttling and lost receipts', async () => {
    const { page, chat, say, hear, troubles } = await open('yun/yun')
    await page.locator('[data-tool=faults]').click()
    const flip = (fault: string) => page.locator(`[data-fault=${fault}]`).click()
    const happened = (what: string) => page.locator(`.happenings [data-what=${what}]`).first().waitFor()
    const answers = (): Promise<readonly string[]> => chat.locator('.message[data-from=wxid_bot]').allInnerTexts()

    await flip('network')
    await happened('networkOn')
    await say('绿卡和华侨是一回事吗')
    await page.locator('.bar > .state.down').waitFor()
    await flip('network')
    await happened('networkOff')
    await hear('华侨')
    await page.locator('.bar > .state.up').waitFor()

    await flip('throttled')
    await happened('throttledOn')
    // What was under way when the network went may come again: nobody can know whether it arrived.
    await page.waitForTimeout(2_500)
    const before = await answers()
    await say('三侨生加几分')
    await happened('throttled')
    expect(await answers()).toEqual(before)
    await flip('throttled')
    await hear('三侨生')
    await page.waitForTimeout(2_500)
    const after = (await answers()).slice(before.length)
    expect(new Set(after).size).toBe(after.length)

    await flip('lostAck')
    await happened('lostAckOn')
    await say('养老金资格认证怎么办')
    await happened('ackLost')
    await hear('养老金')
    await flip('lostAck')
    await page.waitForTimeout(3_000)
    const last = (await chat.locator('.message[data-from=wxid_bot] .bubble').allInnerTexts()).filter((text) => text.includes('养老金'))
    expect(new Set(last).size).toBe(last.length)
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('has no serious barrier, light and dark, with its windows open, on a phone, in English', async () => {
    const first = await open('zhang/zhang')
    await first.say('在吗')
    await first.hear(/./)
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, chat } = await open('zhang/zhang', { colorScheme })
      expect(await barriers(page)).toEqual([])
      await page.locator('[data-tool=faults]').click()
      await chat.locator('.message').last().hover()
      await chat.locator('.held .menu > button').last().click()
      expect(await barriers(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.locator('[data-tool=language]').click()
      await page.locator('[data-tool=tour]').click()
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      expect(await barriers(page)).toEqual([])
      await page.context().close()
      const phone = await open('zhang/zhang', { colorScheme, viewport: PHONE })
      await phone.page.locator('.conversations button').first().click()
      expect(await barriers(phone.page)).toEqual([])
      await phone.page.context().close()
    }
  })

  it('is used without a mouse', async () => {
    const { page, chat } = await open('yun/community@chatroom')
    const field = chat.locator('textarea')
    await field.focus()
    await page.keyboard.type('在吗')
    await page.keyboard.press('Home')
    await page.keyboard.type('@')
    await chat.getByRole('listbox').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    // The caret stands behind the name at once, and nothing moves it while one types on.
    await page.keyboard.type('你好，')
    await page.keyboard.press('Enter')
    await chat.locator('.message.mine', { hasText: '你好，在吗' }).last().waitFor()
    expect(await chat.locator('.message.mine', { hasText: '在吗' }).last().innerText()).toContain('@侨桥')
    await chat.locator('.message.mine', { hasText: '在吗' }).last().locator('.held .menu > button').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '引用' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await field.evaluate((box) => box === document.activeElement)).toBe(true)
    expect(await chat.locator('.quoting').innerText()).toContain('在吗')
    await page.keyboard.press('Escape')
    expect(await chat.locator('.quoting').count()).toBe(0)
    await page.context().close()
  })

  it('fits a phone: one thing at a time, nothing beside the screen', async () => {
    const { page, chat, say } = await open('zhang/zhang', { viewport: PHONE, hasTouch: true, isMobile: true })
    const overhang = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await chat.isVisible()).toBe(false)
    expect(await overhang()).toBe(0)
    await page.locator('.conversations button', { hasText: '侨桥' }).last().tap()
    await say('谢谢')
    expect(await overhang()).toBe(0)
    await chat.getByRole('button', { name: '返回' }).tap()
    expect(await page.locator('.conversations').isVisible()).toBe(true)
    await page.context().close()
  })

  it('starts afresh only after it has been confirmed, in every tab', async () => {
    const { page, chat, say, hear } = await open('zhang/zhang')
    const other = await open('wang/desk@chatroom')
    await say('在吗')
    await hear(/./)
    expect(await chat.locator('.message').count()).toBeGreaterThan(0)
    await page.locator('[data-tool=afresh]').click()
    await page.getByRole('button', { name: '先不' }).click()
    expect(await chat.locator('.message').count()).toBeGreaterThan(0)
    await page.locator('[data-tool=afresh]').click()
    await page.locator('[data-tool=afreshSure]').click()
    for (const tab of [page, other.page]) {
      await tab.waitForFunction(() => document.querySelectorAll('.message').length === 0 && document.querySelector('.veil') === null, undefined, { timeout: 100_000 })
    }
    await say('办到哪了')
    await hear('没有登记')
  })
})
