import type { IncomingMessage } from 'node:http'

const OURSELVES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

const hostnameOf = (host: string): string | undefined => {
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return undefined
  }
}

/**
 * Why a request may not reach the simulated WeChat, or undefined when it may. It must come from this machine, ask for
 * this machine by name (another name that leads here is DNS rebinding), and when a page makes it, that page must be ours.
 */
export const refusal = ({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>, needsOrigin: boolean): string | undefined => {
  if (!LOOPBACK.test(socket.remoteAddress ?? '')) return 'only from this machine'
  const host = headers.host ?? ''
  if (!OURSELVES.has(hostnameOf(host) ?? '')) return 'only as localhost'
  const { origin } = headers
  if (origin === undefined) return needsOrigin ? 'only from the page' : undefined
  return origin === `http://${host}` ? undefined : 'only from the page'
}
