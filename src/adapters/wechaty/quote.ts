import { readAppMessage, textIn } from './appMessage.ts'

/** The message somebody answered by quoting it, and what they said themselves. */
export type QuotedReply = Readonly<{ from: string; text: string; ours: boolean; reply: string }>

/** How the bot can be recognised as the one who is quoted. */
export type QuoteHints = Readonly<{ names: readonly string[]; account: string }>

/** The rule between quote and reply: dashes, with or without spaces. */
const RULE = /\u300d[ \t]*\r?\n[ \t]*(?:[-\u2013\u2014\u2500][ \t]?){5,}\r?\n/g
const OPEN = '\u300c'
const CLOSE = '\u300d'

/** The brackets of nested quotes must be closed before the rule; when people left one open, the last rule counts. */
const endOfQuote = (text: string): RegExpExecArray | undefined => {
  const rules = [...text.matchAll(RULE)]
  let depth = 0
  let at = 0
  for (const rule of rules) {
    for (; at <= rule.index; at += 1) {
      if (text[at] === OPEN) depth += 1
      else if (text[at] === CLOSE) depth -= 1
    }
    if (depth === 0) return rule
  }
  return rules.at(-1)
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

const splitSpeaker = (quoted: string, names: readonly string[]): Readonly<{ from: string; text: string; ours: boolean }> => {
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const colon = quoted[name.length]
    if (name !== '' && (colon === ':' || colon === '\uff1a') && sameName(quoted.slice(0, name.length), name))
      return { from: name, text: quoted.slice(name.length + 1).trim(), ours: true }
  }
  const colon = quoted.search(/[:\uff1a]/)
  return colon < 0
    ? { from: '', text: quoted.trim(), ours: false }
    : { from: quoted.slice(0, colon).trim(), text: quoted.slice(colon + 1).trim(), ours: false }
}

const readWrittenQuote = (text: string, hints: QuoteHints): QuotedReply | undefined => {
  const written = text.trimStart()
  if (!written.startsWith(OPEN)) return undefined
  const rule = endOfQuote(written)
  if (rule === undefined) return undefined
  return { ...splitSpeaker(written.slice(1, rule.index), hints.names), reply: written.slice(rule.index + rule[0].length).trim() }
}

const readXmlQuote = (text: string, hints: QuoteHints): QuotedReply | undefined => {
  const app = readAppMessage(text)
  if (app?.type !== 57 || app.quoted === undefined) return undefined
  const { speaker, speakerIds } = app.quoted
  return {
    from: speaker,
    // The content of a quoted card or quote is XML again; only its title says something to people.
    text: readAppMessage(app.quoted.content)?.title ?? textIn(app.quoted.content),
    ours: speakerIds.length > 0 ? speakerIds.includes(hints.account) : hints.names.some((name) => sameName(name, speaker)),
    reply: app.title,
  }
}

/** Reads a quote in either form providers use: written out in brackets above a rule, or XML of type 57. */
export const readQuote = (text: string, hints: QuoteHints): QuotedReply | undefined =>
  readWrittenQuote(text, hints) ?? readXmlQuote(text, hints)
