import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { flatten } from './flatten.ts'

type Params = Readonly<Record<string, string | number>>

/** What is said to those who edit or run the bot: a sentence by id, with its `{placeholders}` filled. */
export type Sentences = (id: string, params?: Params) => string

const FILE = 'library.zh-CN.yaml'

/** The sentences of one file in `prompts/`, those of the library unless another is named. Without the file a sentence is its bare id. */
export const loadSentences = async (promptsDir: string, file: string = FILE): Promise<Sentences> => {
  const texts = await readFile(join(promptsDir, file), 'utf8').then((text) => new Map(flatten(parse(text)).map(({ path, text: sentence }) => [path.join('.'), sentence])), () => new Map<string, string>())
  return (id, params = {}) => fill(texts.get(id) ?? bare(id, params), params)
}

const bare = (id: string, params: Params): string => [id, ...Object.keys(params).map((name) => `{${name}}`)].join(' ')

const fill = (sentence: string, params: Params): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
