import type { Content } from './content.ts'
import type { Source } from './mistake.ts'
import { normalise } from './normalise.ts'
import type { Report } from './report.ts'

/** Reports grids and numbers that are not there, clocks nobody has, and names that mean two places. */
export const checkCommunity = ({ community, places, safety }: Content, report: Report): void => {
  if (community !== undefined) {
    const { value, source } = community
    checkZone(value.zone, source, ['zone'], report)
    const grids = new Set(value.grids.map((grid) => grid.id))
    const names = new Map<string, string>()
    value.estates.forEach((estate, index) => {
      if (!grids.has(estate.grid)) report.mistake({ source, path: ['estates', index, 'grid'] }, 'community.no-grid', { grid: estate.grid })
      for (const name of new Set([estate.name, ...estate.aliases, ...estate.pinyin].map(normalise))) {
        const owner = names.get(name)
        if (owner === undefined) names.set(name, estate.name)
        else report.mistake({ source, path: ['estates', index, 'name'] }, 'community.alias-twice', { name, estate: estate.name, other: owner })
      }
    })
    const hotlines = new Set(value.hotlines.map((hotline) => hotline.id))
    safety?.value.emergencies.forEach((emergency, index) => emergency.call.forEach((call, nth) => {
      if (!hotlines.has(call)) report.mistake({ source: safety.source, path: ['emergencies', index, 'call', nth] }, 'safety.no-hotline', { call })
    }))
  }
  const said = new Map<string, Readonly<{ name: string; zone: string }>>()
  for (const { value, source } of places) {
    checkZone(value.zone, source, ['zone'], report)
    for (const word of new Set([value.name, ...value.say].map(normalise))) {
      const owner = said.get(word)
      if (owner === undefined) said.set(word, value)
      else if (owner.zone !== value.zone) report.mistake({ source, path: ['say'] }, 'place.twice', { word, name: value.name, other: owner.name })
    }
  }
}

const checkZone = (zone: string, source: Source, path: readonly PropertyKey[], report: Report): void => {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone }).format(0)
  } catch {
    report.mistake({ source, path }, 'zone.unknown', { zone })
  }
}
