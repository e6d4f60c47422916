import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadShipped } from '../support/shippedLibrary.ts'
import { liveMonth, type LivedMonth } from './month.ts'
import { checkMonth, type Breach, type Case, type Month } from './monthChecks.ts'
import { privately } from './monthPlaces.ts'
import { embeddedStores, type MonthStores } from './monthStores.ts'

/** A week of a small community, with a little of everything that goes wrong. */
describe('a month, in small', () => {
  let stores: MonthStores
  let lived: LivedMonth
  let month: Month
  beforeAll(async () => {
    stores = await embeddedStores()
    lived = await liveMonth({
      seed: 7, residents: 15, staff: 3, wishes: 30, days: 7, runOut: 28, watch: (seen) => { month = seen },
      troubles: { outages: 1, throttles: 1, losses: 2, restarts: 1, kills: 2, unconfirmed: 6, absences: 1 },
    }, stores, await loadShipped())
  }, 300_000)
  afterAll(() => stores.dispose())

  it('breaks no rule', () => {
    expect(lived.breaches).toEqual([])
    expect(lived.figures.tickets).toBeGreaterThan(15)
    expect(lived.figures.promises.kept).toBeGreaterThan(30)
    expect(lived.figures.processes).toBe(4)
  })

  const brokenBy = async (change: Partial<Month>): Promise<readonly Breach['rule'][]> => [...new Set((await checkMonth({ ...month, ...change })).breaches.map(({ rule }) => rule))]
  const withCase = (which: (one: Case) => boolean, change: (one: Case) => Case): Partial<Month> => {
    const at = month.cases.findIndex(which)
    expect(at).toBeGreaterThanOrEqual(0)
    return { cases: month.cases.map((one, n) => (n === at ? change(one) : one)) }
  }
  const saying = (change: (sentences: ReturnType<Month['world']['wire']['sentences']>) => ReturnType<Month['world']['wire']['sentences']>): Partial<Month> =>
    ({ world: { ...month.world, wire: { ...month.world.wire, sentences: () => change(month.world.wire.sentences()) } } })

  it('sees a ticket that does not end', async () => {
    expect(await brokenBy(withCase(() => true, (one) => ({ ...one, ticket: { ...one.ticket, state: 'inProgress' } })))).toContain('ended')
    expect(await brokenBy(withCase(({ ticket, history }) => ticket.state === 'closed' && history.some(({ kind }) => kind === 'followedUp'), (one) => ({ ...one, ticket: { ...one.ticket, state: 'followUp' } })))).toContain('ended')
  })
  it('sees a step that is not allowed', async () => {
    expect(await brokenBy(withCase(({ history }) => history.length > 2, (one) => ({ ...one, history: one.history.filter((_, n) => n !== 1) })))).toContain('history')
  })
  it('sees a ticket that is lost, and one nobody asked for', async () => {
    expect(await brokenBy({ cases: month.cases.slice(1) })).toContain('requests')
    expect(await brokenBy({ cases: [...month.cases, { ...month.cases[0]!, ticket: { ...month.cases[0]!.ticket, number: 'Q0101-01' as never } }] })).toContain('requests')
  })
  it('sees a promise that slips', async () => {
    expect(await brokenBy(withCase(({ versions }) => versions.some(({ ticket }) => ticket.promisedAt !== undefined && ticket.state === 'claimed'), (one) => ({
      ...one, versions: one.versions.map((version) => ({ ...version, ticket: { ...version.ticket, promisedAt: version.at + 1 } })),
    })))).toContain('promises')
  })
  it('sees a receipt that waits for ever', async () => {
    expect(await brokenBy(withCase(({ deliveries }) => deliveries.some(({ about }) => about === 'receipt'), (one) => ({
      ...one, deliveries: one.deliveries.map((delivery) => (delivery.about === 'receipt' ? { ...delivery, state: 'waiting' as const } : delivery)),
    })))).toContain('receipts')
  })
  it('sees what is read by the wrong person', async () => {
    const [first, second] = month.residents
    expect(await brokenBy(saying((sentences) => [...sentences, { at: 0, to: privately(second!.who.contact), text: first!.who.phone }]))).toContain('privacy')
  })
  it('sees a card that comes twice', async () => {
    expect(await brokenBy(saying((sentences) => [...sentences, ...sentences.filter(({ text }) => text.startsWith('【新单】')).slice(0, 1)]))).toContain('cards')
  })
})
