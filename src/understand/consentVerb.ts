import type { Command } from '../core/command.ts'
import { refuses } from '../core/consent.ts'
import type { Library } from '../core/library.ts'
import { readings } from './acts.ts'
import { takeNumber, type DeskScene } from './deskVerbs.ts'
import { clausesAbout } from './hearClauses.ts'

/** A longer sentence that mentions agreement is about something else as well. */
const LONGEST = 24
const QUESTION = /[?\uff1f]\s*$/

/** 「01 老人同意了」「老太太不愿意」: what staff tell of the elder's agreement, about the ticket they point at or, in private, have. I7. */
export const readConsentVerb = (words: string, { quoting, hasOwn }: DeskScene, inPrivate: boolean, { lexicon, words: { visit, form } }: Library): Command | undefined => {
  const { number, rest } = takeNumber(words, lexicon.notNumbers)
  const pointed = number !== undefined || quoting
  if (QUESTION.test(words) || rest.length > LONGEST || !(pointed || (inPrivate && hasOwn))) return undefined
  const whole = (phrases: readonly string[]): boolean => readings(rest, lexicon.particles).some((reading) => phrases.includes(reading))
  const refused = refuses(rest, form.consent)
  const given = !refused && (whole(visit.agreed) || clausesAbout(rest, form.consent.yes) !== undefined)
  if (!refused && !given) return undefined
  return { kind: 'consent', verdict: given ? 'given' : 'refused', words: words.trim(), ...(number === undefined ? {} : { ticket: number }) }
}
