import type { MessageId, PersonId } from './ids.ts'

/** A file on its way to somebody: the name they see, its media type (`image/png`), and its bytes in base64. */
export type OutgoingFile = Readonly<{ name: string; mediaType: string; base64: string }>

/** The largest file that is kept and passed on, in bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024

/** How many bytes a file has. */
export const bytesIn = ({ base64 }: OutgoingFile): number => Math.floor(base64.replace(/=+$/, '').length * 3 / 4)

/** A file somebody sent, kept under the message it came with. */
export type KeptFile = OutgoingFile & Readonly<{ message: MessageId; person: PersonId }>

/** What came of asking for the bytes of a message. `gone`: there are none, or no longer; `later`: nobody can be asked now. */
export type Fetched =
  | Readonly<{ kind: 'file'; file: OutgoingFile }>
  | Readonly<{ kind: 'gone'; why: string }>
  | Readonly<{ kind: 'later'; why: string }>
