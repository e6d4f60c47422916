import type { Library, Locale } from './library.ts'
import type { Service, Slot } from './service.ts'
import type { SlotValue } from './ticket.ts'

const english = new WeakMap<Library, Library>()

/** The library as it speaks to somebody in that language: services and their questions in it, in Chinese where nobody translated them. Staff never get it. */
export const inLanguage = (library: Library, locale: Locale): Library => {
  if (locale === 'zh-CN') return library
  const made = english.get(library) ?? { ...library, services: new Map([...library.services].map(([id, service]) => [id, inEnglish(service)])) }
  english.set(library, made)
  return made
}

const inEnglish = (service: Service): Service =>
  ({ ...service, ...service.en, slots: service.slots.map((slot): Slot => ({ ...slot, ...slot.en })) })

/** What is kept as a Chinese word whatever was said, so that staff can read it. */
const NAMED: ReadonlySet<Slot['kind']> = new Set(['relation', 'phone', 'place'])
const CHINESE = /\p{Script=Han}/u

/** A value as it is shown in that language: a choice by its name there, a word we put in Chinese as it was said, anything else as it is. */
export const shownText = ({ kind, choices }: Slot, { text, said }: SlotValue, locale: Locale): string => {
  if (locale === 'zh-CN') return text
  return choices.find(({ value }) => value === text)?.en ?? (NAMED.has(kind) && CHINESE.test(text) && !CHINESE.test(said) ? said : text)
}
