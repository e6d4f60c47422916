import { missingSlot } from '../core/intake.ts'
import { draftOf, isOpen } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { chooseFrom } from './choose.ts'
import { consentIn } from './hearClauses.ts'
import type { Kit } from './kit.ts'
import { saysSelf } from './saysSelf.ts'

/** 「就是她让我来讲的，同意」: in a form, or about a ticket that is worked on, what says that somebody agreed, or that it is for the speaker, or gives a number, or makes the choice that was asked, is no attack for its sound. */
export const answersForm = (text: string, hearing: Hearing, { facts, library }: Kit): boolean => {
  const { form, people } = library.words
  const draft = draftOf(hearing.conversation)
  const asked = draft === undefined ? undefined : missingSlot(draft, library)
  return (draft !== undefined || hearing.own.some(({ state }) => isOpen(state))) && ((asked !== undefined && chooseFrom(asked, text, true, form) !== undefined) || consentIn(text, form.consent, false) !== undefined || saysSelf(text, people) || facts(text, hearing).some(({ kind, broken }) => (kind === 'phone' || kind === 'address') && broken !== true))
}
