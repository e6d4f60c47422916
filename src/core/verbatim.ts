import { freshTopic } from './answering.ts'
import type { Command } from './command.ts'
import type { Utterance } from './effect.ts'
import type { Library } from './library.ts'
import { findArticle } from './lawText.ts'
import { line, say, type Scene, type Step } from './step.ts'
import type { Citation } from './law.ts'

/** How many articles one reply shows. */
const MOST = 3

/** The article somebody names, word for word as it was imported; else where it can be read. L4. */
export const tellArticle = (step: Step, { law, article }: Extract<Command, { kind: 'article' }>, { context: { library } }: Scene): Step =>
  say(step, ...articleLines([{ law, article }], library))

/** 「原文」: the articles the last answer rests on, word for word. */
export const tellVerbatim = (step: Step, { context: { library, now } }: Scene): Step => {
  const topic = freshTopic(step.conversation, now)
  const entry = topic === undefined ? undefined : library.entries.get(topic.entry)
  if (entry === undefined) return say(step, line('law.whichText'))
  const places = entry.citations.filter(({ law, article }, at) => entry.citations.findIndex((other) => other.law === law && other.article === article) === at)
  const shown = places.slice(0, MOST)
  const rest = places.length - shown.length
  return say(step, ...articleLines(shown, library), ...(rest > 0 ? [line('law.moreTexts', undefined, { count: String(rest) })] : []))
}

const articleLines = (places: readonly Citation[], library: Library): readonly Utterance[] => places.flatMap((place): readonly Utterance[] => {
  const law = library.laws.get(place.law)
  if (law === undefined) return []
  const text = library.texts.get(place.law)
  if (text !== undefined && findArticle(text, place.article) !== undefined) return [line('law.text', place.law, { article: String(place.article) })]
  const params = { law: law.title, article: String(place.article) }
  return [law.page === undefined ? line('law.noText', place.law, params) : line('law.noText.page', place.law, { ...params, page: law.page })]
})
