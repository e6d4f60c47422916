import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startChild } from './support/child.ts'
import type { StoryName } from './support/cutStories.ts'
import { copyEmbeddedData } from './support/embeddedData.ts'

type End = Readonly<{
  checkpoints: number; tickets: readonly string[]; history: readonly (readonly string[])[]; deliveries: readonly string[]
  plans: readonly Readonly<{ made: number; skipped: number; history: readonly string[] }>[]; attached: readonly string[]; kept: readonly string[]
}>
type Said = Readonly<{ to: Readonly<{ kind: string; contact?: string }>; text?: string; file?: string }>
type Lived = Readonly<{ end: End; said: readonly Said[] }>

const runOn = async (directory: string, cut: number, story: StoryName): Promise<End | undefined> => {
  const child = startChild('./cutBridge.ts', directory, join(directory, 'sends.jsonl'), String(cut), story)
  await child.ended
  const last = child.lines.at(-1)
  return last === undefined ? undefined : JSON.parse(last) as End
}
const saidIn = (directory: string): readonly Said[] =>
  readFileSync(join(directory, 'sends.jsonl'), 'utf8').trim().split('\n').map((row) => JSON.parse(row) as Said)

/** One story, cut at one checkpoint, then told again by the provider until it is through. */
const liveThrough = async (cut: number, story: StoryName): Promise<Lived> => {
  const directory = await copyEmbeddedData()
  try {
    const end = await runOn(directory, cut, story) ?? await runOn(directory, 0, story)
    if (end === undefined) throw new Error('the bridge did not come back')
    return { end, said: saidIn(directory) }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** How many places the power is cut at; `POWER_CUTS=all` cuts at every one, which takes half an hour a story. */
const CUTS = 4

/** Lives through the story once in peace and then with the power cut here and there; what was not right, by where it was cut. */
const cutEverywhere = async (story: StoryName, calm: (lived: Lived) => void, isRight: (lived: Lived) => boolean): Promise<readonly string[]> => {
  const peaceful = await liveThrough(0, story)
  calm(peaceful)
  const { checkpoints } = peaceful.end
  const step = process.env['POWER_CUTS'] === 'all' ? 1 : Math.ceil(checkpoints / CUTS)
  const queue = Array.from({ length: Math.floor(checkpoints / step) }, (_, at) => (at + 1) * step)
  const failures: string[] = []
  const worker = async (): Promise<void> => {
    for (let cut = queue.shift(); cut !== undefined; cut = queue.shift()) {
      const lived = await liveThrough(cut, story)
      if (!isRight(lived)) failures.push(`cut ${cut}: ${JSON.stringify(lived.end)}\n${lived.said.map(({ to, text, file }) => `${to.kind} ${to.contact ?? ''} ${file ?? text}`).join('\n')}`)
    }
  }
  await Promise.all([worker(), worker()])
  return failures
}

const CARD = 'Q1123-01'
/** Whether the receipt was out before anybody looked decides whether the ticket is 待回访 already. */
const ANSWERED = /^Q1123-01 (reported|followUp)$/
const LIVED = /^opened,dispatched,claimed,reported(,followedUp)?$/
const cards = (said: readonly Said[]): readonly Said[] => said.filter(({ to, text = '' }) => to.kind === 'room' && text.includes('【新单】'))
const told = (said: readonly Said[], words: string): number => said.filter(({ to, text = '' }) => to.kind === 'private' && text.includes(words)).length
const isUncertain = ({ deliveries }: End, about: string): boolean => deliveries.includes(`${about} uncertain`)
/** Said once; or, when nobody knows whether it was, at most once. */
const once = (count: number, uncertain: boolean): boolean => count === 1 || (uncertain && count <= 1)

describe('the power is cut', () => {
  it('anywhere between the wish and the receipt: one ticket, one card, nothing lost', { timeout: 1_800_000 }, async () => {
    const failures = await cutEverywhere('visit', ({ end, said }) => {
      expect(end.tickets.join()).toMatch(ANSWERED)
      expect(cards(said)).toHaveLength(1)
    }, ({ end, said }) => {
      const shown = [...cards(said), ...said.filter(({ to, text = '' }) => to.kind === 'room' && text.includes(`看${CARD}`))]
      return ANSWERED.test(end.tickets.join()) && LIVED.test(end.history[0]?.join() ?? '')
        && cards(said).length <= 1 && shown.length >= 1 && once(told(said, '老太太蛮好'), isUncertain(end, 'receipt'))
    })
    expect(failures).toEqual([])
  })

  it('anywhere in the life of a care plan: one plan, one ticket a visit, a visit that was missed is apologized for once, one that is called off is off', { timeout: 1_800_000 }, async () => {
    const right = ({ end, said }: Lived): boolean => {
      const [plan] = end.plans
      const [first = [], second = []] = end.history
      const apologies = told(said, '我们没去成')
      return end.plans.length === 1 && plan?.skipped === 1 && plan.history.join() === 'begun,missed,visit,skip'
        && end.tickets.length === 2 && first.filter((kind) => kind === 'missed').length === 1 && first.at(-1) === 'missed' && second.at(-1) === 'withdrawn'
        && first.filter((kind) => kind === 'claimed').length === 1 && once(apologies, isUncertain(end, 'notice'))
    }
    const failures = await cutEverywhere('plan', (lived) => expect(right(lived), JSON.stringify(lived.end)).toBe(true), right)
    expect(failures).toEqual([])
  })

  it('anywhere while pictures come and go: each is kept once, belongs to the ticket once, and goes out at most once', { timeout: 1_800_000 }, async () => {
    const right = ({ end, said }: Lived): boolean => {
      const files = (name: string): number => said.filter(({ file }) => file === name).length
      return ANSWERED.test(end.tickets.join()) && end.kept.join() === 'k4,k6' && end.attached.toSorted().join() === 'k4,k6'
        && once(files('k4.png'), isUncertain(end, 'details')) && once(files('k6.png'), isUncertain(end, 'receipt'))
    }
    const failures = await cutEverywhere('files', (lived) => expect(right(lived), `${JSON.stringify(lived.end)} ${JSON.stringify(lived.said.filter(({ file }) => file !== undefined))}`).toBe(true), right)
    expect(failures).toEqual([])
  })
})
