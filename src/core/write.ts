import type { Utterance } from './effect.ts'
import type { Library } from './library.ts'
import { renderBlocks } from './render.ts'
import { splitBlocks } from './split.ts'
import type { Voice } from './ticket.ts'

/** Simplified to traditional characters, for whoever writes traditional. */
export type ToTraditional = (text: string) => string

/** Lines as the messages a person gets: in their language and script, WeChat-sized. */
export const writeParts = (lines: readonly Utterance[], voice: Voice, library: Library, toTraditional: ToTraditional): readonly string[] => {
  const blocks = renderBlocks(lines, { library, locale: voice.locale })
  return splitBlocks(voice.traditional && voice.locale === 'zh-CN' ? blocks.map(toTraditional) : blocks)
}
