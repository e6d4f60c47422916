import type { Content, Named } from './content.ts'
import type { Held } from './mistake.ts'
import type { Report } from './report.ts'

/** Reports ids that differ from the name of their file, and ids used twice. */
export const checkIds = (content: Content, report: Report): void => {
  matchFiles(content.entries, 'id', ({ value }) => value.id, report)
  matchFiles(content.asking, 'entry', ({ value }) => value.entry, report)
  matchFiles(content.regressions, 'entry', ({ value }) => value.entry, report)
  matchFiles(content.services, 'id', ({ value }) => value.id, report)
  matchFiles(content.prompts, 'id', ({ value }) => value.id, report)
  matchFiles(content.crying, 'emergency', ({ value }) => value.emergency, report)
  matchFiles(content.calendar, 'year', ({ value }) => String(value.year), report)
  checkUnique(content.laws.map(({ value, source }) => ({ id: value.id, source, path: ['id'] })), report)
  const { community, safety } = content
  if (community !== undefined) {
    for (const key of ['grids', 'hotlines'] as const) {
      checkUnique(community.value[key].map(({ id }, index) => ({ id, source: community.source, path: [key, index, 'id'] })), report)
    }
  }
  if (safety !== undefined) {
    for (const key of ['emergencies', 'declines'] as const) {
      checkUnique(safety.value[key].map(({ id }, index) => ({ id, source: safety.source, path: [key, index, 'id'] })), report)
    }
  }
  for (const { value, source } of content.services) {
    checkUnique(value.slots.map(({ id }, index) => ({ id, source, path: ['slots', index, 'id'] })), report)
  }
}

const matchFiles = <T>(held: readonly Named<Held<T>>[], key: string, idOf: (held: Held<T>) => string, report: Report): void => {
  for (const one of held) {
    const id = idOf(one)
    if (id !== one.stem) report.mistake({ source: one.source, path: [key] }, 'id.not-file', { id, stem: one.stem })
  }
}

type Identified = Readonly<{ id: string; source: Held<unknown>['source']; path: readonly PropertyKey[] }>

const checkUnique = (all: readonly Identified[], report: Report): void => {
  const seen = new Map<string, Identified>()
  for (const one of all) {
    const { id, source, path } = one
    const first = seen.get(id)
    if (first === undefined) seen.set(id, one)
    else report.mistake({ source, path }, 'id.twice', { id, line: first.source.at(first.path).line })
  }
}
