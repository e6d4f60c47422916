import { ConverterFactory } from 'opencc-js/core'
import { from, to } from 'opencc-js/preset/cn2t'
import type { ToTraditional } from '../core/write.ts'

/** Simplified Chinese into the traditional characters people in Taiwan and overseas write; 《…》 titles stay as they were enacted. */
export const createToTraditional = (): ToTraditional => {
  const convert = ConverterFactory(from['cn'] ?? [], to['tw'] ?? [])
  return (text) => text.split(/(\u300a[^\u300b]*\u300b)/u).map((piece) => (piece.startsWith('\u300a') ? piece : convert(piece))).join('')
}
