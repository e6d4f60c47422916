import type { Library } from '../../src/core/library.ts'
import { createImpression } from '../../src/understand/impression.ts'
import type { Remember } from '../../src/understand/learned.ts'
import { createNormalise } from '../../src/understand/normalise.ts'
import { createSafety } from '../../src/understand/safety.ts'
import type { EmergencyItem } from './emergencyItem.ts'
import { groupBy } from './group.ts'

/** What was heard in one sentence: the sign, or undefined for none. */
export type Heard = Readonly<{ item: EmergencyItem; sign: string | undefined }>

/** Listens to every sentence with everything the library teaches; learned now unless it is recalled. */
export const hearEmergencies = (library: Library, items: readonly EmergencyItem[], remember?: Remember): readonly Heard[] => {
  const normalise = createNormalise(library.lexicon)
  const prepare = (text: string): string => normalise(text).text
  const listen = createImpression(library, prepare, remember)
  const detect = createSafety(library, prepare, remember)
  return items.map((item) => {
    const text = prepare(item.q)
    return { item, sign: detect(text, listen(text)).emergency }
  })
}

/** How many emergencies there were, how many were caught and with a right sign, and how many of what only sounds like it raised an alarm. */
export type EmergencyFigures = Readonly<{ emergencies: number; caught: number; rightly: number; lookalikes: number; alarms: number }>

export const emergencyFiguresOf = (heard: readonly Heard[]): EmergencyFigures => {
  const real = heard.filter(({ item }) => item.sign.length > 0)
  const calm = heard.filter(({ item }) => item.sign.length === 0)
  return {
    emergencies: real.length, caught: real.filter(({ sign }) => sign !== undefined).length,
    rightly: real.filter(({ item, sign }) => sign !== undefined && item.sign.includes(sign)).length,
    lookalikes: calm.length, alarms: calm.filter(({ sign }) => sign !== undefined).length,
  }
}

const row = (name: string, heard: readonly Heard[]): string => {
  const { emergencies, caught, rightly, lookalikes, alarms } = emergencyFiguresOf(heard)
  return `| ${name} | ${emergencies} | ${caught} | ${rightly} | ${lookalikes} | ${alarms} |`
}

/** The part of the report on emergencies, as Markdown: by the first right sign, and by how people talk. */
export const writeEmergencyReport = (heard: readonly Heard[], options: Readonly<{ failures: boolean }>): string => [
  `## emergency\n\n|  | emergencies | caught | with a right sign | look-alikes | false alarms |\n| --- | --- | --- | --- | --- | --- |\n${[
    row('all', heard),
    ...[...groupBy(heard, ({ item }) => item.style)].map(([style, those]) => row(style, those)),
    ...[...groupBy(heard.filter(({ item }) => item.sign.length > 0), ({ item }) => item.sign[0]!)].map(([sign, those]) => row(sign, those)),
  ].join('\n')}`,
  ...(options.failures ? [heard.filter(({ item, sign }) => (sign === undefined ? item.sign.length > 0 : !item.sign.includes(sign)))
    .map(({ item, sign }) => `- ${item.id} ${item.q}\n  wanted ${item.sign.join(' or ') || 'no alarm'}; heard ${sign ?? 'nothing'}`).join('\n')] : []),
].join('\n\n')
