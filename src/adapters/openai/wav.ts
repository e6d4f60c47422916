import { decode, isSilk } from 'silk-wasm'
import type { OutgoingFile } from '../../core/file.ts'

/** The rate at which speech is decoded, in Hz: what WeChat records at. */
const RATE = 24_000
const BYTES = 2
const HEADER = 44

/** A voice message as transcription services take it: WeChat's SILK becomes WAV, everything else goes as it is. */
export const toSpeech = async ({ name, base64, mediaType }: OutgoingFile): Promise<Readonly<{ name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }>> => {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  if (!isSilk(bytes)) return { name: /\.\w+$/.test(name) ? name : `${name}.${mediaType.split('/')[1] ?? 'mp3'}`, mediaType, bytes }
  const { data } = await decode(bytes, RATE)
  return { name: 'voice.wav', mediaType: 'audio/wav', bytes: asWav(data) }
}

/** Half a second of nothing, for trying a service. */
export const silence = (): Uint8Array<ArrayBuffer> => asWav(new Uint8Array(RATE))

/** 16-bit mono samples with the header of a WAV file. */
const asWav = (samples: Uint8Array): Uint8Array<ArrayBuffer> => {
  const wav = Buffer.alloc(HEADER + samples.length)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(HEADER - 8 + samples.length, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(RATE, 24)
  wav.writeUInt32LE(RATE * BYTES, 28)
  wav.writeUInt16LE(BYTES, 32)
  wav.writeUInt16LE(BYTES * 8, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples.length, 40)
  wav.set(samples, HEADER)
  return new Uint8Array(wav)
}
