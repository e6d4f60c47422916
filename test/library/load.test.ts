import { expect, test } from 'vitest'
import type { Entry } from '../../src/core/entry.ts'
import { replyId } from '../../src/core/service.ts'
import type { Loading } from '../../src/library/load.ts'
import { growTree } from './tree.ts'

const entryOne = (loaded: Loading): Entry | undefined =>
  loaded.ok ? [...loaded.library.entries.values()].find(({ id }) => String(id) === 'one') : undefined

test('a tree in which everything is right loads, and says nothing', async () => {
  const loaded = await (await growTree()).load()
  expect(loaded.ok ? [] : loaded.mistakes).toEqual([])
  expect(loaded.warnings).toEqual([])
})

test('an entry is read from front matter and sections', async () => {
  const loaded = await (await growTree()).load()
  if (!loaded.ok) throw new Error('did not load')
  const entry = entryOne(loaded)
  expect(entry).toMatchObject({
    id: 'one', title: '第一条', handoff: false,
    answer: '短的回答，见《侨法》第二条，换行接着写。',
    steps: ['先问。', '再办。'],
    where: ['区侨办'],
    traps: ['《归侨侨眷权益保护法》（2009修正）第2条、第二十三条说过。'],
  })
  expect([...entry?.branches ?? []]).toEqual([['huaqiao', '甲。'], ['guiqiao', '乙，接着说。'], ['qiaojuan', '乙，接着说。']])
})

test('the version names the text of the entry: it changes with it and only with it', async () => {
  const tree = await growTree()
  const versionOf = async (): Promise<string | undefined> => {
    const loaded = await tree.load()
    return entryOne(loaded)?.version
  }
  const first = await versionOf()
  await tree.edit('knowledge/asking/one.yaml', '怎么算侨眷', '如何算侨眷')
  expect(await versionOf()).toBe(first)
  await tree.edit('knowledge/legal/one.md', '先问。', '先打电话。')
  expect(await versionOf()).not.toBe(first)
})

test('replies are known by their path, nested or flat', async () => {
  const loaded = await (await growTree()).load()
  if (!loaded.ok) throw new Error('did not load')
  expect([...loaded.library.replies.get('en')?.keys() ?? []]).toEqual(['intake.ask', 'intake.done', 'flat.id'])
  expect(loaded.library.replies.get('zh-CN')?.get(replyId('intake.done'))).toBe('好了，{number}。')
})

test('an entry past its last day, or replaced, is left out with its ways of asking, and said so', async () => {
  const tree = await growTree()
  await tree.edit('knowledge/legal/one.md', 'recheckBy: 2027-03-31', 'recheckBy: 2027-03-31\nvalidUntil: 2026-11-24')
  const loaded = await tree.load()
  if (!loaded.ok) throw new Error('did not load')
  expect([...loaded.library.entries.keys()]).toEqual(['two'])
  expect([...loaded.library.asking.keys()]).toEqual(['two'])
  expect(loaded.warnings).toMatchObject([{ file: 'knowledge/legal/one.md', line: 12 }])
  expect((await tree.load('2026-11-23')).warnings).toEqual([])
  await tree.edit('knowledge/legal/one.md', 'validUntil: 2026-11-24', 'supersededBy: two')
  const replaced = await tree.load('2026-11-23')
  expect(replaced.ok ? [...replaced.library.entries.keys()] : []).toEqual(['two'])
})

test('what is overdue, unannounced or not yet in force is warned of and still given', async () => {
  const tree = await growTree()
  await tree.edit('knowledge/legal/two.md', 'recheckBy: 2027-03-31', 'recheckBy: 2026-11-23')
  await tree.edit('knowledge/legal/two.md', '{ law: law-b, article: 30 }', '{ law: law-soon, article: 9 }')
  await tree.edit('knowledge/legal/one.md', 'concepts: [侨眷]', 'concepts: [没人认识的概念]')
  await tree.edit('knowledge/laws.yaml', 'recheckBy: 2027-03-31', 'recheckBy: 2026-11-01')
  await tree.write('knowledge/calendar/2027.yaml', 'year: 2027\nannounced: false\nholidays: []\nmakeUpDays: []\n')
  await tree.write('knowledge/legal/notes.txt', 'x')
  const loaded = await tree.load()
  expect(loaded.ok ? loaded.library.entries.size : loaded.mistakes).toBe(2)
  expect(loaded.warnings.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'knowledge/calendar/2027.yaml:2', 'knowledge/laws.yaml:9', 'knowledge/legal/notes.txt:1', 'knowledge/legal/one.md:6', 'knowledge/legal/two.md:7', 'knowledge/legal/two.md:9',
  ])
})
