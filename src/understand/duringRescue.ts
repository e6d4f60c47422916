import type { Command } from '../core/command.ts'
import type { Hearing } from '../ports.ts'
import { particulars } from './hearFreely.ts'
import type { Kit } from './kit.ts'

/** In an emergency only where and whom to call matter. */
export const factsAsFills = (text: string, hearing: Hearing, { facts, library }: Kit): readonly Command[] => {
  const slots = [...library.services.values()].flatMap((service) => service.slots)
  return facts(text, hearing).flatMap((fact): readonly Command[] => {
    const slot = slots.find(({ kind, id }) => kind === fact.kind && (id === 'address' || id === 'phone' || id === 'relation'))
    return slot === undefined ? [] : [{ kind: 'fill', slot: slot.id, value: fact.value, correction: true }]
  })
}

/** Whoever is on their way does not come for what is wanted only after so long, in ms. */
const LATER = 6 * 60 * 60_000
/** From this likelihood on a wish that nobody in an emergency has is one. */
const SURELY = 0.8

/** 「明天想找人陪我妈去医院复查」: a wish of its own beside the emergency, and not what those on their way are to do. */
const wishApart = (text: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const wishes = kit.meaning(text, hearing).filter((command) => command.kind === 'request' && command.sure)
  const [first] = wishes
  const best = first?.kind === 'request' ? first.found[0] : undefined
  if (best === undefined) return []
  const { marks, near } = kit.library.words.danger.beside
  const later = kit.facts(text, hearing).some(({ kind, value }) => kind === 'time' && (value.rhythm !== undefined || (value.at ?? 0) > hearing.now + LATER))
  const marked = marks.some((mark) => text.toLowerCase().includes(mark))
  return later || marked || (best.sure >= SURELY && !near.includes(best.service)) ? [...wishes, ...particulars(text, wishes, hearing, kit)] : []
}

/** What somebody says while help is on its way: where, whom to call and what happened go along; a question is answered, and another wish is its own. S1. */
export const duringRescue = (text: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const act = kit.acts.whole(text)
  if (act === 'thanks' || act === 'greet' || act === 'status') return [{ kind: act }]
  const answered = kit.meaning(text, hearing).filter((command) => command.kind === 'ask' && command.finding === 'answered')
  const apart = wishApart(text, hearing, kit)
  if (apart.length > 0) return apart
  return answered.length > 0 ? answered : [...factsAsFills(text, hearing, kit), { kind: 'unclear' }]
}
