import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Library } from '../../src/core/library.ts'
import type { Mistake } from '../../src/library/mistake.ts'
import { watchLibrary } from '../../src/library/watch.ts'
import { growTree, type Tree } from './tree.ts'

const watchTree = async () => {
  const tree = await growTree()
  const loaded = vi.fn<(library: Library, warnings: readonly Mistake[]) => void>()
  const mistakes = vi.fn<(mistakes: readonly Mistake[]) => void>()
  const watching = watchLibrary({ ...tree, today: () => '2026-11-24' }, loaded, mistakes)
  onTestFinished(() => watching.close())
  return { tree, loaded, mistakes, watching, answer: () => [...loaded.mock.lastCall?.[0].entries.values() ?? []].find(({ id }) => String(id) === 'two')?.answer }
}

const soon = { timeout: 30_000, interval: 25 }

/** As many editors save: write beside, then move over. */
const replace = async (tree: Tree, text: string): Promise<void> => {
  const path = join(tree.knowledgeDir, 'legal', 'two.md')
  await writeFile(`${path}.tmp`, text)
  await rename(`${path}.tmp`, path)
}

const entry = (answer: string): string =>
  `---\nid: two\ntitle: 第二条\ntopic: 身份\nregion: jiangsu\ncitations:\n  - { law: law-b, article: 30 }\nverifiedOn: 2026-09-30\nrecheckBy: 2027-03-31\n---\n${answer}\n`

test('a changed file brings a new library', async () => {
  const { tree, answer } = await watchTree()
  await tree.edit('knowledge/legal/two.md', '另一个回答。', '新的回答。')
  await vi.waitFor(() => { expect(answer()).toBe('新的回答。') }, soon)
})

test('a file that was replaced is noticed, and noticed again', async () => {
  const { tree, answer } = await watchTree()
  await replace(tree, entry('换了一次。'))
  await vi.waitFor(() => { expect(answer()).toBe('换了一次。') }, soon)
  await replace(tree, entry('换了两次。'))
  await vi.waitFor(() => { expect(answer()).toBe('换了两次。') }, soon)
})

test('a bad file is only reported; put right, it loads', async () => {
  const { tree, loaded, mistakes, answer } = await watchTree()
  await replace(tree, entry('《某法》第九条。'))
  await vi.waitFor(() => { expect(mistakes).toHaveBeenCalled() }, soon)
  expect(mistakes.mock.lastCall?.[0]).toMatchObject([{ file: 'knowledge/legal/two.md', line: 11 }])
  expect(loaded).not.toHaveBeenCalled()
  await replace(tree, entry('改好了。'))
  await vi.waitFor(() => { expect(answer()).toBe('改好了。') }, soon)
})

test('many writes in a breath are one reload', async () => {
  const { tree, loaded, answer } = await watchTree()
  for (const n of [1, 2, 3, 4, 5]) await tree.write('knowledge/legal/two.md', entry(`第${n}稿。`))
  await vi.waitFor(() => { expect(answer()).toBe('第5稿。') }, soon)
  expect(loaded).toHaveBeenCalledTimes(1)
})

test('sentences of ours are watched too', async () => {
  const { tree, loaded } = await watchTree()
  await tree.edit('prompts/replies/en.yaml', 'A sentence', 'Another sentence')
  await vi.waitFor(() => { expect(loaded).toHaveBeenCalledTimes(1) }, soon)
})

test('after closing nothing is called any more', async () => {
  const { tree, loaded, mistakes, watching } = await watchTree()
  await tree.edit('knowledge/legal/two.md', '另一个回答。', '太晚了。')
  await watching.close()
  await new Promise((resolve) => { setTimeout(resolve, 400) })
  expect(loaded).not.toHaveBeenCalled()
  expect(mistakes).not.toHaveBeenCalled()
})

test('closing while it loads keeps what was loaded to itself', async () => {
  const tree = await growTree()
  const called = vi.fn<() => void>()
  let closing: Promise<void> | undefined
  const watching = watchLibrary({
    ...tree,
    today: () => {
      closing = watching.close()
      return '2026-11-24'
    },
  }, called, called)
  await tree.edit('knowledge/legal/two.md', '另一个回答。', '太晚了。')
  await vi.waitFor(() => { expect(closing).toBeDefined() }, soon)
  await closing
  expect(called).not.toHaveBeenCalled()
})
