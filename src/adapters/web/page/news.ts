import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { PageNews } from '../../../core/pageProtocol.ts'
import { friendsOf, showAll, showMessage, type Simulated } from './show.ts'

/** Tells every open tab what happens, over WebSocket. */
export type News = Readonly<{
  /** Takes over a connection that asked to be upgraded; it is told everything there is first. */
  join: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  tell: (news: PageNews) => void
  /** From now on it is this simulation that is told of. */
  follow: (simulated: Simulated) => void
  close: () => void
}>

const LOOK_EVERY = 250
const PING_EVERY = 20_000

/** News of no simulation yet. */
export const createNews = (): News => {
  // Nobody says anything on this line but us.
  const tabs = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false })
  let current: Simulated | undefined
  let lastStatus = ''

  const tell = (news: PageNews): void => {
    const text = JSON.stringify(news)
    for (const tab of tabs.clients) if (tab.readyState === tab.OPEN) tab.send(text)
  }
  const look = (): void => {
    if (current === undefined) return
    const status = current.status()
    current.outages.hears(status.loggedIn)
    const text = JSON.stringify(status)
    if (text === lastStatus) return
    lastStatus = text
    tell({ news: 'status', status })
  }
  const looking = setInterval(look, LOOK_EVERY)
  const pinging = setInterval(() => {
    for (const tab of tabs.clients) tab.ping()
  }, PING_EVERY)
  for (const timer of [looking, pinging]) timer.unref()

  return {
    join: (request, socket, head) => tabs.handleUpgrade(request, socket, head, (tab) => {
      tab.on('error', () => tab.terminate())
      if (current !== undefined) tab.send(JSON.stringify({ news: 'all', state: showAll(current) } satisfies PageNews))
    }),
    tell,
    follow: (simulated) => {
      current = simulated
      const { wechat, outages } = simulated
      const isCurrent = (): boolean => current === simulated
      wechat.onShown((shown) => {
        if (isCurrent()) tell({ news: 'message', message: showMessage(shown) })
      })
      wechat.onFriend(() => {
        if (isCurrent()) tell({ news: 'friends', friends: friendsOf(simulated) })
      })
      outages.onHappening((happening) => {
        if (!isCurrent()) return
        tell({ news: 'happening', happening })
        tell({ news: 'faults', faults: outages.faults() })
      })
      look()
      tell({ news: 'all', state: showAll(simulated) })
    },
    close: () => {
      clearInterval(looking)
      clearInterval(pinging)
      for (const tab of tabs.clients) tab.terminate()
      tabs.close()
    },
  }
}
