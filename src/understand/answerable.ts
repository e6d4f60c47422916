import type { Finding, FoundEntry } from '../core/command.ts'
import type { EntryId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Doubt } from './doubt.ts'
import { createAsksAhead } from './figureAhead.ts'
import type { Impression, Listen } from './impression.ts'
import { asksElsewhere, type HearJurisdiction } from './jurisdiction.ts'
import type { Ranked, Search } from './search.ts'

/** What is made of a law question: whether it may be answered, how sure, and the entries it may be, best first. */
export type Judgement = Readonly<{ finding: Finding; sure: number; found: readonly FoundEntry[] }>

/** Judges one question, or one said about something already being talked about. */
export type Judge = (words: string, context?: string) => Judgement

/** From here on an entry is given, and from here on it is offered. */
const GIVE = 0.44
const OFFER = 0.27
/** An entry less likely than this is none: words nobody knows make every entry a little likely. */
const LEAST = 0.04
/** Where nothing was learned, an entry is given when its words are this share of the question. */
const SHARE = 0.9
/** How many entries are looked at, and how many are offered. */
const LOOK = 5
const OFFERED = 3

/**
 * How surely a question is about the law and about this entry, 0 to 1: the odds that it is about any entry at all,
 * lowered where it is not clear which, and by what is doubted of it. A question between two entries of one field is still worth an answer.
 */
const sureOf = ({ entries, law }: Impression, best: Ranked, self: number, doubted: number): number => {
  if (entries.length === 0) return self === 0 ? 0 : Math.min(1, (GIVE * best.score) / (self * SHARE))
  const likely = entries[best.number]!
  if (likely < LEAST) return 0
  const odds = (law / Math.max(1e-6, 1 - law)) * Math.sqrt(likely) * doubted
  return odds / (1 + odds)
}

/** How likely an entry is beside the best: 1 when as likely or more. */
const shareOf = (one: Ranked, best: Ranked, { entries }: Impression): number =>
  Math.min(1, entries.length === 0 ? one.score / best.score : entries[one.number]! / Math.max(1e-9, entries[best.number]!))

/** What answers are judged with. */
export type JudgeParts = Readonly<{ search: Search; listen: Listen; whose: HearJurisdiction; doubt: Doubt; library: Pick<Library, 'entries'> & Readonly<{ words: Pick<Library['words'], 'intent'> }> }>

/** Answers or not, from what the words say, what they sound like, and whose rule they ask for. */
export const createJudge = ({ search, listen, whose, doubt, library }: JudgeParts): Judge => {
  const asksAhead = createAsksAhead(library.words.intent.ahead)
  /** Whether it is asked for what an entry surely does not know. */
  const isBeyond = (words: string, id: EntryId, sure: number, leaning: boolean): boolean => {
    const entry = library.entries.get(id)
    const asked = whose(words)
    return entry !== undefined && ((asked !== undefined && asksElsewhere(asked, { region: entry.region, sure, leaning })) || asksAhead(words, entry))
  }
  return (words, context) => {
    const impression = listen(words, context)
    const findings = search.find(words, { limit: LOOK, odds: impression.odds, ...(context === undefined ? {} : { context }) })
    const [best] = findings.ranked
    if (best === undefined) return { finding: 'unknown', sure: 0, found: [] }
    // What goes on about what was answered is no stranger's question.
    const sure = sureOf(impression, best, findings.self, context === undefined ? doubt(words, best.entry) : 1)
    const finding = sure >= GIVE && !isBeyond(words, best.entry, sure, context !== undefined) ? 'answered' : sure >= OFFER ? 'unsure' : 'unknown'
    return { finding, sure, found: findings.ranked.slice(0, OFFERED).map((one) => ({ entry: one.entry, sure: sure * shareOf(one, best, impression) })) }
  }
}
