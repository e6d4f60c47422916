import type OpenAI from 'openai'
import type { ModelAnswer, ModelFailure, ModelQuestion } from '../../core/modelTalk.ts'
import type { Model } from '../../ports.ts'
import type { Budget } from './budget.ts'
import { failureOf, NoAnswer } from './failure.ts'
import { guardModel, limitAtOnce, type Patience } from './guard.ts'
import { callOf, tokensOf, valueOf, type Ability } from './outputMode.ts'

/** What a model is made of. The first of `names` is asked; the next one when that fails and there is time left. */
export type ModelParts = Readonly<{
  client: OpenAI
  names: readonly string[]
  /** Undefined as long as nobody knows how the endpoint gives JSON: then nothing is asked. */
  ability: () => Ability | undefined
  patience: Patience
  budget: Budget
  /** Hears of every question: no words, only what came of it. `ms` is what the person waited. */
  onAnswered?: (note: Readonly<{ name: string; came: 'answered' | ModelFailure; tokens: number; ms: number }>) => void
}>

/** Characters to a token, roughly, where nobody reports: a Chinese character is about one. */
const CHARACTERS = 1.2

/** A language model that never keeps anybody waiting longer than its deadline, whatever the endpoint does. */
export const createModel = ({ client, names, ability, patience, budget, onAnswered }: ModelParts): Model => {
  const models = names.map((name) => ({ name, guard: guardModel(patience) }))
  const limit = limitAtOnce(patience)
  let lastFailure: ModelFailure | undefined

  /** One call over the wire. It counts, whatever comes of it. */
  const call = async (question: ModelQuestion, name: string, able: Ability, signal: AbortSignal): Promise<Readonly<{ value: unknown; tokens: number }>> => {
    if (!budget.allows()) throw new NoAnswer('spent')
    let tokens = Math.ceil((question.system.length + question.user.length) / CHARACTERS)
    try {
      const completion = await client.chat.completions.create(callOf(question, name, able), { signal })
      tokens = tokensOf(completion) || tokens
      return { value: valueOf(completion, able.mode), tokens }
    } catch (error) {
      // Nobody waits any more, which says nothing about the endpoint.
      throw question.signal?.aborted === true ? new NoAnswer('abandoned', tokens) : error
    } finally {
      budget.spend(tokens)
    }
  }

  const tryAll = async (question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer> => {
    const able = ability()
    if (able === undefined) return { kind: 'failed', why: 'resting', tokens: 0 }
    let why: ModelFailure = 'failing'
    let tokens = 0
    for (const { name, guard } of models) {
      try {
        const answer = await limit.execute(() => guard.execute((context) => call(question, name, able, context.signal), signal), signal)
        return { kind: 'answered', ...answer }
      } catch (error) {
        why = failureOf(error)
        tokens += error instanceof NoAnswer ? error.tokens : 0
        if (signal.aborted || why === 'spent' || why === 'busy') break
      }
    }
    return { kind: 'failed', why, tokens }
  }

  return {
    ask: async (question) => {
      const begun = performance.now()
      const deadline = AbortSignal.timeout(patience.deadline)
      const signal = question.signal === undefined ? deadline : AbortSignal.any([deadline, question.signal])
      // The endpoint's client may be slow to let go of a socket; the person is not kept waiting for that.
      const answer = await Promise.race([tryAll(question, signal), whenAborted(signal, () => (question.signal?.aborted === true ? 'abandoned' : 'slow'))])
      lastFailure = answer.kind === 'failed' ? answer.why : undefined
      onAnswered?.({
        name: question.name, came: answer.kind === 'answered' ? 'answered' : answer.why, tokens: answer.tokens, ms: Math.round(performance.now() - begun),
      })
      return answer
    },
    status: () => {
      const { calls, tokens } = budget.spent()
      const state = !budget.allows() ? 'spent' : ability() === undefined || models.every(({ guard }) => guard.isResting()) ? 'resting' : 'ok'
      return { state, calls, tokens, ...(lastFailure === undefined ? {} : { lastFailure }) }
    },
  }
}

const whenAborted = (signal: AbortSignal, why: () => ModelFailure): Promise<ModelAnswer> => new Promise((resolve) => {
  const end = (): void => resolve({ kind: 'failed', why: why(), tokens: 0 })
  if (signal.aborted) end()
  else signal.addEventListener('abort', end, { once: true })
})
