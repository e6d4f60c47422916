import type { Command } from '../../core/command.ts'
import { holdsAny } from '../../core/holdsAny.ts'
import { SHARED } from '../../core/intake.ts'
import type { Service, Slot } from '../../core/service.ts'
import type { Hearing } from '../../ports.ts'
import { splitClauses } from '../clauses.ts'
import { withoutFacts, type Fact } from '../facts.ts'
import { asksEither } from '../hearClauses.ts'
import type { Kit } from '../kit.ts'
import { toldBeside } from '../toldBeside.ts'
import type { Parted } from '../wishBeside.ts'
import { matterOf, type LawAsked } from './lawAsked.ts'
import { kindOf, PLAIN_ANSWER, type FormReading } from './reading.ts'

type Fill = Extract<Command, { kind: 'fill' }>

/**
 * What words tell the open form. `parted`: where they go over to another wish. `free`: nothing else is asked, wished or left,
 * so that what no slot took may answer the open question.
 */
export const toldIn = (reading: FormReading, law: LawAsked, parted: Parted | undefined, free: boolean, meaning: readonly Command[], hearing: Hearing, kit: Kit): readonly Command[] => {
  const { text, service, draft, facts, chosenAnew, fill, filling: { heard, beside, answer } } = reading
  if (parted?.before === '') return heard.filter((command) => isShared(command, facts) || (command.kind === 'fill' && kindOf(command.slot, service) === 'choice' && draft.slots[command.slot] === undefined))
  if (parted !== undefined) {
    const first = fill(parted.before)
    return [...first.heard, ...first.beside, ...first.answer].filter(({ kind }) => kind === 'fill')
  }
  if (isIdle(reading, law, kit)) return []
  const more = moreOfMatter(reading, meaning, kit)
  if (more !== undefined) return [...heard, more]
  const instead = chosenAnew ? tellsInstead(reading, kit) : undefined
  if (instead !== undefined) return [...heard.filter((command) => command.kind !== 'fill' || command.slot !== instead.slot), instead]
  if (law.asks.length > 0 && law.surely) return toldBeside(text, law.asks, service, draft, hearing, kit)
  return [...heard, ...(free ? [...beside, ...answer] : [])]
}

/** Words that happen to name a choice change none that was made, 「其他没有了」, nor do people who are only named. */
const KEPT: ReadonlySet<Slot['kind'] | undefined> = new Set(['choice', 'relation', 'phone', 'time'])

/** To the summary whatever is said anew corrects it. */
export const correcting = (told: readonly Command[], { service, corrects }: FormReading): readonly Command[] =>
  told.map((command) => (command.kind === 'fill' && (corrects || !KEPT.has(kindOf(command.slot, service))) ? { ...command, correction: true } : command))

/** From here on words wish for the open form once more. */
const WISHED_ANEW = 0.6

/** 「想找律师问问这个继承的事」, 「请帮我妈办这个公证」: what the wish for the open form itself names holds, whatever a story was taken for before. */
export const wishedAnew = (told: readonly Command[], { text, service, draft, facts }: FormReading, { classify, library: { words: { intent } } }: Kit): readonly Command[] => {
  const [best] = classify(text)
  if (best?.service !== service.id || best.sure < WISHED_ANEW || !holdsAny(text, intent.wants)) return told
  const isNamed = ({ slot, value }: Fill): boolean => {
    const { kind, health } = service.slots.find(({ id }) => id === slot) ?? {}
    return draft.slots[slot] !== undefined && ((kind === 'choice' && health !== true) || (kind === 'relation' && facts.some((fact) => fact.kind === 'relation' && fact.stands === 'for' && fact.value.text === value.text)))
  }
  return told.map((command) => (command.kind === 'fill' && isNamed(command) ? { ...command, correction: true } : command))
}

/** Beside words that are no answer only facts are told; 「老太太要吃药了」 tells nothing. */
export const factsTold = ({ text, service, facts, filling: { heard } }: FormReading, { acts, aside }: Kit): readonly Command[] => {
  // 「明天再弄」 is no day to come.
  const later = splitClauses(text).filter((clause) => acts.within(clause.text).includes('later') || aside(clause.text).aside === 'later')
  const putsOff = ({ value }: Fill): boolean => later.some((clause) => clause.text.includes(value.said))
  return heard.filter((command) => command.kind === 'fill' && facts.some(({ kind }) => kindOf(command.slot, service) === kind) && !(kindOf(command.slot, service) === 'time' && putsOff(command)))
}

/** Where somebody lives and how to call them holds for whatever else is wished for. */
const isShared = (command: Command, facts: readonly Fact[]): boolean =>
  command.kind === 'fill' && SHARED.has(command.slot) && facts.some(({ kind, value }) => (kind === 'address' || kind === 'phone') && value.text === command.value.text)

/** 「你们那边今天冷不冷啊」 says no day to come. */
const isIdle = ({ text, answered, facts, filling: { heard } }: FormReading, { asking }: LawAsked, { library: { words: { form } } }: Kit): boolean =>
  (asking || asksEither(text, form)) && !answered && heard.length > 0
  && heard.every((command) => command.kind === 'fill' && facts.some(({ kind, value }) => kind === 'time' && value.text === command.value.text))

/** 「还是一对一结对吧，每学期两千块」: with another choice, what else it tells of the matter is more of it. */
const tellsInstead = ({ text, service, draft: { slots } }: FormReading, { fitting }: Kit): Fill | undefined => {
  const matter = service.slots.find(({ told }) => told !== undefined)
  const known = matter === undefined ? undefined : slots[matter.id]?.text
  if (matter === undefined || known === undefined) return undefined
  const tells = splitClauses(text).some((clause) => fitting(clause.text)(service, matter) >= PLAIN_ANSWER)
  return tells ? { kind: 'fill', slot: matter.id, correction: true, value: { text: `${known}\uff1b${text}`, said: text } } : undefined
}

/** So little words tell of a matter that they tell nothing of it. */
const NOTHING = 0.01

/** To a lawyer, what sounds like the law is more of the matter, whatever was asked. */
const moreOfMatter = (reading: FormReading, meaning: readonly Command[], kit: Kit): Fill | undefined => {
  const { text, asked, service, draft, facts, filling: { heard, beside, answer } } = reading
  const matter = matterOf(reading)
  if (matter === undefined || matter === asked || answersWholly(reading) || tellsDue(reading) || tellsOther(reading, matter, kit) || !/\p{L}{2}/u.test(withoutFacts(text, facts)) || beside.length > 0 || answersPlainly(text, answer, matter, asked, service, kit)) return undefined
  const known = draft.slots[matter.id]?.text
  // 「请不起律师，看能不能申请个免费的」 is which help is wished, and tells nothing of what happened.
  if (known === undefined && asked?.kind === 'choice' && reading.answered && kit.fitting(text)(service, matter) < NOTHING) return undefined
  if (heard.some((command) => command.kind === 'fill' && command.slot === matter.id) || known?.includes(text) === true || !meaning.some((command) => command.kind === 'ask' && command.finding === 'answered')) return undefined
  return { kind: 'fill', slot: matter.id, correction: true, value: { text: known === undefined ? text : `${known}\uff1b${text}`, said: text } }
}

/** 「微信上找我就好」 is a way to call and nothing else. */
const answersWholly = ({ text, asked, filling: { heard } }: FormReading): boolean =>
  asked?.kind === 'phone' && heard.some((command) => command.kind === 'fill' && command.slot === asked.id && command.value.said.length >= text.length)

/** 「传票上写12月18号开庭」 is the day by which something is due, and no more. */
const tellsDue = ({ text, service, filling: { heard } }: FormReading): boolean =>
  heard.some((command) => command.kind === 'fill' && command.value.said.length >= text.length && service.slots.some(({ id, dated, kind }) => id === command.slot && dated && kind === 'text'))

/** The whole text but for its marks. */
const SLACK = 2

/** 「我下岗了，就靠低保」 is how a family gets by, and nothing of the matter. */
const tellsOther = ({ text, service, filling: { heard } }: FormReading, matter: Slot, { fitting }: Kit): boolean =>
  fitting(text)(service, matter) < NOTHING && heard.some((command) => command.kind === 'fill' && command.slot !== matter.id && command.value.said.length + SLACK >= text.length && kindOf(command.slot, service) === 'text')

/** "the demolition office" is who it is against, whatever law it sounds like. */
const answersPlainly = (text: string, answer: readonly Command[], matter: Slot, asked: Slot | undefined, service: Service, { fitting }: Kit): boolean =>
  asked !== undefined && answer.length > 0 && fitting(text)(service, asked) >= PLAIN_ANSWER && fitting(text)(service, asked) > fitting(text)(service, matter)
