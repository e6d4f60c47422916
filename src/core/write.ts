import type { Utterance } from './effect.ts'
import type { Library } from './library.ts'
import { renderBlocks } from './render.ts'
import { splitBlocks } from './split.ts'
import type { Voice } from './ticket.ts'

/** Simplified to traditional characters, for whoever writes traditional. */
export type ToTraditional = (text: string) => string

/** Lines as the messages a person gets: in their language and script, WeChat-sized. */
export const writeParts = (lines: readonly Utterance[], voice: Voice, library: Library, toTraditional: ToTraditional): readonly string[] => {
  const converts = voice.traditional && voice.locale === 'zh-CN'
  // The words of a law stay as they were passed.
  return splitBlocks(lines.flatMap((line) => {
    const blocks = renderBlocks([line], { library, locale: voice.locale })
    return converts && (line.reply as string) !== 'law.text' ? blocks.map(toTraditional) : blocks
  }))
}
