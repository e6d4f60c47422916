import type { PageMessage } from '../core/pageProtocol.ts'

/** Up to which message somebody has read a conversation: `person/conversation` → number of the message. */
export type Marks = Readonly<Record<string, number>>

const KEY = 'qiaoqiao.read'

const isMarks = (value: unknown): value is Record<string, number> =>
  typeof value === 'object' && value !== null && Object.values(value).every((n) => typeof n === 'number')

/** The marks all tabs of this browser share. */
export const readMarks = (): Marks => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return isMarks(kept) ? kept : {}
  } catch {
    return {}
  }
}

/** Keeps the marks, as far as the browser lets us. */
export const keepMarks = (marks: Marks): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(marks))
  } catch {
    // Without storage a restart of the tab shows everything as unread again.
  }
}

/** Other tabs read too. */
export const onMarksKept = (watcher: (marks: Marks) => void): void => {
  addEventListener('storage', ({ key }) => {
    if (key === KEY) watcher(readMarks())
  })
}

/** How many messages of a conversation somebody has not read. */
export const countUnread = (messages: readonly PageMessage[], person: string, mark: number): number =>
  messages.filter(({ n, from, kind }) => n > mark && from !== person && kind !== 'recall').length
