import type { Library } from '../../src/core/library.ts'
import { countWays, findMixUps, holdOutFold, leaveOneOut, type HeldOut } from './ways.ts'

const FOLDS = 5
/** How many of the entries that are mistaken for each other are shown. */
const SHOWN = 20

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

/** How far the ways of asking find their own entries when they are not there: alone, and a fifth of them at a time. */
export const writeWaysReport = (library: Library): string => {
  const alone = leaveOneOut(library)
  const folded = Array.from({ length: FOLDS }, (_, fold) => holdOutFold(library, fold, FOLDS)).flat()
  const row = (name: string, held: readonly HeldOut[]): string => {
    const { ways, own, shared } = countWays(held, library)
    return `| ${name} | ${ways} | ${percent(own, ways)} | ${percent(shared, ways)} |`
  }
  return [
    '# Ways of asking, held out\n\n| | ways | own entry first | an entry that shares an article |\n| --- | --- | --- | --- |',
    row('one at a time, by its words alone', alone), row('a fifth at a time, everything learned anew', folded),
    `\nMost often taken for each other\n\n| times | asked | found |\n| --- | --- | --- |\n${findMixUps(folded).slice(0, SHOWN).map(({ wanted, got, times }) => `| ${times} | ${wanted} | ${got} |`).join('\n')}`,
  ].join('\n')
}
