import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type OpenAI from 'openai'
import type { ModelFailure, Shelf } from '../../core/modelTalk.ts'
import type { Embedder } from '../../ports.ts'
import type { Budget } from './budget.ts'
import { failureOf, NoAnswer } from './failure.ts'
import { guardModel, limitAtOnce, type Patience } from './guard.ts'

/** What makes vectors. */
export type EmbedderParts = Readonly<{
  client: OpenAI
  name: string
  patience: Patience
  budget: Budget
  /** Where the vectors of the library are kept. */
  directory: string
  onFailure?: (why: ModelFailure) => void
}>

/** Texts in one request. */
const AT_ONCE = 64
/** Nobody waits for the library: its requests may take this long, in ms. */
const UNHURRIED = 60_000
/** A question is not worth waiting longer than this for, in ms. */
const HURRIED = 2_500

/** Vectors from an endpoint. Those of the library are kept on disk under a hash of model and texts, and made again only when these change. */
export const createEmbedder = ({ client, name, patience, budget, directory, onFailure }: EmbedderParts): Embedder => {
  const guard = guardModel(patience)
  const limit = limitAtOnce(patience)

  const request = (texts: readonly string[], deadline: number): Promise<readonly Float32Array[]> => {
    const signal = AbortSignal.timeout(deadline)
    return limit.execute(() => guard.execute(async (context) => {
      if (!budget.allows()) throw new NoAnswer('spent')
      const { data, usage } = await client.embeddings.create({ model: name, input: [...texts], encoding_format: 'float' }, { signal: context.signal })
      budget.spend(usage?.total_tokens ?? texts.join('').length)
      if (data.length !== texts.length) throw new NoAnswer('broken')
      return data.toSorted((one, other) => one.index - other.index).map(({ embedding }) => ofLengthOne(embedding))
    }, signal), signal)
  }

  const file = ({ texts }: Shelf): string =>
    join(directory, `${createHash('sha256').update(JSON.stringify([name, texts])).digest('hex').slice(0, 32)}.f32`)

  const shelveOne = async (shelf: Shelf): Promise<readonly Float32Array[]> => {
    const kept = await readVectors(file(shelf), shelf.texts.length)
    if (kept !== undefined) return kept
    const vectors: Float32Array[] = []
    for (let at = 0; at < shelf.texts.length; at += AT_ONCE) vectors.push(...await request(shelf.texts.slice(at, at + AT_ONCE), UNHURRIED))
    await writeVectors(file(shelf), vectors)
    return vectors
  }

  return {
    embed: async (text) => {
      try {
        return (await request([text], HURRIED))[0]
      } catch (error) {
        onFailure?.(failureOf(error))
        return undefined
      }
    },
    shelve: async (shelves) => {
      const found = new Map<string, readonly Float32Array[]>()
      for (const shelf of shelves) {
        try {
          found.set(shelf.id, await shelveOne(shelf))
        } catch (error) {
          const why = failureOf(error)
          onFailure?.(why)
          if (why !== 'broken' && why !== 'rejected') break
        }
      }
      return found
    },
  }
}

const ofLengthOne = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values) || 1
  return Float32Array.from(values, (value) => value / length)
}

const readVectors = async (file: string, count: number): Promise<readonly Float32Array[] | undefined> => {
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined || count === 0 || bytes.length === 0 || bytes.length % (count * Float32Array.BYTES_PER_ELEMENT) !== 0) return undefined
  const all = new Float32Array(new Uint8Array(bytes).buffer)
  const size = all.length / count
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/** Whole or not at all: a half-written file would be read as other vectors. */
const writeVectors = async (file: string, vectors: readonly Float32Array[]): Promise<void> => {
  try {
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(`${file}.new`, Buffer.concat(vectors.map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength))))
    await rename(`${file}.new`, file)
  } catch {
    // Without a place to keep them they are made again at the next start.
  }
}
