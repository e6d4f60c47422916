import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import { holdsAny } from '../core/holdsAny.ts'
import type { Slot } from '../core/service.ts'
import type { Hearing } from '../ports.ts'
import { holdsWord } from './anew/spans.ts'
import { choiceWords } from './choiceWords.ts'
import { chooseFrom } from './choose.ts'
import { splitClauses } from './clauses.ts'
import { splitRejected } from './hearClauses.ts'
import type { Kit } from './kit.ts'
import { namedLater } from './namedLater.ts'
import { isQuestion } from './question.ts'
import { filedLately } from './saidOfFiled.ts'
import { saysOff } from './saysOff.ts'

type Fill = Extract<Command, { kind: 'fill' }>

/** Longer words that give up something tell why. */
const LONGEST = 40
/** So short words say no more than that something need not be. */
const LONGEST_REFUSAL = 20

/** 「不用陪了，帮她把药拿回来就成」, 「算了，不用回复我了」: another choice of what was registered a moment ago, where the words give up only what was chosen before; undefined where they give up all of it. I3. */
export const choosesInstead = (text: string, hearing: Hearing, kit: Kit): readonly Fill[] | undefined => {
  const { conversation, speaker, turn } = hearing
  const { words } = kit.library
  const { form, people } = words
  if (conversation.stage.at !== 'idle' || turn.place.kind !== 'private' || isStaff(speaker) || text.length > LONGEST || isQuestion(text, words.intent)) return undefined
  const { rejected, rest } = splitRejected(text, form)
  if ((rejected === '' && !saysOff(text, words)) || holdsAny(text, words.afterwards.endsAll) || kit.acts.whole(text) === 'cancel') return undefined
  const [filed] = filedLately(hearing, kit)
  if (filed === undefined) return undefined
  const { service, ticket } = filed
  const facts = kit.facts(text, hearing, service)
  const chosenIn = (slot: Slot, said: string): string | undefined => (said === '' ? undefined : chooseFrom(namedLater(slot, form), choiceWords(said, slot, facts, { form, people }), false, form))
  // 「晚上她自己烧，不用管」 chooses no supper.
  const { provides, wished } = people.onlyNamed
  const wanted = splitClauses(rest).map((clause) => clause.text).filter((clause) => !holdsWord(clause, provides) || holdsWord(clause, wished)).join('\uff0c')
  // 「不用回复」 is a choice by its own words.
  const refuses = (value: string | undefined): value is string => value !== undefined && text.length <= LONGEST_REFUSAL && form.denies.some((word) => value.startsWith(word))
  const fills = service.slots.filter(({ kind }) => kind === 'choice').flatMap((slot): readonly Fill[] => {
    const whole = chosenIn(slot, text)
    const chosen = refuses(whole) ? whole : chosenIn(slot, wanted)
    return chosen === undefined || chosen === ticket.slots[slot.id]?.text ? [] : [{ kind: 'fill', slot: slot.id, correction: true, of: service.id, value: { text: chosen, said: text } }]
  })
  return fills.length === 0 ? undefined : fills
}
