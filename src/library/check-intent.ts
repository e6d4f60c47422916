import type { Content } from './content.ts'
import type { Report } from './report.ts'

/** Reports words that ask for a service nobody offers. */
export const checkIntent = ({ words: { intent }, services }: Content, report: Report): void => {
  if (intent === undefined) return
  const { value: { either, pleas }, source } = intent
  const offered = new Set<string>(services.map(({ value: { id } }) => id))
  const check = (service: string, path: readonly (string | number)[]): void => {
    if (!offered.has(service)) report.mistake({ source, path }, 'intent.service', { service })
  }
  either.pairs.forEach((pair, at) => pair.services.forEach((service, index) => check(service, ['either', 'pairs', at, 'services', index])))
  for (const service of Object.keys(pleas)) check(service, ['pleas', service])
}
