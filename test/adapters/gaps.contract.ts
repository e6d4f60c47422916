import { describe, expect, test } from 'vitest'
import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { Speaker } from '../../src/core/context.ts'
import { gapFor, type GapNumber } from '../../src/core/gap.ts'
import type { EntryId } from '../../src/core/ids.ts'
import { MORNING, newEffect, newSpeaker } from '../support/ledgerSamples.ts'
import type { LedgerUnderTest } from './ledger.contract.ts'

/** The promises of `Ledger` about questions nobody answered, for any database. */
export const gapsContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger

  /** Asks as the desk does; the gap it went to. */
  const ask = async ({ person, account, contact }: Speaker, words: string, rated = false): Promise<GapNumber> => {
    let gap: GapNumber | undefined
    await ledger().once(newEffect(), MORNING, async (transaction) => {
      gap = gapFor(words, await transaction.openGaps(), (one, other) => (one.slice(0, 12) === other.slice(0, 12) ? 1 : 0))?.number ?? await transaction.addGap(MORNING)
      await transaction.noteUnanswered({
        effect: newEffect(), person, words, nearest: ['qiaojuan' as EntryId], at: MORNING, gap, rated, to: { kind: 'private', account, contact }, voice: { locale: 'zh-CN', traditional: true }, zone: 'Pacific/Auckland',
      })
      return { of: 'done' }
    })
    return gap ?? ('' as GapNumber)
  }

  describe('gaps', () => {
    test('hold what is alike, count it, and remember everybody who waits as they asked last', async () => {
      const [one, other] = [await newSpeaker(ledger()), await newSpeaker(ledger())]
      const topic = `问题${one.contact}`
      const gap = await ask(one, `${topic}一`)
      expect(await ask(other, `${topic}二`, true)).toBe(gap)
      expect(await ask(one, `${topic}三`)).toBe(gap)
      expect((await ledger().gaps()).find(({ number }) => number === gap)).toMatchObject({
        state: 'open', asked: [`${topic}一`, `${topic}二`, `${topic}三`], times: 3, rated: true, nearest: ['qiaojuan'], openedAt: MORNING,
      })
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        const askers = await transaction.askers(gap)
        expect(askers.map(({ person, words, zone, voice }) => [person, words, zone, voice.traditional])).toEqual([
          [other.person, `${topic}二`, 'Pacific/Auckland', true], [one.person, `${topic}三`, 'Pacific/Auckland', true],
        ])
        return { of: 'done' }
      })
    })

    test('open once, however many ask the same at once, and are numbered without holes', async () => {
      const speaker = await newSpeaker(ledger())
      const topic = `齐问${speaker.contact}`
      const found = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(speaker, `${topic}${n}`)))
      expect(new Set(found).size).toBe(1)
      const next = await ask(speaker, `另问${speaker.contact}`)
      expect(Number(next.slice(1))).toBe(Number(found[0]?.slice(1)) + 1)
    })

    test('are answered by one, whoever else tries', async () => {
      const lawyers = await Promise.all(Array.from({ length: 6 }, (_, n) => newSpeaker(ledger(), `律师${n}`)))
      const gap = await ask(lawyers[0]!, `抢答${lawyers[0]?.contact}`)
      const won: string[] = []
      await Promise.all(lawyers.map(({ person, name }) => ledger().once(newEffect(), MORNING, async (transaction) => {
        const found = await transaction.gap(gap)
        if (found?.state === 'open') {
          await transaction.changeGap(gap, { state: 'answered', answer: { words: name, cited: [], by: { person, name, role: 'lawyer' }, at: MORNING } })
          won.push(name)
        }
        return { of: 'done' }
      })))
      expect(new Set(won).size).toBe(1)
      expect((await ledger().gaps()).find(({ number }) => number === gap)).toMatchObject({ state: 'answered', answer: { words: won.at(-1) } })
    })

    test('that are passed over are listed no more', async () => {
      const gap = await ask(await newSpeaker(ledger()), `不答${newEffect()}`)
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.changeGap(gap, { state: 'dismissed' })
        return { of: 'done' }
      })
      expect((await ledger().gaps()).some(({ number }) => number === gap)).toBe(false)
    })
  })
}
