import { expect, it } from 'vitest'
import type { PersonId } from '../../src/core/ids.ts'
import { spokenOf } from '../../src/turn/spokenOf.ts'

const person = 'wang' as PersonId
const of = (text: string, quoted?: string) => spokenOf({ text, ...(quoted === undefined ? {} : { quote: { from: 'bot', text: quoted, ours: true } }) }, { person })

it('the numbers a sentence names, and the card it quotes, are what it can be about', () => {
  expect(of('q 1123-07 重办，药没拿')).toEqual({ person, numbers: ['Q1123-07'], endings: [] })
  expect(of('02并到01')).toEqual({ person, numbers: [], endings: [2, 1] })
  expect(of('重办，药没拿', '【新单】Q1123-07 助医')).toEqual({ person, numbers: ['Q1123-07'], endings: [] })
  expect(of('07打过13912345678了')).toEqual({ person, numbers: [], endings: [7] })
  expect(of('重办，药没拿')).toEqual({ person, numbers: [], endings: [] })
})
