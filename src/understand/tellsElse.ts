import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { holdsWord, weightWithout } from './anew/spans.ts'
import { lengthOf } from './lengthOf.ts'
import { withoutWords } from './withoutWords.ts'

/** In more than this, said without a pause, there may be anything. */
const LONGEST = 20
/** So little beside what names nothing names nothing. */
const NOTHING = 2

/** Whether words that sound like an unasked slot tell nothing of it: 「走路蛮好」 of no illness, 「她以前在人民医院做护士」 and 「九点要到医院」 of no hospital. */
export const tellsElse = (words: string, { id, health }: Slot, { allFine: { well, unless }, notOf, mustName, onlyWishes }: FormWords): boolean => {
  if (lengthOf(words) > LONGEST) return false
  if (holdsWord(words, notOf[id] ?? [])) return true
  if (health && holdsWord(words, well) && !holdsWord(withoutWords(words.toLowerCase(), well), unless)) return true
  const names = mustName[id]
  return names !== undefined && holdsWord(words, names.but) && weightWithout(words, [...names.but, ...onlyWishes]) < NOTHING
}
