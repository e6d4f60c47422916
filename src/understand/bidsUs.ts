import { keepFor } from '../core/keepFor.ts'
import type { FormWords } from '../core/words/form.ts'
import { trimUtterance } from './acts.ts'
import { splitClauses } from './clauses.ts'
import { literally } from './literally.ts'

/** 「问了，她说让医生来」「他讲来就来吧」: the clauses in which the elder, where it was asked whether they agree, bids us come; undefined when there is none. */
export const bidIn = (text: string, words: FormWords['consent']): string | undefined => {
  const bids = splitClauses(text).filter((clause) => {
    const small = trimUtterance(clause.text)
    // 「我跟他说让医生来」 is what the speaker says.
    return bidding(words).some((one) => one.test(small)) && !words.bids.own.some((word) => small.startsWith(word)) && ![...words.bids.but, ...words.notYet].some((word) => small.includes(word))
  })
  return bids.length === 0 ? undefined : bids.map((clause) => clause.text).join('\uff0c')
}

const bidding = keepFor(({ unaware: { who }, bids: { says, tells, lets, us, come, leads, ends, denies } }: FormWords['consent']): readonly RegExp[] => {
  const [someone, saying, telling, letting, others, coming, leading, ending] = [who, says, tells, lets, us, come, leads, ends].map((list) => list.map(literally).join('|'))
  const toCome = `(?:${others})[^${denies.map(literally).join('')}]{0,6}?(?:${coming})`
  return [
    // 「她说让医生来」「老人家讲请你们过来」
    new RegExp(`(?:${saying})(?:${leading})*(?:${letting})${toCome}`, 'u'),
    // 「他叫你们早点来」; 「想给我妈叫个人来」 is the speaker's wish.
    new RegExp(`^(?:${leading})*\\p{Script=Han}{0,2}?(?:${someone})(?:${leading})*(?:${telling})${toCome}`, 'u'),
    // 「她说那就来吧」「来就来好了」
    new RegExp(`(?:${saying})(?:${leading})*(?<come>${coming})(?:\u5c31\\k<come>)?(?:${ending})$`, 'u'),
  ]
})
