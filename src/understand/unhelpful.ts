import { freshTopic } from '../core/answering.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { readings } from './acts.ts'
import type { Kit } from './kit.ts'

/** Whether somebody who was just answered says that it was no help; in a form it may be anything. */
export const isUnhelpful = (text: string, { conversation, now }: Hearing, { library: { lexicon, words } }: Kit): boolean =>
  freshTopic(conversation, now) !== undefined && draftOf(conversation) === undefined
  && readings(text, lexicon.particles).some((reading) => words.curation.unhelpful.includes(reading))
