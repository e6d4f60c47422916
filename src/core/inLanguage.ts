import type { Library, Locale } from './library.ts'
import type { Service, Slot } from './service.ts'

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

/** A value as it is shown in that language: a choice by its name there, anything else as it was said. */
export const shownText = ({ choices }: Slot, text: string, locale: Locale): string =>
  (locale === 'en' ? choices.find(({ value }) => value === text)?.en : undefined) ?? text
