import type { FoundService } from '../core/command.ts'
import type { IntentWords } from '../core/words/intent.ts'
import type { Classify } from './classify.ts'

/** The services by likeness, but where the words hold all that tells one from the other: 「做做卫生烧烧饭」 is help at home, and no meal that is brought. */
export const ratherThan = (classify: Classify, { rather }: Pick<IntentWords, 'rather'>): Classify => (text) => {
  const found = classify(text)
  const small = text.toLowerCase()
  const holds = (words: readonly string[]): boolean => words.some((word) => small.includes(word))
  return rather.reduce<readonly FoundService[]>((ranked, { service, over, all, without }) => {
    const [best, next] = [ranked[0], ranked.find((one) => one.service === service)]
    if (best?.service !== over || next === undefined || !all.every(holds) || holds(without)) return ranked
    return [{ ...next, sure: best.sure }, { ...best, sure: Math.min(best.sure, next.sure) }, ...ranked.filter((one) => one !== best && one !== next)].toSorted((a, b) => b.sure - a.sure)
  }, found)
}
