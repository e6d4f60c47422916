import { connect, createServer, type Server, type Socket } from 'node:net'

/** The network between the bot and the puppet server, on this machine, which can be broken. */
export type Gate = Readonly<{
  /** `host:port` to dial instead of the server itself. */
  endpoint: string
  /** Nothing passes any more, in either direction, and nobody is told. */
  freeze: () => void
  /** What waited passes, and everything after it. */
  thaw: () => void
  /** Every connection is torn, and new ones are refused. */
  cut: () => Promise<void>
  /** New connections are taken again. */
  mend: () => Promise<void>
  close: () => Promise<void>
}>

const HOST = '127.0.0.1'

const listen = (server: Server, port: number): Promise<number> => new Promise((resolve, reject) => {
  server.once('error', reject)
  server.listen(port, HOST, () => {
    server.off('error', reject)
    const address = server.address()
    resolve(typeof address === 'object' && address !== null ? address.port : port)
  })
})

const hangUp = (server: Server): Promise<void> => new Promise((resolve) => {
  server.close(() => resolve())
})

/** A gate in front of a server on this machine. */
export const openGate = async (target: number): Promise<Gate> => {
  const sockets = new Set<Socket>()
  let frozen = false
  let broken = false

  const pass = (from: Socket, to: Socket): void => {
    from.on('data', (data) => {
      if (!to.write(data)) from.pause()
    })
    to.on('drain', () => {
      if (!frozen) from.resume()
    })
    from.on('end', () => to.end())
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    sockets.add(from)
    if (frozen) from.pause()
  }
  const server = createServer((near) => {
    const far = connect({ host: HOST, port: target })
    pass(near, far)
    pass(far, near)
  })
  const port = await listen(server, 0)
  const tear = (): void => {
    for (const socket of sockets) socket.destroy()
  }

  return {
    endpoint: `${HOST}:${port}`,
    freeze: () => {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw: () => {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
    cut: async () => {
      if (broken) return
      broken = true
      const closed = hangUp(server)
      tear()
      await closed
    },
    mend: async () => {
      if (!broken) return
      await listen(server, port)
      broken = false
    },
    close: async () => {
      const closed = hangUp(server)
      tear()
      if (!broken) await closed
    },
  }
}
