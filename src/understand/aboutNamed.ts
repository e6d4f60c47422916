import { faultOf } from '../core/cited.ts'
import type { Command } from '../core/command.ts'
import type { EntryId, LawId } from '../core/ids.ts'
import type { Hearing } from '../ports.ts'
import { asksElsewhere } from './jurisdiction.ts'
import type { Kit } from './kit.ts'
import { unanswerable } from './strange.ts'

/** How surely an entry is meant whose law was named. */
const FAIRLY = 0.7
/** From here on a wish beside a law that is named is one. */
const WISH = 0.34
/** What is left without the name says what the question is about when it says it nearly this surely; the name alone sounds like entries about laws. */
const NEARLY = 0.985
/** An entry that rests on the law is none of the question's when it is less likely than this; what is wrong about the law needs a word sooner. */
const LEAST = { holds: 0.3, wrong: 0.05 } as const

/** What must be said first about the laws that a text names. L6. */
export const premises = (text: string, { references }: Kit): readonly Command[] => {
  const { known, unknown } = references(text)
  return [
    ...known.map(({ law, article }): Command => ({ kind: 'premise', law, ...(article === undefined ? {} : { article }) })),
    ...unknown.map((title): Command => ({ kind: 'unknownLaw', title })),
  ]
}

/**
 * What a question means that names a law: where nothing was understood, what is left of it without the name; then what the title of a law
 * that nobody knows is about; then an entry that rests on what was named; then what it is nearest to. Who relies on a law is never left without a word about it. L6.
 */
export const aboutNamed = (meaning: readonly Command[], text: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const { spans, known, unknown, akin } = kit.references(text)
  if (spans.length === 0) return meaning
  const rest = withoutNames(text, spans)
  const again = kit.meaning(rest, hearing)
  const understood = again.filter((command) => isUnderstood(command) && !isVagueWish(command))
  if (meaning.some((command) => isUnderstood(command) && !isVagueWish(command))) {
    const meant = known.length > 0 && meaning.length === 1 && surenessOf(understood) >= NEARLY * surenessOf(meaning) ? understood : meaning
    return onArticle(meant, known, { rest, text }, hearing.now, kit) ?? meant
  }
  const instead = withSubjects(text, spans, known, kit)
  const about = instead === undefined ? [] : kit.meaning(instead, hearing).filter((command) => isUnderstood(command) && !isVagueWish(command))
  if (about.length > 0) return about
  if (understood.length > 0) return understood
  const called = unknown.flatMap((title) => kit.meaning(title, hearing)).find((command) => command.kind === 'ask' && isUnderstood(command))
  if (called?.kind === 'ask') return [{ ...called, words: text }]
  const resting = restingOn([...known, ...akin.map((law) => ({ law, akin: true }))], { rest, text }, hearing.now, kit)
  if (resting !== undefined) return [asking(resting, text)]
  const near = [...again, ...meaning].find((command) => command.kind === 'ask' && command.found.length > 0)
  if (near?.kind === 'ask') return [{ ...near, finding: known.length === 0 && !isElsewhere(text, near.found[0]!.entry, kit) ? 'answered' : near.finding, words: text }]
  return meaning.some((command) => !isVagueWish(command)) ? meaning : [unanswerable(text)]
}

/** Whether another place's law is named, which what we have does not answer. */
const isElsewhere = (text: string, id: EntryId, { whose, library }: Kit): boolean => {
  const asked = whose(text)
  return asked !== undefined && asksElsewhere(asked, { region: library.entries.get(id)?.region ?? 'national', sure: 0, leaning: false })
}

/** What is answered instead by whoever names an article and is about to be told of another: an entry that rests on it, or on its law where there is no such article. */
const onArticle = (meant: readonly Command[], known: ReturnType<Kit['references']>['known'], words: Readonly<{ rest: string; text: string }>, now: number, kit: Kit): readonly Command[] | undefined => {
  const named = known.filter(({ article }) => article !== undefined)
  const [only, ...others] = meant
  if (named.length === 0 || only?.kind !== 'ask' || others.length > 0) return undefined
  const citations = kit.library.entries.get(only.found[0]!.entry)?.citations ?? []
  const rests = named.some((one) => citations.some(({ law, article }) => law === one.law && (article === one.article || faultOf(one, kit.library, now) !== undefined)))
  const resting = rests ? undefined : restingOn(named, words, now, kit)
  return resting === undefined ? undefined : [asking(resting, words.text)]
}

/** The entry that rests on the article that was named, or on the law or what replaced it, and is likeliest by the rest of the words; of a law that a strange title speaks like, by all of them. */
const restingOn = (known: readonly Readonly<{ law: LawId; article?: number; akin?: boolean }>[], { rest, text }: Readonly<{ rest: string; text: string }>, now: number, { listen, search, library }: Kit): EntryId | undefined => {
  const citing = (law: LawId, article?: number) => [...library.entries.values()].filter(({ citations }) => citations.some((one) => one.law === law && (article === undefined || one.article === article)))
  const [likely, likelyWhole] = [listen(rest).entries, listen(text).entries]
  const numbers = new Map(search.entries.map((id, number) => [id, number]))
  const worthOf = (id: EntryId, akin: boolean): number => (akin ? likelyWhole : likely)[numbers.get(id) ?? -1] ?? 0
  const named = known.find(({ article }) => article !== undefined)
  const [exact] = named === undefined ? [] : citing(named.law, named.article).toSorted((a, b) => worthOf(b.id, false) - worthOf(a.id, false) || a.citations.length - b.citations.length)
  if (exact !== undefined) return exact.id
  const resting = known.flatMap((one) => {
    const isWrong = one.akin === true || faultOf(one, library, now) !== undefined
    const least = isWrong ? LEAST.wrong : LEAST.holds
    return citing(library.laws.get(one.law)?.replacedBy ?? one.law).map(({ id }) => ({ id, worth: worthOf(id, one.akin === true) })).filter(({ worth }) => worth >= least)
  })
  return resting.toSorted((a, b) => b.worth - a.worth)[0]?.id
}

const withoutNames = (text: string, spans: ReturnType<Kit['references']>['spans']): string =>
  spans.toReversed().reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text).replaceAll(/[\u300a\u300b]/g, '')

/** The text with what a law that does not exist would be about in the place of its title: 华侨 for 《中华人民共和国华侨法》; undefined where it names none. */
const withSubjects = (text: string, spans: ReturnType<Kit['references']>['spans'], known: ReturnType<Kit['references']>['known'], { library: { laws, words } }: Kit): string | undefined => {
  const { countries, marked } = words.intent.titles
  const absent = known.filter(({ law }) => laws.get(law)?.status === 'does-not-exist')
  const subjectOf = (title: string): string => {
    const bare = title.slice(Math.max(0, ...countries.filter((country) => title.startsWith(country)).map(({ length }) => length)))
    return bare.slice(0, bare.length - Math.max(0, ...marked.filter((end) => bare.endsWith(end)).map(({ length }) => length)))
  }
  return absent.length === 0 ? undefined : spans.toReversed().reduce((rest, { from, to }) => {
    const title = absent.some((one) => one.from === from) ? /^[\p{Script=Han}]+?(?=[\u300b\u7b2c]|$)/u.exec(text.slice(from, to))?.[0] ?? '' : ''
    return rest.slice(0, from) + subjectOf(title) + rest.slice(to)
  }, text).replaceAll(/[\u300a\u300b]/g, '')
}

const isUnderstood = (command: Command): boolean => command.kind === 'request' || (command.kind === 'ask' && command.finding === 'answered')

/** Who names a law wishes for nothing that was only faintly heard: 「那个侨胞卡管理办法几时实施，想申请一张」. */
const isVagueWish = (command: Command): boolean => command.kind === 'request' && (command.found[0]?.sure ?? 0) < WISH

/** How surely the law is asked about in the one way it is. */
const surenessOf = ([only, ...others]: readonly Command[]): number => (only?.kind === 'ask' && others.length === 0 ? only.found[0]?.sure ?? 0 : 0)

const asking = (entry: EntryId, words: string): Command => ({ kind: 'ask', finding: 'answered', found: [{ entry, sure: FAIRLY }], words, followUp: false })
