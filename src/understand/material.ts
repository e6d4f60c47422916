import type { Act } from '../core/lexicon.ts'
import type { Slot } from '../core/service.ts'
import type { AnewWords } from '../core/words/anew.ts'
import type { FormWords } from '../core/words/form.ts'
import type { PeopleWords } from '../core/words/people.ts'
import type { Fact } from './facts.ts'
import type { HearFitting } from './fitting.ts'

/** What a slot may be filled from: the normalised words, the facts in them, and what the whole utterance means. `wechat` is how a ticket says that there is no phone. */
export type Material = Readonly<{
  text: string
  facts: readonly Fact[]
  act: Act | undefined
  fitting: HearFitting
  corrects: boolean
  asked: Slot | undefined
  form: FormWords
  anew: AnewWords
  wechat: string
  people: PeopleWords
  /** Said of what is registered, with no form open. */
  filed?: true
}>

/** The longest free text a slot keeps. */
export const LONGEST_TEXT = 400

/** This many characters beside what was recognised are words of their own. */
export const OWN_WORDS = 8
