import type { FormWords } from '../../core/words/form.ts'
import { splitClauses } from '../clauses.ts'
import type { AddressValue } from '../entities/address.ts'
import type { Found } from '../entities/found.ts'
import { swapIn } from '../hearClauses.ts'

const NUMBER = /\d+/
/** The parts of a home that are numbers. */
const NUMBERED = ['building', 'unit', 'room'] as const

/** The part of the known home whose number is put right, "it's 12 not 21"; none where no part or more than one has the number that was wrong. */
export const exchangedHome = (text: string, known: AddressValue | undefined, form: FormWords): readonly Found<AddressValue>[] => {
  if (known === undefined || !NUMBER.test(text)) return []
  const clauses = splitClauses(text)
  const spans = [...clauses, ...clauses.slice(1).map(({ text: words }, at) => ({ from: clauses[at]!.from, text: `${clauses[at]!.text}${words}` }))]
  return spans.flatMap(({ text: words, from }) => {
    const { not, but } = swapIn(words, form) ?? {}
    const [wrong, right] = [not, but].map((number) => (number === undefined ? undefined : NUMBER.exec(number)?.[0]))
    const meant = NUMBERED.filter((name) => wrong !== undefined && NUMBER.exec(known[name] ?? '')?.[0] === wrong)
    const [name] = meant
    if (right === undefined || name === undefined || meant.length > 1) return []
    return [{ said: words, from, to: from + words.length, value: { [name]: known[name]!.replace(NUMBER, right), corrects: true } }]
  }).slice(0, 1)
}
