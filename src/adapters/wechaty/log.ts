/** Where this adapter tells what happens to it: ids and reasons, never what people wrote. pino's logger fits. */
export type Log = Readonly<{
  info: (fields: Readonly<Record<string, unknown>>, message: string) => void
  warn: (fields: Readonly<Record<string, unknown>>, message: string) => void
  error: (fields: Readonly<Record<string, unknown>>, message: string) => void
}>
