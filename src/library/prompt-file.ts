import { ModelPromptHead, type ModelPrompt } from '../core/modelPrompt.ts'
import { splitFrontMatter } from './entry-file.ts'
import type { ContentFile } from './files.ts'
import type { Held } from './mistake.ts'
import type { Report } from './report.ts'
import type { Sentences } from './sentences.ts'
import { readAs, readYaml } from './yaml-file.ts'

/** The prompt in one Markdown file: front matter, then the text. Its placeholders are the inputs it names. */
export const readPrompt = ({ file, text }: ContentFile, report: Report, sentences: Sentences): Held<ModelPrompt> | undefined => {
  const parts = splitFrontMatter(text)
  if (parts === undefined) {
    report.mistake({ file, position: { line: 1, column: 1 } }, 'entry.no-front-matter')
    return undefined
  }
  const yaml = readYaml(file, parts.head, report, sentences)
  const head = yaml === undefined ? undefined : readAs(ModelPromptHead, yaml, report)
  if (head === undefined) return undefined
  const named = new Set([...parts.body.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
  const wrong = [...head.value.inputs.filter((name) => !named.has(name)), ...[...named].filter((name) => !head.value.inputs.includes(name))]
  if (wrong.length > 0) report.mistake({ source: head.source, path: ['inputs'] }, 'prompt.inputs', { names: wrong.map((name) => `{${name}}`).join(' ') })
  return { source: head.source, value: { ...head.value, text: parts.body.trim() } }
}
