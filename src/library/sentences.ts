import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { flatten } from './flatten.ts'

type Params = Readonly<Record<string, string | number>>

/** What the library says to the editors of its content: a sentence by id, with its `{placeholders}` filled. */
export type Sentences = (id: string, params?: Params) => string

const FILE = 'library.zh-CN.yaml'

/** The sentences in `prompts/library.zh-CN.yaml`. Without that file a mistake is still reported, by its bare id. */
export const loadSentences = async (promptsDir: string): Promise<Sentences> => {
  const texts = await readFile(join(promptsDir, FILE), 'utf8').then((text) => new Map(flatten(parse(text)).map(({ path, text: sentence }) => [path.join('.'), sentence])), () => new Map<string, string>())
  return (id, params = {}) => fill(texts.get(id) ?? bare(id, params), params)
}

const bare = (id: string, params: Params): string => [id, ...Object.keys(params).map((name) => `{${name}}`)].join(' ')

const fill = (sentence: string, params: Params): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
