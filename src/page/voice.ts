import sample from './assets/voice.ogg'
import { act } from './connect.ts'
import { base64Of } from './picture.ts'
import { placeOf } from './send.ts'
import type { Seat } from './store.ts'

const SAMPLE_SECONDS = 7
/** WeChat records for no longer. */
const LONGEST_MS = 60_000

const send = async (of: Seat, blob: Blob, seconds: number, ending: string): Promise<void> => {
  await act({ do: 'voice', ...placeOf(of), file: { name: `voice-${Math.max(1, Math.round(seconds))}s.${ending}`, base64: await base64Of(blob) } })
}

/** Sends a voice for those who have no microphone. */
export const sendSampleVoice = async (of: Seat): Promise<void> => send(of, await (await fetch(sample)).blob(), SAMPLE_SECONDS, 'ogg')

/** A recording under way. */
export type Recording = Readonly<{ send: (of: Seat) => Promise<void>; drop: () => void }>

/** Begins to record; rejects when there is no microphone or it may not be used. */
export const record = async (): Promise<Recording> => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream)
  const pieces: Blob[] = []
  const began = performance.now()
  recorder.addEventListener('dataavailable', ({ data }) => { pieces.push(data) })
  recorder.start()
  const timer = setTimeout(() => recorder.stop(), LONGEST_MS)
  const end = (): Promise<void> => new Promise((resolve) => {
    clearTimeout(timer)
    const over = (): void => {
      for (const track of stream.getTracks()) track.stop()
      resolve()
    }
    if (recorder.state === 'inactive') return over()
    recorder.addEventListener('stop', over)
    return recorder.stop()
  })
  return {
    send: async (of) => {
      const seconds = Math.min(LONGEST_MS, performance.now() - began) / 1000
      await end()
      await send(of, new Blob(pieces, { type: recorder.mimeType }), seconds, recorder.mimeType.includes('mp4') ? 'm4a' : 'webm')
    },
    drop: () => void end(),
  }
}
