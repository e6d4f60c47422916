import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'

/** A wire that can be cut without the far end noticing, as a lost network is. */
export type TcpProxy = Readonly<{
  endpoint: string
  /** Ends every connection on the near side; the far side keeps its end open. */
  cut: () => void
  close: () => void
}>

export const createTcpProxy = (farPort: number): Promise<TcpProxy> =>
  new Promise((resolve) => {
    const near = new Set<Socket>()
    const far = new Set<Socket>()
    const server = createServer((socket) => {
      const other = connect(farPort, '127.0.0.1')
      near.add(socket)
      far.add(other)
      for (const one of [socket, other]) one.on('error', () => {})
      socket.on('data', (data) => other.write(data))
      other.on('data', (data) => socket.destroyed || socket.write(data))
      other.on('close', () => socket.destroy())
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        endpoint: `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
        cut: () => {
          for (const socket of near) socket.destroy()
          near.clear()
        },
        close: () => {
          for (const socket of [...near, ...far]) socket.destroy()
          server.close()
        },
      })
    })
  })
