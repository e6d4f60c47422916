import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startChild } from './support/child.ts'
import { copyEmbeddedData } from './support/embeddedData.ts'

type End = Readonly<{ checkpoints: number; tickets: readonly string[]; history: readonly (readonly string[])[]; deliveries: readonly string[] }>
type Said = Readonly<{ to: Readonly<{ kind: string; contact?: string }>; text: string }>

const runOn = async (directory: string, cut: number): Promise<End | undefined> => {
  const child = startChild('./cutBridge.ts', directory, join(directory, 'sends.jsonl'), String(cut))
  await child.ended
  const last = child.lines.at(-1)
  return last === undefined ? undefined : JSON.parse(last) as End
}
const saidIn = (directory: string): readonly Said[] =>
  readFileSync(join(directory, 'sends.jsonl'), 'utf8').trim().split('\n').map((row) => JSON.parse(row) as Said)

/** One story from the wish to the receipt, cut at one checkpoint, then told again by the provider until it is through. */
const liveThrough = async (cut: number): Promise<Readonly<{ end: End; said: readonly Said[] }>> => {
  const directory = await copyEmbeddedData()
  try {
    const end = await runOn(directory, cut) ?? await runOn(directory, 0)
    if (end === undefined) throw new Error('the bridge did not come back')
    return { end, said: saidIn(directory) }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** How many places the power is cut at; `POWER_CUTS=all` cuts at every one, which takes half an hour. */
const CUTS = 4

const CARD = 'Q1123-01'
/** Whether the receipt was out before anybody looked decides whether the ticket is 待回访 already. */
const ANSWERED = /^Q1123-01 (reported|followUp)$/
const LIVED = /^opened,dispatched,claimed,reported(,followedUp)?$/
const cards = (said: readonly Said[]): readonly Said[] => said.filter(({ to, text }) => to.kind === 'room' && text.includes('【新单】'))

describe('the power is cut', () => {
  it('anywhere between the wish and the receipt: one ticket, one card, nothing lost', { timeout: 1_800_000 }, async () => {
    const { end: calm, said } = await liveThrough(0)
    expect(calm.tickets.join()).toMatch(ANSWERED)
    expect(cards(said)).toHaveLength(1)
    const step = process.env['POWER_CUTS'] === 'all' ? 1 : Math.ceil(calm.checkpoints / CUTS)
    const cuts = Array.from({ length: Math.floor(calm.checkpoints / step) }, (_, at) => (at + 1) * step)
    const queue = [...cuts]
    const failures: string[] = []
    const worker = async (): Promise<void> => {
      for (let cut = queue.shift(); cut !== undefined; cut = queue.shift()) {
        const { end, said: all } = await liveThrough(cut)
        const shown = [...cards(all), ...all.filter(({ to, text }) => to.kind === 'room' && text.includes(`看${CARD}`))]
        const receipts = all.filter(({ to, text }) => to.kind === 'private' && text.includes('老太太蛮好'))
        const uncertain = end.deliveries.some((delivery) => delivery === 'receipt uncertain')
        const right = ANSWERED.test(end.tickets.join()) && LIVED.test(end.history[0]?.join() ?? '') &&
          cards(all).length <= 1 && shown.length >= 1 && (receipts.length === 1 || (uncertain && receipts.length <= 1))
        if (!right) failures.push(`cut ${cut}: ${JSON.stringify({ end, cards: cards(all).length, shown: shown.length, receipts: receipts.length })}`)
      }
    }
    await Promise.all([worker(), worker()])
    expect(failures).toEqual([])
  })
})
