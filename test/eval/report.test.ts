import { describe, expect, it } from 'vitest'
import { figuresOf, findConfusions, percentile, writeReport } from './report.ts'
import type { Verdict } from './score.ts'

const verdict = (change: Partial<Verdict> = {}): Verdict => ({
  id: 'L001', set: 'law', q: '问', group: { style: 'short', topic: 'A', beyond: 'false' }, outcome: 'answered', cited: true, failures: [],
  wanted: '侨法 2', got: 'who-is-huaqiao', ms: 1, ...change,
})

describe('the figures', () => {
  it('keep right, cited, wrong and refused apart', () => {
    const { items, right, cited, wrongAnswers, overRefused, failures } = figuresOf([
      verdict(),
      verdict({ failures: ['wrongFact'] }),
      verdict({ cited: false, failures: ['unsayable', 'wrongEntry'] }),
      verdict({ outcome: 'declined', cited: false, failures: ['overRefused'] }),
      verdict({ outcome: 'unknown', cited: false, failures: ['notFound'] }),
    ])
    expect({ items, right, cited, wrongAnswers, overRefused }).toEqual({ items: 5, right: 1, cited: 2, wrongAnswers: 2, overRefused: 1 })
    expect(Object.fromEntries(failures)).toMatchObject({ unsayable: 1, wrongEntry: 0, wrongFact: 1, notFound: 1 })
  })

  it('takes percentiles by nearest rank', () => {
    const durations = Array.from({ length: 100 }, (_, at) => at + 1)
    expect([percentile(durations, 0.5), percentile(durations, 0.99), percentile([], 0.5)]).toEqual([50, 99, 0])
  })
})

describe('the report', () => {
  it('lists what was mistaken for what, the most frequent first', () => {
    const wrong = { failures: ['wrongEntry'] as const, cited: false }
    expect(findConfusions([verdict(wrong), verdict({ id: 'L002', got: 'other', ...wrong }), verdict({ id: 'L003', got: 'other', ...wrong }), verdict()])).toEqual([
      { wanted: '侨法 2', got: 'other', ids: ['L002', 'L003'] }, { wanted: '侨法 2', got: 'who-is-huaqiao', ids: ['L001'] },
    ])
  })

  it('breaks down by style, topic and kind, and names failures when asked to', () => {
    const verdicts = [verdict(), verdict({ id: 'B001', set: 'boundary', group: { kind: 'evade' }, failures: ['answeredAnyway'], wanted: 'declined' })]
    const report = writeReport(verdicts, { failures: true })
    for (const part of ['by style', 'by topic', '| evade | 1 | 0.0 % |', '| law | 1 | 100.0 % | 100.0 % | 0 | 0 |', 'answeredAnyway', 'B001', 'p99']) expect(report).toContain(part)
    expect(writeReport(verdicts, { failures: false })).not.toContain('Every failure')
  })
})
