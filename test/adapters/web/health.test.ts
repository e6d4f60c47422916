import { expect, it, onTestFinished } from 'vitest'
import { serveHealth, type Health } from '../../../src/adapters/web/health.ts'

const WELL: Health = {
  ok: true, loggedIn: true, lastHeardAt: null, lastTurnAt: null, conversations: 'ok', ledger: 'ok', model: 'none',
  library: { entries: 1, services: 1 }, busy: 0, turns: 3, troubles: 1,
}

const serve = async (check: () => Promise<Health>): Promise<(path: string, method?: string) => Promise<Response>> => {
  const server = await serveHealth({ host: '127.0.0.1', port: 0, check })
  onTestFinished(() => server.close())
  return (path, method = 'GET') => fetch(new URL(path, server.url), { method })
}

it('is 200 while the bridge can hear and write, and 503 with the reason when it cannot', async () => {
  let health = WELL
  const get = await serve(() => Promise.resolve(health))
  const well = await get('/healthz')
  expect([well.status, await well.json()]).toEqual([200, WELL])
  health = { ...WELL, ok: false, ledger: 'connection refused' }
  const ill = await get('/healthz')
  expect([ill.status, (await ill.json() as Health).ledger]).toEqual([503, 'connection refused'])
})

it('counts turns once however often it is asked', async () => {
  let turns = 3
  const get = await serve(() => Promise.resolve({ ...WELL, turns }))
  await get('/metrics')
  turns = 5
  const metrics = await (await get('/metrics')).text()
  expect(metrics).toMatch(/^qiaoqiao_turns_total 5$/m)
  expect(metrics).toMatch(/^qiaoqiao_up 1$/m)
})

it('serves nothing else, and a check that fails is an error of its own', async () => {
  const get = await serve(() => Promise.reject(new Error('secret words')))
  expect((await get('/')).status).toBe(404)
  expect((await get('/healthz', 'POST')).status).toBe(404)
  const failed = await get('/healthz')
  expect([failed.status, (await failed.text()).includes('secret')]).toEqual([500, false])
})
