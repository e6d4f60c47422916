import type { LivedMonth } from './month.ts'

const SHOWN = 20

/** The part of the report on the month, as Markdown. */
export const writeMonthReport = ({ stores, figures, breaches }: LivedMonth, options: Readonly<{ failures: boolean }>): string => {
  const { promises, receipts } = figures
  const states = Object.entries(figures.states).map(([state, count]) => `${state} ${count}`).join(', ')
  const rows: readonly (readonly [string, string])[] = [
    ['people', `${figures.residents} residents, ${figures.staff} staff`],
    ['tickets', `${figures.tickets} of ${figures.services} services: ${states}`],
    ['wishes without one', `${figures.dropped} called off, ${figures.lapsed} left unanswered, ${figures.lost.length} not understood`],
    ['promises', `${promises.kept} kept, ${promises.renewed} renewed in time, ${promises.slipped} slipped`],
    ['receipts', `${receipts.sent} delivered, ${receipts.uncertain + receipts.held} shown as undelivered, ${receipts.recalled} taken back`],
    ['median hours', `${figures.claimed} to the claim, ${figures.answered} to the result`],
    ['handed on · done again', `${figures.handedOn} · ${figures.redone}`],
    ['ratings', `${figures.rated}, mean ${figures.meanRating}`],
    ['turns · messages sent', `${figures.turns} · ${figures.sentences}`],
    ['processes', String(figures.processes)],
    ['seconds', `${figures.seconds.toFixed(0)} (${figures.cpuSeconds.toFixed(0)} of them computing)`],
    ['broken rules', String(breaches.length)],
  ]
  return [
    `## month on ${stores}\n\n|  |  |\n| --- | --- |\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`,
    ...(breaches.length === 0 ? [] : [(options.failures ? breaches : breaches.slice(0, SHOWN)).map(({ rule, where, what }) => `- ${rule} ${where}: ${what}`).join('\n')]),
  ].join('\n\n')
}
