import type OpenAI from 'openai'
import type { ModelQuestion } from '../../core/modelTalk.ts'
import { NoAnswer } from './failure.ts'

/** How an endpoint is made to answer in JSON: a schema it keeps to, a tool it must call, or JSON as such. Best first. */
export const OUTPUT_MODES = ['schema', 'tool', 'json'] as const
export type OutputMode = (typeof OUTPUT_MODES)[number]

/** What an endpoint can do with one model: how it gives JSON, and how it calls the limit of an answer. */
export type Ability = Readonly<{ mode: OutputMode; limit: 'max_tokens' | 'max_completion_tokens' }>

type Call = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming

/** The call that puts a question in the way the endpoint understands. */
export const callOf = ({ system, user, schema, name, most }: ModelQuestion, model: string, { mode, limit }: Ability): Call => {
  const call: Call = { model, messages: [{ role: 'system', content: system }, { role: 'user', content: user }], [limit]: most }
  switch (mode) {
    case 'schema':
      return { ...call, response_format: { type: 'json_schema', json_schema: { name, strict: true, schema: { ...schema } } } }
    case 'tool':
      return {
        ...call, tools: [{ type: 'function', function: { name, parameters: { ...schema } } }], tool_choice: { type: 'function', function: { name } },
      }
    case 'json':
      return { ...call, response_format: { type: 'json_object' } }
  }
}

/** The JSON of an answer; throws what is wrong with it. */
export const valueOf = (completion: OpenAI.Chat.Completions.ChatCompletion, mode: OutputMode): unknown => {
  const tokens = tokensOf(completion)
  const choice = completion.choices?.[0]
  const message = choice?.message
  if (message === undefined) throw new NoAnswer('broken', tokens)
  if ((message.refusal ?? '') !== '' || choice?.finish_reason === 'content_filter') throw new NoAnswer('refused', tokens)
  if (choice?.finish_reason === 'length') throw new NoAnswer('cutShort', tokens)
  const [call] = message.tool_calls ?? []
  const text = mode === 'tool' && call?.type === 'function' ? call.function.arguments : message.content ?? ''
  try {
    return JSON.parse(bare(text)) as unknown
  } catch {
    throw new NoAnswer('broken', tokens)
  }
}

/** What an answer cost, as reported; 0 when it was not. */
export const tokensOf = ({ usage }: OpenAI.Chat.Completions.ChatCompletion): number => usage?.total_tokens ?? 0

/** Some models think aloud before the JSON, or fence it. */
const bare = (text: string): string => {
  const said = text.replace(/^[\s\S]*<\/think>/, '').trim()
  return /^```(?:json)?\s*([\s\S]*?)\s*```$/.exec(said)?.[1] ?? said
}
