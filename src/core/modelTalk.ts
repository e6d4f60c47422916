/** One question to a language model. `system` holds only our words; what somebody said is only ever in `user`. */
export type ModelQuestion = Readonly<{
  system: string
  user: string
  /** The JSON Schema of the answer, and its name. */
  schema: Readonly<Record<string, unknown>>
  name: string
  /** Tokens the answer may take. */
  most: number
  /** Nobody waits for the answer any more. */
  signal?: AbortSignal
}>

/** Why there is no answer. `refused`: the model would not; `broken`: no JSON; `spent`: today's budget is used up; `busy`: too many at once; `resting`: it failed too often just now. */
export type ModelFailure =
  | 'slow' | 'unreachable' | 'unauthorized' | 'unknownModel' | 'limited' | 'failing' | 'rejected' | 'refused' | 'broken' | 'cutShort' | 'spent' | 'busy' | 'resting' | 'abandoned'

/** What came of a question: JSON that nobody has checked yet, or why there is none. `tokens` is what it cost, as reported or estimated. */
export type ModelAnswer =
  | Readonly<{ kind: 'answered'; value: unknown; tokens: number }>
  | Readonly<{ kind: 'failed'; why: ModelFailure; tokens: number }>

/** What a model is up to, for health and metrics. */
export type ModelStatus = Readonly<{ state: 'ok' | 'resting' | 'spent'; calls: number; tokens: number; lastFailure?: ModelFailure }>

/** Texts that belong together, such as the ways of asking for one entry. */
export type Shelf = Readonly<{ id: string; texts: readonly string[] }>
