import { toFile } from 'openai'
import type OpenAI from 'openai'
import type { ModelFailure } from '../../core/modelTalk.ts'
import type { Channel, Transcribe } from '../../ports.ts'
import { bytesIn } from '../../core/file.ts'
import type { Budget } from './budget.ts'
import { failureOf } from './failure.ts'
import { guardModel, type Patience } from './guard.ts'
import { toSpeech } from './wav.ts'

/** What hears voice messages. */
export type TranscriberParts = Readonly<{
  client: OpenAI
  name: string
  patience: Patience
  budget: Budget
  fetchFile: Channel['fetchFile']
  onFailure?: (why: ModelFailure | 'gone' | 'large') => void
}>

/** A minute of WeChat's voice is far smaller. */
const LARGEST = 4 * 1024 * 1024
/** What an endpoint counts a voice message for in the day's budget, in tokens. */
const WORTH = 200

/** Fetches the recording, has it written down, and gives up where somebody would stop waiting. Never rejects. */
export const createTranscriber = ({ client, name, patience, budget, fetchFile, onFailure }: TranscriberParts): Transcribe => {
  const guard = guardModel(patience)
  const write = async (message: Parameters<Transcribe>[0], signal: AbortSignal): Promise<string | undefined> => {
    const fetched = await fetchFile(message)
    if (fetched.kind !== 'file' || bytesIn(fetched.file) > LARGEST) {
      onFailure?.(fetched.kind === 'file' ? 'large' : 'gone')
      return undefined
    }
    const speech = await toSpeech(fetched.file)
    const text = await guard.execute(async (context) => {
      budget.spend(WORTH)
      return (await client.audio.transcriptions.create({ file: await toFile(speech.bytes, speech.name, { type: speech.mediaType }), model: name }, { signal: context.signal })).text
    }, signal)
    return text.trim() === '' ? undefined : text.trim()
  }
  return async (message) => {
    if (!budget.allows()) return undefined
    const signal = AbortSignal.timeout(patience.deadline)
    try {
      return await Promise.race([write(message, signal), whenOver(signal)])
    } catch (error) {
      onFailure?.(failureOf(error))
      return undefined
    }
  }
}

const whenOver = (signal: AbortSignal): Promise<undefined> => new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }))
