import { isWordAt, startOfWordBefore } from '../vocabulary.ts'
import type { Scan } from './tables.ts'

/** Whether what would begin 后天, 前年 and the like ends the word before it: 以后天冷, 从前年轻, 下班后儿子来; not so 可以后天来, 后天天气好就来. */
export const endsWordBefore = ({ text, words: { edgeWords, notEdgeWords, afterEdge, notAfterEdge } }: Scan, at: number): boolean =>
  (startOfWordBefore(text, at + 1, edgeWords) !== undefined && startOfWordBefore(text, at, notEdgeWords) === undefined)
  || (isWordAt(text, at, afterEdge) && !isWordAt(text, at, notAfterEdge))
