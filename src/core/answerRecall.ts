import { dayIn } from './clock.ts'
import type { ContactId, AccountId, Brand, EntryId, PersonId } from './ids.ts'
import type { Utterance } from './effect.ts'
import type { Library } from './library.ts'
import { line } from './step.ts'
import type { Voice } from './ticket.ts'

/** The number curators speak of an answer that went out and has changed since: `R` and a count from 1. */
export type RecallNumber = Brand<'RecallNumber'>

/** An entry that changed after it was given out, and how many people had what it said before. K2. */
export type Recall = Readonly<{ number: RecallNumber; state: 'waiting' | 'told' | 'spared'; entry: EntryId; version: string; people: number; at: number }>

/** Somebody whose last answer from an entry says something else than the entry does now, and when they got it. */
export type Recipient = Readonly<{ person: PersonId; account: AccountId; contact: ContactId; voice: Voice; answeredAt: number }>

/** What is told to somebody who was answered before the entry changed: that it did, and what holds now. */
export const recallLines = (entry: EntryId, answeredAt: number, library: Library): readonly Utterance[] => {
  const known = library.entries.get(entry)
  return known === undefined ? [] : [
    line('recall.told', entry, { title: known.title, day: dayIn(answeredAt, library.community.zone) }),
    line('law.answer', entry, { form: 'short', branches: [...known.branches.keys()].slice(0, 3).join(' ') }),
    line('law.disclaimer', known.topic),
  ]
}

/** A recall as curators see it in a list. */
export const recallLine = ({ number, entry, people }: Recall, library: Library): Utterance =>
  line('recall.line', entry, { number, title: library.entries.get(entry)?.title ?? entry, people: String(people) })
