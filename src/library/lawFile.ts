import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { convert } from 'html-to-text'
import mammoth from 'mammoth'

/** One line of a statute, trimmed, and where it stands: a line of a text file, a paragraph of a page or a Word file. */
export type Row = Readonly<{ text: string; at: number }>

/** What can be read from a downloaded file: its rows without the empty ones, or the sentence that says why not. */
export type LawRows =
  | Readonly<{ ok: true; rows: readonly Row[]; unit: 'line' | 'paragraph' }>
  | Readonly<{ ok: false; why: 'missing' | 'unreadable' | 'kind' | 'large' | 'empty'; params: Readonly<Record<string, string | number>> }>

const LARGEST = 20 * 1024 * 1024
const MEGABYTE = 1024 * 1024

/** The kinds of file a statute may come in. */
export const LAW_KINDS: readonly string[] = ['.txt', '.md', '.markdown', '.html', '.htm', '.docx']

/** Reads one downloaded file. Never rejects. */
export const readLawFile = async (file: string): Promise<LawRows> => {
  const extension = extname(file).toLowerCase()
  if (!LAW_KINDS.includes(extension)) return { ok: false, why: 'kind', params: { extension: extension === '' ? '?' : extension } }
  try {
    const { size } = await stat(file)
    if (size > LARGEST) return { ok: false, why: 'large', params: { size: Math.round(size / MEGABYTE) } }
    const bytes = await readFile(file)
    const text = extension === '.docx' ? textOfPage((await mammoth.convertToHtml({ buffer: bytes })).value)
      : extension.startsWith('.htm') ? textOfPage(decode(bytes))
        : extension === '.txt' ? decode(bytes) : withoutMarkdown(decode(bytes))
    const unit = extension === '.docx' || extension.startsWith('.htm') ? 'paragraph' : 'line'
    const rows = number(text.normalize('NFC'), unit)
    return rows.length === 0 ? { ok: false, why: 'empty', params: {} } : { ok: true, rows, unit }
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { ok: false, why: missing ? 'missing' : 'unreadable', params: { why: error instanceof Error ? error.message : String(error) } }
  }
}

/** Older Chinese text files are not UTF-8 but GB 18030, whatever they say about themselves. */
const decode = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const SKIPPED = ['img', 'script', 'style', 'noscript', 'iframe', 'nav', 'header', 'footer', 'form', 'button', 'select', 'svg']

const textOfPage = (html: string): string => convert(html, {
  wordwrap: false,
  limits: { maxInputLength: LARGEST },
  selectors: [
    ...SKIPPED.map((selector) => ({ selector, format: 'skip' })),
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote'].map((selector) => ({ selector, format: 'block' })),
  ],
})

const withoutMarkdown = (text: string): string => text.split(/\r\n|\r|\n/u)
  .map((row) => row.replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|-{3,}\s*$|={3,}\s*$)/u, '').replaceAll(/\*\*|__|`/gu, '').replaceAll(/\\([-*_.()[\]])/gu, '$1')).join('\n')

/** Spaces of every width, a byte order mark and other things nobody sees are no text. */
const number = (text: string, unit: 'line' | 'paragraph'): readonly Row[] => {
  const rows = text.split(/\r\n|\r|\n|\u2028|\u2029/u)
    .map((row, at) => ({ text: row.replaceAll(/[\u200b-\u200f\u00ad\ufeff\u0000-\u0008]/gu, '').replaceAll(/[\u00a0\u3000\t ]+/gu, ' ').trim(), at: at + 1 }))
    .filter((row) => row.text !== '')
  return unit === 'line' ? rows : rows.map((row, at) => ({ ...row, at: at + 1 }))
}
