import type { Library } from '../core/library.ts'
import type { Acts } from './acts.ts'
import type { HearAside } from './aside.ts'
import type { FindCited } from './citedLaws.ts'
import type { Classify } from './classify.ts'
import type { DeskGuess } from './deskGuess.ts'
import type { Fact } from './facts.ts'
import type { FindFacts } from './findFacts.ts'
import type { Listen } from './impression.ts'
import type { FindLawReferences } from './lawReference.ts'
import type { Material } from './material.ts'
import type { FindMeaning } from './meaning.ts'
import type { Normalise } from './normalise.ts'
import type { Detected } from './safety.ts'
import type { ReadVisit } from './visit.ts'
import type { Search } from './search.ts'

/** Every finder, prepared once for one library. */
export type Kit = Readonly<{
  library: Library
  normalise: Normalise
  acts: Acts
  safety: (text: string) => Detected
  references: FindLawReferences
  facts: FindFacts
  meaning: FindMeaning
  search: Search
  listen: Listen
  classify: Classify
  visit: ReadVisit
  cited: FindCited
  /** What the words are in the middle of a form if they are no answer. */
  aside: HearAside
  /** What a sentence of staff about a ticket may be. */
  deskGuess: DeskGuess
  /** Whether words that are no question, wish or answer are talk among people. */
  chats: (text: string) => boolean
}>

/** A topic to decline, and whether it is only guessed from what the words sound like. */
export type Refusal = Readonly<{ topic: string; guessed: boolean }>

/** What the words of a turn give to fill slots from, when nothing was asked. */
export const materialOf = (text: string, facts: readonly Fact[], { library: { words } }: Kit): Material =>
  ({ text, facts, act: undefined, corrects: false, asked: undefined, form: words.form, wechat: words.phone.wechat[0] ?? '', self: words.people.self })
