import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Act } from '../core/lexicon.ts'
import type { Slot } from '../core/service.ts'
import type { Aside } from '../core/words/aside.ts'
import type { Hearing } from '../ports.ts'
import { trimUtterance } from './acts.ts'
import { comesBack } from './asideIn.ts'
import { saysBack } from './hearClauses.ts'
import { asideOf, IN_FORM, leavingOf, leftBy } from './inForm/left.ts'
import { lawAskedIn } from './inForm/lawAsked.ts'
import { particularsBeside, movedForWaiting, timesFor, particularsInstead, toldForWaiting, toldOfBoth } from './inForm/otherForms.ts'
import { partByWish } from './inForm/partedByWish.ts'
import { readInForm, type FormReading } from './inForm/reading.ts'
import { renewedIn, toldAnew } from './inForm/renewed.ts'
import { correcting, factsTold, toldIn, wishedAnew } from './inForm/told.ts'
import { wishedIn } from './inForm/wished.ts'
import type { Kit, Refusal } from './kit.ts'
import { needsNoOther } from './unneeded.ts'
import { partAt } from './wishBeside.ts'
import { leavesOut, untoldAbout, withholding } from './withheld.ts'

/** Acts that a phrase says beyond doubt, whatever else the words sound like. */
const FINAL: ReadonlySet<Act> = new Set(['erase', 'myData', 'withdrawConsent', 'cancel'])
/** What leaves a question open. */
const PASSES: ReadonlySet<Act | Aside> = new Set(['skip', 'dontKnow'])
/** What leaves nothing to be filled in. */
const ENDS: ReadonlySet<Act | Aside> = new Set(['cancel', 'restart'])

/** What is wished for instead of what is called off is this sure. */
const INSTEAD = 0.5
/** In a form, fewer characters than this are an answer, whatever they sound like. */
const SHORTEST_REFUSED = 12
/** Fewer characters than this that go back need not name what to. */
const SHORTEST_RETURN = 12

/** What somebody says while a form is open: answers in any order, corrections, a question or another wish in between, and ways to leave. */
export const hearInForm = (
  text: string, act: Act | undefined, stopped: Refusal | undefined, draft: Draft, asked: Slot | undefined, hearing: Hearing, kit: Kit,
): readonly Command[] => {
  const service = kit.library.services.get(draft.service)
  if (service === undefined) return [{ kind: 'unclear' }]
  const { form, people } = kit.library.words
  const parted = partByWish(text, draft, hearing, (words) => kit.facts(words, hearing, service).filter(({ kind }) => kind === 'time'))
  if (parted !== undefined) return [...hearInForm(parted.own, kit.acts.whole(parted.own), stopped, draft, asked, hearing, kit), ...parted.others.flatMap(({ service: id, words }) => timesFor(id, words, hearing, kit))]
  const reading = readInForm(text, act, service, draft, asked, hearing, kit)
  const { within, facts, answered, inquires, filling } = reading
  const renewed = renewedIn(reading, kit)
  if (renewed !== undefined) return toldAnew(renewed, reading)
  const sheet = { service, slots: draft.slots, asked, facts, form }
  const untold = mayWithhold(reading, hearing) ? leavesOut(text, sheet, reading.fill) : undefined
  if (untold !== undefined) return untold
  const meaning = kit.meaning(text, hearing)
  const law = lawAskedIn(reading, meaning, kit)
  const wished = wishedIn(reading, meaning, hearing, kit)
  const { wishes } = wished
  const sounds = asideOf(reading, law, wished, kit)
  const back = comesBack(text, asked, form, people.consults.asking)
  const says = leftBy(reading, back, kit)
  const spared = (sounds === 'cancel' || says === 'cancel') && needsNoOther(text, draft.service, kit)
  const [aside, left] = [sounds, says].map((one) => (spared && one === 'cancel' ? undefined : one)) as [typeof sounds, typeof says]
  const unsaid = asked !== undefined && !back && PASSES.has(aside ?? left ?? 'why') ? untoldAbout(text, sheet) : undefined
  if (unsaid !== undefined) return withholding(unsaid, filling)
  if ((aside === 'later' || within.includes('thanks') || within.includes('bye')) && wishes.length + law.asks.length === 0 && thinksFirst(reading, kit)) return [{ kind: 'cancel' }]
  if (aside !== undefined && (wishes.length === 0 || aside !== 'cancel') && (left === undefined || !FINAL.has(left))) return [{ kind: aside === 'dontKnow' && back ? 'later' : aside } as Command, ...(ENDS.has(aside) ? [] : factsTold(reading, kit))]
  const leaving = leavingOf(reading, aside, left, wished, kit)
  const decline = declinedIn(reading, stopped)
  const free = law.asks.length === 0 && wishes.length === 0 && leaving === undefined && decline === undefined && (reading.account || !reading.open || !inquires)
  // 「另外她咳嗽，想请医生上门，明天上午」: the day is that of the other wish.
  const [wish] = leaving === undefined && !wished.turned ? wishes : []
  const beside = wish === undefined ? undefined : partAt(text, wish.found[0]!.service, kit) ?? (answered ? undefined : { before: '', after: text })
  const told = toldIn(reading, law, beside, free, meaning, hearing, kit)
  if (!answered && free && facts.length === 0 && (spared || goesBack(text, draft, kit))) return [{ kind: 'resume' }]
  // "please cancel, my cousin can take her" wishes for nothing instead.
  const instead = leaving === 'cancel' && !wished.turned ? wishes.filter(({ found }) => (found[0]?.sure ?? 0) >= INSTEAD) : wishes
  const fills = leaving === 'cancel' ? [] : hearing.conversation.stage.at === 'confirming' ? correcting(told, reading) : wishedAnew(told, reading, kit)
  const commands: readonly Command[] = [
    ...(leaving === undefined ? [] : [{ kind: leaving } as Command]),
    ...law.asks, ...instead, ...fills,
    ...(leaving === 'cancel' ? instead.flatMap((one) => particularsInstead(one, text, draft, hearing, kit)) : []),
    ...(leaving === undefined ? [...toldForWaiting(facts, service, hearing, kit), ...movedForWaiting(fills, draft, service, hearing), ...toldOfBoth(text, fills, facts, { open: service, slots: draft.slots }, hearing, kit)] : []),
    ...(beside === undefined || wish === undefined ? [] : particularsBeside(wish, beside.after, hearing, kit)),
    ...(decline !== undefined && fills.length === 0 && law.asks.length === 0 ? [{ kind: 'decline', topic: decline } as Command] : []),
  ]
  return commands.length > 0 || act === undefined ? commands : [{ kind: act }]
}

/** Whether the words may say that something is left out: while the form is filled, where they neither ask nor leave. */
const mayWithhold = ({ within, inquires }: FormReading, { conversation }: Hearing): boolean =>
  conversation.stage.at === 'filling' && !inquires && !within.some((one) => IN_FORM.includes(one) && !PASSES.has(one))

/** The topic to be declined, where the words do not rather answer. */
const declinedIn = ({ text, open, answered, questions, filling: { heard, mended } }: FormReading, stopped: Refusal | undefined): string | undefined => {
  const guess = stopped?.guessed === true && (open || heard.length > 0 || text.length < SHORTEST_REFUSED || !questions)
  return guess || mended.length > 0 || ((open || answered) && !questions) ? undefined : stopped?.topic
}

/** 「我先跟家里商量一下」 with nothing told yet: there is nothing to come back to. */
const thinksFirst = ({ text, draft: { slots }, inquires, filling: { heard } }: FormReading, { library: { words: { form } } }: Kit): boolean =>
  !inquires && heard.every(({ kind }) => kind !== 'fill') && Object.keys(slots).length === 0 && form.thinks.some((word) => text.toLowerCase().includes(word))

/** 「晓得了，法律体检继续约吧」: back to the form, whose service is named or nothing else is. */
const goesBack = (text: string, { service }: Draft, { classify, library: { words: { form } } }: Kit): boolean =>
  saysBack(text, form) && (classify(text)[0]?.service === service || trimUtterance(text).length < SHORTEST_RETURN)
