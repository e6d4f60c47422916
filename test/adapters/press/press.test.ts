import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPress } from '../../../src/adapters/press/press.ts'
import { figuresOf, type Figures, type Period } from '../../../src/core/figures.ts'
import { drawFigures } from '../../../src/core/figuresPicture.ts'
import type { Library } from '../../../src/core/library.ts'
import { ledgerSheet } from '../../../src/core/sheet.ts'
import type { AccountId, ContactId, PersonId, ServiceId, SlotId } from '../../../src/core/ids.ts'
import type { Ticket } from '../../../src/core/ticket.ts'
import { ticketOf } from '../../support/ledgerSamples.ts'
import { loadShipped } from '../../support/shippedLibrary.ts'

const FROM = Date.parse('2026-11-01T00:00:00+08:00')
const DAY = 24 * 60 * 60_000
const period: Period = { name: 'month', from: FROM, until: Date.parse('2026-12-01T00:00:00+08:00') }
const NOW = Date.parse('2026-11-26T10:00:00+08:00')
const speaker = { person: 'p' as PersonId, account: 'bot' as AccountId, contact: 'c' as ContactId, name: '张建国', roles: [], friend: true }
const staff = { person: 's' as PersonId, name: '小王', contact: 'w' as ContactId, account: 'bot' as AccountId }

const sample = (n: number, service: string, change: Partial<Ticket> = {}): Ticket => ticketOf(speaker, `Q11${String((n % 25) + 1).padStart(2, '0')}-${String(n).padStart(2, '0')}`, {
  service: service as ServiceId, openedAt: FROM + (n % 25) * DAY + 3_600_000, words: '=HYPERLINK("http://x","点我") 母亲李秀英',
  slots: { ['phone' as SlotId]: { text: '13912345678', said: '13912345678', masked: '139****5678' }, ['address' as SlotId]: { text: '国泰新都8幢302', said: '国泰新都8幢302', masked: '国泰新都8幢' } },
  ...(n % 2 === 0 ? { state: 'closed', closedAt: FROM + (n % 25) * DAY + 9 * 3_600_000, assignee: staff } : {}),
  ...change,
})
const tickets = [...Array.from({ length: 23 }, (_, n) => sample(n, 'home-visit')), ...Array.from({ length: 11 }, (_, n) => sample(n + 30, 'meal')), ...Array.from({ length: 7 }, (_, n) => sample(n + 50, 'legal-consult')), sample(70, 'day-care'), sample(71, 'day-care')]

let library: Library
let figures: Figures
beforeAll(async () => {
  library = await loadShipped()
  figures = figuresOf(tickets, [5, 5, 4, 5, 4, 3], period, NOW, library)
}, 60_000)

describe('the figures of a month', () => {
  it('count what was opened, closed and is open, and who and what most', () => {
    expect(figures).toMatchObject({ opened: 43, closed: 23, open: 20, rated: 6, score: 43 })
    expect(figures.services[0]).toEqual({ name: library.services.get('home-visit' as ServiceId)?.name, count: 23 })
    expect(figures.staff).toEqual([{ name: '小王', count: 23 }])
    expect(figures.days).toHaveLength(26)
    expect(figures.days.reduce((sum, { count }) => sum + count, 0)).toBe(43)
  })
})

describe('the picture', () => {
  it('is a PNG with nothing few and nobody in it', { timeout: 60_000 }, async () => {
    const svg = drawFigures(figures, { library, locale: 'zh-CN' })
    const names = [library.services.get('home-visit' as ServiceId)?.name ?? '?', library.services.get('day-care' as ServiceId)?.name ?? '?'] as const
    expect(svg).toContain(names[0])
    expect(svg).not.toContain(names[1])
    for (const secret of ['小王', '张建国', '李秀英']) expect(svg).not.toContain(secret)
    const { base64, name, mediaType } = await openPress().picture(svg, '月报.png')
    const png = Buffer.from(base64, 'base64')
    expect([name, mediaType]).toEqual(['月报.png', 'image/png'])
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1500)
    expect(png.length).toBeGreaterThan(20_000)
  })

  it('has its Chinese drawn: other words are other pixels', { timeout: 60_000 }, async () => {
    const draw = async (text: string): Promise<string> =>
      (await openPress().picture(`<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><text x="4" y="30" font-size="24" font-family="Noto Sans SC">${text}</text></svg>`, 'x.png')).base64
    expect(await draw('探访')).not.toBe(await draw('助餐'))
    expect(await draw('探访')).toBe(await draw('探访'))
  })
})

describe('the table', () => {
  const read = async (entitled: boolean) => {
    const { base64, name } = await openPress().sheet(ledgerSheet(tickets, entitled, NOW, { library, locale: 'zh-CN' }), '台账.xlsx')
    expect(name).toBe('台账.xlsx')
    const sheets = await readXlsxFile(Buffer.from(base64, 'base64'))
    return sheets
  }

  it('read back holds every ticket in full for the admin', async () => {
    const [first] = await read(true)
    const rows = first?.data ?? []
    expect(rows).toHaveLength(tickets.length + 1)
    expect(rows[0]?.slice(0, 2)).toEqual(['单号', '事项'])
    const row = rows[1]?.join(' ') ?? ''
    for (const piece of [tickets[0]?.number ?? '?', '张建国', '13912345678', '国泰新都8幢302', '2026-11-01 01:00']) expect(row).toContain(piece)
  })

  it('is masked for everybody else, in every cell', async () => {
    const [first] = await read(false)
    const all = JSON.stringify(first?.data)
    for (const secret of ['张建国', '李秀英', '13912345678', '302']) expect(all).not.toContain(secret)
    expect(all).toContain('国泰新都8幢')
    expect(all).toContain('张**')
  })

  it('holds no formula, whatever people write', async () => {
    const [first] = await read(true)
    expect(first?.data[1]?.at(-1)).toBe(`'${tickets[0]?.words}`)
  })
})
