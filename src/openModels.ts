import type OpenAI from 'openai'
import type { Logger } from 'pino'
import { keepAbility, modelFile, readAbility } from './adapters/openai/ability.ts'
import { openBudget } from './adapters/openai/budget.ts'
import { createEmbedder } from './adapters/openai/embedder.ts'
import { connectEndpoint } from './adapters/openai/endpoint.ts'
import { PATIENCE, type Patience } from './adapters/openai/guard.ts'
import { createModel } from './adapters/openai/model.ts'
import { OUTPUT_MODES, type Ability, type OutputMode } from './adapters/openai/outputMode.ts'
import { probeModel } from './adapters/openai/probe.ts'
import { createTranscriber } from './adapters/openai/transcriber.ts'
import type { Config, ModelConfig } from './config.ts'
import type { Channel, Clock, Embedder, Model, Transcribe } from './ports.ts'

/** A little longer than a person would wait: a slow model is better known as slow than as absent. */
export const PROBE_TIMEOUT = 20_000

/** How models are opened. */
export type OpenModelsOptions = Readonly<{ now: Clock; log: Logger; zone: string; patience?: Partial<Patience> }>

/** The models of one endpoint, each only where one is configured. They share the day's budget. */
export type Models = Readonly<{
  model?: Model
  embedder?: Embedder
  /** Hears voice messages that `fetchFile` gets. */
  transcribe?: (fetchFile: Channel['fetchFile']) => Transcribe
  /** How the endpoint gives JSON, once that is known. */
  ready: Promise<unknown>
}>

/** The endpoint and the name under which what was learned about it is kept. */
export const nameAbility = ({ baseUrl, model }: ModelConfig): string => `${baseUrl ?? 'openai'} ${model ?? ''}`

/** The ways of asking that the configuration leaves open. */
export const modesOf = ({ output }: ModelConfig): readonly OutputMode[] => (output === 'auto' ? OUTPUT_MODES : [output])

/** Opens what is configured. The language model answers as soon as it is known how the endpoint gives JSON. */
export const openModels = ({ model: config, dataDir }: Pick<Config, 'model' | 'dataDir'>, { now, log, zone, patience: changes }: OpenModelsOptions): Models => {
  if (config === undefined) return { ready: Promise.resolve() }
  const client = connectEndpoint(config)
  const patience = { ...PATIENCE, atOnce: config.atOnce, ...changes }
  const budget = openBudget(modelFile(dataDir, 'spent.json'), config.daily, zone, now)
  const { model: name, embedding, transcription } = config
  let ability = abilityOf(config, dataDir)
  const learning = name === undefined || ability !== undefined ? Promise.resolve() : learn(client, config, dataDir, log).then((learned) => { ability = learned })
  return {
    ready: learning,
    ...(name === undefined ? {} : {
      model: createModel({
        client, names: [name, ...(config.fallback === undefined ? [] : [config.fallback])], ability: () => ability, patience, budget,
        onAnswered: (note) => log.info(note, 'model'),
      }),
    }),
    ...(embedding === undefined ? {} : {
      embedder: createEmbedder({ client, name: embedding, patience, budget, directory: modelFile(dataDir, 'vectors'), onFailure: (why) => log.warn({ why }, 'no vectors') }),
    }),
    ...(transcription === undefined ? {} : {
      transcribe: (fetchFile: Channel['fetchFile']) =>
        createTranscriber({ client, name: transcription, patience, budget, fetchFile, onFailure: (why) => log.warn({ why }, 'a voice message was not heard') }),
    }),
  }
}

/** What the configuration says outranks what a probe once showed. */
const abilityOf = (config: ModelConfig, dataDir: string): Ability | undefined => {
  const known = readAbility(dataDir, nameAbility(config))
  return config.output === 'auto' ? known : { mode: config.output, limit: known?.limit ?? 'max_tokens' }
}

/** Tries the endpoint once, in the background; until then, and where it fails, the rules answer alone. */
const learn = async (client: OpenAI, config: ModelConfig, dataDir: string, log: Logger): Promise<Ability | undefined> => {
  const probed = await probeModel(client, config.model ?? '', PROBE_TIMEOUT, modesOf(config))
  if (!probed.ok) {
    log.warn({ why: probed.why }, 'the model gives no JSON; rules answer alone. `npm run doctor` says more')
    return undefined
  }
  keepAbility(dataDir, nameAbility(config), probed.ability)
  log.info({ mode: probed.ability.mode, ms: probed.ms }, 'the model can be asked')
  return probed.ability
}
