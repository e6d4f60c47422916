import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { loadLibrary } from '../../src/library/load.ts'
import type { Library } from '../../src/core/library.ts'

/** What is indexed, and what is asked: for each question the documents that answer it, by their places. */
export type Corpus = Readonly<{ documents: readonly Readonly<{ title: string; text: string }>[]; questions: readonly Readonly<{ words: string; of: readonly number[] }>[] }>

/** How many questions are asked of every engine: few, because some take seconds. */
const QUESTIONS = 40
/** The share of characters a question leaves out, as people do. */
const LEFT_OUT = 0.2

/** A generator that always gives the same numbers, 0 to 1 (mulberry32). */
const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const openShelves = async (): Promise<Library> => {
  const loaded = await loadLibrary({ knowledgeDir: 'knowledge', promptsDir: 'prompts', dataDir: process.env['DATA_DIR'] ?? './data', today: '2026-11-24' })
  if (!loaded.ok) throw new Error(loaded.mistakes.map(({ file, line, text }) => `${file}:${line} ${text}`).join('\n'))
  return loaded.library
}

/** So many documents made of clauses people really write, no two alike. */
export const synthesize = (library: Library, size: number): Corpus => {
  const next = seeded(20_261_124)
  const clauses = [...library.asking.values()].flatMap(({ ways }) => ways).flatMap((way) => way.split(/[,\uff0c\u3002?\uff1f!\uff01;\uff1b]/)).filter((clause) => clause.length >= 4)
  const pick = (): string => clauses[Math.floor(next() * clauses.length)] ?? ''
  const documents = Array.from({ length: size }, () => ({ title: `${pick()}${pick()}`, text: [pick(), pick(), pick(), pick()].join('\uff0c') }))
  return { documents, questions: questionsOf(documents, next) }
}

/** 56,824 articles of Chinese statutes and what lay people ask about them (STARD, MIT), where they lie beside the checkout. */
const STARD = join('..', 'shared', 'bench')
export const hasStatutes = (): boolean => existsSync(join(STARD, 'stard-corpus.jsonl.gz'))
export const readStatutes = (): Corpus => {
  const rows = (text: string): readonly unknown[] => text.trim().split('\n').map((row): unknown => JSON.parse(row))
  const articles = rows(gunzipSync(readFileSync(join(STARD, 'stard-corpus.jsonl.gz'))).toString('utf8')) as readonly { id: number; law: string; art: string; text: string }[]
  const places = new Map(articles.map(({ id }, at) => [id, at]))
  const asked = rows(readFileSync(join(STARD, 'stard-train.jsonl'), 'utf8')) as readonly { q: string; gold: number[] }[]
  return {
    documents: articles.map(({ law, art, text }) => ({ title: `${law}${art}`, text })),
    questions: asked.slice(0, ASKED).map(({ q, gold }) => ({ words: q, of: gold.flatMap((id) => places.get(id) ?? []) })),
  }
}

/** How many of the lay questions every engine is asked. */
const ASKED = 300

/** Every article of the imported statutes. */
export const readArticles = (library: Library): Corpus => {
  const documents = [...library.texts.values()].flatMap(({ title, articles }) =>
    articles.map(({ mark, paragraphs }) => ({ title: `${title}${mark}`, text: paragraphs.map(({ text, items }) => [text, ...items.map((item) => item.text)].join('')).join('') })))
  return { documents, questions: documents.length === 0 ? [] : questionsOf(documents, seeded(1_124)) }
}

const questionsOf = (documents: Corpus['documents'], next: () => number): Corpus['questions'] =>
  Array.from({ length: QUESTIONS }, () => {
    const of = Math.floor(next() * documents.length)
    const { title, text } = documents[of]!
    const start = Math.floor(next() * Math.max(1, text.length - 24))
    return { of: [of], words: [...title.slice(0, 8), ...text.slice(start, start + 24)].filter(() => next() >= LEFT_OUT).join('') }
  })
