import type { Lexicon } from '../core/lexicon.ts'
import type { Content } from './content.ts'
import type { Held } from './mistake.ts'
import { normalise } from './normalise.ts'
import type { Report } from './report.ts'

/** Reports utterances that mean two things or stop meaning what they say without particles, and replacements that do harm. */
export const checkLexicon = (content: Content, report: Report): void => {
  const { lexicon } = content
  if (lexicon === undefined) return
  const { value, source } = lexicon
  checkReplacements(lexicon, content, report)
  for (const group of ['acts', 'desk'] as const) {
    const owners = new Map<string, string>()
    const phrases = Object.entries<readonly string[]>(value[group])
    for (const [act, words] of phrases) {
      words.forEach((word, index) => {
        const owner = owners.get(normalise(word))
        if (owner === undefined) owners.set(normalise(word), act)
        else if (owner !== act) report.mistake({ source, path: [group, act, index] }, 'lexicon.twice', { word, act, other: owner })
      })
    }
    for (const [act, words] of phrases) {
      words.forEach((word, index) => {
        const bare = stripParticles(word, value.particles)
        const owner = owners.get(bare)
        if (bare !== '' && bare !== normalise(word) && owner !== act) report.mistake({ source, path: [group, act, index] }, 'lexicon.particle', { word, bare, act, other: owner ?? '-' })
      })
    }
  }
}

/** Reports replacements that would change the name of something we know: 侨捐 for 侨眷 is wrong in 华侨捐赠. */
const checkReplacements = ({ value, source }: Held<Lexicon>, content: Content, report: Report): void => {
  const names = [
    ...content.laws.flatMap(({ value: law }) => [law.title, ...law.short]),
    ...content.entries.map(({ value: entry }) => entry.title),
    ...content.services.map(({ value: service }) => service.name),
    ...content.community?.value.estates.map(({ name }) => name) ?? [],
    ...Object.values(value.terms).flat(),
  ]
  for (const table of ['typos', 'dialect'] as const) {
    for (const word of Object.keys(value[table])) {
      const name = names.find((one) => one.includes(word))
      if (name !== undefined) report.mistake({ source, path: [table, word] }, 'lexicon.replaces', { word, name })
    }
  }
}

/** An utterance as it is compared, without the particles at both of its ends. */
export const stripParticles = (utterance: string, particles: Lexicon['particles']): string => {
  let bare = normalise(utterance)
  for (let before = ''; before !== bare;) {
    before = bare
    for (const particle of particles.map(normalise)) {
      if (particle === '') continue
      if (bare.startsWith(particle)) bare = bare.slice(particle.length)
      if (bare.endsWith(particle)) bare = bare.slice(0, bare.length - particle.length)
    }
  }
  return bare
}
