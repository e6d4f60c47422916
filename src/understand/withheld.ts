import type { Command } from '../core/command.ts'
import type { SlotId } from '../core/ids.ts'
import type { Service, Slot } from '../core/service.ts'
import type { Slots } from '../core/ticket.ts'
import type { FormWords } from '../core/words/form.ts'
import { splitClauses, type Clause } from './clauses.ts'
import type { Fact } from './facts.ts'
import type { Filling } from './fillSlots.ts'
import { saysWhenever } from './hearClauses.ts'

/** What somebody will not tell or does not know where that is something else than was asked: the slots it is, none where the form does not ask for it, and the words that tell something beside it. */
export type Untold = Readonly<{ slots: readonly SlotId[]; rest: string }>

/** What a clause about what is not told is judged by: what was asked, what is known, and what was said. */
export type Asking = Readonly<{ service: Service; slots: Slots; asked: Slot | undefined; facts: readonly Fact[]; form: FormWords }>

/** What is told beside it, and that it is not to be asked. */
export const withholding = ({ slots, rest }: Untold, { heard, beside, answer }: Filling): readonly Command[] => {
  const told = [...heard, ...(rest === '' ? [] : [...beside, ...answer])].filter((command) => command.kind === 'fill')
  // 「就三院吧，科室不知道」
  const left = slots.filter((slot) => !told.some((fill) => fill.slot === slot))
  return left.length === 0 && slots.length > 0 ? told : [...told, { kind: 'withhold', slots: left }]
}

/** Fewer characters than this tell nothing by themselves. */
const SHORT = 3
/** A longer clause tells a story: 「我哪晓得他名字是假的还把钱都给了他」. */
const LONGEST = { han: 20, latin: 60 } as const

/** What is done where words say of themselves that something is not told: the asked slot is left open, or others are, and what is told beside it counts; undefined where they say nothing of the kind. */
export const leavesOut = (text: string, asking: Asking, fill: (words: string) => Filling): readonly Command[] | undefined => {
  if (leavesAsked(text, asking)) return [{ kind: 'skip' }]
  const untold = untoldIn(text, asking)
  return untold === undefined ? undefined : withholding(untold, fill(untold.rest))
}

/** What is said to be withheld or not known, in clauses that name it: 「名字就不写了」, 「挂哪个科我不懂」 while it is asked when; undefined where that is what was asked, or nothing is. */
const untoldIn = (text: string, asking: Asking): Untold | undefined => {
  const { asked, form } = asking
  const clauses = splitClauses(text)
  const named = clauses.map((clause) => (isUntold(clause, asking) ? slotsNamed(clause, asking) : undefined))
  if (named.every((slots) => slots === undefined)) return undefined
  const isLeftOpen = (at: number): boolean => asked?.kind === 'time' && named[at - 1] !== undefined && saysWhenever(clauses[at]!.text, form)
  return { slots: [...new Set(named.flatMap((slots) => slots ?? []))], rest: clauses.filter((_, at) => named[at] === undefined && !isLeftOpen(at)).map((clause) => clause.text).join('\uff0c') }
}

/** What words that are surely no answer are about, 「细的情况不方便讲」; undefined where they mean what was asked. */
export const untoldAbout = (text: string, asking: Asking): Untold | undefined => {
  const { form } = asking
  const clauses = splitClauses(text)
  const marked = clauses.filter((clause) => holds(clause, form.unknown) || holds(clause, form.withholds))
  const about = marked.length > 0 ? marked : clauses
  const named = about.flatMap((clause) => { const slots = slotsNamed(clause, asking); return slots === undefined ? [] : [slots] })
  if (about.some((clause) => isAsked(clause, asking))) return undefined
  if (named.length > 0) return { slots: [...new Set(named.flat())], rest: '' }
  return !isOpen(asking) && about.some((clause) => holds(clause, form.beyond)) ? { slots: [], rest: '' } : undefined
}

/** Slots that can be left empty by a word of doubt; what others mean by one is an answer. */
const LEAVES: ReadonlySet<Slot['kind']> = new Set(['text', 'person', 'address', 'phone', 'place', 'age'])
/** A clause no longer than this that withholds and names nothing means what was asked: 「那不要留了」. */
const LONGEST_BARE = 6
/** A longer clause with 「这个」 in it tells of a thing. */
const LONGEST_THIS = 10

/** Whether the words say of what was asked, and of nothing else, that it is not known or not told: 「公司名字先不讲」, 「这个我真不懂」. */
const leavesAsked = (text: string, asking: Asking): boolean => {
  const { asked, facts, form } = asking
  if (asked === undefined || !LEAVES.has(asked.kind) || facts.some(({ kind }) => kind === asked.kind)) return false
  const isThis = ({ text: said }: Clause): boolean => said.length <= LONGEST_THIS && !(asked.kind === 'text' && !asked.brief) && form.thisOne.some((word) => said.toLowerCase().startsWith(word))
  const isBare = (clause: Clause): boolean => asked.kind !== 'text' && clause.text.length <= LONGEST_BARE && holds(clause, form.withholds) && !Object.values(form.subjects).some((words) => holds(clause, words))
  const isLeft = (clause: Clause): boolean => isBare(clause) || (clause.text.length <= LONGEST.han && (holds(clause, form.unknown) || holds(clause, form.withholds)) && !isOthersNumber(clause, asking) && (namesSlot(clause, asked, form) || isThis(clause)))
  const clauses = splitClauses(text)
  return clauses.some(isLeft) && clauses.every((clause) => isLeft(clause) || saysWhenever(clause.text, form) || clause.text.length < SHORT)
}

const holds = ({ text }: Clause, words: readonly string[]): boolean => words.some((word) => text.toLowerCase().includes(word))

/** Whether anything may be the answer. */
const isOpen = ({ asked }: Asking): boolean => asked?.kind === 'text' && !asked.brief

/** Whether a clause says of itself that it does not tell what it names. */
const isUntold = (clause: Clause, asking: Asking): boolean => {
  const { asked, form } = asking
  const short = clause.text.length <= (/\p{Script=Han}/u.test(clause.text) ? LONGEST.han : LONGEST.latin)
  return holds(clause, form.withholds) || (short && !isOpen(asking) && (holds(clause, form.unknown) || (asked?.kind === 'phone' && isTheirs(clause, form))))
}

/** A number that another does not let them give. */
const isTheirs = (clause: Clause, { theirs }: FormWords): boolean => holds(clause, theirs.refused)

const namesSlot = (clause: Clause, { id, kind }: Slot, { subjects }: FormWords): boolean =>
  [id, kind].some((name) => holds(clause, subjects[name] ?? []))

const isAsked = (clause: Clause, { asked, form, ...rest }: Asking): boolean =>
  asked !== undefined && namesSlot(clause, asked, form) && !isOthersNumber(clause, { asked, form, ...rest })

/** 「爷爷的号他不让给」, 「她电话我不知道」: another number will do. */
const isOthersNumber = (clause: Clause, { facts, form }: Asking): boolean => {
  const owned = holds(clause, form.theirs.owned) || facts.some(({ kind, from, to }) => kind === 'relation' && from < clause.from + clause.text.length && clause.from < to)
  return holds(clause, form.subjects['phone'] ?? []) && (isTheirs(clause, form) || (owned && !holds(clause, form.withholds)))
}

/** The slots a clause names that are not filled and not told in it; undefined where it names nothing that could be asked, or what was. */
const slotsNamed = (clause: Clause, asking: Asking): readonly SlotId[] | undefined => {
  const { service, slots, facts, form } = asking
  if (isAsked(clause, asking)) return undefined
  if (!Object.values(form.subjects).some((words) => holds(clause, words))) return !isOpen(asking) && holds(clause, form.withholds) && holds(clause, form.beyond) ? [] : undefined
  if (isOthersNumber(clause, asking)) return []
  const isTold = ({ kind }: Slot): boolean => facts.some((fact) => fact.kind === kind)
  const named = service.slots.filter((slot) => namesSlot(clause, slot, form))
  // Who does not know it now may when it is its turn.
  if (!holds(clause, form.withholds)) return named.some(isTold) ? undefined : []
  return named.some(isTold) ? undefined : named.filter(({ id }) => slots[id] === undefined).map(({ id }) => id)
}
