import type { Command } from '../core/command.ts'
import type { FamilyWords } from '../core/words/family.ts'

const CODE = /[A-Z0-9][A-Z0-9-]{5,15}/

/** What is said about the family circle; undefined when nothing is. A code is compared as it was written, in capitals. */
export const readFamily = (words: string, { codes, invite, close }: FamilyWords): Extract<Command, { kind: 'familyCode' | 'joinFamily' | 'closeFamily' }> | undefined => {
  const small = words.toLowerCase()
  if (close.some((word) => small.includes(word))) return { kind: 'closeFamily' }
  const named = codes.find((word) => small.includes(word))
  if (named === undefined) return invite.some((word) => small.includes(word)) ? { kind: 'familyCode' } : undefined
  const code = CODE.exec(words.slice(small.indexOf(named) + named.length).toUpperCase()) ?? CODE.exec(words.slice(0, small.indexOf(named)).toUpperCase())
  return code === null ? { kind: 'familyCode' } : { kind: 'joinFamily', code: code[0] }
}
