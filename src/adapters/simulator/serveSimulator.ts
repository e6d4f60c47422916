import { createServer } from 'node:net'
import type { Puppet } from 'wechaty-puppet'
import { log as wechatyLog } from 'wechaty-puppet'
import { PuppetServer } from 'wechaty-puppet-service'

/** A puppet behind a real puppet server on this machine, reachable over gRPC without TLS. */
export type ServedSimulator = Readonly<{
  endpoint: string
  port: number
  token: string
  /** Ends the server as a crash would; the puppet itself lives on. */
  kill: () => Promise<void>
  /** Starts it again at the same place. */
  revive: () => Promise<void>
  stop: () => Promise<void>
}>

/** Where it is served; any free port and a fixed token unless told otherwise. */
export type ServeOptions = Readonly<{ port?: number; token?: string }>

const HOST = '127.0.0.1'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, HOST, () => {
      const address = server.address()
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port)
        else reject(new Error('no free port'))
      })
    })
  })

/** Serves the puppet. Wechaty wants a token that begins with the name in its own certificate, even without TLS. */
export const serveSimulator = async (puppet: Puppet, options: ServeOptions = {}): Promise<ServedSimulator> => {
  wechatyLog.level('silent')
  const port = options.port ?? await freePort()
  const token = options.token ?? 'insecure_simulator'
  const endpoint = `${HOST}:${port}`
  const open = async (): Promise<PuppetServer> => {
    const server = new PuppetServer({ endpoint, token, puppet, tls: { disable: true } })
    await server.start()
    return server
  }
  let server: PuppetServer | undefined = await open()
  const kill = async (): Promise<void> => {
    const ending = server
    server = undefined
    await ending?.stop()
  }
  return {
    endpoint, port, token, kill,
    revive: async () => { server ??= await open() },
    stop: async () => {
      await kill()
      await puppet.stop()
    },
  }
}
