import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { LARGEST_FILE, PageAct, type PageAnswer, type PageWords } from '../../../core/pageProtocol.ts'
import { performAct } from './act.ts'
import type { PageFile } from './files.ts'
import { refusal } from './guard.ts'
import { createNews } from './news.ts'
import type { Simulated } from './show.ts'

/** The simulated WeChat as a page, part of the process's web server. */
export type Page = Readonly<{
  /** Answers a request that is the page's business; false when it is not. */
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** From now on this simulation is the one that is shown and used. */
  show: (simulated: Simulated) => void
  close: () => void
}>

export type PageParts = Readonly<{
  files: ReadonlyMap<string, PageFile>
  words: PageWords
  /** Throws everything away and begins anew; resolves when the new simulation is shown. */
  startAfresh: () => Promise<void>
}>

const SECURITY = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin',
} as const
const STATUS = { unreadable: 400, impossible: 409, elsewhere: 409, starting: 503 } as const
const NEWS = '/api/news'
const FILES = '/api/files/'
/** Shown in the page; everything else is only saved. */
const SHOWABLE = /^(?:image\/(?:png|jpeg|gif|webp)|audio\/[\w.+-]+)$/

/** A page that shows no simulation yet. */
export const createPage = ({ files, words, startAfresh }: PageParts): Page => {
  const news = createNews()
  let current: Simulated | undefined
  let starting = false

  const begin = async (): Promise<PageAnswer> => {
    if (current?.keptElsewhere === true) return { ok: false, why: 'elsewhere' }
    starting = true
    current = undefined
    news.tell({ news: 'startingAfresh' })
    try {
      await startAfresh()
    } finally {
      starting = false
    }
    return { ok: true }
  }
  const perform = async (request: IncomingMessage): Promise<PageAnswer> => {
    const act = PageAct.safeParse(await readJson(request))
    if (!act.success) return { ok: false, why: 'unreadable' }
    if (starting || current === undefined) return { ok: false, why: 'starting' }
    return act.data.do === 'startAfresh' ? begin() : performAct(act.data, current.wechat, current.outages)
  }
  const sendFile = (id: string, response: ServerResponse): void => {
    const file = current?.wechat.transcript().find((shown) => shown.id === id)?.file
    if (file === undefined) return notFound(response)
    const showable = SHOWABLE.test(file.mediaType)
    response.writeHead(200, {
      ...SECURITY, 'content-security-policy': "default-src 'none'; sandbox", 'content-type': showable ? file.mediaType : 'application/octet-stream', 'cache-control': 'private, max-age=3600',
      'content-disposition': `${showable ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    }).end(Buffer.from(file.base64, 'base64'))
  }

  return {
    answer: async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
      const file = files.get(path === '/' ? '/index.html' : path)
      if (file === undefined && !path.startsWith('/api/')) return false
      const why = refusal(request, false)
      if (why !== undefined) {
        response.writeHead(403, { 'content-type': 'text/plain' }).end(`${why}\n`)
        return true
      }
      if (path === '/api/acts' && request.method === 'POST') {
        const answer = await perform(request)
        sendJson(response, answer.ok ? 200 : STATUS[answer.why], answer)
      } else if (request.method !== 'GET') notFound(response)
      else if (file !== undefined) serveFile(file, request, response)
      else if (path === '/api/words') sendJson(response, 200, words)
      else if (path.startsWith(FILES)) sendFile(decodeURIComponent(path.slice(FILES.length)), response)
      else notFound(response)
      return true
    },
    upgrade: (request, socket, head) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
      if (path === NEWS && refusal(request, true) === undefined) news.join(request, socket, head)
      else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    },
    show: (simulated) => {
      current = simulated
      news.follow(simulated)
    },
    close: news.close,
  }
}

const notFound = (response: ServerResponse): void => {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n')
}

const sendJson = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { ...SECURITY, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(value))
}

const serveFile = ({ body, zipped, type, lasting }: PageFile, { headers }: IncomingMessage, response: ServerResponse): void => {
  const zip = zipped !== undefined && /\bgzip\b/.test(headers['accept-encoding'] ?? '')
  response.writeHead(200, {
    ...SECURITY, 'content-type': type, 'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache', vary: 'accept-encoding',
    ...(zip ? { 'content-encoding': 'gzip' } : {}),
  }).end(zip ? zipped : body)
}

/** The body as JSON, or undefined: too long, not said to be JSON (a form of another site cannot say that unasked), or none. */
const readJson = async (request: IncomingMessage): Promise<unknown> => {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_FILE + 10_000) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}
