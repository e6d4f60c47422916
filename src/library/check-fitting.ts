import type { Content } from './content.ts'
import { normalise } from './normalise.ts'
import type { Report } from './report.ts'

/** Reports sentences that are written twice, and questions that no service asks in free words. */
export const checkFitting = ({ words: { fitting }, services }: Content, report: Report): void => {
  if (fitting === undefined) return
  const { value: groups, source } = fitting
  const open = new Set<string>(services.flatMap(({ value: { id, slots } }) => slots.filter(({ kind }) => kind === 'text').flatMap((slot) => [slot.id, `${id}/${slot.id}`])))
  const places = new Map<string, readonly (string | number)[]>()
  groups.forEach(({ slots, said }, group) => {
    slots.forEach((slot, index) => {
      if (!open.has(slot)) report.mistake({ source, path: [group, 'slots', index] }, 'fitting.slot', { slot })
    })
    said.forEach((sentence, index) => {
      const path = [group, 'said', index]
      const first = places.get(normalise(sentence))
      if (first === undefined) places.set(normalise(sentence), path)
      else report.mistake({ source, path }, 'fitting.twice', { said: sentence, line: source.at(first).line })
    })
  })
}
