import type OpenAI from 'openai'
import type { Logger } from 'pino'
import { keepAbility, modelFile, readAbility } from './adapters/openai/ability.ts'
import { openBudget } from './adapters/openai/budget.ts'
import { connectEndpoint } from './adapters/openai/endpoint.ts'
import { PATIENCE, type Patience } from './adapters/openai/guard.ts'
import { createModel } from './adapters/openai/model.ts'
import { OUTPUT_MODES, type Ability, type OutputMode } from './adapters/openai/outputMode.ts'
import { probeModel } from './adapters/openai/probe.ts'
import type { Config, ModelConfig } from './config.ts'
import type { Clock, Model } from './ports.ts'

/** A little longer than a person would wait: a slow model is better known as slow than as absent. */
export const PROBE_TIMEOUT = 20_000

/** How models are opened. */
export type OpenModelOptions = Readonly<{ now: Clock; log: Logger; zone: string; patience?: Partial<Patience> }>

/** The endpoint and the name under which what was learned about it is kept. */
export const nameAbility = ({ baseUrl, model }: ModelConfig): string => `${baseUrl ?? 'openai'} ${model ?? ''}`

/** The ways of asking that the configuration leaves open. */
export const modesOf = ({ output }: ModelConfig): readonly OutputMode[] => (output === 'auto' ? OUTPUT_MODES : [output])

/** The configured language model; undefined when there is none. It answers as soon as it is known how the endpoint gives JSON. */
export const openModel = ({ model: config, dataDir }: Pick<Config, 'model' | 'dataDir'>, { now, log, zone, patience }: OpenModelOptions): Model | undefined => {
  if (config?.model === undefined) return undefined
  const client = connectEndpoint(config)
  let ability = abilityOf(config, dataDir)
  if (ability === undefined) void learn(client, config, dataDir, log).then((learned) => { ability = learned })
  return createModel({
    client, names: [config.model, ...(config.fallback === undefined ? [] : [config.fallback])],
    ability: () => ability,
    patience: { ...PATIENCE, atOnce: config.atOnce, ...patience },
    budget: openBudget(modelFile(dataDir, 'spent.json'), config.daily, zone, now),
    onAnswered: (note) => log.info(note, 'model'),
  })
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
