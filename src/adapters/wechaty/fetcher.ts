import type { Fetched } from '../../core/file.ts'
import type { MessageId } from '../../core/ids.ts'
import type { Line } from './line.ts'
import type { Log } from './log.ts'
import { reasonOf } from './reason.ts'
import { within, type Timing } from './timing.ts'

/** What fetching works with. `patience` in ms, for one try. */
export type FetcherParts = Readonly<{ line: () => Line | undefined; patience: number; timing: Timing; log: Log }>

const TRIES = 2

/** Fetches the bytes of a message while there is a connection; never rejects. */
export const createFetcher = ({ line, patience, timing, log }: FetcherParts) => async (message: MessageId): Promise<Fetched> => {
  let why = ''
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const connected = line()
    if (connected === undefined) return { kind: 'later', why: 'not connected' }
    try {
      return { kind: 'file', file: await within(timing, patience, 'file', connected.file(message)) }
    } catch (error) {
      why = reasonOf(error)
      log.warn({ message, tries, why }, 'a file could not be fetched')
      // The connection went with it: it is there again after the next login.
      if (line() !== connected) return { kind: 'later', why }
    }
  }
  return { kind: 'gone', why }
}
