import type { Utterance } from './effect.ts'
import type { LawId } from './ids.ts'
import type { Library } from './library.ts'
import { dayIn } from './clock.ts'
import { line } from './step.ts'

/** A law somebody relies on, and the article when they name one. */
export type Named = Readonly<{ law: LawId; article?: number }>

/** Every law that somebody's words rely on: those of the register, and titles it does not have. */
export type Cited = Readonly<{ known: readonly Named[]; unknown: readonly string[] }>

/** What is wrong with relying on a law or an article of it: no law, none yet, none any more, or no such article. Undefined when it holds. */
export const faultOf = ({ law: id, article }: Named, { laws, community }: Library, now: number): Utterance | undefined => {
  const law = laws.get(id)
  if (law === undefined) return undefined
  switch (law.status) {
    case 'does-not-exist':
      return line('law.noSuchLaw', id, { law: law.title })
    case 'repealed': {
      const successor = law.replacedBy === undefined ? undefined : laws.get(law.replacedBy)
      return successor === undefined ? line('law.repealed', id, { law: law.title }) : line('law.repealed.replaced', id, { law: law.title, by: successor.title })
    }
    case 'not-yet-in-force':
      return law.inForce === undefined || law.inForce <= dayIn(now, community.zone) ? undefined : line('law.notYetLaw', id, { law: law.title, day: law.inForce })
    case 'in-force':
    case 'unverified':
      return article === undefined || law.partial || (article >= 1 && article <= law.articles) ? undefined
        : line('law.noSuchArticle', id, { law: law.title, article: String(article), articles: String(law.articles) })
  }
}

/** Why words that rely on these laws may not go out; empty when every one holds. K1. */
export const faultsOf = ({ known, unknown }: Cited, library: Library, now: number): readonly Utterance[] => [
  ...known.flatMap((named) => faultOf(named, library, now) ?? []),
  ...unknown.map((title) => line('law.unknownLaw', undefined, { law: title })),
]
