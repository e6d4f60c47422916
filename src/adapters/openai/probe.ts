import { BadRequestError, toFile } from 'openai'
import type OpenAI from 'openai'
import type { ModelFailure, ModelQuestion } from '../../core/modelTalk.ts'
import { failureOf } from './failure.ts'
import { silence } from './wav.ts'
import { callOf, OUTPUT_MODES, valueOf, type Ability, type OutputMode } from './outputMode.ts'

/** What trying an endpoint showed: how one of its models gives JSON, and how long that took in ms; or why it gives none. `tried` lists the ways that failed. */
export type Probed =
  | Readonly<{ ok: true; ability: Ability; ms: number; tried: readonly OutputMode[] }>
  | Readonly<{ ok: false; why: ModelFailure; tried: readonly OutputMode[] }>

/** A question with one right answer; nobody's words are in it. */
const QUESTION: ModelQuestion = {
  name: 'probe', system: 'Answer with the JSON object {"ready":true} and nothing else.', user: 'ready?', most: 200,
  schema: { type: 'object', properties: { ready: { type: 'boolean' } }, required: ['ready'], additionalProperties: false },
}

/** Failures after which another way of asking would fail just the same. */
const FINAL: ReadonlySet<ModelFailure> = new Set(['unauthorized', 'unknownModel', 'unreachable', 'slow', 'limited'])

/** Tries the ways to get JSON out of a model, best first, and stops at the first that works. */
export const probeModel = async (client: OpenAI, model: string, timeout: number, modes: readonly OutputMode[] = OUTPUT_MODES): Promise<Probed> => {
  const tried: OutputMode[] = []
  let why: ModelFailure = 'broken'
  let limit: Ability['limit'] = 'max_tokens'
  for (const mode of modes) {
    for (let again = true; again;) {
      again = false
      const begun = performance.now()
      try {
        const value = valueOf(await client.chat.completions.create(callOf(QUESTION, model, { mode, limit }), { signal: AbortSignal.timeout(timeout) }), mode)
        if (isReady(value)) return { ok: true, ability: { mode, limit }, ms: Math.round(performance.now() - begun), tried }
        why = 'broken'
      } catch (error) {
        why = failureOf(error)
        // Newer models call the limit by another name, and say so.
        again = limit === 'max_tokens' && error instanceof BadRequestError && error.message.includes('max_completion_tokens')
        if (again) limit = 'max_completion_tokens'
        else if (FINAL.has(why)) return { ok: false, why, tried: [...tried, mode] }
      }
    }
    tried.push(mode)
  }
  return { ok: false, why, tried }
}

/** What trying a model for vectors or for speech showed. */
export type Tried = Readonly<{ ok: true; ms: number }> | Readonly<{ ok: false; why: ModelFailure }>

const attempt = async (work: () => Promise<boolean>): Promise<Tried> => {
  const begun = performance.now()
  try {
    return await work() ? { ok: true, ms: Math.round(performance.now() - begun) } : { ok: false, why: 'broken' }
  } catch (error) {
    return { ok: false, why: failureOf(error) }
  }
}

/** Asks for one vector. */
export const probeEmbedding = (client: OpenAI, model: string, timeout: number): Promise<Tried> => attempt(async () => {
  const { data } = await client.embeddings.create({ model, input: ['ready?'], encoding_format: 'float' }, { signal: AbortSignal.timeout(timeout) })
  return (data[0]?.embedding.length ?? 0) > 1
})

/** Has a moment of silence written down. */
export const probeTranscription = (client: OpenAI, model: string, timeout: number): Promise<Tried> => attempt(async () => {
  const { text } = await client.audio.transcriptions.create({ file: await toFile(silence(), 'voice.wav', { type: 'audio/wav' }), model }, { signal: AbortSignal.timeout(timeout) })
  return typeof text === 'string'
})

const isReady = (value: unknown): boolean => typeof value === 'object' && value !== null && 'ready' in value && value.ready === true
