import type { Command } from '../core/command.ts'
import type { FormWords } from '../core/words/form.ts'
import { splitClauses } from './clauses.ts'
import type { Classify } from './classify.ts'
import { splitRejected } from './hearClauses.ts'

type Kit = Readonly<{ classify: Classify; isWishing: (text: string) => boolean; tells: (text: string) => boolean }>

/** What is left must wish for something this surely. */
const SURELY = 0.62

/** 「不想去医院，也不要人陪，就想请医生上门」, 「社区医生看过了，想请个人陪去一院」: where some is not wanted, or only told, what the rest wishes for, if that is something else. */
export const wantedInstead = (text: string, whole: readonly Command[], form: FormWords, { classify, isWishing, tells }: Kit): Extract<Command, { kind: 'request' }> | undefined => {
  const [only] = whole
  const clauses = splitClauses(text)
  const wanted = splitClauses(splitRejected(text, form).rest).filter((clause) => !tells(clause.text))
  const rest = wanted.map((clause) => clause.text).join('\uff0c')
  const [found] = wanted.length === clauses.length || !isWishing(rest) ? [] : classify(rest)
  return whole.length === 1 && only?.kind === 'request' && found !== undefined && found.sure >= SURELY && found.service !== only.found[0]?.service ? { kind: 'request', found: [found], sure: true, words: text } : undefined
}
