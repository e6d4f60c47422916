import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { TOP, type Held, type Position, type Source } from './mistake.ts'
import type { Report } from './report.ts'
import type { Sentences } from './sentences.ts'

const { localeError } = z.locales.zhCN()

/** The data of the texts read last, as long as they were whole: when one file of many changes, only that one is parsed again. */
const parsed = new Map<string, Readonly<{ value: unknown }>>()
const TEXTS_KEPT = 1_000

/** The data in a YAML text and where each part of it stands; undefined, and reported, when it is no YAML. */
export const readYaml = (file: string, text: string, report: Report, sentences: Sentences): Held<unknown> | undefined => {
  const known = parsed.get(text)
  if (known !== undefined) {
    let again: Parsed | undefined
    return { value: known.value, source: { file, at: (path) => locate(again ??= parse(text), path) } }
  }
  const { document, lines } = parse(text)
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0])
    report.mistake({ file, position: { line, column: col } }, 'yaml.broken', { why: sentences(`yaml.${error.code}`) })
  }
  if (document.errors.length > 0) return undefined
  try {
    const value: unknown = document.toJS()
    parsed.set(text, { value })
    if (parsed.size > TEXTS_KEPT) parsed.delete(parsed.keys().next().value!)
    return { value, source: { file, at: (path) => locate({ document, lines }, path) } }
  } catch {
    report.mistake({ file, position: TOP }, 'yaml.broken', { why: sentences('yaml.BAD_ALIAS') })
    return undefined
  }
}

type Parsed = Readonly<{ document: Document; lines: LineCounter }>

const parse = (text: string): Parsed => {
  const lines = new LineCounter()
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines }
}

/** The data as its schema says it is; undefined, and every issue reported, when it is not. `under` is where the data stands in its file. */
export const readAs = <T extends z.ZodType>(
  schema: T, held: Held<unknown>, report: Report, under: readonly PropertyKey[] = [],
): Held<z.output<T>> | undefined => {
  const read = schema.safeParse(held.value, { error: localeError })
  const source: Source = { ...held.source, at: (path) => held.source.at([...under, ...path]) }
  if (read.success) return { value: read.data, source }
  for (const issue of read.error.issues) {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    for (const path of paths) report.mistake({ source, path }, 'schema', { path: write([...under, ...path]), why: issue.message })
  }
  return undefined
}

const write = (path: readonly PropertyKey[]): string => (path.length === 0 ? '-' : path.map(String).join('.'))

const locate = ({ document, lines }: Parsed, path: readonly PropertyKey[]): Position => {
  let node: unknown = document.contents
  let offset = startOf(node)
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (pair === undefined) break
      offset = startOf(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(key)]
      if (item === undefined) break
      offset = startOf(item) ?? offset
      node = item
    } else break
  }
  const { line, col } = lines.linePos(offset ?? 0)
  return { line, column: col }
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)
