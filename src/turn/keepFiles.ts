import { bytesIn, LARGEST_FILE } from '../core/file.ts'
import type { Effect, Utterance } from '../core/effect.ts'
import { line } from '../core/step.ts'
import type { Channel, Ledger, Pending } from '../ports.ts'

/** Raised when nobody can be asked for the bytes now. */
export class NotFetched extends Error {
  override readonly name = 'NotFetched'
}

export type KeepTools = Readonly<{ channel: Pick<Channel, 'fetchFile'>; files: Pick<Ledger, 'hasFile' | 'keepFile'> }>

/** Fetches what came and keeps it, each once; what is said of those that are gone or too large. */
export const keepFiles = async ({ origin }: Pending, { files: wanted }: Extract<Effect, { do: 'keepFiles' }>, { channel, files }: KeepTools): Promise<readonly Utterance[]> => {
  let gone = 0
  let large = 0
  for (const message of wanted) {
    if (await files.hasFile(message)) continue
    const fetched = await channel.fetchFile(message)
    if (fetched.kind === 'later') throw new NotFetched(fetched.why)
    if (fetched.kind === 'gone') gone += 1
    else if (bytesIn(fetched.file) > LARGEST_FILE) large += 1
    else await files.keepFile({ ...fetched.file, message, person: origin.speaker.person }, origin.at)
  }
  return [
    ...(gone === 0 ? [] : [line('attach.gone', undefined, { count: String(gone) })]),
    ...(large === 0 ? [] : [line('attach.large', undefined, { count: String(large), most: String(LARGEST_FILE / 1024 / 1024) })]),
  ]
}
