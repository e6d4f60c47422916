import { create, insertMultiple, search } from '@orama/orama'
import MiniSearch from 'minisearch'
import type { EntryId } from '../../src/core/ids.ts'
import type { Entry } from '../../src/core/entry.ts'
import type { Library } from '../../src/core/library.ts'
import { createSearch } from '../../src/understand/search.ts'
import type { Corpus } from './corpus.ts'

/** An index that was built: the places of the best documents for some words, best first. */
type Index = Readonly<{ best: (words: string) => readonly number[] | Promise<readonly number[]> }>
const LIMIT = 10
export type Build = (documents: Corpus['documents'], library: Library) => Index | Promise<Index>

/** Single characters and pairs, the cut that was found best for Chinese; Latin words and numbers whole. All engines get the same. */
const cut = (text: string): string[] => {
  const small = text.toLowerCase()
  const words = small.match(/[a-z0-9]+/g) ?? []
  return [...words, ...(small.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => [...run, ...Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))])]
}

const ours: Build = (documents, library) => {
  const [pattern] = library.entries.values()
  if (pattern === undefined) throw new Error('the library has no entries')
  const entries = new Map<EntryId, Entry>(documents.map(({ title, text }, at) => {
    const id = `d${at}` as EntryId
    return [id, { ...pattern, id, title, answer: text, concepts: [], citations: [], branches: new Map(), steps: [], where: [], traps: [] }]
  }))
  const found = createSearch({ ...library, entries, asking: new Map(), services: new Map() })
  return { best: (words) => found.find(words, { limit: LIMIT }).ranked.map(({ number }) => number) }
}

const miniSearch: Build = (documents) => {
  const index = new MiniSearch({ fields: ['title', 'text'], tokenize: cut, searchOptions: { boost: { title: 2 } } })
  index.addAll(documents.map((document, id) => ({ id, ...document })))
  return { best: (words) => index.search(words).slice(0, LIMIT).map(({ id }) => id as number) }
}

const orama: Build = async (documents) => {
  const index = create({
    schema: { title: 'string', text: 'string' } as const,
    components: { tokenizer: { language: 'chinese', normalizationCache: new Map(), tokenize: cut } },
  })
  await insertMultiple(index, documents.map((document, at) => ({ id: String(at), ...document })), 1_000)
  return {
    best: async (words) => {
      const { hits } = await search(index, { term: words, limit: LIMIT, boost: { title: 2 } })
      return hits.map(({ id }) => Number(id))
    },
  }
}

/** What is compared, ours first. */
export const ENGINES: Readonly<Record<string, Build>> = { ours, miniSearch, orama }
