import type { Command } from './command.ts'
import type { Utterance } from './effect.ts'
import type { Figures, Share } from './figures.ts'
import { referTo } from './render.ts'
import { act, line, say, type Scene, type Step } from './step.ts'

/** Fewer than this could tell who it was; whoever passes a number on does not see them. O3. */
const FEW = 5
const MOST = 6

/** Numbers are for who leads; where they are said decides how exactly. */
export const askFigures = (step: Step, { period, table, picture }: Extract<Command, { kind: 'figures' }>, { context: { speaker: { roles } } }: Scene): Step =>
  roles.includes('admin') || roles.includes('gridLead') ? act(step, { do: 'figures', period, table, picture }) : say(step, line('figures.noRight'))

/** A number as others may see it: exact to who leads, and not when it is few and may be passed on. */
const shown = (count: number, shared: boolean): string => (shared && count > 0 && count < FEW ? referTo('figures.few') : String(count))

/** The figures as sentences. `shared`: somebody besides the lead reads them, so few is not told how few. */
export const figuresLines = (figures: Figures, shared: boolean): readonly Utterance[] => {
  const { period, opened, closed, open, overdue, rated, score } = figures
  const number = (count: number): string => shown(count, shared)
  return [
    line('figures.head', period.name, { period: referTo(`figures.period.${period.name}`), opened: number(opened), closed: number(closed) }),
    line('figures.open', undefined, { open: number(open), overdue: number(overdue) }),
    rated === 0 || (shared && rated < FEW) ? line('figures.unrated') : line('figures.rated', undefined, { rated: number(rated), score: (score / 10).toFixed(1) }),
    ...most('figures.services', figures.services, shared), ...most('figures.grids', figures.grids, shared), ...most('figures.staff', figures.staff, shared),
  ]
}

const most = (reply: string, shares: readonly Share[], shared: boolean): readonly Utterance[] => {
  const told = shared ? enough(shares) : shares
  if (told.length === 0) return []
  return [line(reply), ...told.slice(0, MOST).map(({ name, count }) => line('figures.share', undefined, { name, count: String(count) }))]
}

/** The shares that may be passed on as they are. */
export const enough = (shares: readonly Share[]): readonly Share[] => shares.filter(({ count }) => count >= FEW)

/** Whether a number may be passed on as it is. */
export const isFew = (count: number): boolean => count > 0 && count < FEW
