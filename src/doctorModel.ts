import { keepAbility } from './adapters/openai/ability.ts'
import { connectEndpoint } from './adapters/openai/endpoint.ts'
import { probeEmbedding, probeModel, probeTranscription, type Tried } from './adapters/openai/probe.ts'
import type { Config, ModelConfig } from './config.ts'
import { modesOf, nameAbility, PROBE_TIMEOUT } from './openModels.ts'
import type { Sentences } from './library/sentences.ts'

type Finding = Readonly<{ grade: 'ok' | 'warn'; what: string; detail: string }>

/** A person waits no longer than this with a good mind, in ms; a model that takes longer is of little use. */
const SLOW = 4_000

/** Tries every configured model once: whether it answers, how it gives JSON, how fast, and what to do where it does not. Nothing of it keeps the bot from working. */
export const lookAtModels = async ({ model: config, dataDir }: Config, wording: Sentences): Promise<readonly Finding[]> => {
  const what = wording('doctor.model')
  if (config === undefined) return [{ grade: 'ok', what, detail: wording('doctor.modelNone') }]
  const client = connectEndpoint(config)
  const where = config.baseUrl ?? 'https://api.openai.com/v1'
  const findings: Finding[] = []
  const failed = (name: string, why: string): Finding => ({ grade: 'warn', what, detail: `${wording('doctor.modelBad', { model: name, where })}${wording(`doctor.modelWhy.${why}`)}` })
  const tell = (name: string, task: string, tried: Tried): Finding => (tried.ok ? { grade: 'ok', what, detail: wording(task, { model: name, ms: tried.ms }) } : failed(name, tried.why))
  for (const [name, isFirst] of namesOf(config)) {
    const probed = await probeModel(client, name, PROBE_TIMEOUT, modesOf(config))
    if (!probed.ok) {
      findings.push(failed(name, probed.why === 'rejected' || probed.why === 'broken' ? 'noJson' : probed.why))
      continue
    }
    const { ability, ms, tried } = probed
    if (isFirst) keepAbility(dataDir, nameAbility(config), ability)
    findings.push({ grade: ms > SLOW ? 'warn' : 'ok', what, detail: wording(ms > SLOW ? 'doctor.modelSlow' : 'doctor.modelOk', { model: name, where, mode: wording(`doctor.modelMode.${ability.mode}`), ms }) })
    if (tried.length > 0) findings.push({ grade: 'ok', what, detail: wording('doctor.modelTried', { modes: tried.map((mode) => wording(`doctor.modelMode.${mode}`)).join(' · ') }) })
  }
  if (config.embedding !== undefined) findings.push(tell(config.embedding, 'doctor.embeddingOk', await probeEmbedding(client, config.embedding, PROBE_TIMEOUT)))
  if (config.transcription !== undefined) findings.push(tell(config.transcription, 'doctor.transcriptionOk', await probeTranscription(client, config.transcription, PROBE_TIMEOUT)))
  return [...findings, { grade: 'ok', what, detail: wording(config.sensitive ? 'doctor.modelSensitive' : 'doctor.modelPrivate', { calls: config.daily.calls, tokens: config.daily.tokens }) }]
}

const namesOf = ({ model, fallback }: ModelConfig): readonly (readonly [name: string, isFirst: boolean])[] => [
  ...(model === undefined ? [] : [[model, true] as const]), ...(fallback === undefined ? [] : [[fallback, false] as const]),
]
