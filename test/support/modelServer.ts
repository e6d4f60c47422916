import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'

/** One request as it came over the wire. */
export type Received = Readonly<{ path: string; body: string; key: string }>

/** What was asked in a chat completion, taken apart. */
export type Asked = Readonly<{ model: string; system: string; user: string; mode: 'schema' | 'tool' | 'json' | 'none'; limit: string }>

/** How the server behaves: an answer as JSON, as raw text, or one of the ways in which endpoints fail. */
export type Act =
  | Readonly<{ say: unknown }>
  | Readonly<{ text: string; finish?: string }>
  | Readonly<{ refuse: string }>
  | Readonly<{ status: number; message?: string }>
  | Readonly<{ hang: true }>
  | Readonly<{ cut: true }>

/** What comes of each question; `after` ms later. */
export type Script = (asked: Asked, n: number) => Act | Promise<Act>

export type ModelServerOptions = Readonly<{
  script: Script
  /** Ways to ask for JSON it knows; it rejects the others, as real endpoints do. */
  modes?: readonly Asked['mode'][]
  after?: number
  /** It wants the newer name of the limit. */
  newLimit?: boolean
  /** Accepts no other key. */
  key?: string
  models?: readonly string[]
  embed?: (text: string) => readonly number[]
  transcribe?: (audio: Buffer) => string
}>

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** An OpenAI-compatible service on a real socket that does what its script says and remembers every byte it got. */
export const serveModel = async (options: ModelServerOptions) => {
  const received: Received[] = []
  const spent: number[] = []
  let current = options
  let atOnce = 0
  let most = 0
  const server = createServer((request, response) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    response.once('close', () => { atOnce -= 1 })
    void answer(request, response).catch(() => response.destroy())
  })

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks)
    const path = request.url ?? ''
    const key = (request.headers.authorization ?? '').replace('Bearer ', '')
    received.push({ path, body: raw.toString('utf8'), key })
    if (current.key !== undefined && key !== current.key) return fail(response, 401, 'Incorrect API key provided')
    if (path.endsWith('/embeddings')) return embeddings(response, JSON.parse(raw.toString('utf8')) as Readonly<{ input: string | readonly string[]; model: string }>)
    if (path.endsWith('/audio/transcriptions')) return transcription(response, raw)
    if (!path.endsWith('/chat/completions')) return fail(response, 404, 'no such path')
    await complete(response, JSON.parse(raw.toString('utf8')) as Body)
  }

  const complete = async (response: ServerResponse, body: Body): Promise<void> => {
    const asked = readAsked(body)
    if (current.models !== undefined && !current.models.includes(asked.model)) return fail(response, 404, `The model ${asked.model} does not exist`)
    if (current.newLimit === true && asked.limit === 'max_tokens') return fail(response, 400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
    if (current.modes !== undefined && !current.modes.includes(asked.mode)) return fail(response, 400, `${asked.mode} is not supported by this model`)
    const act = await current.script(asked, received.length - 1)
    if (current.after !== undefined) await pause(current.after)
    if ('hang' in act) return
    if ('cut' in act) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' })
      response.write('{"id":"x","choices":[{"mess')
      response.socket?.destroy()
      return
    }
    if ('status' in act) return fail(response, act.status, act.message ?? 'failed')
    const content = 'say' in act ? JSON.stringify(act.say) : 'text' in act ? act.text : null
    const usage = { prompt_tokens: countTokens(asked.system) + countTokens(asked.user), completion_tokens: countTokens(content ?? ''), total_tokens: 0 }
    spent.push(usage.prompt_tokens + usage.completion_tokens)
    const tool = asked.mode === 'tool' && 'say' in act
    send(response, 200, {
      id: 'chat', object: 'chat.completion', created: 0, model: asked.model,
      choices: [{
        index: 0, finish_reason: 'text' in act && act.finish !== undefined ? act.finish : tool ? 'tool_calls' : 'stop',
        message: {
          role: 'assistant', content: tool ? null : content, refusal: 'refuse' in act ? act.refuse : null,
          ...(tool ? { tool_calls: [{ id: 'call', type: 'function', function: { name: body.tools?.[0]?.function.name ?? '', arguments: content } }] } : {}),
        },
      }],
      usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
    })
  }

  const embeddings = (response: ServerResponse, { input, model }: Readonly<{ input: string | readonly string[]; model: string }>): void => {
    const { embed } = current
    if (embed === undefined) return fail(response, 404, `The model ${model} does not exist`)
    send(response, 200, { object: 'list', model, data: [input].flat().map((text, index) => ({ object: 'embedding', index, embedding: embed(text) })), usage: { prompt_tokens: 1, total_tokens: 1 } })
  }
  const transcription = (response: ServerResponse, raw: Buffer): void => {
    if (current.transcribe === undefined) return fail(response, 404, 'no such model')
    send(response, 200, { text: current.transcribe(raw) })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received: (): readonly Received[] => received,
    /** The chat questions, taken apart. */
    asked: (): readonly Asked[] => received.filter(({ path }) => path.endsWith('/chat/completions')).map(({ body }) => readAsked(JSON.parse(body) as Body)),
    /** Tokens of each answer, prompt and all. */
    usage: (): readonly number[] => spent,
    mostAtOnce: (): number => most,
    /** From now on it behaves otherwise. */
    become: (changes: Partial<ModelServerOptions>): void => { current = { ...current, ...changes } },
    close: (): Promise<void> => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

export type ModelServer = Awaited<ReturnType<typeof serveModel>>

type Body = Readonly<{
  model: string
  messages: readonly Readonly<{ role: string; content: string }>[]
  response_format?: Readonly<{ type: string }>
  tools?: readonly Readonly<{ function: Readonly<{ name: string }> }>[]
  max_tokens?: number
}>

const readAsked = ({ model, messages, response_format: format, tools, max_tokens: limit }: Body): Asked => ({
  model,
  system: messages.filter(({ role }) => role === 'system').map(({ content }) => content).join('\n'),
  user: messages.filter(({ role }) => role === 'user').map(({ content }) => content).join('\n'),
  mode: tools !== undefined ? 'tool' : format?.type === 'json_schema' ? 'schema' : format?.type === 'json_object' ? 'json' : 'none',
  limit: limit === undefined ? 'max_completion_tokens' : 'max_tokens',
})

const send = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
const fail = (response: ServerResponse, status: number, message: string): void => send(response, status, { error: { message, type: 'invalid_request_error', code: null, param: null } })
