import { readFile, writeFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import { splitFrontMatter } from '../../src/library/entry-file.ts'
import type { ModelPrompt } from '../../src/core/modelPrompt.ts'

/** Writes what was measured into the front matter of a prompt and leaves every other byte of it alone. */
export const writeMeasured = async (file: string, measured: NonNullable<ModelPrompt['measured']>): Promise<void> => {
  const text = await readFile(file, 'utf8')
  const parts = splitFrontMatter(text)
  if (parts === undefined) throw new Error(`${file} has no front matter`)
  const head = parseDocument(parts.head.replace(/^\n/, ''))
  head.set('measured', head.createNode(measured))
  await writeFile(file, `---\n${head.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n${parts.body}`)
}
