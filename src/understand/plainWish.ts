import type { Command, FoundService } from '../core/command.ts'
import type { ServiceId } from '../core/ids.ts'
import { keepFor } from '../core/keepFor.ts'
import type { Library } from '../core/library.ts'
import type { IntentWords } from '../core/words/intent.ts'
import { trimUtterance } from './acts.ts'
import type { Classify } from './classify.ts'
import { splitClauses } from './clauses.ts'
import { literally } from './literally.ts'
import { isMadeOf } from './withoutWords.ts'
import { endsAsQuestion } from './question.ts'

type Request = Extract<Command, { kind: 'request' }>

/** What a plea is as sure as: it outweighs the law that the story tells of. */
const PLEADED = 0.9
/** Unless the words are this surely a wish for another service. */
const SURELY_OTHER = 0.6

/** 「我要看病」: words that mean one service as well as another, and nothing more; which it is must be asked. */
export const eitherOf = (text: string, { pairs, around }: IntentWords['either']): Request | undefined => {
  const small = trimUtterance(text)
  const pair = pairs.find(({ say }) => say.some((word) => small.includes(word) && isMadeOf(small, [word, ...around])))
  return pair === undefined ? undefined : { kind: 'request', found: pair.services.map((service): FoundService => ({ service: service as ServiceId, sure: 1 / pair.services.length })), sure: false, words: text }
}

/** 「可以做侨情登记，还可以办服务卡，我两样都想办」: every service that is called by its own name, each with the clauses that name it; none where fewer than two are. */
export const bothNamed = (text: string, { both }: IntentWords['parts'], services: Library['services']): readonly Request[] => {
  const small = text.toLowerCase()
  if (!both.some((word) => small.includes(word))) return []
  const clauses = splitClauses(text)
  const named = [...services.values()].flatMap(({ id, words }): readonly Request[] => {
    const own = clauses.filter((clause) => words.some((word) => clause.text.toLowerCase().includes(word)))
    return own.length === 0 ? [] : [{ kind: 'request', found: [{ service: id, sure: PLEADED }], sure: true, words: own.map((clause) => clause.text).join('\uff0c') }]
  })
  return named.length < 2 || named.every(({ words }) => words === named[0]?.words && calledAlike(words, named, services)) ? [] : named.slice(0, MOST_NAMED)
}

/** 「想给他们两个都签家庭医生」: one word that is a name of each of them. */
const calledAlike = (words: string, named: readonly Request[], services: Library['services']): boolean =>
  named.map(({ found }) => (services.get(found[0]!.service)?.words ?? []).filter((word) => words.toLowerCase().includes(word)).join()).every((names, _, all) => names === all[0])

/** No clause is so long that is not several, spoken without a pause. */
const SPOKEN = 36

/** Nobody wishes for more in one breath. */
const MOST_NAMED = 3

/**
 * 「我要请律师。我爸的房子…」: a clause that plainly asks for a lawyer, or that somebody acts for them, whatever law the story
 * around it is about; undefined where it is only asked about, 「请律师多少钱」.
 */
export const pleadIn = (text: string, { pleas, costs, either: { around }, asks, asking, questionEnds }: IntentWords, classify: Classify): Request | undefined => {
  for (const clause of splitClauses(text)) {
    const small = clause.text.toLowerCase()
    const isSpoken = small.length >= SPOKEN
    if (!isSpoken && (holdsWhole(small, asks) || holdsWhole(small, asking) || endsAsQuestion(small, { questionEnds }))) continue
    for (const [service, words] of Object.entries(pleas)) {
      const at = words.map((word) => small.indexOf(word)).filter((found) => found >= 0).toSorted((a, b) => a - b)[0]
      // 「……我什么都不懂想找个律师问问小孩跟谁我人在常州」: spoken without a pause, what stands right before it is enough.
      if (at === undefined || !(isSpoken ? around.some((word) => endsWithWord(small.slice(0, at).trimEnd(), word)) : isMadeOf(small.slice(0, at), around))) continue
      // 「请律师要五千块」
      if (!isSpoken && holdsWhole(small.slice(at), costs)) continue
      const found = classify(text)
      // 「想约律师给公司做一次法律体检」; but "could I book a talk with one of your lawyers" is nothing else, whatever papers the story is about.
      const [own] = classify(clause.text)
      const isItself = own?.service === service && own.sure >= SURELY_OTHER
      if (found[0] !== undefined && found[0].service !== service && found[0].sure >= SURELY_OTHER && !isItself) continue
      const sure = found.find((one) => one.service === service)?.sure ?? 0
      return { kind: 'request', found: [{ service: service as ServiceId, sure: Math.max(PLEADED, sure) }], sure: true, words: text }
    }
  }
  return undefined
}

/** 「……and would like to」: a Latin word only whole. */
const endsWithWord = (text: string, word: string): boolean => text.endsWith(word) && !(LATIN.test(word) && /[a-z]$/.test(text.slice(0, -word.length)))

/** Latin words count only whole. `text` is in small letters. */
const holdsWhole = (text: string, words: readonly string[]): boolean => patternsOf(words).some(({ word, whole }) => text.includes(word) && whole?.test(text) !== false)
const LATIN = /^[a-z' ]+$/i

const patternsOf = keepFor((words: readonly string[]) => words.map((word) => ({
  word: LATIN.test(word) ? word.toLowerCase() : word, whole: LATIN.test(word) ? new RegExp(`\\b${literally(word)}\\b`, 'i') : undefined,
})))
