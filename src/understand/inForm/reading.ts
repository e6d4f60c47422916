import type { Draft } from '../../core/conversation.ts'
import type { Act } from '../../core/lexicon.ts'
import type { Service, Slot } from '../../core/service.ts'
import type { Hearing } from '../../ports.ts'
import { tellAnew, type Retold } from '../anew/tellAnew.ts'
import { splitClauses, type Clause } from '../clauses.ts'
import { saysWrong } from '../corrects.ts'
import type { Fact } from '../facts.ts'
import { fillSlots, tellsWho, type Filling } from '../fillSlots.ts'
import { isInquiry } from '../hearClauses.ts'
import { materialOf, type Kit } from '../kit.ts'
import { keepToMending } from '../mending.ts'
import { isQuestion } from '../question.ts'
import { withoutWhyNot } from '../whyNotThen.ts'

/** From here on words plainly answer the open question. */
export const PLAIN_ANSWER = 0.2

/** What is read in words that somebody says while a form is open, before it is settled what they are. */
export type FormReading = Readonly<{
  text: string
  /** What the whole utterance means by a phrase. */
  act: Act | undefined
  service: Service
  draft: Draft
  asked: Slot | undefined
  /** Anything may answer what was asked. */
  open: boolean
  /** To a lawyer, a question is the matter itself. */
  account: boolean
  /** What phrases within the words mean. */
  within: readonly Act[]
  /** What the first of several clauses means by a phrase, and the words after it. */
  opening: Act | undefined
  rest: string | undefined
  facts: readonly Fact[]
  corrects: boolean
  filling: Retold
  /** The open question is answered. */
  answered: boolean
  /** Another choice than before is made. */
  chosenAnew: boolean
  inquires: boolean
  questions: boolean
  /** Reads other words as if they had been said now. */
  fill: (words: string) => Filling
}>

/** Reads words for the form that is open. */
export const readInForm = (text: string, act: Act | undefined, service: Service, draft: Draft, asked: Slot | undefined, hearing: Hearing, kit: Kit): FormReading => {
  const { lexicon, words } = kit.library
  const [head, ...tail] = splitClauses(text)
  const opening = head === undefined || tail.length === 0 ? undefined : kit.acts.whole(head.text)
  const facts = withCorrected(kit.facts(text, hearing), opening === 'deny' ? tail[0] : undefined)
  const corrects = saysWrong(text, lexicon)
  const fillFrom = (said: string, given: readonly Fact[]): Filling => fillSlots(service, draft, { ...materialOf(asked?.kind === 'time' ? withoutWhyNot(said, given, words) : said, given, kit), act, corrects, asked })
  const fill = (said: string): Filling => fillFrom(said, kit.facts(said, hearing))
  const read = fillFrom(text, facts)
  const kept = corrects ? keepToMending(text, read, { service, draft, asked, facts, corrections: lexicon.corrections }, fill) : read
  const filling = tellAnew(text, kept, {
    service, slots: draft.slots, asked, corrects, facts, read: (said) => kit.facts(said, hearing),
    answers: (said) => asked !== undefined && kit.fitting(said)(service, asked) >= PLAIN_ANSWER, words,
  }, (said) => fill(said).answer)
  return {
    text, act, service, draft, asked, opening, facts, corrects, filling, fill,
    open: asked?.kind === 'text',
    account: asked?.told !== undefined && service.handledBy.includes('lawyer'),
    within: kit.acts.within(text),
    rest: tail[0] === undefined ? undefined : text.slice(tail[0].from),
    answered: filling.heard.some((command) => command.kind === 'fill' && command.slot === asked?.id),
    chosenAnew: filling.mended.some(({ slot }) => kindOf(slot, service) === 'choice'),
    inquires: isInquiry(text, words.form),
    questions: isQuestion(text, words.intent),
  }
}

/** 「不对，是3个人，她带个老姐妹」: what comes right after the denial corrects, and no more. */
const withCorrected = (facts: readonly Fact[], put: Clause | undefined): readonly Fact[] => {
  const corrected = put === undefined ? [] : facts.filter(({ from, to }) => from >= put.from && to <= put.from + put.text.length)
  return facts.map((fact) => (corrected.includes(fact) && (fact.kind !== 'relation' || tellsWho(corrected)) ? { ...fact, corrects: true } : fact))
}

/** The kind of a slot of a service. */
export const kindOf = (id: string, { slots }: Service): Slot['kind'] | undefined => slots.find((slot) => slot.id === id)?.kind
