/** How rows come back: by column name, or as bare lists in column order. */
export type Shape = 'objects' | 'lists'

/** One conversation with a PostgreSQL, wherever it runs. Every rejection is a `BridgeError`. */
export type Connection = Readonly<{
  query(text: string, values: readonly unknown[], shape: Shape): Promise<readonly unknown[]>
  /** Several statements at once, without values; answers the rows of the last. */
  script(text: string): Promise<readonly unknown[]>
}>

/** A PostgreSQL: embedded in this process, or a server with a pool of connections. */
export type Engine = Readonly<{
  kind: 'embedded' | 'server'
  query: Connection['query']
  /** Commits what `work` did, or undoes all of it when `work` rejects. */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
}>
