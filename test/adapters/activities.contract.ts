import { describe, expect, test } from 'vitest'
import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { Activity, SignUp } from '../../src/core/activity.ts'
import type { Speaker } from '../../src/core/context.ts'
import type { RoomId } from '../../src/core/ids.ts'
import type { LedgerTransaction } from '../../src/ports.ts'
import { MORNING, newEffect, newSpeaker } from '../support/ledgerSamples.ts'
import { within as withinLedger } from '../support/within.ts'
import type { LedgerUnderTest } from './ledger.contract.ts'

const HOUR = 3_600_000
const CHINESE = { locale: 'zh-CN', traditional: false } as const

/** The promises of `Ledger` about activities, for any database. */
export const activitiesContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger
  const within = <T>(work: (transaction: LedgerTransaction) => Promise<T>): Promise<T> => withinLedger(ledger(), work)
  const publish = (by: Speaker, change: Partial<Activity> = {}): Promise<Activity> => within(async (transaction) => {
    const activity: Activity = {
      n: await transaction.nextActivity(), account: by.account, state: 'open', title: '包粽子', at: MORNING + HOUR, until: MORNING + 3 * HOUR, by: { person: by.person, name: by.name, contact: by.contact, account: by.account },
      publishedAt: MORNING, capacity: 3, place: '活动室', ...change,
    }
    await transaction.saveActivity(activity)
    return activity
  })
  const signUpOf = ({ n }: Activity, { person, name, account, contact }: Speaker, change: Partial<SignUp> = {}): SignUp => ({
    activity: n, person, name, headcount: 1, state: 'in', at: MORNING, address: { kind: 'private', account, contact }, voice: CHINESE, remind: true, words: '算我一个', ...change,
  })

  describe('activities', () => {
    test('each has a number of its own, however many are announced at once, and is what it was last saved as', async () => {
      const by = await newSpeaker(ledger())
      const made = await Promise.all(Array.from({ length: 8 }, () => publish(by)))
      expect(new Set(made.map(({ n }) => n)).size).toBe(8)
      const [one] = made
      if (one === undefined) throw new Error('none')
      const { place: _, capacity: __, ...open } = one
      await within((transaction) => transaction.saveActivity({ ...open, came: 4 }))
      expect(await within((transaction) => transaction.activity(one.n))).toEqual({ ...open, came: 4 })
    })

    test('are seen by everybody of the account with the places in them and one’s own, until a week after they are over', async () => {
      const [by, guest, other] = [await newSpeaker(ledger()), await newSpeaker(ledger(), '李阿姨'), await newSpeaker(ledger(), '吴先生')]
      const activity = await publish(by)
      const off = await publish(by, { state: 'off' })
      const mine = signUpOf(activity, guest, { headcount: 2, zone: 'Pacific/Auckland' })
      await within(async (transaction) => {
        await transaction.saveSignUp(mine, newEffect())
        await transaction.saveSignUp(signUpOf(activity, other, { state: 'waiting', at: MORNING + 1, headcount: 3 }), newEffect())
        await transaction.saveSignUp(signUpOf(activity, by, { state: 'off' }), newEffect())
      })
      const seen = await ledger().activities(by.account, guest.person, MORNING)
      expect(seen.find(({ n }) => n === activity.n)).toEqual({ ...activity, taken: 2, waiting: 3, mine })
      expect(seen.some(({ n }) => n === off.n)).toBe(false)
      expect(await ledger().activities(other.account, guest.person, MORNING)).toEqual([])
      expect(await ledger().activities(by.account, guest.person, activity.until + 8 * 24 * HOUR)).toEqual([])
      expect((await within((transaction) => transaction.signUps(activity.n))).map(({ state }) => state).toSorted()).toEqual(['in', 'off', 'waiting'])
    })

    test('whoever is forgotten has no place any more', async () => {
      const [by, guest] = [await newSpeaker(ledger()), await newSpeaker(ledger(), '李阿姨')]
      const activity = await publish(by)
      await within((transaction) => transaction.saveSignUp(signUpOf(activity, guest), newEffect()))
      await within((transaction) => transaction.erase({ effect: newEffect(), speaker: guest, finished: [], open: [], at: MORNING }))
      expect(await within((transaction) => transaction.signUps(activity.n))).toEqual([])
    })

    test('community rooms hear of them unless they do not want to', async () => {
      const by = await newSpeaker(ledger())
      const [wants, not] = ['wants@chatroom' as RoomId, 'not@chatroom' as RoomId]
      await within(async (transaction) => {
        for (const room of [wants, not]) await transaction.setRoom({ room, account: by.account, use: 'community', topic: room }, by.person)
        await transaction.setRoom({ room: 'work@chatroom' as RoomId, account: by.account, use: 'work', topic: '' }, by.person)
        await transaction.setActivities(by.account, not, false)
      })
      expect((await within((transaction) => transaction.activityRooms(by.account))).map(({ room }) => room)).toEqual([wants])
    })
  })
}
