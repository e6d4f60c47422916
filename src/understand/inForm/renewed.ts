import type { Command } from '../../core/command.ts'
import { holdsAny } from '../../core/holdsAny.ts'
import { asKept } from '../account.ts'
import { trimUtterance } from '../acts.ts'
import { splitClauses, type Clause } from '../clauses.ts'
import type { Kit } from '../kit.ts'
import { lengthOf } from '../lengthOf.ts'
import { isMadeOf } from '../withoutWords.ts'
import { kindOf, type FormReading } from './reading.ts'

/** From here on a clause wishes for what the form is for once more, and from here on one that lets a matter be sounds like that itself. */
const WISHED_ANEW = 0.8
const OF_FORM = 0.15

/** 「不是，是我父母的房子要立遗嘱，想找律师问问怎么写。协议的事算了」: the same service is wished for in another matter, and only what it was about before is let be. The words of the new matter; undefined where it is not so. */
export const renewedIn = ({ text, service }: FormReading, kit: Kit): string | undefined => {
  const { acts, classify, library: { words: { form, intent } } } = kit
  const matter = service.slots.find(({ told }) => told !== undefined)
  if (matter === undefined || splitClauses(text).length < 2) return undefined
  const clauses = splitClauses(text)
  const [head] = clauses
  const denies = head !== undefined && (acts.whole(head.text) === 'deny' || isMadeOf(trimUtterance(head.text), form.meant))
  const letBe = clauses.filter((clause) => endingOf(clause, form.letsBe.ends) !== undefined && !holdsAny(clause.text, form.letsBe.but))
  if (letBe.length === 0) return undefined
  // 「不找律师了，算了」 gives the form up.
  const isForm = (clause: Clause): boolean => {
    const about = trimUtterance(clause.text).slice(0, -(endingOf(clause, form.letsBe.ends)?.length ?? 0))
    const [best] = classify(clause.text)
    return isMadeOf(about, intent.parts.unneeded.around) || holdsAny(about, service.words) || (best?.service === service.id && best.sure >= OF_FORM)
  }
  if (letBe.some(isForm)) return undefined
  const kept = clauses.filter((clause) => !letBe.includes(clause) && !(denies && clause === head))
  const renews = ({ text: words }: Clause): boolean => {
    const [best] = holdsAny(words, intent.wants) ? classify(words) : []
    return best?.service === service.id && best.sure >= WISHED_ANEW
  }
  const words = joined(kept, text)
  return kept.some(renews) && lengthOf(words) >= (matter.told ?? 0) ? words : undefined
}

/** What the words of another matter tell the form: they are the matter, and what they choose holds. */
export const toldAnew = (words: string, { service, fill }: FormReading): readonly Command[] => {
  const matter = service.slots.find(({ told }) => told !== undefined)
  const { heard, beside } = fill(words)
  const told = [...heard, ...beside].flatMap((command) => (command.kind === 'fill' && command.slot !== matter?.id ? [kindOf(command.slot, service) === 'choice' ? { ...command, correction: true } : command] : []))
  return matter === undefined ? told : [...told, { kind: 'fill', slot: matter.id, correction: true, value: { text: asKept(words), said: words } }]
}

/** The longest of the words that a clause ends with. */
const endingOf = ({ text }: Clause, words: readonly string[]): string | undefined => {
  const small = trimUtterance(text)
  return words.filter((word) => small.endsWith(word)).toSorted((a, b) => b.length - a.length)[0]
}

/** Clauses with the marks that stood between them, where they stood side by side. */
const joined = (clauses: readonly Clause[], text: string): string => clauses.reduce((whole, clause, at) => {
  const before = clauses[at - 1]
  const between = before === undefined ? '' : text.slice(before.from + before.text.length, clause.from)
  return `${whole}${/[\p{L}\p{N}]/u.test(between) ? '\uff0c' : between}${clause.text}`
}, '')
