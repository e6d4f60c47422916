import type { Command } from '../../core/command.ts'
import type { Draft } from '../../core/conversation.ts'
import type { Slot } from '../../core/service.ts'
import { splitClauses } from '../clauses.ts'
import { asksEither, clausesAbout, isInquiry } from '../hearClauses.ts'
import type { Kit } from '../kit.ts'
import { QUESTION_MARK } from '../question.ts'
import { isMadeOf } from '../withoutWords.ts'
import { PLAIN_ANSWER } from './reading.ts'

/** Words before a question that the law answers must tell what was asked this surely: they may be the story of the question. */
const OWN_ANSWER = 0.45

/** What was told, and the question after it, where that is one of its own. */
type AskedBack = Readonly<{ told: string; question: string | undefined }>

/** 「黄豆他不碰的。对了，你们的菜咸不咸？」 in two, 「早上来，行不行？」 without what only asks whether that will do; undefined where nothing is asked after something was told. */
const askedBack = (text: string, { library: { words: { form } } }: Kit): AskedBack | undefined => {
  const clauses = splitClauses(text)
  const says = (at: number, words: readonly string[]): boolean => isMadeOf(clauses[at]?.text.toLowerCase() ?? '', words)
  // 「看看家里缺不缺什么，行不行」
  const asks = clauses.map(({ text: words, from }, at) => QUESTION_MARK.test(text[from + words.length] ?? '') || isInquiry(words, form) || (at === clauses.length - 1 && asksEither(words, form)))
  const first = asks.indexOf(true)
  if (first < 1 || asks.at(-1) !== true) return undefined
  const isOwn = asks.some((asking, at) => asking && !says(at, form.pleas.tails))
  // 「听讲有照顾的，是真的吗」
  const begun = says(first, form.inquiry.tags) ? first - 1 : first
  const leads = [...form.beside, ...form.courtesies]
  const start = clauses.slice(0, begun).findLastIndex((_, at) => !says(at, leads)) + 1
  const [head, end] = [clauses[0], clauses[start - 1]]
  if (head === undefined || end === undefined) return undefined
  return { told: text.slice(head.from, end.from + end.text.length), question: isOwn ? text.slice(clauses[start]?.from) : undefined }
}

/** What takes its own course, whatever else was said. */
const ANSWERS: ReadonlySet<Command['kind']> = new Set(['ask', 'price', 'how', 'hours', 'whereabouts'])
/** What may have been made of an answer that was taken for a part of the question. */
const HALF_HEARD: ReadonlySet<Command['kind']> = new Set([...ANSWERS, 'unclear', 'fill'])

/** What was `heard`, with the answer before a question, where the question hid it; what is asked then is answered, or kept for whoever gets the request. `hear` hears other words in the form. */
export const withAnswerBefore = (heard: readonly Command[], text: string, asked: Slot | undefined, { service: id }: Draft, kit: Kit, hear: (words: string) => readonly Command[]): readonly Command[] => {
  const { library: { services, words: { form } }, fitting } = kit
  const service = services.get(id)
  const answers = (command: Command): boolean => command.kind === 'fill' && command.slot === asked?.id
  if (asked === undefined || service === undefined || !heard.every(({ kind }) => HALF_HEARD.has(kind))) return heard
  const parts = askedBack(text, kit)
  if (parts === undefined) return heard
  const note: readonly Command[] = parts.question === undefined ? [] : [{ kind: 'note', words: parts.question, asked: true }]
  // 「她自己要订的，还要她签字吗？」
  if (heard.some(answers)) return heard.every((command) => command.kind === 'fill' && !command.value.text.includes(parts.question ?? '')) ? [...heard, ...note] : heard
  const replies = heard.filter(({ kind }) => ANSWERS.has(kind))
  const least = replies.some(({ kind }) => kind === 'ask') ? OWN_ANSWER : PLAIN_ANSWER
  if (asked.kind === 'text' && fitting(parts.told)(service, asked) < least && clausesAbout(parts.told, form.listens[asked.id] ?? []) === undefined) return heard
  const told = hear(parts.told)
  if (!told.some(answers) || !told.every(({ kind }) => kind === 'fill')) return heard
  return [...replies, ...told, ...(replies.length > 0 ? [] : note)]
}
