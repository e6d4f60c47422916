import type { SlotKind } from '../core/service.ts'
import type { Content } from './content.ts'
import { normalise } from './normalise.ts'
import type { Report } from './report.ts'
import { whereIs, type SourcePath } from './source-path.ts'

/** Reports cards that show slots nobody asks for, slots that hang on choices there are not, services that cover none, choices without choices, slots that mean two things, and examples of two services. */
export const checkServices = ({ services }: Content, report: Report): void => {
  const kinds = new Map<string, Readonly<{ kind: SlotKind; service: string }>>()
  const examples = new Map<string, SourcePath>()
  const ids = new Set(services.map(({ value }) => value.id))
  for (const { value, source } of services) {
    const slots = new Set<string>(value.slots.map((slot) => slot.id))
    value.card.forEach((slot, index) => {
      if (!slots.has(slot)) report.mistake({ source, path: ['card', index] }, 'service.card', { slot })
    })
    value.slots.forEach((slot, index) => {
      const first = kinds.get(slot.id)
      if (first === undefined) kinds.set(slot.id, { kind: slot.kind, service: value.id })
      else if (first.kind !== slot.kind) report.mistake({ source, path: ['slots', index, 'kind'] }, 'service.slot-kind', { slot: slot.id, kind: slot.kind, other: first.kind, service: first.service })
      if (slot.kind === 'choice' && slot.choices.length === 0) report.mistake({ source, path: ['slots', index] }, 'service.no-choices', { slot: slot.id })
      for (const [other, values] of Object.entries(slot.onlyIf ?? {})) {
        const choices = value.slots.find(({ id }) => id === other)?.choices.map((choice) => choice.value) ?? []
        const unknown = values.find((one) => !choices.includes(one))
        if (unknown !== undefined) report.mistake({ source, path: ['slots', index, 'onlyIf', other] }, 'service.only-if', { slot: other, value: unknown })
      }
      if (slot.kind !== 'choice' && slot.choices.length > 0) report.mistake({ source, path: ['slots', index, 'choices'] }, 'service.choices', { slot: slot.id })
    })
    value.covers.forEach((other, index) => {
      if (other === value.id || !ids.has(other)) report.mistake({ source, path: ['covers', index] }, 'service.covers', { service: other })
    })
    value.examples.forEach((example, index) => {
      const path = ['examples', index]
      const owner = examples.get(normalise(example))
      if (owner === undefined) examples.set(normalise(example), { source, path })
      else report.mistake({ source, path }, 'service.example-twice', { example, ...whereIs(owner) })
    })
  }
}
