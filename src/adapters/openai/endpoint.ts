import OpenAI from 'openai'

/** Where an OpenAI-compatible service answers. Some, on the same machine, want no key. */
export type Endpoint = Readonly<{ apiKey?: string; baseUrl?: string }>

/** The client of one endpoint. Retries and deadlines are ours, so it has none; it reads nothing from the environment. */
export const connectEndpoint = ({ apiKey, baseUrl }: Endpoint): OpenAI => new OpenAI({
  apiKey: apiKey ?? 'none', organization: null, project: null, maxRetries: 0, logLevel: 'off',
  baseURL: baseUrl ?? 'https://api.openai.com/v1',
})
