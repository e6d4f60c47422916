import { z } from 'zod'

const Blank = z.literal('').transform(() => undefined)
const text = z.union([Blank, z.string().trim().min(1)]).optional()
const url = (...protocols: readonly string[]) =>
  z.union([Blank, z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))]).optional()
const flag = z.union([Blank, z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')]).optional()

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

/** The whole configuration, read once at the edge. */
export type Config = Readonly<{
  wechat: WeChatConfig
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
  return {
    ok: true,
    config: {
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

/** The configuration of this process: the only place that reads its environment. */
export const readEnvironment = (): ConfigReading => readConfig(process.env)
