import { holdsAny } from '../core/holdsAny.ts'
import type { Kit } from './kit.ts'

/** Whether an article of a law we know is named. */
export const namesArticle = (text: string, { references }: Pick<Kit, 'references'>): boolean => references(text).known.some(({ article }) => article !== undefined)

/** Whether it is asked what the law says of a quarrel, and we know: 「前夫不让看孩子，我有权看吗」. */
export const asksRule = (text: string, { judge, library: { safety } }: Pick<Kit, 'judge' | 'library'>): boolean =>
  holdsAny(text, safety.exposures.ruled) && judge(text).finding === 'answered'
