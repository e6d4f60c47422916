import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { IntentItem } from './intentItem.ts'
import { writeIntentReport } from './intentReport.ts'
import { loadIntent } from './intentRun.ts'
import { groupOf, judgeIntent, type Heard } from './intentScore.ts'
import { loadKnowledge } from './load.ts'
import { bare, findCopies } from './overlap.ts'

const [items, knowledge, files] = await Promise.all([loadIntent(), loadKnowledge(), readdir('knowledge/services')])

describe('the first messages', () => {
  it('are many, for every service, and each is asked once', () => {
    expect(items.length).toBeGreaterThanOrEqual(400)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(new Set(items.map(({ q }) => bare(q))).size).toBe(items.length)
    const groups = new Set(items.map(groupOf))
    expect([...files.map((file) => file.replace('.yaml', '')), 'law', 'smalltalk', 'unsure', 'either', 'several'].filter((group) => !groups.has(group))).toEqual([])
  })

  it('are not copied from the knowledge base', () => {
    // A greeting of a few words is everybody's.
    const sentences = items.filter(({ q }) => bare(q).length >= 8)
    expect(findCopies(sentences, knowledge).map(({ id, q, of, likeness }) => `${id} ${q} = ${of.file}: ${of.text} (${likeness.toFixed(2)})`)).toEqual([])
  })
})

describe('judging a first message', () => {
  const item = (more: Partial<IntentItem>): IntentItem => ({ id: 'W001', q: 'words', ...more })
  const heard = (more: Partial<Heard>): Heard => ({ outcome: 'request', drafts: [], offered: [], ...more })
  const failure = (wanted: Partial<IntentItem>, got: Partial<Heard>): string | undefined => judgeIntent(item(wanted), heard(got), 1).failure

  it('wants every service drafted, and no other', () => {
    expect(failure({ want: ['meal'] }, { drafts: ['meal'] })).toBeUndefined()
    expect(failure({ want: ['meal'] }, { drafts: ['day-care'] })).toBe('otherService')
    expect(failure({ want: ['meal'] }, { drafts: ['meal', 'day-care'] })).toBe('tooMany')
    expect(failure({ want: ['meal', 'day-care'] }, { drafts: ['day-care', 'meal'] })).toBeUndefined()
    expect(failure({ want: ['meal', 'day-care'] }, { drafts: ['meal'] })).toBe('missing')
  })

  it('tells a choice that holds the right one from one that does not, and both from an answer', () => {
    expect(failure({ want: ['meal'] }, { offered: ['day-care', 'meal'] })).toBe('offered')
    expect(failure({ want: ['meal'] }, { offered: ['day-care'] })).toBe('otherService')
    expect(failure({ want: ['meal'] }, { outcome: 'answered' })).toBe('asLaw')
    expect(failure({ want: ['meal'] }, { outcome: 'unknown' })).toBe('notUnderstood')
  })

  it('takes one of several for right where either may be meant', () => {
    const either = { either: ['meal', 'home-care'] }
    expect(failure(either, { drafts: ['meal'] })).toBeUndefined()
    expect(failure(either, { offered: ['home-care', 'donation'] })).toBeUndefined()
    expect(failure(either, { drafts: ['donation'] })).toBe('otherService')
  })

  it('begins nothing where nothing is asked for', () => {
    expect(failure({ want: ['law'] }, { outcome: 'answered' })).toBeUndefined()
    expect(failure({ want: ['law'] }, { drafts: ['meal'] })).toBe('asWish')
    expect(failure({ want: ['law'] }, { offered: ['meal'] })).toBe('asWish')
    expect(failure({ want: ['unsure'] }, { offered: ['meal', 'donation'] })).toBeUndefined()
    expect(failure({ want: ['smalltalk'] }, { outcome: 'declined' })).toBe('declined')
  })

  it('is reported by what was wanted and how it went wrong', () => {
    const wanted = item({ want: ['meal'] })
    const verdicts = [heard({ drafts: ['meal'] }), heard({ outcome: 'answered' }), heard({ outcome: 'request', offered: ['meal'] }), heard({ outcome: 'unknown' })].map((one) => judgeIntent(wanted, one, 1))
    expect(writeIntentReport(verdicts, { failures: false })).toContain('| meal | 4 | 25.0 % | 50.0 % | 1 | 1 | 1 |')
  })
})
