import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Service } from '../core/service.ts'
import type { Hearing } from '../ports.ts'
import { splitSentences } from './clauses.ts'
import { fillSlots } from './fillSlots.ts'
import { materialOf, type Kit } from './kit.ts'
import { isQuestion, QUESTION_MARK } from './question.ts'

/** What the sentences beside a question give: 「我妈还算侨眷吗？哦地址是国泰新都」. What a question speaks of is no answer. */
export const toldBeside = (text: string, asks: readonly Extract<Command, { kind: 'ask' }>[], service: Service, draft: Draft, hearing: Hearing, kit: Kit): readonly Command[] => {
  const { surely } = kit.library.words.form.inquiry
  const isAsked = (sentence: string): boolean => asks.some(({ words }) => words === sentence)
  const told = splitSentences(text).filter((sentence) => !isAsked(sentence) && !isQuestion(sentence, kit.library.words.intent) && !QUESTION_MARK.test(text[text.indexOf(sentence) + sentence.length] ?? '') && !surely.some((word) => sentence.includes(word))).join('\n')
  return told === '' ? [] : fillSlots(service, draft, materialOf(told, kit.facts(told, hearing), kit)).heard
}
