import type { Lexicon } from '../core/lexicon.ts'

/** Reports a mistake of the body at one line of its file. */
export type AtLine = (line: number, sentence: string, params?: Readonly<Record<string, string>>) => void

/** One item of a list, and the line it begins at. */
export type Item = Readonly<{ text: string; line: number }>

/** The body of an entry: the short answer, and the items of each section that is there. */
export type Sections = Readonly<{ answer: string; branches: readonly Item[]; steps: readonly Item[]; where: readonly Item[]; traps: readonly Item[] }>

type Section = Exclude<keyof Sections, 'answer'>
const SECTIONS: readonly Section[] = ['branches', 'steps', 'where', 'traps']

const HEADING = /^(#{1,6})\s+(.*?)\s*$/u
const BULLET = /^[-*]\s+(.*)$/u
const NUMBERED = /^\d+[.)\u3001]\s*(.*)$/u
/** What Markdown would show as emphasis, a link or code, and WeChat would show as signs. */
const MARKUP = /\*\*|__|`|\]\(/u
/** A citation as the front matter writes it; in the body people would be shown it as it stands. */
const CITATION = /\{\s*law:/u

/** The sections of a body; undefined, and reported, when there is no short answer to give. */
export const readSections = (body: string, firstLine: number, headings: Lexicon['headings'], complain: AtLine): Sections | undefined => {
  const names = new Map(SECTIONS.flatMap((section) => headings[section].map((word) => [word, section] as const)))
  const answer: string[] = []
  const items: Record<Section, Item[]> = { branches: [], steps: [], where: [], traps: [] }
  const seen = new Map<Section, number>()
  let into: Section | 'answer' | 'nowhere' = 'answer'
  withoutComments(body).split('\n').forEach((raw, index) => {
    const line = firstLine + index
    const text = raw.trimEnd()
    const heading = HEADING.exec(text)
    if (heading !== null) {
      const section = heading[1] === '##' ? names.get(heading[2] ?? '') : undefined
      if (section === undefined) complain(line, 'entry.heading', { heading: heading[2] ?? '', known: [...names.keys()].join(' ') })
      else if (seen.has(section)) complain(line, 'entry.heading-twice', { heading: heading[2] ?? '' })
      else seen.set(section, line)
      into = section ?? 'nowhere'
      return
    }
    if (MARKUP.test(text)) complain(line, 'entry.markup')
    if (CITATION.test(text)) complain(line, 'entry.citation-in-body')
    if (into === 'answer') answer.push(text)
    else if (into !== 'nowhere' && text !== '') readItem(items[into], into, raw.trimEnd(), line, complain)
  })
  for (const [section, line] of seen) if (items[section].length === 0) complain(line, 'entry.section-empty')
  const short = paragraphs(answer)
  if (short === '') complain(firstLine, 'entry.no-answer')
  return short === '' ? undefined : { answer: short, ...items }
}

const readItem = (items: Item[], section: Section, text: string, line: number, complain: AtLine): void => {
  const found = (section === 'steps' ? NUMBERED : BULLET).exec(text)
  const last = items.at(-1)
  if (found !== null) items.push({ text: (found[1] ?? '').trim(), line })
  else if (last !== undefined && /^\s/u.test(text)) items[items.length - 1] = { ...last, text: join(last.text, text.trim()) }
  else complain(line, section === 'steps' ? 'entry.step-form' : 'entry.item-form')
}

/** Lines of one paragraph become one; an empty line stays a new paragraph. */
const paragraphs = (lines: readonly string[]): string =>
  lines.join('\n').trim().split(/\n{2,}/u).map((paragraph) => paragraph.split('\n').map((line) => line.trim()).reduce(join)).join('\n')

/** A line break in Chinese means nothing; between two Latin words it is a space. */
const join = (one: string, other: string): string => (/[\w,.;:]$/u.test(one) && /^\w/u.test(other) ? `${one} ${other}` : one + other)

const withoutComments = (body: string): string => body.replace(/<!--[\s\S]*?-->/gu, (comment) => comment.replace(/[^\n]/gu, ''))
