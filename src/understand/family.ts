import type { Command } from '../core/command.ts'
import { holdsAny } from '../core/holdsAny.ts'
import { draftOf, isOpen } from '../core/requesting.ts'
import type { FamilyWords } from '../core/words/family.ts'
import type { Hearing } from '../ports.ts'
import { surest } from './afterwards.ts'
import type { Kit } from './kit.ts'

const CODE = /[A-Z0-9][A-Z0-9-]{5,15}/
/** A code has letters and figures: a telephone number is none. */
const MIXED = /(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{5,15}/

type FamilyCommand = Extract<Command, { kind: 'familyCode' | 'joinFamily' | 'closeFamily' | 'alsoAsked' }> | Readonly<{ kind: 'status' }>

/** What is said about the family circle; undefined when nothing is. A code is compared as it was written, in capitals. T6. */
export const readFamily = (words: string, hearing: Hearing, { library, afterwards, normalise, facts }: Kit): FamilyCommand | undefined => {
  const { codes, marks, others, invite, close, same } = library.words.family
  const small = words.toLowerCase()
  if (close.some((word) => small.includes(word))) return { kind: 'closeFamily' }
  const named = codes.find((word) => small.includes(word))
  // 「我哥在常州，139…，他跟舅舅也说过了」 answers the form.
  const answers = draftOf(hearing.conversation) !== undefined && facts(normalise(words).text, hearing).some(({ kind }) => kind === 'phone' || kind === 'address')
  if (named === undefined && !answers && isAlsoAsked(small, asks(hearing), same)) return { kind: 'alsoAsked', words }
  if (named === undefined && invite.some((word) => small.includes(word))) return { kind: 'familyCode' }
  // 「护照号码 E1234567」 names the number of something else.
  const plain = named === undefined && holdsAny(small, marks) ? others.reduce((left, word) => left.replaceAll(word, '\u0000'.repeat(word.length)), small) : ''
  const mark = marks.find((word) => plain.includes(word))
  const given = mark === undefined ? undefined : MIXED.exec(words.slice(plain.indexOf(mark) + mark.length).toUpperCase())
  if (given !== undefined && given !== null) return { kind: 'joinFamily', code: given[0] }
  if (named === undefined) return soundsLike(normalise(words).text, hearing, afterwards)
  const code = CODE.exec(words.slice(small.indexOf(named) + named.length).toUpperCase()) ?? CODE.exec(words.slice(0, small.indexOf(named)).toUpperCase())
  return code === null ? { kind: 'familyCode' } : { kind: 'joinFamily', code: code[0] }
}

/** From this likelihood on words no list has are about the family circle; in the middle of something they answer that. */
const SURE = 0.7

const soundsLike = (text: string, { own, conversation: { stage } }: Hearing, afterwards: Kit['afterwards']): FamilyCommand | undefined => {
  if (stage.at !== 'idle' || text.length > LONGEST) return undefined
  const heard = surest(afterwards(text), ['share', 'unshare', 'follow'])
  if (heard === undefined || heard.sure < SURE) return undefined
  switch (heard.one) {
    case 'share':
      return own.length === 0 ? undefined : { kind: 'familyCode' }
    case 'unshare':
      return own.length === 0 ? undefined : { kind: 'closeFamily' }
    case 'follow':
      return { kind: 'status' }
  }
}

/** Whether the speaker asks for something, or has asked for what is not over. */
const asks = ({ own, conversation }: Hearing): boolean =>
  draftOf(conversation) !== undefined || own.some(({ state }) => isOpen(state))

/** What is longer is a wish of its own. */
const LONGEST = 60

/** 「我弟弟也报了一样的」: who, and after it that they asked too. */
const isAlsoAsked = (small: string, asks: boolean, { who, said, weak }: FamilyWords['same']): boolean =>
  small.length <= LONGEST && [...said, ...(asks ? weak : [])].some((word) => {
    const at = small.lastIndexOf(word)
    return at > 0 && who.some((one) => small.slice(0, at).includes(one))
  })
