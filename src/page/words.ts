import { signal } from '@preact/signals'
import { words } from './store.ts'

export type Language = 'zh-CN' | 'en'

const KEY = 'qiaoqiao.language'

/** The language of the page; what people and the bot say in the chats stays as it is. */
export const language = signal<Language>(localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN')

export const setLanguage = (wanted: Language): void => {
  language.value = wanted
  localStorage.setItem(KEY, wanted)
}

type Params = Readonly<Record<string, string | number>>

/** The page's sentence of that id, with its `{placeholders}` filled; undefined when there is none. */
export const sentence = (id: string, params: Params = {}): string | undefined =>
  words.value?.languages[language.value][id]?.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))

/** The same, or the bare id where a sentence is missing. */
export const t = (id: string, params: Params = {}): string => sentence(id, params) ?? id
