/** Whether a text mentions the bot, and the text without that mention. */
export type Mention = Readonly<{ mentioned: boolean; text: string }>

/** What the provider says about mentions, beside the text. */
export type MentionHints = Readonly<{
  /** What the bot is called here. */
  names: readonly string[]
  everyone: readonly string[]
  /** The account is in the provider's mention list. */
  listed: boolean
  /** It is the only one there. */
  alone: boolean
}>

/** WeChat ends a mention that was picked from its list with this space. */
export const MENTION_END = '\u2005'

const escape = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const alternatives = (names: readonly string[]): string =>
  [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
    .toSorted((a, b) => b.length - a.length)
    .map(escape)
    .join('|')

/** A name ends at the picked mention's space, any other space, punctuation or the end; a mark that joins goes on. */
const NAME_END = '(?=\\u2005|\\s|$|(?![_\\-\\u00b7.&][\\p{L}\\p{N}])[\\p{P}\\p{S}])'
/** A picked name that merely begins like ours goes on to its own closing space, with no other mention between. */
const LONGER_NAME = '(?! {0,2}[^\\s@\\uff20][^\\u2005@\\uff20\\n]{0,32}\\u2005)'

const patternOf = (names: readonly string[]): RegExp | undefined => {
  const either = alternatives(names)
  return either === '' ? undefined : new RegExp(`(?:(?<!\\w)[@\\uff20](?:${either})${NAME_END}${LONGER_NAME}|[@\\uff20](?:${either})(?=\\u2005))`, 'giu')
}

const PICKED = /[@\uff20][^@\uff20\u2005\n]{1,64}\u2005/u

const tidy = (text: string): string => text.replace(/[ \u2005]{2,}/g, ' ').replace(/^[\s\u2005,\uff0c:\uff1a\u3001]+/, '').trim()

const removeAll = (text: string, pattern: RegExp): string => tidy(text.replace(pattern, ' '))

/**
 * Finds a mention of the bot (G1). The provider's list is believed unless the text mentions everybody and not us:
 * some providers then list every member.
 */
export const readMention = (text: string, hints: MentionHints): Mention => {
  const ours = patternOf(hints.names)
  if (ours !== undefined && ours.test(text)) {
    ours.lastIndex = 0
    return { mentioned: true, text: removeAll(text, ours) }
  }
  if (!hints.listed || patternOf(hints.everyone)?.test(text) === true) return { mentioned: false, text: text.trim() }
  return { mentioned: true, text: hints.alone ? removeAll(text, PICKED) : text.trim() }
}
