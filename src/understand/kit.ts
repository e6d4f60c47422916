import type { Library } from '../core/library.ts'
import type { Acts } from './acts.ts'
import type { HearAfterwards } from './afterwards.ts'
import type { HearWell } from './allWell.ts'
import type { Judge } from './answerable.ts'
import type { HearAside } from './aside.ts'
import type { FindCited } from './citedLaws.ts'
import type { Classify } from './classify.ts'
import type { HearDeskAsk } from './deskAsk.ts'
import type { DeskGuess } from './deskGuess.ts'
import type { Doubt } from './doubt.ts'
import type { Fact } from './facts.ts'
import type { FindFacts } from './findFacts.ts'
import type { Listen } from './impression.ts'
import type { HearJurisdiction } from './jurisdiction.ts'
import type { FindLawReferences } from './lawReference.ts'
import type { Material } from './material.ts'
import type { HearFitting } from './fitting.ts'
import type { FindMeaning } from './meaning.ts'
import type { Normalise } from './normalise.ts'
import type { Detected } from './safety.ts'
import type { ReadVisit } from './visit.ts'
import type { Search } from './search.ts'
import type { HearTelling } from './telling.ts'

/** Every finder, prepared once for one library. */
export type Kit = Readonly<{
  library: Library
  normalise: Normalise
  acts: Acts
  safety: (text: string) => Detected
  /** The same, for words said in the middle of a form. */
  safetyInForm: (text: string) => Detected
  references: FindLawReferences
  facts: FindFacts
  meaning: FindMeaning
  judge: Judge
  search: Search
  listen: Listen
  /** Whose rule a question asks for that names another place. */
  whose: HearJurisdiction
  /** How much is doubted that a question is an entry's. */
  doubt: Doubt
  classify: Classify
  visit: ReadVisit
  cited: FindCited
  /** What the words say of what was asked for before. */
  afterwards: HearAfterwards
  /** What the words are in the middle of a form if they are no answer. */
  aside: HearAside
  /** Whether words only tell particulars, and not what for. */
  telling: HearTelling
  /** Whether whoever cried for help says that all is well. */
  well: HearWell
  /** Which open question words answer. */
  fitting: HearFitting
  /** What a sentence of staff about a ticket may be. */
  deskGuess: DeskGuess
  /** What staff ask to see. */
  deskAsk: HearDeskAsk
  /** Whether words that are no question, wish or answer are talk among people. */
  chats: (text: string) => boolean
}>

/** A topic to decline, whether it is only guessed from what the words sound like, and whether what is declined is surely wanted. */
export type Refusal = Readonly<{ topic: string; guessed: boolean; meant: boolean }>

/** What the words of a turn give to fill slots from, when nothing was asked. */
export const materialOf = (text: string, facts: readonly Fact[], { fitting, library: { words } }: Kit): Material =>
  ({ text, facts, fitting, act: undefined, corrects: false, asked: undefined, form: words.form, anew: words.anew, wechat: words.phone.wechat[0] ?? '', people: words.people })
