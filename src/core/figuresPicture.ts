import type { Figures, Share } from './figures.ts'
import { enough, isFew } from './figuresTold.ts'
import { phrase, referTo, type Rendering } from './render.ts'

const WIDTH = 750
const EDGE = 40
const INK = { text: '#1f2933', dim: '#6b7785', bar: '#c0392b', soft: '#f3d9d5', paper: '#ffffff', card: '#faf7f5' } as const
const SERVICES = 8
const FONT = 'Noto Sans SC'

/** A month on one picture, as SVG, phone-wide: four numbers, what was asked for, and week by week. Nothing few is in it, so that it may be passed on. O3. */
export const drawFigures = (figures: Figures, rendering: Rendering): string => {
  const say = (reply: string, params: Readonly<Record<string, string>> = {}): string => phrase(`figures.picture.${reply}`, params, rendering)
  const number = (count: number): string => (isFew(count) ? phrase('figures.few', {}, rendering) : String(count))
  const name = (share: Share): string => phrase('figures.picture.name', { name: share.name }, rendering)
  const bars = enough(figures.services).slice(0, SERVICES)
  const cards = [
    [say('opened'), number(figures.opened)], [say('closed'), number(figures.closed)], [say('overdue'), number(figures.overdue)],
    [say('score'), figures.rated === 0 || isFew(figures.rated) ? '\u2013' : (figures.score / 10).toFixed(1)],
  ] as const
  const barsTop = 330
  const daysTop = barsTop + Math.max(1, bars.length) * 44 + 70
  const height = daysTop + 260
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}">`,
    `<rect width="${WIDTH}" height="${height}" fill="${INK.paper}"/>`,
    write(EDGE, 64, 30, INK.text, say('title', { home: rendering.library.community.home, period: referTo(`figures.period.${figures.period.name}`) })),
    write(EDGE, 100, 20, INK.dim, say('range', { from: figures.days[0]?.name ?? '', until: figures.days.at(-1)?.name ?? '' })),
    ...cards.flatMap(([label, value], n) => card(EDGE + n * 172, 130, label, value)),
    write(EDGE, barsTop - 24, 22, INK.text, say('services')),
    ...(bars.length === 0 ? [write(EDGE, barsTop + 26, 20, INK.dim, say('tooFew'))] : bars.flatMap((share, n) => bar(barsTop + n * 44, name(share), share.count, bars[0]?.count ?? 1))),
    write(EDGE, daysTop - 16, 22, INK.text, say('weeks')),
    ...columns(weeksOf(figures.days), daysTop + 30, 130),
    write(EDGE, height - 24, 16, INK.dim, say('note')),
    '</svg>',
  ].join('\n')
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const write = (x: number, y: number, size: number, ink: string, text: string, anchor: 'start' | 'middle' | 'end' = 'start'): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${ink}" text-anchor="${anchor}">${escape(text)}</text>`

const card = (x: number, y: number, label: string, value: string): readonly string[] => [
  `<rect x="${x}" y="${y}" width="156" height="120" rx="14" fill="${INK.card}"/>`,
  write(x + 78, y + 64, value.length > 3 ? 28 : 42, INK.bar, value, 'middle'), write(x + 78, y + 98, 20, INK.dim, label, 'middle'),
]

const bar = (y: number, label: string, count: number, most: number): readonly string[] => {
  const from = EDGE + 210
  const length = Math.max(4, Math.round((count / most) * (WIDTH - from - EDGE - 60)))
  return [
    write(from - 14, y + 24, 20, INK.text, label.length > 9 ? `${label.slice(0, 9)}\u2026` : label, 'end'),
    `<rect x="${from}" y="${y + 4}" width="${length}" height="26" rx="5" fill="${INK.bar}"/>`, write(from + length + 10, y + 25, 20, INK.text, String(count)),
  ]
}

/** Days by sevens, because few happens on one day: what is still few stays out. */
const weeksOf = (days: readonly Share[]): readonly Share[] =>
  Array.from({ length: Math.ceil(days.length / 7) }, (_, n) => days.slice(n * 7, n * 7 + 7)).map((week) => {
    const count = week.reduce((sum, day) => sum + day.count, 0)
    return { name: [week[0], ...(week.length > 1 ? [week.at(-1)] : [])].map((day) => (day?.name ?? '').slice(5).replace(/^0/u, '').replace(/-0?/u, '/')).join('\u2013'), count: isFew(count) ? 0 : count }
  })

/** Columns with their numbers on top; where there are many, every fourth is named. */
const columns = (weeks: readonly Share[], top: number, height: number): readonly string[] => {
  const step = (WIDTH - 2 * EDGE) / Math.max(1, weeks.length)
  const most = Math.max(1, ...weeks.map(({ count }) => count))
  return weeks.flatMap(({ name, count }, n) => {
    const tall = Math.max(2, Math.round((count / most) * height))
    const width = Math.min(90, step * 0.6)
    const middle = Number((EDGE + (n + 0.5) * step).toFixed(1))
    return [
      `<rect x="${(middle - width / 2).toFixed(1)}" y="${top + height - tall}" width="${width.toFixed(1)}" height="${tall}" rx="4" fill="${count === 0 ? INK.soft : INK.bar}"/>`,
      ...(count === 0 || weeks.length > 12 ? [] : [write(middle, top + height - tall - 8, 18, INK.text, String(count), 'middle')]),
      ...(weeks.length <= 6 || n % 4 === 0 ? [write(middle, top + height + 26, 16, INK.dim, name, 'middle')] : []),
    ]
  })
}
