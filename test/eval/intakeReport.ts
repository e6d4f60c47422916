import { groupBy } from './group.ts'
import type { IntakeVerdict } from './intakeScore.ts'

/** The figures of some dialogues. `f1` is over all slots of all tickets together. */
export type IntakeFigures = Readonly<{ dialogues: number; right: number; f1: number; turns: number }>

export const intakeFiguresOf = (verdicts: readonly IntakeVerdict[]): IntakeFigures => {
  const sum = (of: (one: IntakeVerdict) => number): number => verdicts.reduce((total, one) => total + of(one), 0)
  const [hit, spurious, missed] = [sum(({ slots }) => slots.hit), sum(({ slots }) => slots.spurious), sum(({ slots }) => slots.missed)]
  return {
    dialogues: verdicts.length, right: verdicts.filter(({ right }) => right).length,
    f1: hit + spurious + missed === 0 ? 1 : 2 * hit / (2 * hit + spurious + missed),
    turns: verdicts.length === 0 ? 0 : sum(({ turns }) => turns) / verdicts.length,
  }
}

const row = (name: string, verdicts: readonly IntakeVerdict[]): string => {
  const { dialogues, right, f1, turns } = intakeFiguresOf(verdicts)
  return `| ${name} | ${dialogues} | ${(100 * right / Math.max(1, dialogues)).toFixed(1)} % | ${f1.toFixed(3)} | ${turns.toFixed(1)} |`
}

/** The part of the report on requests made by talking, as Markdown. */
export const writeIntakeReport = (verdicts: readonly IntakeVerdict[], options: Readonly<{ failures: boolean }>): string => [
  `## intake\n\n|  | dialogues | right tickets | slot F1 | turns |\n| --- | --- | --- | --- | --- |\n${[
    row('all', verdicts), ...[...groupBy(verdicts, ({ kind }) => kind)].map(([kind, those]) => row(kind, those)),
  ].join('\n')}`,
  ...(options.failures ? verdicts.filter(({ right }) => !right).map(({ id, kind, wrong, script }) =>
    `### ${id} ${kind}\n\n${wrong.map((one) => `- ${one}`).join('\n')}\n\n${script.map((one) => `    ${one}`).join('\n')}`) : []),
].join('\n\n')
