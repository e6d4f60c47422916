import { connect } from 'node:net'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { createOutages } from '../../../src/adapters/simulator/outages.ts'
import { openGate } from '../../../src/adapters/simulator/gate.ts'
import { serveSimulator } from '../../../src/adapters/simulator/serveSimulator.ts'
import { buildPage } from '../../../src/adapters/web/page/build.ts'
import { firstLoad, readPageFiles, type PageFile } from '../../../src/adapters/web/page/files.ts'
import { createPage } from '../../../src/adapters/web/page/page.ts'
import { serveHealth } from '../../../src/adapters/web/health.ts'
import type { PageNews } from '../../../src/core/pageProtocol.ts'
import { loadPageWords } from '../../../src/library/pageWords.ts'
import { loadSimulation } from '../../../src/library/simulation.ts'
import { populate } from '../../../src/simulating.ts'
import { until } from '../../support/until.ts'

let files: ReadonlyMap<string, PageFile>
beforeAll(async () => { files = await readPageFiles(await buildPage()) }, 60_000)

const serve = async (keptElsewhere = false) => {
  const simulation = await loadSimulation('prompts')
  const wechat = populate(simulation)
  const server = await serveSimulator(wechat.puppet)
  const gate = await openGate(server.port)
  const outages = createOutages(wechat, server, gate)
  let afresh = 0
  const page = createPage({ files, words: await loadPageWords('prompts'), startAfresh: async () => { afresh += 1 } })
  page.show({ wechat, simulation, outages, keptElsewhere, status: () => ({ loggedIn: true, busy: false }) })
  const web = await serveHealth({ host: '127.0.0.1', port: 0, check: () => Promise.reject(new Error('not asked')), page })
  onTestFinished(async () => {
    page.close()
    await web.close()
    await gate.close()
    await server.stop()
  })
  const act = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${web.url}/api/acts`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
  const listen = async (headers: Record<string, string> = { origin: web.url }): Promise<Readonly<{ news: PageNews[]; refused: () => boolean }>> => {
    const news: PageNews[] = []
    let refused = false
    const socket = new WebSocket(`${web.url.replace('http', 'ws')}/api/news`, { headers })
    onTestFinished(() => socket.terminate())
    socket.on('message', (data) => { news.push(JSON.parse((data as Buffer).toString()) as PageNews) })
    socket.on('error', () => { refused = true })
    await until(() => refused || news.length > 0)
    return { news, refused: () => refused }
  }
  return { url: web.url, wechat, act, listen, afresh: () => afresh }
}

/** A request as a browser would never write it. */
const raw = (url: string, request: string): Promise<string> => new Promise((resolve, reject) => {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  let answer = ''
  socket.on('data', (data) => { answer += data.toString() })
  socket.on('close', () => resolve(answer))
  socket.on('error', reject)
  socket.write(`${request}\r\nConnection: close\r\n\r\n`)
})

const SAYING = { do: 'say', as: 'yun', room: 'community@chatroom', text: '你好' }

describe('what the page may do', () => {
  it('people say things, and every tab is told', async () => {
    const { act, listen, wechat } = await serve()
    const { news } = await listen()
    expect((await act(SAYING)).status).toBe(200)
    await until(() => news.some((one) => one.news === 'message' && one.message.text === '你好'))
    expect(news[0]).toMatchObject({ news: 'all', state: { bot: { name: '侨桥' }, faults: { network: false } } })
    expect(wechat.transcript().at(-1)).toMatchObject({ from: 'yun', conversation: 'community@chatroom' })
  })

  it('takes nothing it does not know, and nothing that cannot be', async () => {
    const { act, wechat, afresh } = await serve()
    const tries: readonly (readonly [unknown, number])[] = [
      [{ ...SAYING, extra: 1 }, 400], [{ ...SAYING, text: '' }, 400], [{ ...SAYING, text: 'x'.repeat(4_001) }, 400], [{ do: 'startAfresh' }, 400], [{ do: 'startAfresh', sure: false }, 400], [null, 400],
      [{ ...SAYING, as: 'nobody' }, 409], [{ ...SAYING, as: 'stranger' }, 409], [{ ...SAYING, as: wechat.account }, 409],
      // Who is no friend cannot write in private, and nobody takes back what another said.
      [{ do: 'say', as: 'chen', text: '你好' }, 409], [{ do: 'recall', as: 'yun', message: 'none' }, 409],
    ]
    for (const [body, status] of tries) expect([body, (await act(body)).status]).toEqual([body, status])
    const { message } = await (await act(SAYING)).json() as { message: string }
    expect((await act({ do: 'recall', as: 'zhang', message })).status).toBe(409)
    expect((await act({ do: 'recall', as: 'yun', message })).status).toBe(200)
    expect(afresh()).toBe(0)
  })

  it('another site in the same browser cannot drive it, nor can a name that only leads here', async () => {
    const { url, act, listen, wechat } = await serve()
    expect((await act(SAYING, { origin: 'http://evil.example' })).status).toBe(403)
    expect((await act(SAYING, { origin: 'null' })).status).toBe(403)
    expect((await act(SAYING, { 'content-type': 'text/plain' })).status).toBe(400)
    expect(await raw(url, 'GET / HTTP/1.1\r\nHost: evil.example')).toMatch(/^HTTP\/1.1 403/)
    expect(await raw(url, 'GET /api/words HTTP/1.1\r\nHost: evil.example:8420')).toMatch(/^HTTP\/1.1 403/)
    expect((await listen({ origin: 'http://evil.example' })).refused()).toBe(true)
    expect((await listen({})).refused()).toBe(true)
    expect(wechat.transcript()).toEqual([])
  })

  it('serves its own files and nothing beside them, small enough for a slow line', async () => {
    const { url } = await serve()
    const page = await fetch(`${url}/`)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await raw(url, 'GET /../package.json HTTP/1.1\r\nHost: localhost')).toMatch(/^HTTP\/1.1 404/)
    expect(await raw(url, 'GET /..%2fpackage.json HTTP/1.1\r\nHost: localhost')).toMatch(/^HTTP\/1.1 404/)
    expect((await fetch(`${url}/api/files/none`)).status).toBe(404)
    expect(firstLoad(files)).toBeLessThan(200_000)
  })

  it('what people send is shown as a picture or a sound, and never run', async () => {
    const { url, act } = await serve()
    const send = async (name: string, bytes: string): Promise<Response> => {
      const { message } = await (await act({ do: 'photo', as: 'yun', file: { name, base64: Buffer.from(bytes).toString('base64') } })).json() as { message: string }
      return fetch(`${url}/api/files/${message}`)
    }
    const photo = await send('照片.png', 'png')
    expect([photo.headers.get('content-type'), await photo.text()]).toEqual(['image/png', 'png'])
    const trick = await send('x.html', '<script>alert(1)</script>')
    expect([trick.headers.get('content-type'), trick.headers.get('content-disposition')?.startsWith('attachment')]).toEqual(['application/octet-stream', true])
    expect(trick.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('starts afresh when asked to for sure, but erases no database of somebody else', async () => {
    const ours = await serve()
    expect((await ours.act({ do: 'startAfresh', sure: true })).status).toBe(200)
    expect(ours.afresh()).toBe(1)
    const theirs = await serve(true)
    expect((await theirs.act({ do: 'startAfresh', sure: true })).status).toBe(409)
    expect(theirs.afresh()).toBe(0)
  })
})
