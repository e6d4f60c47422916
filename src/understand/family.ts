import type { Command } from '../core/command.ts'
import type { FamilyWords } from '../core/words/family.ts'

const CODE = /[A-Z0-9][A-Z0-9-]{5,15}/

/** What is said about the family circle; undefined when nothing is. `asks`: whether the speaker has asked for something that is not over. A code is compared as it was written, in capitals. */
export const readFamily = (words: string, asks: boolean, { codes, invite, close, same }: FamilyWords): Extract<Command, { kind: 'familyCode' | 'joinFamily' | 'closeFamily' | 'alsoAsked' }> | undefined => {
  const small = words.toLowerCase()
  if (close.some((word) => small.includes(word))) return { kind: 'closeFamily' }
  const named = codes.find((word) => small.includes(word))
  if (named === undefined && isAlsoAsked(small, asks, same)) return { kind: 'alsoAsked', words }
  if (named === undefined) return invite.some((word) => small.includes(word)) ? { kind: 'familyCode' } : undefined
  const code = CODE.exec(words.slice(small.indexOf(named) + named.length).toUpperCase()) ?? CODE.exec(words.slice(0, small.indexOf(named)).toUpperCase())
  return code === null ? { kind: 'familyCode' } : { kind: 'joinFamily', code: code[0] }
}

/** What is longer is a wish of its own. */
const LONGEST = 60

/** 「我弟弟也报了一样的」: who, and after it that they asked too. */
const isAlsoAsked = (small: string, asks: boolean, { who, said, weak }: FamilyWords['same']): boolean =>
  small.length <= LONGEST && [...said, ...(asks ? weak : [])].some((word) => {
    const at = small.lastIndexOf(word)
    return at > 0 && who.some((one) => small.slice(0, at).includes(one))
  })
