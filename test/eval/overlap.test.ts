import { describe, expect, it } from 'vitest'
import { bare, findCopies } from './overlap.ts'

const known = [{ text: '在国外去世的父亲留下的房子怎么继承' }, { text: '护照' }, { text: '……' }]
const found = (q: string): readonly string[] => findCopies([{ id: 'X', q }], known).map(({ of }) => of.text)

describe('copies', () => {
  it('sees through punctuation, spaces, case and width', () => {
    expect(bare('Ｑ２ 签证，怎么办？')).toBe('q2签证怎么办')
    expect(found('在国外去世的父亲，留下的房子 怎么继承？')).toHaveLength(1)
  })

  it('finds a sentence that was hardly changed', () => {
    expect(found('在国外去世的父亲留下的房子怎么继承呢')).toHaveLength(1)
  })

  it('leaves a sentence of its own alone', () => {
    expect(found('父亲在国外走了，国内那套房归谁')).toEqual([])
  })

  it('calls a short sentence a copy only when it is the same', () => {
    expect(found('护照！')).toEqual(['护照'])
    expect(found('护照吗')).toEqual([])
  })
})
