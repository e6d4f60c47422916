import { expect, it } from 'vitest'
import { splitClauses } from '../../src/understand/clauses.ts'

const clausesOf = (text: string): readonly string[] => splitClauses(text).map((clause) => clause.text)

it.each([
  ['想 book 一个律师 consultation', ['想 book 一个律师 consultation']],
  ['我妈一个人住 想请人看看', ['我妈一个人住', '想请人看看']],
  ['国泰新都3幢 302 138', ['国泰新都3幢', '302 138']],
])('a blank ends a clause between Chinese words, and none beside Latin ones: %s', (text, expected) => {
  expect(clausesOf(text)).toEqual(expected)
})
