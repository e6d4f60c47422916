import type { Effect } from '../core/effect.ts'
import { figuresOf, type Figures } from '../core/figures.ts'
import { drawFigures } from '../core/figuresPicture.ts'
import type { OutgoingFile } from '../core/file.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import { phrase, referTo, type Rendering } from '../core/render.ts'
import { ledgerSheet } from '../core/sheet.ts'
import type { Address } from '../core/ticket.ts'
import type { Press } from '../core/press.ts'
import type { DeliveryId, Ledger, Pending } from '../ports.ts'

export type FiguresTools = Readonly<{ ledger: Ledger; library: () => Library; press: Press }>

const STAFF_VOICE = { locale: 'zh-CN', traditional: false } as const

/** O3: the numbers of a period, and when asked for the table and the picture of it. The table names people, so it goes to whoever asked in private and nowhere else. */
export const reportFigures = async (pending: Pending, effect: Extract<Effect, { do: 'figures' }>, { ledger, library, press }: FiguresTools): Promise<Outcome> => {
  const { id, origin: { speaker, to, at } } = pending
  const { period, table, picture } = effect
  const tickets = await ledger.ticketsBetween(period.from, period.until)
  const figures = figuresOf(tickets, await ledger.ratingsBetween(period.from, period.until), period, at, library())
  const rendering: Rendering = { library: library(), locale: 'zh-CN' }
  const name = (kind: 'table' | 'picture'): string => phrase(`figures.file.${kind}`, { period: referTo(`figures.period.${period.name}`), from: figures.days[0]?.name ?? '' }, rendering)
  const privately: Address = { kind: 'private', account: speaker.account, contact: speaker.contact }
  const files: readonly Readonly<{ to: Address; file: OutgoingFile }>[] = [
    ...(table ? [{ to: privately, file: await press.sheet(ledgerSheet(tickets, speaker.roles.includes('admin'), at, rendering), name('table')) }] : []),
    ...(picture ? [{ to: withoutMention(to), file: await press.picture(drawFigures(figures, rendering), name('picture')) }] : []),
  ]
  return ledger.once(id, at, async (transaction): Promise<Extract<Outcome, { of: 'figures' }>> => {
    for (const [n, one] of files.entries()) {
      await transaction.deliver({ id: `${id}/file/${n}` as DeliveryId, to: one.to, about: 'notice', voice: STAFF_VOICE, lines: [], files: [one.file], dueAt: at })
    }
    return { of: 'figures', figures: told(figures), shared: to.kind === 'room', table, picture }
  })
}

const withoutMention = (to: Address): Address => (to.kind === 'room' ? { kind: 'room', account: to.account, room: to.room } : to)

/** What is recorded with the effect: every number, and not the days. */
const told = (figures: Figures): Figures => ({ ...figures, days: [] })
