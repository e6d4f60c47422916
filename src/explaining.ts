import { DirectoryLocked } from './adapters/ledger/lock.ts'
import type { Config, ConfigProblem } from './config.ts'
import { BridgeError } from './core/bridgeError.ts'
import { loadSentences } from './library/sentences.ts'
import { LibraryRefused } from './library/refused.ts'

const isProblems = (error: unknown): error is readonly ConfigProblem[] => Array.isArray(error)

/** Why the bot did not start, in the operator's language, with what to do about it. */
export const explain = async (error: unknown, config?: Config): Promise<string> => {
  const wording = await loadSentences(config?.promptsDir ?? './prompts', 'operator.zh-CN.yaml')
  if (isProblems(error)) {
    return [wording('config.title'), ...error.map(({ variable, remedy }) => wording('config.line', { variable, remedy: wording(remedy) }))].join('\n')
  }
  if (error instanceof LibraryRefused) {
    return [wording('start.library'), ...error.mistakes.map(({ file, line, column, text }) => `${file}:${line}:${column} ${text}`)].join('\n')
  }
  if (error instanceof DirectoryLocked) return wording('start.locked', { directory: config?.dataDir ?? '', ...numbersAndWords(error.fields) })
  if (error instanceof BridgeError && error.code.startsWith('ledger')) return wording('start.database', { reason: error.message })
  if (error instanceof BridgeError && error.code.startsWith('store')) return wording('start.redis', { reason: error.message })
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL') return wording('start.port', { port: config?.port ?? '', reason: code })
  return wording('start.failed', { reason: error instanceof Error ? error.message : String(error) })
}

const numbersAndWords = (fields: BridgeError['fields']): Readonly<Record<string, string | number>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]))
