import type { AddressWords } from '../core/words/address.ts'
import { literally } from './literally.ts'

/** The two rooms of 「她是602，我是502」: the one to go to, and the speaker's own. */
type Doors = Readonly<{ theirs: RegExp; ours: RegExp }>

const made = new WeakMap<AddressWords, Doors>()

const doorsOf = (words: AddressWords): Doors => {
  const known = made.get(words)
  if (known !== undefined) return known
  const { theirs, ours, lives } = words.doors
  const any = (list: readonly string[]): string => list.toSorted((a, b) => b.length - a.length).map(literally).join('|')
  const unit = `(?:(?:${any(Object.keys(words.unitNames).filter((name) => name.length === 1))}|\\d{1,2})(?:${any(words.unitMarks)}))?`
  const room = String.raw`${unit}\s?\d{3,4}(?!\d)`
  const doors = {
    theirs: new RegExp(`[,\\uff0c\\s](?:${any(theirs)})(?:${any(lives)})*(?=${room})`, 'iu'),
    ours: new RegExp(`[,\\uff0c\\s]?(?:${any(ours)})(?:${any(lives)})*${room}`, 'iu'),
  }
  made.set(words, doors)
  return doors
}

/** 「3幢4单元，她是602，我是502」 as 「3幢4单元 602」, its length kept: where the speaker tells both doors, their own is not to be gone to. */
export const withoutOwnRoom = (text: string, words: AddressWords): string => {
  const { theirs, ours } = doorsOf(words)
  const blank = (said: string): string => ' '.repeat(said.length)
  return theirs.test(text) && ours.test(text) ? text.replace(ours, blank).replace(theirs, blank) : text
}
