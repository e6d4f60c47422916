import { createServer, type Server } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import type { Page } from './page/page.ts'

/** What the world may ask of a running bridge. `ok` means: it can hear and it can write. */
export type Health = Readonly<{
  ok: boolean
  loggedIn: boolean
  lastHeardAt: string | null
  lastTurnAt: string | null
  conversations: string
  ledger: string
  model: string
  library: Readonly<{ entries: number; services: number }>
  busy: number
  turns: number
  troubles: number
}>

/** Where to listen, how to look, and what else is served there. */
export type HealthOptions = Readonly<{ host: string; port: number; check: () => Promise<Health>; page?: Pick<Page, 'answer' | 'upgrade'> | undefined }>
export type HealthServer = Readonly<{ url: string; close: () => Promise<void> }>

/** `GET /healthz` (JSON; 503 when the bridge cannot hear or write) and `GET /metrics` (Prometheus). Holds no words and no names. */
export const serveHealth = async ({ host, port, check, page }: HealthOptions): Promise<HealthServer> => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] })
  const up = gauge('qiaoqiao_up', '1 when the bridge can hear and write')
  const loggedIn = gauge('qiaoqiao_logged_in', '1 when the WeChat account is logged in')
  const busy = gauge('qiaoqiao_conversations_busy', 'conversations being heard or answered')
  const turns = new Counter({ name: 'qiaoqiao_turns_total', help: 'turns answered since the start', registers: [registry] })
  const troubles = new Counter({ name: 'qiaoqiao_troubles_total', help: 'turns that could not be answered at once', registers: [registry] })
  let counted = { turns: 0, troubles: 0 }

  const measure = async (): Promise<Health> => {
    const health = await check()
    up.set(health.ok ? 1 : 0)
    loggedIn.set(health.loggedIn ? 1 : 0)
    busy.set(health.busy)
    turns.inc(health.turns - counted.turns)
    troubles.inc(health.troubles - counted.troubles)
    counted = { turns: health.turns, troubles: health.troubles }
    return health
  }

  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (await page?.answer(request, response) === true) return
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
      if (request.method !== 'GET' || (path !== '/healthz' && path !== '/metrics')) {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n')
        return
      }
      const health = await measure()
      if (path === '/metrics') {
        response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics())
        return
      }
      response.writeHead(health.ok ? 200 : 503, { 'content-type': 'application/json; charset=utf-8' }).end(`${JSON.stringify(health)}\n`)
    }
    answer().catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.on('upgrade', (request, socket, head) => {
    if (page === undefined) socket.destroy()
    else page.upgrade(request, socket, head)
  })
  await listen(server, host, port)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host}:${bound}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

const listen = (server: Server, host: string, port: number): Promise<void> => new Promise((resolve, reject) => {
  server.once('error', reject)
  server.listen(port, host, () => {
    server.off('error', reject)
    resolve()
  })
})
