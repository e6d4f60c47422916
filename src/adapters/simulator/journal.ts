import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { payloads } from 'wechaty-puppet'
import type { Shown } from './transcript.ts'

/** One thing that lasts in the simulated WeChat: something that was said, or a new friend. */
export type JournalEntry =
  | Readonly<{ kind: 'said'; shown: Shown; message: payloads.Message; location?: payloads.Location }>
  | Readonly<{ kind: 'friend'; contact: string }>

/** What the simulated WeChat remembers over a restart. */
export type Journal = Readonly<{
  /** What an earlier run left, oldest first. */
  entries: readonly JournalEntry[]
  /** On disk when it returns. */
  write: (entry: JournalEntry) => void
}>

const FILE = 'wechat.jsonl'
const KEPT = 5_000

const isEntry = (value: unknown): value is JournalEntry =>
  typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'friend' || (value.kind === 'said' && 'shown' in value && 'message' in value))

/** A last row that a power cut left half written is no entry. */
const readRow = (row: string): readonly JournalEntry[] => {
  try {
    const value: unknown = JSON.parse(row)
    return isEntry(value) ? [value] : []
  } catch {
    return []
  }
}

const readRows = (file: string): readonly string[] => {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((row) => row !== '')
  } catch {
    return []
  }
}

/** Forgets everything. Nobody may have the journal open. */
export const forgetJournal = (directory: string): void => rmSync(join(directory, FILE), { force: true })

/** The journal in a directory, one JSON row an entry; only the last 5,000 are kept from one run to the next. */
export const openJournal = (directory: string): Journal => {
  mkdirSync(directory, { recursive: true })
  const file = join(directory, FILE)
  const entries = readRows(file).flatMap(readRow).slice(-KEPT)
  writeFileSync(`${file}.new`, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  renameSync(`${file}.new`, file)
  return { entries, write: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`) }
}
