import { connect } from 'node:net'

/** Where a puppet service listens. */
export type Endpoint = Readonly<{ host: string; port: number }>

/** Reads `host:port` (IPv6 in brackets); undefined when it is neither. */
export const readEndpoint = (endpoint: string): Endpoint | undefined => {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:/\s[\]]+)):(\d{1,5})$/i.exec(endpoint.trim())
  const host = match?.[1] ?? match?.[2]
  const port = Number(match?.[3])
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port }
}

/** Why no TCP connection can be made within `ms`, or undefined when one can. */
export const probe = ({ host, port }: Endpoint, ms: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ host, port })
    const end = (why: string | undefined): void => {
      socket.destroy()
      resolve(why)
    }
    socket.setTimeout(ms, () => end(`nothing answers at ${host}:${port} within ${ms} ms`))
    socket.once('connect', () => end(undefined))
    socket.once('error', (error) => end(`cannot reach ${host}:${port}: ${error.message || 'refused'}`))
  })
