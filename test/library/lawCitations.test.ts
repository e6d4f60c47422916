import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { misplaced, type LawText } from '../../src/core/lawText.ts'
import type { LawId } from '../../src/core/ids.ts'
import { importLaw } from '../../src/library/lawImporting.ts'
import { LAW_SENTENCES } from '../../src/library/lawMarks.ts'
import { shelveLaw } from '../../src/library/lawShelf.ts'
import { loadLibrary } from '../../src/library/load.ts'
import { loadSentences } from '../../src/library/sentences.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { growTree } from './tree.ts'

const items = (...numbers: readonly number[]) => numbers.map((number) => ({ number, text: `（${number}）` }))
const text: LawText = {
  format: 1, law: 'law-a' as LawId, title: '归侨侨眷权益保护法', notes: [], source: 'a.txt',
  articles: [
    { number: 1, mark: '第一条', under: [], paragraphs: [{ text: '甲。', items: [] }] },
    { number: 2, mark: '第二条', under: [], paragraphs: [{ text: '甲：', items: items(1, 2) }, { text: '乙。', items: [] }] },
    { number: 3, mark: '第三条', under: [], paragraphs: [{ text: '甲：', items: items(1) }, { text: '乙：', items: items(1, 2) }] },
  ],
}

describe('a citation is looked up in the imported text', () => {
  const cite = (article: number, paragraph?: number, item?: number) =>
    misplaced(text, { law: text.law, article, ...(paragraph === undefined ? {} : { paragraph }), ...(item === undefined ? {} : { item }) })?.why

  it('article, paragraph and item must be there', () => {
    expect([cite(2), cite(2, 2), cite(2, 1, 2), cite(2, undefined, 2), cite(3, 2, 2)]).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect([cite(4), cite(2, 3), cite(2, 1, 3), cite(2, 2, 1), cite(1, undefined, 1)]).toEqual(['no-article', 'no-paragraph', 'no-item', 'no-items', 'no-items'])
  })

  it('an item needs its paragraph where two have items', () => {
    expect(cite(3, undefined, 1)).toBe('which')
  })

  it('one that fails is a warning with file and line, and keeps nothing from loading', async () => {
    const tree = await growTree()
    const dataDir = await mkdtemp(join(tmpdir(), 'laws-'))
    onTestFinished(() => rm(dataDir, { recursive: true }))
    await shelveLaw(dataDir, { ...text, articles: text.articles.slice(0, 1) })
    const loaded = await loadLibrary({ knowledgeDir: tree.knowledgeDir, promptsDir: 'prompts', dataDir, today: '2026-11-01' })
    expect(loaded.citations.laws).toBe(1)
    const [first] = loaded.citations.wrong
    expect(first).toMatchObject({ file: expect.stringMatching(/^knowledge\/legal\/.+\.md$/u), text: expect.stringContaining('里没有第 2 条') })
    expect(loaded.warnings).toContainEqual(first)
  })
})

const STATUTES = join('..', 'shared', 'law', 'statutes')
/** Excerpts whose headings are not the titles of the laws they quote. */
const EXCERPTS: Readonly<Record<string, string>> = {
  人社118号: '人社厅发2009-118号_华侨参保_节录.txt', 若干规定: '实施社会保险法若干规定_第六条_节录.txt', 附加证明书公约: '附加证明书公约_节录与通知.txt',
}

if (!existsSync(STATUTES)) console.warn(`${STATUTES} is not here: the citations of the knowledge base were not compared with real statutes`)
else {
  describe('the statutes at hand', () => {
    it('are all imported, and every citation of the knowledge base is in them', async () => {
      const dataDir = await mkdtemp(join(tmpdir(), 'laws-'))
      onTestFinished(() => rm(dataDir, { recursive: true }))
      const sentences = await loadSentences('prompts', LAW_SENTENCES)
      const { laws, words } = await loadShipped()
      const tools = { laws, words: words.number, dataDir, sentences }
      const names = async (folder: string): Promise<readonly string[]> => (await readdir(folder)).filter((name) => name.endsWith('.txt')).map((name) => join(folder, name))
      for (const file of await names(STATUTES)) expect(await importLaw(file, tools)).toMatchObject({ mistakes: [] })
      for (const file of await names(join(STATUTES, 'excerpts'))) await importLaw(file, tools)
      for (const [as, file] of Object.entries(EXCERPTS)) expect(await importLaw(join(STATUTES, 'excerpts', file), { ...tools, as })).toMatchObject({ mistakes: [] })
      const { citations } = await loadLibrary({ knowledgeDir: 'knowledge', promptsDir: 'prompts', dataDir, today: '2026-11-23' })
      expect(citations.wrong).toEqual([])
      expect(citations.laws).toBeGreaterThan(55)
      expect(citations.checked).toBeGreaterThan(1_000)
    })
  })
}
