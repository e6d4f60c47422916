import type { PeopleWords } from '../core/words/people.ts'
import { splitClauses } from './clauses.ts'
import { isWordAt } from './entities/vocabulary.ts'
import { occurrences } from './occurrences.ts'

/** The longest answer in which somebody says that it is for themselves: 就是我本人去做的呀. */
const LONGEST = 12

/** Whether an answer to who it is for means the speaker: 「我要报名」, 「我，退休证是常州发的」, 就是我本人去做的呀, "me and the kids". */
export const saysSelf = (text: string, people: PeopleWords): boolean => {
  const bare = (splitClauses(text)[0]?.text ?? '').toLowerCase()
  const readings = [bare, ...people.selfTails.filter((tail) => bare.endsWith(tail)).map((tail) => bare.slice(0, -tail.length))]
  return readings.some((reading) => people.selfAnswers.includes(reading) || doesIt(reading, people))
    || people.selfAnswers.some((word) => people.and.some((and) => /^[a-z]/.test(word) && bare.startsWith(`${word} ${and} `)))
    || (text.length <= LONGEST && people.self.some((word) => occurrences(text.toLowerCase(), word).some((at) => !isWordAt(text, at + word.length, people.notSelf))))
}

/** 「我也想报名」: the speaker, and what is done. */
const doesIt = (words: string, { selfLeads, selfDoes }: PeopleWords): boolean =>
  selfLeads.some((lead) => words.startsWith(lead) && selfDoes.includes(words.slice(lead.length)))
