/** Wechaty carries errors across gRPC as JSON text, stack and all. */
const unwrap = (words: string): string => {
  if (!words.startsWith('{')) return words
  try {
    return wordsOf(JSON.parse(words)) ?? words
  } catch {
    return words
  }
}

const wordsOf = (error: unknown): string | undefined => {
  if (typeof error === 'string') return error === '' ? undefined : unwrap(error)
  if (typeof error !== 'object' || error === null) return undefined
  for (const key of ['message', 'gerror', 'details', 'data']) {
    const words = wordsOf(Reflect.get(error, key))
    if (words !== undefined) return words
  }
  return undefined
}

/** The words of anything that was thrown or came in an error event: one line, without a stack. */
export const reasonOf = (error: unknown): string => (wordsOf(error) ?? 'unknown error').split('\n', 1).join('').slice(0, 300)
