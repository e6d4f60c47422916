import type { Entry } from '../core/entry.ts'
import type { EntityWords, Library } from '../core/library.ts'
import { replyId } from '../core/service.ts'
import { checkCalendar } from './check-calendar.ts'
import { checkCommunity } from './check-community.ts'
import { checkEntries, givenOn } from './check-entries.ts'
import { checkIds } from './check-ids.ts'
import { checkLaws } from './check-laws.ts'
import { checkLexicon } from './check-lexicon.ts'
import { checkReplies } from './check-replies.ts'
import { checkServices } from './check-services.ts'
import { readContent, type Content } from './content.ts'
import { openShelf } from './files.ts'
import type { Mistake } from './mistake.ts'
import { beginReport } from './report.ts'
import { loadSentences } from './sentences.ts'

/** Where content is. `today` is a day in 常州, `YYYY-MM-DD`: what is past it is left out, what is overdue is warned of. */
export type Shelves = Readonly<{ knowledgeDir: string; promptsDir: string; today: string }>

/** The library, or every mistake at once. Warnings never keep it from loading. */
export type Loading =
  | Readonly<{ ok: true; library: Library; warnings: readonly Mistake[] }>
  | Readonly<{ ok: false; mistakes: readonly Mistake[]; warnings: readonly Mistake[] }>

/** All content, read and cross-checked. Never rejects: a file that cannot be read is a mistake like any other. */
export const loadLibrary = async ({ knowledgeDir, promptsDir, today }: Shelves): Promise<Loading> => {
  const sentences = await loadSentences(promptsDir)
  const report = beginReport(sentences)
  const content = await readContent(openShelf(knowledgeDir, report), openShelf(promptsDir, report), report, sentences)
  checkIds(content, report)
  checkLaws(content, today, report, sentences)
  checkEntries(content, today, report)
  checkServices(content, report)
  checkCommunity(content, report)
  checkLexicon(content, report)
  checkCalendar(content, today, report)
  checkReplies(content, report)
  const mistakes = report.mistakes()
  const library = mistakes.length > 0 ? undefined : bind(content, today)
  return library === undefined ? { ok: false, mistakes, warnings: report.warnings() } : { ok: true, library, warnings: report.warnings() }
}

/** The content as one book; undefined when a part of it is missing, which was reported. */
const bind = (content: Content, today: string): Library | undefined => {
  const { community, lexicon, safety } = content
  const words = bindWords(content.words)
  if (community === undefined || lexicon === undefined || safety === undefined || words === undefined) return undefined
  const entries = givenOn(content.entries, today)
  const given = new Set(entries.map(({ stem }) => stem))
  return {
    laws: byId(content.laws),
    entries: byId<Entry>(entries),
    asking: new Map(content.asking.filter(({ stem }) => given.has(stem)).map(({ value }) => [value.entry, value])),
    services: byId(content.services),
    community: community.value,
    lexicon: lexicon.value,
    safety: safety.value,
    places: content.places.map(({ value }) => value),
    calendar: new Map(content.calendar.map(({ value }) => [value.year, value])),
    words,
    replies: new Map(content.replies.map(({ locale, held }) => [locale, new Map([...held.value].map(([id, text]) => [replyId(id), text]))])),
  }
}

const bindWords = ({ number, time, phone, address, people, intent }: Content['words']): EntityWords | undefined =>
  number === undefined || time === undefined || phone === undefined || address === undefined || people === undefined || intent === undefined
    ? undefined
    : { number: number.value, time: time.value, phone: phone.value, address: address.value, people: people.value, intent: intent.value }

const byId = <T extends Readonly<{ id: string }>>(held: readonly Readonly<{ value: T }>[]): ReadonlyMap<T['id'], T> =>
  new Map(held.map(({ value }) => [value.id, value]))
