import { describe, expect, it } from 'vitest'
import { groupBy } from './group.ts'
import { loadKnowledge, loadRegister, loadSets } from './load.ts'
import { bare, findCopies } from './overlap.ts'

const [sets, register, knowledge] = await Promise.all([loadSets(), loadRegister(), loadKnowledge()])
const sentences = [
  ...sets.law, ...sets.boundary, ...sets.falsePremise, ...sets.followUp.flatMap(({ id, turns }) => turns.map((q) => ({ id, q }))),
]

describe('the evaluation sets', () => {
  it('are large enough to mean something', () => {
    expect(sets.law.filter(({ beyond }) => !beyond).length).toBeGreaterThanOrEqual(300)
    expect(sets.law.filter(({ beyond }) => beyond).length).toBeGreaterThanOrEqual(30)
    expect(sets.boundary.length).toBeGreaterThanOrEqual(120)
    expect(sets.followUp.length).toBeGreaterThanOrEqual(45)
    expect(sets.falsePremise.length).toBeGreaterThanOrEqual(35)
  })

  it('name every item once and ask nothing twice', () => {
    const ids = [...sets.law, ...sets.boundary, ...sets.followUp, ...sets.falsePremise].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const asked = [...sets.law, ...sets.boundary, ...sets.falsePremise].map(({ q }) => bare(q))
    expect(asked.filter((q, at) => asked.indexOf(q) !== at)).toEqual([])
  })

  it('accept only articles the register has', () => {
    const accepted = [...sets.law, ...sets.followUp, ...sets.falsePremise].flatMap(({ id, accept }) => accept.map((one) => ({ id, ...one })))
    const missing = accepted.filter(({ law, article }) => !register.some(({ id, articles }) => id === law && article <= articles))
    expect(missing).toEqual([])
  })

  it('ask in every style and about every field', () => {
    const styles = groupBy(sets.law, ({ style }) => style)
    expect([...styles].filter(([, items]) => items.length < 15).map(([style]) => style)).toEqual([])
    expect(styles.size).toBe(11)
    const topics = new Set(sets.law.map(({ topic }) => topic))
    expect('A B C D E F G H I'.split(' ').filter((topic) => !topics.has(topic))).toEqual([])
  })

  it('are not copied from the knowledge base', () => {
    const copies = findCopies(sentences, knowledge).map(({ id, q, of, likeness }) => `${id} ${q} = ${of.file}: ${of.text} (${likeness.toFixed(2)})`)
    expect(copies).toEqual([])
  })
})
