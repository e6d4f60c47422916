import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Tour, type PageWords } from '../core/pageProtocol.ts'
import { flatten } from './flatten.ts'

const FOLDER = 'page'

const read = async (promptsDir: string, file: string): Promise<unknown> => parse(await readFile(join(promptsDir, FOLDER, file), 'utf8'))

const sentences = async (promptsDir: string, language: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(flatten(await read(promptsDir, `${language}.yaml`)).map(({ path, text }) => [path.join('.'), text]))

/** What the page of the simulated WeChat says, in both languages, and the stories of its tour. Rejects when a file is missing or wrong. */
export const loadPageWords = async (promptsDir: string): Promise<PageWords> => {
  const [chinese, english, tour] = await Promise.all([sentences(promptsDir, 'zh-CN'), sentences(promptsDir, 'en'), read(promptsDir, 'tour.yaml')])
  return { languages: { 'zh-CN': chinese, en: english }, tour: Tour.parse(tour) }
}
