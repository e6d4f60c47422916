import type { Voice } from '../core/ticket.ts'
import type { Hearing } from '../ports.ts'
import type { Normalised } from './normalise.ts'

/** Fewer characters in Latin letters say nothing of a language, and fewer Chinese ones nothing of a script. */
const SHORTEST = { english: 4, script: 6 } as const

/** The language and script of the turn; what has neither keeps those of the conversation. */
export const voiceOf = ({ text, english, traditional }: Normalised, { conversation: { voice } }: Hearing): Voice => {
  if (english === undefined || (english && text.length < SHORTEST.english)) return voice
  if (english) return { locale: 'en', traditional: false }
  return { locale: 'zh-CN', traditional: traditional || (voice.traditional && voice.locale === 'zh-CN' && text.length < SHORTEST.script) }
}
