import type { Entry } from '../core/entry.ts'
import type { Content, Named } from './content.ts'
import type { HeldEntry } from './entry-file.ts'
import { normalise } from './normalise.ts'
import type { Report } from './report.ts'
import { whereIs, type SourcePath } from './source-path.ts'

/** Reports entries without ways of asking, ways of asking that fit two entries, dates gone by, and links to nowhere. */
export const checkEntries = (content: Content, today: string, report: Report): void => {
  const concepts = content.lexicon === undefined
    ? undefined
    : new Set(Object.entries(content.lexicon.value.terms).flatMap(([lay, legal]) => [lay, ...legal]))
  const services = new Set<string>(content.services.map(({ stem }) => stem))
  for (const { value, source, stem } of content.entries) {
    if (value.service !== undefined && !services.has(value.service)) report.mistake({ source, path: ['service'] }, 'entry.no-service', { service: value.service })
    if (!content.askingStems.has(stem)) report.mistake({ source, path: ['id'] }, 'entry.no-asking', { id: value.id })
    if (value.supersededBy !== undefined) {
      if (!content.entryStems.has(value.supersededBy)) report.mistake({ source, path: ['supersededBy'] }, 'entry.unknown', { id: value.supersededBy })
      else report.warning({ source, path: ['supersededBy'] }, 'entry.superseded', { id: value.id, by: value.supersededBy })
    } else if (isPast(value, today)) report.warning({ source, path: ['validUntil'] }, 'entry.expired', { id: value.id, day: value.validUntil ?? '' })
    else if (value.recheckBy < today) report.warning({ source, path: ['recheckBy'] }, 'entry.overdue', { id: value.id, day: value.recheckBy })
    value.concepts.forEach((concept, index) => {
      if (concepts?.has(concept) === false) report.warning({ source, path: ['concepts', index] }, 'entry.concept', { concept })
    })
  }
  for (const { value, source, stem } of content.regressions) {
    if (!content.entryStems.has(stem)) report.mistake({ source, path: ['entry'] }, 'entry.unknown', { id: value.entry })
  }
  checkAsking(content, today, report)
}

/** The entries that may be given on this day: neither past their last day nor replaced. */
export const givenOn = (entries: readonly Named<HeldEntry>[], today: string): readonly Named<HeldEntry>[] =>
  entries.filter(({ value }) => !isPast(value, today) && value.supersededBy === undefined)

const isPast = (entry: Entry, today: string): boolean => entry.validUntil !== undefined && entry.validUntil <= today

const checkAsking = (content: Content, today: string, report: Report): void => {
  const given = new Set(givenOn(content.entries, today).map(({ stem }) => stem))
  const owners = new Map<string, SourcePath>()
  for (const { value, source, stem } of content.asking) {
    if (!content.entryStems.has(stem)) report.mistake({ source, path: ['entry'] }, 'entry.unknown', { id: value.entry })
    if (!given.has(stem)) continue
    const own = new Set(value.ways.map(normalise))
    value.ways.forEach((way, index) => {
      const path = ['ways', index]
      const owner = owners.get(normalise(way))
      if (owner === undefined) owners.set(normalise(way), { source, path })
      else report.mistake({ source, path }, 'asking.twice', { way, ...whereIs(owner) })
    })
    value.near.forEach((near, index) => {
      if (near.entry !== undefined && !content.entryStems.has(near.entry)) report.mistake({ source, path: ['near', index, 'entry'] }, 'entry.unknown', { id: near.entry })
      if (own.has(normalise(near.say))) report.mistake({ source, path: ['near', index, 'say'] }, 'asking.near-itself', { say: near.say })
    })
  }
}
