import type { Entry } from '../core/entry.ts'
import type { LawTexts } from '../core/lawText.ts'
import type { KnowledgeFile } from '../core/proposal.ts'
import type { EntityWords, Library } from '../core/library.ts'
import { replyId } from '../core/service.ts'
import { checkCalendar } from './check-calendar.ts'
import { checkCitations, type CitationCheck } from './check-citations.ts'
import { checkCommunity } from './check-community.ts'
import { checkAside } from './check-aside.ts'
import { checkFitting } from './check-fitting.ts'
import { checkCrying } from './check-crying.ts'
import { checkEntries, givenOn } from './check-entries.ts'
import { checkIntent } from './check-intent.ts'
import { checkIds } from './check-ids.ts'
import { checkLaws } from './check-laws.ts'
import { checkLexicon } from './check-lexicon.ts'
import { checkReplies } from './check-replies.ts'
import { checkServices } from './check-services.ts'
import { readContent, type Content } from './content.ts'
import { openShelf } from './files.ts'
import { LAW_SENTENCES } from './lawMarks.ts'
import { readLawTexts } from './lawShelf.ts'
import { TOP, type Mistake } from './mistake.ts'
import { beginReport } from './report.ts'
import { loadSentences } from './sentences.ts'

/** Where content is; `dataDir` holds the imported statutes, none are read without it. `today` is a day in 常州, `YYYY-MM-DD`: what is past it is left out, what is overdue is warned of. `proposed`: files to read as if they were there. */
export type Shelves = Readonly<{ knowledgeDir: string; promptsDir: string; dataDir?: string; today: string; proposed?: readonly KnowledgeFile[] }>

/** The library, or every mistake at once. Warnings never keep it from loading. */
export type Loading =
  | Readonly<{ ok: true; library: Library; warnings: readonly Mistake[]; citations: CitationCheck }>
  | Readonly<{ ok: false; mistakes: readonly Mistake[]; warnings: readonly Mistake[]; citations: CitationCheck }>

/** All content, read and cross-checked. Never rejects: a file that cannot be read is a mistake like any other. */
export const loadLibrary = async ({ knowledgeDir, promptsDir, dataDir, today, proposed = [] }: Shelves): Promise<Loading> => {
  const sentences = await loadSentences(promptsDir)
  const report = beginReport(sentences)
  const content = await readContent(openShelf(knowledgeDir, report, new Map(proposed.map(({ name, text }) => [name, text]))), openShelf(promptsDir, report), report, sentences)
  checkIds(content, report)
  checkLaws(content, today, report, sentences)
  checkEntries(content, today, report)
  checkServices(content, report)
  checkCommunity(content, report)
  checkCrying(content, report)
  checkAside(content, report)
  checkFitting(content, report)
  checkIntent(content, report)
  checkLexicon(content, report)
  checkCalendar(content, today, report)
  checkReplies(content, report)
  const lawSentences = await loadSentences(promptsDir, LAW_SENTENCES)
  const shelved = dataDir === undefined ? { texts: new Map(), broken: [] } : await readLawTexts(dataDir)
  const citations = checkCitations(content, shelved.texts, lawSentences)
  const mistakes = report.mistakes()
  const warnings = [
    ...report.warnings(), ...citations.wrong,
    ...shelved.broken.map((name): Mistake => ({ file: `laws/${name}`, ...TOP, text: lawSentences('stored.broken', { file: name }) })),
  ]
  const library = mistakes.length > 0 ? undefined : bind(content, shelved.texts, today)
  return library === undefined ? { ok: false, mistakes, warnings, citations } : { ok: true, library, warnings, citations }
}

/** The content as one book; undefined when a part of it is missing, which was reported. */
const bind = (content: Content, texts: LawTexts, today: string): Library | undefined => {
  const { community, lexicon, safety } = content
  const words = bindWords(content.words)
  if (community === undefined || lexicon === undefined || safety === undefined || words === undefined) return undefined
  const entries = givenOn(content.entries, today)
  const given = new Set(entries.map(({ stem }) => stem))
  return {
    laws: byId(content.laws),
    texts,
    entries: byId<Entry>(entries),
    asking: new Map(content.asking.filter(({ stem }) => given.has(stem)).map(({ value }) => [value.entry, value])),
    regressions: content.regressions.filter(({ stem }) => given.has(stem)).map(({ value }) => value),
    services: byId(content.services),
    community: community.value,
    lexicon: lexicon.value,
    safety: safety.value,
    crying: new Map(content.crying.map(({ value }) => [value.emergency, value])),
    places: content.places.map(({ value }) => value),
    calendar: new Map(content.calendar.map(({ value }) => [value.year, value])),
    words,
    prompts: byId(content.prompts),
    replies: new Map(content.replies.map(({ locale, held }) => [locale, new Map([...held.value].map(([id, text]) => [replyId(id), text]))])),
  }
}

/** Every file of words by its name, once all of them are there. */
const bindWords = (words: Content['words']): EntityWords | undefined => {
  const held = Object.entries(words).flatMap(([name, file]) => (file === undefined ? [] : [[name, file.value] as const]))
  return held.length === Object.keys(words).length ? Object.fromEntries(held) as EntityWords : undefined
}

const byId = <T extends Readonly<{ id: string }>>(held: readonly Readonly<{ value: T }>[]): ReadonlyMap<T['id'], T> =>
  new Map(held.map(({ value }) => [value.id, value]))
