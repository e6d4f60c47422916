import type { Utterance } from './effect.ts'
import type { Entry, Status } from './entry.ts'
import type { EntryId, LawId, ReplyId, ServiceId } from './ids.ts'
import type { Law } from './law.ts'
import { findArticle, printArticle } from './lawText.ts'
import type { Library, Locale } from './library.ts'

const REFERENCE = '\u0001'

/** A placeholder value that is itself a sentence of ours, put into words only when the language is known. */
export const referTo = (reply: string): string => REFERENCE + reply

/** How a text is written: in which language, and with which content. */
export type Rendering = Readonly<{ library: Library; locale: Locale }>

/** One reply in words, its placeholders filled. A missing sentence is an error of the library check, so here it is its id. */
export const phrase = (reply: string, params: Readonly<Record<string, string>>, { library, locale }: Rendering): string => {
  const text = library.replies.get(locale)?.get(reply as ReplyId) ?? library.replies.get('zh-CN')?.get(reply as ReplyId) ?? reply
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? ''
    return value.startsWith(REFERENCE) ? phrase(value.slice(1), {}, { library, locale }) : value
  })
}

/** The blocks of a message: a block is never split, and a citation is always one. */
export const renderBlocks = (lines: readonly Utterance[], rendering: Rendering): readonly string[] =>
  lines.flatMap((utterance) => renderUtterance(utterance, rendering)).filter((block) => block !== '')

const renderUtterance = (utterance: Utterance, rendering: Rendering): readonly string[] => {
  const { library, locale } = rendering
  switch (utterance.reply as string) {
    case 'law.answer': {
      const entry = library.entries.get(utterance.about as EntryId)
      return entry === undefined ? [phrase('law.unknown', {}, rendering)] : renderEntry(entry, utterance.params?.['form'] === 'full', rendering, utterance.params?.['branches']?.split(' ') as readonly Status[] | undefined)
    }
    case 'service.basis': {
      const basis = library.services.get(utterance.about as ServiceId)?.basis
      return basis === undefined ? [] : [locale === 'en' ? basis.en ?? basis.text : basis.text, renderCitations(basis, rendering)]
    }
    case 'law.text':
      return renderArticle(utterance.about as LawId, Number(utterance.params?.['article']), rendering)
    case 'decline': {
      const decline = library.safety.declines.find(({ id }) => id === utterance.about)
      return decline === undefined ? [] : [decline.say[locale]]
    }
    default:
      return phrase(utterance.reply, utterance.params ?? {}, rendering).split('\n\n')
  }
}

/** An entry as it is read: topic, answer, branches, and then, when asked for, all the rest; the citations last. */
export const renderEntry = (entry: Entry, full: boolean, rendering: Rendering, branchesShown: readonly Status[] = [...entry.branches.keys()]): readonly string[] => {
  const list = (heading: string, items: readonly string[], numbered = false): readonly string[] =>
    items.length === 0 ? [] : [[phrase(heading, {}, rendering), ...items.map((item, at) => (numbered ? `${at + 1}. ${item}` : `· ${item}`))].join('\n')]
  const branches = [...entry.branches].filter(([status]) => branchesShown.includes(status)).map(([status, text]) => phrase('law.branch', { status: referTo(`status.${status}`), text }, rendering))
  const english = rendering.locale === 'en' ? entry.en : undefined
  const details = [...list('law.steps', entry.steps, true), ...list('law.where', entry.where), ...list('law.traps', entry.traps)]
  return [
    // Who reads English also gets the Chinese, to show at a window here.
    ...(english === undefined ? [] : [phrase('law.topic', { title: english.title }, rendering) + '\n' + english.answer]),
    phrase(english === undefined ? 'law.topic' : 'law.inChinese', { title: entry.title }, rendering) + '\n' + entry.answer,
    ...(english !== undefined && !full ? [] : list('law.branches', branches)),
    ...(full ? details : []),
    renderCitations(entry, rendering),
  ]
}

/** An article word for word, under the title and the date of its wording. */
const renderArticle = (id: LawId, number: number, rendering: Rendering): readonly string[] => {
  const text = rendering.library.texts.get(id)
  const article = text === undefined ? undefined : findArticle(text, number)
  if (text === undefined || article === undefined) return []
  return [phrase(text.version === undefined ? 'law.textOf' : 'law.textOf.dated', { law: text.title, version: text.version ?? '' }, rendering), ...printArticle(article)]
}

/** 《法》第X条 · 施行/修正日期 · 核对日期, one line a law. L2. */
export const renderCitations = (entry: Pick<Entry, 'citations' | 'verifiedOn'>, rendering: Rendering): string => {
  const byLaw = groupByLaw(entry)
  const lines = [...byLaw].flatMap(([id, citations]) => {
    const law = rendering.library.laws.get(id)
    if (law === undefined) return []
    const places = citations.map((citation) => phrase('law.article', { article: String(citation.article) }, rendering) +
      (citation.paragraph === undefined ? '' : phrase('law.paragraph', { paragraph: String(citation.paragraph) }, rendering)) +
      (citation.item === undefined ? '' : phrase('law.item', { item: String(citation.item) }, rendering)))
    return [phrase('law.citation', { law: law.title, places: places.join(phrase('law.and', {}, rendering)), version: writeVersion(law, rendering), verified: entry.verifiedOn }, rendering)]
  })
  return [phrase('law.citations', {}, rendering), ...lines].join('\n')
}

const groupByLaw = (entry: Pick<Entry, 'citations'>): ReadonlyMap<Entry['citations'][number]['law'], readonly Entry['citations'][number][]> => {
  const groups = new Map<Entry['citations'][number]['law'], Entry['citations'][number][]>()
  for (const citation of entry.citations) groups.set(citation.law, [...(groups.get(citation.law) ?? []), citation])
  return groups
}

const writeVersion = (law: Law, rendering: Rendering): string => {
  if (law.status === 'not-yet-in-force') return phrase('law.notYet', { day: law.inForce ?? '' }, rendering)
  if (law.amended !== undefined) return phrase('law.amended', { day: law.amended }, rendering)
  return law.inForce === undefined ? phrase('law.undated', {}, rendering) : phrase('law.inForce', { day: law.inForce }, rendering)
}
