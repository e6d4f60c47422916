import { isCurator } from '../core/context.ts'
import { cardLines, cardOfWeek, cardsOf, nextCard, previewLines, weekOf } from '../core/lawCard.ts'
import type { CurationOutcome, CurationWork } from '../core/curationWork.ts'
import type { AccountId, EffectId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import type { TimerId } from '../core/timer.ts'
import { nextWaking } from '../core/waking.ts'
import type { DeliveryId, Ledger, LedgerTransaction, Pending } from '../ports.ts'
import type { Clocked } from './clocked.ts'

const STAFF_VOICE = { locale: 'zh-CN', traditional: false } as const

const awaitWeek = async (transaction: LedgerTransaction, account: AccountId, now: number, library: Library): Promise<void> => {
  const at = nextCard(now, library)
  await transaction.setTimer({ id: `lawCard/${account}/${weekOf(at, library)}` as TimerId, account, subject: `lawCard/${account}`, dueAt: at, task: { kind: 'lawCard' } })
}

/** Begins the weeks of an account. */
export const beginCards = async (ledger: Ledger, account: AccountId, now: number, library: Library): Promise<void> => {
  await ledger.once(`lawCard/${account}/begun/${now}` as EffectId, now, async (transaction) => {
    await awaitWeek(transaction, account, now, library)
    return { of: 'done' }
  })
}

/** C2: once a week the admins see the next card, when a group wants cards; it is posted when one of them says so, and not otherwise. */
export const previewCard: Clocked<'lawCard'> = async ({ transaction, timer, effect, now, library }) => {
  await awaitWeek(transaction, timer.account, now, library)
  const rooms = await transaction.cardRooms(timer.account, weekOf(now, library))
  const cards = cardsOf(library, now)
  const n = cardOfWeek(weekOf(timer.dueAt, library), cards)
  const entry = cards[n - 1]
  if (rooms.length === 0 || entry === undefined) return
  for (const { person, account, contact } of await transaction.staff('admin')) {
    await transaction.deliver({
      id: `${effect}/${person}` as DeliveryId, to: { kind: 'private', account, contact }, about: 'notice', voice: STAFF_VOICE,
      lines: previewLines(n, entry, rooms.length), dueAt: now,
    })
  }
}

/** Switches cards on or off in a room, or posts one: to every room that wants them, once a week, never at night and never into a room that was told to be quiet. */
export const workCard = async (
  transaction: LedgerTransaction, { origin: { speaker, at } }: Pending, work: Extract<CurationWork, { do: 'cards' | 'postCard' }>, library: Library,
): Promise<CurationOutcome | Extract<Outcome, { of: 'done' }>> => {
  if (work.do === 'cards') {
    if (!speaker.roles.includes('admin')) return { of: 'done' }
    await transaction.setCards(speaker.account, work.room, work.on)
    return { of: 'curate', result: 'cards', on: work.on }
  }
  const entry = library.entries.get(work.entry)
  if (entry === undefined || !isCurator(speaker)) return { of: 'done' }
  const week = weekOf(at, library)
  const rooms = await transaction.cardRooms(speaker.account, week)
  for (const { account, room, quietUntil } of rooms) {
    await transaction.noteCard(account, room, week)
    await transaction.deliver({
      id: `lawCard/${account}/${week}/${room}` as DeliveryId, to: { kind: 'room', account, room }, about: 'notice', voice: STAFF_VOICE,
      lines: cardLines(entry), dueAt: nextWaking(Math.max(at, quietUntil ?? 0), library.community.zone),
    })
  }
  return { of: 'curate', result: 'posted', title: entry.title, rooms: rooms.length }
}
