import { z } from 'zod'

const Blank = z.literal('').transform(() => undefined)
const text = z.union([Blank, z.string().trim().min(1)]).optional()
const url = (...protocols: readonly string[]) =>
  z.union([Blank, z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))]).optional()
const flag = z.union([Blank, z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')]).optional()
const count = z.union([Blank, z.coerce.number().int().min(1)]).optional()

/** Every variable the bot reads, and nothing else. `.env.example` says the same; a test keeps them equal. */
export const Environment = z.object({
  WECHATY_PUPPET_SERVICE_TOKEN: text,
  WECHATY_PUPPET_SERVICE_ENDPOINT: z.union([Blank, z.string().regex(/^[^\s:/]+:\d{1,5}$/)]).optional(),
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: flag,
  REDIS_URL: url('redis:', 'rediss:'),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATA_DIR: text,
  KNOWLEDGE_DIR: text,
  PROMPTS_DIR: text,
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: url('http:', 'https:'),
  OPENAI_MODEL: text,
  OPENAI_EMBEDDING_MODEL: text,
  OPENAI_TRANSCRIPTION_MODEL: text,
  SIMULATED_WECHAT: flag,
  OPENAI_FALLBACK_MODEL: text,
  OPENAI_OUTPUT: z.union([Blank, z.enum(['auto', 'schema', 'tool', 'json'])]).optional(),
  OPENAI_SENSITIVE: flag,
  OPENAI_DAILY_CALLS: count,
  OPENAI_DAILY_TOKENS: count,
  OPENAI_CONCURRENCY: count,
  ADMIN_CODE: z.union([Blank, z.string().trim().min(8)]).optional(),
  HOST: text,
  PORT: z.union([Blank, z.coerce.number().int().min(0).max(65535)]).optional(),
  LOG_LEVEL: z.union([Blank, z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])]).optional(),
})

/** The name of a variable the bot reads. */
export type Variable = keyof z.infer<typeof Environment>

/** The WeChat the bot speaks through: a real service when a token is set, else a simulated one. */
export type WeChatConfig =
  | Readonly<{ kind: 'service'; token: string; endpoint?: string; noTls: boolean }>
  | Readonly<{ kind: 'simulated' }>

/** An OpenAI-compatible endpoint and what is asked of it. Each of the models may be absent. */
export type ModelConfig = Readonly<{
  apiKey?: string
  baseUrl?: string
  model?: string
  /** Asked when the first fails. */
  fallback?: string
  embedding?: string
  transcription?: string
  /** How it gives JSON; `auto` is what the last probe showed. */
  output: 'auto' | 'schema' | 'tool' | 'json'
  /** Whether what is said about a service marked `sensitive`, or about illness and quarrels, may leave this machine. */
  sensitive: boolean
  daily: Readonly<{ calls: number; tokens: number }>
  atOnce: number
}>

/** The whole configuration, read once at the edge. */
export type Config = Readonly<{
  wechat: WeChatConfig
  /** Absent: everything is done by rules. */
  model?: ModelConfig
  redisUrl?: string
  databaseUrl?: string
  dataDir: string
  knowledgeDir: string
  promptsDir: string
  /** The simulated WeChat is served as a page: instead of a real service, or beside it when asked for. */
  page: boolean
  adminCode?: string
  host: string
  port: number
  logLevel: string
}>

/** A variable that cannot be used, with the id of the sentence that says what to do about it. */
export type ConfigProblem = Readonly<{ variable: Variable; remedy: string }>
export type ConfigReading = Readonly<{ ok: true; config: Config } | { ok: false; problems: readonly ConfigProblem[] }>

/** The configuration, or every problem at once. Values are never repeated: some of them are secrets. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): ConfigReading => {
  const parsed = Environment.safeParse(environment)
  const problems: ConfigProblem[] = parsed.success ? [] : parsed.error.issues.map(({ path }) => {
    const variable = path[0] as Variable
    return { variable, remedy: `config.${variable}` }
  })
  if (!parsed.success) return { ok: false, problems: problems.filter((problem, at) => problems.findIndex(({ variable }) => variable === problem.variable) === at) }
  const env = parsed.data
  const endpointWithoutToken = env.WECHATY_PUPPET_SERVICE_TOKEN === undefined && env.WECHATY_PUPPET_SERVICE_ENDPOINT !== undefined
  if (endpointWithoutToken) return { ok: false, problems: [{ variable: 'WECHATY_PUPPET_SERVICE_TOKEN', remedy: 'config.tokenMissing' }] }
  const model = modelOf(env)
  if (model !== undefined && env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined) {
    return { ok: false, problems: [{ variable: 'OPENAI_API_KEY', remedy: 'config.endpointMissing' }] }
  }
  return {
    ok: true,
    config: {
      ...(model === undefined ? {} : { model }),
      wechat: env.WECHATY_PUPPET_SERVICE_TOKEN === undefined
        ? { kind: 'simulated' }
        : {
            kind: 'service', token: env.WECHATY_PUPPET_SERVICE_TOKEN, noTls: env.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT ?? false,
            ...(env.WECHATY_PUPPET_SERVICE_ENDPOINT === undefined ? {} : { endpoint: env.WECHATY_PUPPET_SERVICE_ENDPOINT }),
          },
      ...(env.REDIS_URL === undefined ? {} : { redisUrl: env.REDIS_URL }),
      ...(env.DATABASE_URL === undefined ? {} : { databaseUrl: env.DATABASE_URL }),
      dataDir: env.DATA_DIR ?? './data',
      knowledgeDir: env.KNOWLEDGE_DIR ?? './knowledge',
      promptsDir: env.PROMPTS_DIR ?? './prompts',
      page: env.SIMULATED_WECHAT ?? env.WECHATY_PUPPET_SERVICE_TOKEN === undefined,
      ...(env.ADMIN_CODE === undefined ? {} : { adminCode: env.ADMIN_CODE }),
      host: env.HOST ?? '127.0.0.1',
      port: env.PORT ?? 8420,
      logLevel: env.LOG_LEVEL ?? 'info',
    },
  }
}

const modelOf = (env: z.output<typeof Environment>): ModelConfig | undefined => {
  if (env.OPENAI_MODEL === undefined && env.OPENAI_EMBEDDING_MODEL === undefined && env.OPENAI_TRANSCRIPTION_MODEL === undefined) return undefined
  return {
    ...(env.OPENAI_API_KEY === undefined ? {} : { apiKey: env.OPENAI_API_KEY }),
    ...(env.OPENAI_BASE_URL === undefined ? {} : { baseUrl: env.OPENAI_BASE_URL }),
    ...(env.OPENAI_MODEL === undefined ? {} : { model: env.OPENAI_MODEL }),
    ...(env.OPENAI_FALLBACK_MODEL === undefined ? {} : { fallback: env.OPENAI_FALLBACK_MODEL }),
    ...(env.OPENAI_EMBEDDING_MODEL === undefined ? {} : { embedding: env.OPENAI_EMBEDDING_MODEL }),
    ...(env.OPENAI_TRANSCRIPTION_MODEL === undefined ? {} : { transcription: env.OPENAI_TRANSCRIPTION_MODEL }),
    output: env.OPENAI_OUTPUT ?? 'auto',
    sensitive: env.OPENAI_SENSITIVE ?? false,
    daily: { calls: env.OPENAI_DAILY_CALLS ?? 5_000, tokens: env.OPENAI_DAILY_TOKENS ?? 3_000_000 },
    atOnce: env.OPENAI_CONCURRENCY ?? 20,
  }
}

/** The configuration of this process: the only place that reads its environment. */
export const readEnvironment = (): ConfigReading => readConfig(process.env)
