import type { Content } from './content.ts'
import { normalise } from './normalise.ts'
import type { Report } from './report.ts'
import { whereIs, type SourcePath } from './source-path.ts'

/** Reports cries for emergencies nobody defined, and sentences that are written twice or are both a cry and none. */
export const checkCrying = ({ crying, safety }: Content, report: Report): void => {
  const known = new Set(safety?.value.emergencies.map(({ id }) => id))
  const owners = new Map<string, SourcePath>()
  for (const { value, source } of crying) {
    if (safety !== undefined && !known.has(value.emergency)) report.mistake({ source, path: ['emergency'] }, 'crying.no-emergency', { id: value.emergency })
    for (const key of ['cries', 'near'] as const) {
      value[key].forEach((said, index) => {
        const path = [key, index]
        const owner = owners.get(normalise(said))
        if (owner === undefined) owners.set(normalise(said), { source, path })
        else report.mistake({ source, path }, 'crying.twice', { said, ...whereIs(owner) })
      })
    }
  }
}
