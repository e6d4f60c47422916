import type { Command } from '../../core/command.ts'
import type { Draft } from '../../core/conversation.ts'
import type { ServiceId, SlotId } from '../../core/ids.ts'
import type { Service, Slot } from '../../core/service.ts'
import type { Hearing } from '../../ports.ts'
import { holdsWord } from '../anew/spans.ts'
import type { Request } from '../anotherWish.ts'
import type { Fact } from '../facts.ts'
import { fillSlots } from '../fillSlots.ts'
import { refusalIn } from '../hearClauses.ts'
import { particularsOf as tellAll } from '../hearFreely.ts'
import { materialOf, type Kit } from '../kit.ts'

/** What the words of a wish put beside the open one give to its form. */
export const particularsBeside = ({ found }: Request, words: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const service = kit.library.services.get(found[0]!.service)
  return service === undefined ? [] : tellAll(service, words, hearing, kit).map((fill) => ({ ...fill, of: service.id }))
}

/** When it is to be, for a form that waits: 「门铃这周三下午来修」. */
export const timesFor = (id: ServiceId, words: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const service = kit.library.services.get(id)
  return service === undefined ? [] : tellAll(service, words, hearing, kit).filter(({ slot }) => service.slots.some((one) => one.id === slot && one.kind === 'time')).map((fill) => ({ ...fill, of: id }))
}

/** What the wish that takes the place of the open one tells of its own form, and what was told to the open one in free words and belongs there: 「今早七点还发了语音」, told where it was asked what to do on a visit. */
export const particularsInstead = (wish: Request, text: string, { slots }: Draft, hearing: Hearing, kit: Kit): readonly Command[] => {
  const service = kit.library.services.get(wish.found[0]!.service)
  if (service === undefined) return []
  // As they also give up the open wish, the words do not tell the matter by themselves.
  const tell = (words: string): readonly Command[] => {
    const { heard, beside } = fillSlots(service, undefined, materialOf(words, kit.facts(words, hearing, service), kit))
    return [...heard, ...beside].filter((command) => !isRefusal(command, kit))
  }
  const needs = (id: string): boolean => service.slots.some((slot) => slot.id === id && ((slot.kind === 'text' && slot.required) || (slot.kind === 'choice' && slot.health)))
  const before = Object.values(slots).flatMap((value) => (value === undefined ? [] : tell(kit.normalise(value.said).text)))
    .flatMap((command) => (command.kind === 'fill' && needs(command.slot) ? [command] : []))
  // 「她明天九点要去一院骨科，还是找个人陪她去吧，看望先不用了」
  const wished = tell(wish.words)
  const facts = kit.facts(text, hearing, service)
  const around = tell(text).filter((command) => command.kind === 'fill' && facts.some(({ kind, value }) => OF_ANY_WISH.has(kind) && value.text === command.value.text) && !wished.some((one) => one.kind === 'fill' && one.slot === command.slot))
  const told = [...wished, ...around]
  const joined = told.map((command) => {
    const earlier = command.kind === 'fill' ? before.find(({ slot }) => slot === command.slot) : undefined
    return earlier === undefined || command.kind !== 'fill' ? command : { ...command, value: { ...command.value, text: `${earlier.value.text}\uff1b${command.value.text}` } }
  })
  return [...joined, ...before.filter(({ slot }) => !told.some((command) => command.kind === 'fill' && command.slot === slot))]
}

/** Kinds of fact that hold for the new wish wherever they stand. */
const OF_ANY_WISH: ReadonlySet<Fact['kind']> = new Set(['time', 'place', 'age'])

/** 「他死活不肯进医院，换一个」: what was not wanted is what was wished for before. */
const isRefusal = (command: Command, { library: { words: { form } } }: Kit): boolean => command.kind === 'fill' && refusalIn(command.value.text, form.consent, true) !== undefined

/** 「房号是2幢甲单元401」: another home for the open form is that of the forms that wait with the same one. */
export const movedForWaiting = (fills: readonly Command[], { slots }: Draft, open: Service, { conversation: { waiting } }: Hearing): readonly Command[] =>
  fills.flatMap((command): readonly Command[] => {
    const before = command.kind === 'fill' && open.slots.some(({ id, kind }) => id === command.slot && kind === 'address') ? slots[command.slot]?.text : undefined
    return command.kind !== 'fill' || before === undefined ? [] : waiting.flatMap((draft): readonly Command[] => (draft.slots[command.slot]?.text === before ? [{ ...command, of: draft.service }] : []))
  })

/** 「住运河家园9幢，二老都同意，电话打我的」: where both are spoken of, where they live and whom to call holds for the forms that wait for one of them as well. */
export const toldOfBoth = (text: string, fills: readonly Command[], facts: readonly Fact[], { open, slots }: Readonly<{ open: Service; slots: Draft['slots'] }>, { conversation: { waiting } }: Hearing, { library: { services, words: { people } } }: Kit): readonly Command[] => {
  const named = facts.some(({ kind, value }) => kind === 'relation' && people.couples[value.text] !== undefined)
  // 「他们住运河家园9幢」, of father and mother.
  const isOfBoth = (draft: Draft): boolean => named || (holdsWord(text, people.meantFor.both) && Object.values(people.couples).some((two) => two.every((one) => [relationIn(slots), relationIn(draft.slots)].includes(one))))
  const shared = fills.flatMap((command) => (command.kind === 'fill' ? open.slots.filter(({ id, kind }) => id === command.slot && OF_A_HOME.has(kind)).map(({ kind }) => ({ command, kind })) : []))
  return waiting.filter(isOfBoth).flatMap((draft) => shared.flatMap(({ command, kind }): readonly Command[] => {
    const slot = services.get(draft.service)?.slots.find((one) => one.kind === kind && draft.slots[one.id] === undefined)
    return slot === undefined ? [] : [{ ...command, slot: slot.id, of: draft.service }]
  }))
}
const OF_A_HOME: ReadonlySet<Slot['kind']> = new Set(['address', 'phone', 'consent'])

const relationIn = (slots: Draft['slots']): string | undefined => slots['relation' as SlotId]?.text

/** Kinds of fact that tell who it is for. */
const OF_WHOM: ReadonlySet<Fact['kind']> = new Set(['person', 'age'])

/** 「她住椿庭雅苑19幢，姓祝」, where only a form that waits asks for a name: what the open one has no place for goes there. */
export const toldForWaiting = (facts: readonly Fact[], open: Service, { conversation: { waiting } }: Hearing, { library: { services } }: Kit): readonly Command[] => {
  const homeless = facts.filter(({ kind, own, mentioned }) => OF_WHOM.has(kind) && own !== true && mentioned !== true && !open.slots.some((slot) => slot.kind === kind))
  return waiting.flatMap((draft) => homeless.flatMap(({ kind, value }): readonly Command[] => {
    const slot = services.get(draft.service)?.slots.find((one) => one.kind === kind && draft.slots[one.id] === undefined)
    return slot === undefined ? [] : [{ kind: 'fill', slot: slot.id, value, correction: false, of: draft.service }]
  }))
}
