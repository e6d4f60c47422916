import type { Lexicon } from '../core/lexicon.ts'
import type { Content } from './content.ts'
import { normalise } from './normalise.ts'
import type { Report } from './report.ts'

/** Reports utterances that mean two things, or stop meaning what they say once particles are taken off. */
export const checkLexicon = ({ lexicon }: Content, report: Report): void => {
  if (lexicon === undefined) return
  const { value, source } = lexicon
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
