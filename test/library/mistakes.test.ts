import { expect, test } from 'vitest'
import { loadSentences } from '../../src/library/sentences.ts'
import { cries, growTree, type Tree } from './tree.ts'

/** One thing that can be wrong: what an editor did, and the one mistake that must be reported for it. */
type Slip = Readonly<{
  does: string
  file: string
  /** Replaces this… */
  from: string
  /** …by this. */
  to: string
  /** The line the mistake stands at holds this piece afterwards; the replacement when absent. */
  at?: string
  sentence: string
  params?: Readonly<Record<string, string | number>>
}>

const slips: readonly Slip[] = [
  { does: 'an id that is not the name of the file', file: 'knowledge/services/meal.yaml', from: 'id: meal', to: 'id: food', sentence: 'id.not-file', params: { id: 'food', stem: 'meal' } },
  { does: 'a law twice', file: 'knowledge/laws.yaml', from: '- id: law-soon', to: '- id: law-none', sentence: 'id.twice', params: { id: 'law-none', line: 26 } },
  { does: 'one short name for two laws', file: 'knowledge/laws.yaml', from: 'short: [旧办法]', to: 'short: [实施办法]', sentence: 'law.name-twice', params: { name: '实施办法', line: 12 } },
  { does: 'a law nobody registered', file: 'knowledge/legal/two.md', from: 'law: law-b', to: 'law: law-z', sentence: 'citation.no-law', params: { law: 'law-z' } },
  { does: 'a repealed law', file: 'knowledge/legal/two.md', from: 'law: law-b, article: 30', to: 'law: law-dead, article: 3', sentence: 'citation.repealed', params: { title: '旧办法全称' } },
  { does: 'an article beyond the last', file: 'knowledge/legal/two.md', from: 'article: 30', to: 'article: 31', sentence: 'citation.no-article', params: { title: '实施办法全称', article: 31, articles: 30 } },
  { does: 'a mention nobody cites', file: 'knowledge/legal/one.md', from: '再办。', to: '按《实施办法》第十五条再办。', sentence: 'mention.not-cited', params: { title: '实施办法', article: 15 } },
  { does: 'a further article nobody cites', file: 'knowledge/legal/one.md', from: '第二十三条', to: '第二十四条', sentence: 'mention.not-cited', params: { title: '归侨侨眷权益保护法', article: 24 } },
  { does: 'a mention of a law with no such name', file: 'knowledge/legal/two.md', from: '另一个回答。', to: '见《某法》第3条。', sentence: 'mention.no-law', params: { title: '某法' } },
  { does: 'a branch for nobody we know', file: 'knowledge/legal/one.md', from: '- 华侨：', to: '- 路人：', sentence: 'entry.branch-status', params: { word: '路人' } },
  { does: 'a branch without a colon', file: 'knowledge/legal/one.md', from: '- 华侨：甲。', to: '- 华侨甲。', sentence: 'entry.branch-form' },
  { does: 'a branch twice', file: 'knowledge/legal/one.md', from: '归侨、侨眷：', to: '归侨、华侨：', sentence: 'entry.branch-twice', params: { word: '华侨' } },
  { does: 'an unknown heading', file: 'knowledge/legal/one.md', from: '## 去哪里', to: '## 地点', sentence: 'entry.heading' },
  { does: 'a heading of the wrong depth', file: 'knowledge/legal/one.md', from: '## 去哪里', to: '### 去哪里', sentence: 'entry.heading' },
  { does: 'a heading twice', file: 'knowledge/legal/one.md', from: '## 留意', to: '## 去哪里', sentence: 'entry.heading-twice', params: { heading: '去哪里' } },
  { does: 'an empty section', file: 'knowledge/legal/one.md', from: '- 区侨办\n', to: '', at: '## 去哪里', sentence: 'entry.section-empty' },
  { does: 'a step without a number', file: 'knowledge/legal/one.md', from: '1. 先问。', to: '先问。', sentence: 'entry.step-form' },
  { does: 'an item without a dash', file: 'knowledge/legal/one.md', from: '- 区侨办', to: '- 区侨办\n区侨联', at: '区侨联', sentence: 'entry.item-form' },
  { does: 'Markdown that WeChat shows', file: 'knowledge/legal/two.md', from: '另一个回答。', to: '另一个**回答**。', sentence: 'entry.markup' },
  { does: 'a citation that slipped into the body', file: 'knowledge/legal/one.md', from: '- 区侨办', to: '- 区侨办\n  - { law: one, article: 1 }', at: '  - { law', sentence: 'entry.citation-in-body' },
  { does: 'no short answer', file: 'knowledge/legal/two.md', from: '另一个回答。', to: '', at: '', sentence: 'entry.no-answer' },
  { does: 'no front matter', file: 'knowledge/legal/two.md', from: '---\nid: two', to: 'id: two', at: 'id: two', sentence: 'entry.no-front-matter' },
  { does: 'replaced by nothing', file: 'knowledge/legal/two.md', from: 'recheckBy: 2027-03-31', to: 'recheckBy: 2027-03-31\nsupersededBy: nine', at: 'supersededBy', sentence: 'entry.unknown', params: { id: 'nine' } },
  { does: 'a service nobody offers', file: 'knowledge/legal/two.md', from: 'recheckBy: 2027-03-31', to: 'recheckBy: 2027-03-31\nservice: nine', at: 'service', sentence: 'entry.no-service', params: { service: 'nine' } },
  { does: 'one way of asking for two entries', file: 'knowledge/asking/two.yaml', from: '侨眷待遇', to: '我 算侨眷吗？', sentence: 'asking.twice', params: { way: '我 算侨眷吗？', file: 'knowledge/asking/one.yaml', line: 3 } },
  { does: 'a near miss that is a way of asking', file: 'knowledge/asking/one.yaml', from: 'say: 侨眷证有什么用,', to: 'say: 怎么算侨眷,', sentence: 'asking.near-itself', params: { say: '怎么算侨眷' } },
  { does: 'a near miss of nothing', file: 'knowledge/asking/one.yaml', from: 'entry: two }', to: 'entry: nine }', sentence: 'entry.unknown', params: { id: 'nine' } },
  { does: 'a card with a slot nobody asks', file: 'knowledge/services/visit.yaml', from: 'card: [need, help]', to: 'card: [need, phone]', sentence: 'service.card', params: { slot: 'phone' } },
  { does: 'a slot twice', file: 'knowledge/services/meal.yaml', from: 'handledBy', to: '  - { id: need, label: 又要什么, ask: 还要什么？, why: 好安排, kind: text }\nhandledBy', at: '又要什么', sentence: 'id.twice', params: { id: 'need', line: 6 } },
  { does: 'one slot of two kinds', file: 'knowledge/services/visit.yaml', from: 'why: 好安排, kind: text', to: 'why: 好安排, kind: yesno', sentence: 'service.slot-kind', params: { slot: 'need', kind: 'yesno', other: 'text', service: 'meal' } },
  { does: 'a slot that hangs on a choice there is not', file: 'knowledge/services/meal.yaml', from: 'slots:\n', to: 'slots:\n  - { id: parking, label: 停车, ask: 停车？, why: 好安排, kind: text, onlyIf: { meals: [夜宵] } }\n', at: '[夜宵]', sentence: 'service.only-if', params: { slot: 'meals', value: '夜宵' } },
  { does: 'a service that covers none', file: 'knowledge/services/meal.yaml', from: 'handledBy:', to: 'covers: [nonsense]\nhandledBy:', at: '[nonsense]', sentence: 'service.covers', params: { service: 'nonsense' } },
  { does: 'a choice without choices', file: 'knowledge/services/meal.yaml', from: 'slots:\n', to: 'slots:\n  - { id: diet, label: 忌口, ask: 忌口？, why: 好安排, kind: choice }\n', at: 'id: diet', sentence: 'service.no-choices', params: { slot: 'diet' } },
  { does: 'choices of no choice', file: 'knowledge/services/meal.yaml', from: 'kind: text }', to: 'kind: text, choices: [{ value: 甲 }] }', sentence: 'service.choices', params: { slot: 'need' } },
  { does: 'one example of two services', file: 'knowledge/services/visit.yaml', from: '上门看看', to: '订餐', at: 'examples:', sentence: 'service.example-twice', params: { example: '订餐', file: 'knowledge/services/meal.yaml', line: 4 } },
  { does: 'words that ask for a service nobody offers', file: 'knowledge/words/intent.yaml', from: '[visit, visit]', to: '[visit, nonsense]', at: '[visit, nonsense]', sentence: 'intent.service', params: { service: 'nonsense' } },
  { does: 'what answers a question that nobody asks', file: 'knowledge/words/fitting.yaml', from: '[need]', to: '[parking]', at: '[parking]', sentence: 'fitting.slot', params: { slot: 'parking' } },
  { does: 'one sentence that answers twice', file: 'knowledge/words/fitting.yaml', from: '看看冰箱空不空', to: '陪她下下棋', at: '陪她下下棋', sentence: 'fitting.twice', params: { said: '陪她下下棋', line: 3 } },
  { does: 'an estate in no grid', file: 'knowledge/community.yaml', from: 'aliases: [乙园], grid: g1', to: 'aliases: [乙园], grid: g9', sentence: 'community.no-grid', params: { grid: 'g9' } },
  { does: 'one name for two estates', file: 'knowledge/community.yaml', from: 'aliases: [乙园]', to: 'aliases: [甲园]', at: '乙小区', sentence: 'community.alias-twice', params: { name: '甲园', estate: '乙小区', other: '甲小区' } },
  { does: 'a clock nobody has', file: 'knowledge/community.yaml', from: 'zone: Asia/Shanghai', to: 'zone: Asia/Changzhou', sentence: 'zone.unknown', params: { zone: 'Asia/Changzhou' } },
  { does: 'a place with no clock', file: 'knowledge/places.yaml', from: 'zone: Asia/Tokyo', to: 'zone: Tokyo', sentence: 'zone.unknown', params: { zone: 'Tokyo' } },
  { does: 'one name for two clocks', file: 'knowledge/places.yaml', from: 'say: [Tokyo]', to: 'say: [AUCKLAND]', sentence: 'place.twice', params: { word: 'auckland', name: '东京', other: '奥克兰' } },
  { does: 'a number to call that is not listed', file: 'knowledge/safety.yaml', from: "call: ['120']", to: "call: ['999']", sentence: 'safety.no-hotline', params: { call: '999' } },
  { does: 'an emergency twice', file: 'knowledge/safety.yaml', from: 'declines:\n', to: "  - { id: fall, name: 跌, signs: [[[跌]]], call: ['120'] }\ndeclines:\n", at: 'id: fall, name', sentence: 'id.twice', params: { id: 'fall', line: 2 } },
  { does: 'a cry that is none', file: 'knowledge/crying/fall.yaml', from: '  - 没有摔', to: '  - 摔了第0次！', sentence: 'crying.twice', params: { said: '摔了第0次！', file: 'knowledge/crying/fall.yaml', line: 3 } },
  { does: 'a holiday that ends before it begins', file: 'knowledge/calendar/2026.yaml', from: 'to: 2026-01-03', to: 'to: 2025-12-31', sentence: 'calendar.backwards', params: { name: '元旦', from: '2026-01-01', to: '2025-12-31' } },
  { does: 'a holiday of another year', file: 'knowledge/calendar/2026.yaml', from: 'from: 2026-01-01, to: 2026-01-03', to: 'from: 2025-01-01, to: 2025-01-03', sentence: 'calendar.other-year', params: { name: '元旦', year: 2026 } },
  { does: 'a make-up day in the week', file: 'knowledge/calendar/2026.yaml', from: '[2026-01-04]', to: '[2026-01-05]', sentence: 'calendar.not-weekend', params: { day: '2026-01-05' } },
  { does: 'a make-up day that is a holiday', file: 'knowledge/calendar/2026.yaml', from: '[2026-01-04]', to: '[2026-01-03]', sentence: 'calendar.both', params: { day: '2026-01-03', name: '元旦' } },
  { does: 'an announcement without a source', file: 'knowledge/calendar/2026.yaml', from: 'source: https://www.gov.cn/x\n', to: '', at: 'announced', sentence: 'calendar.no-source', params: { year: 2026 } },
  { does: 'a reply only one language has', file: 'prompts/replies/zh-CN.yaml', from: '  done:', to: '  more: 还有\n  done:', at: 'more', sentence: 'reply.missing', params: { id: 'intake.more', locale: 'en' } },
  { does: 'a placeholder only one language has', file: 'prompts/replies/en.yaml', from: 'A sentence', to: 'A sentence {name}', sentence: 'reply.placeholders', params: { id: 'flat.id', names: '{name}', locale: 'zh-CN' } },
  { does: 'one utterance with two meanings', file: 'knowledge/lexicon.yaml', from: 'deny: [不对, 不好]', to: 'deny: [不对, 对]', sentence: 'lexicon.twice', params: { word: '对', act: 'deny', other: 'affirm' } },
  { does: 'an utterance whose particle is its meaning', file: 'knowledge/lexicon.yaml', from: 'deny: [不对, 不好]', to: 'deny: [不对, 好啊]', sentence: 'lexicon.particle', params: { word: '好啊', bare: '好', act: 'deny', other: 'affirm' } },
  { does: 'a typo that is part of a name', file: 'knowledge/lexicon.yaml', from: 'typos: {}', to: 'typos: { 侨眷权: 侨眷 }', sentence: 'lexicon.replaces', params: { word: '侨眷权', name: '归侨侨眷权益保护法' } },
]

test.each(slips)('$does is one mistake, at its line, in a sentence', async ({ file, from, to, at, sentence, params }) => {
  const tree = await growTree()
  await tree.edit(file, from, to)
  const loaded = await tree.load()
  const sentences = await loadSentences(tree.promptsDir)
  expect(loaded.ok ? [] : loaded.mistakes).toMatchObject([{ file }])
  const [mistake] = loaded.ok ? [] : loaded.mistakes
  const piece = at ?? to
  if (piece !== '') expect(mistake?.line).toBe(await tree.lineOf(file, piece.split('\n')[0] ?? ''))
  if (params !== undefined) expect(mistake?.text).toBe(sentences(sentence, params))
  expect(mistake?.text).toContain(sentences(sentence).split('{')[0])
})

test('cries for an emergency nobody defined', async () => {
  const tree = await growTree()
  await tree.write('knowledge/crying/flood.yaml', `emergency: flood\ncries:\n${cries('淹').join('\n')}\n`)
  const loaded = await tree.load()
  const sentences = await loadSentences(tree.promptsDir)
  expect(loaded.ok ? [] : loaded.mistakes.map(({ file, text }) => ({ file, text }))).toEqual([{ file: 'knowledge/crying/flood.yaml', text: sentences('crying.no-emergency', { id: 'flood' }) }])
})

test('a law that does not exist cannot be cited', async () => {
  const tree = await growTree()
  await tree.edit('knowledge/legal/two.md', 'law: law-b, article: 30', 'law: law-none, article: 1')
  const loaded = await tree.load()
  const sentences = await loadSentences(tree.promptsDir)
  expect(loaded.ok ? [] : loaded.mistakes.map(({ text }) => text)).toEqual([
    sentences('citation.does-not-exist', { title: '没有的条例' }), sentences('citation.no-article', { title: '没有的条例', article: 1, articles: 0 }),
  ])
})

test('an entry without ways of asking, and ways of asking without an entry', async () => {
  const tree = await growTree()
  await tree.remove('knowledge/asking/two.yaml')
  await tree.write('knowledge/asking/three.yaml', 'entry: three\nways: [甲甲, 乙乙, 丙丙, 丁丁, 戊戊]\n')
  const loaded = await tree.load()
  const sentences = await loadSentences(tree.promptsDir)
  expect(loaded.ok ? [] : loaded.mistakes).toEqual([
    { file: 'knowledge/asking/three.yaml', line: 1, column: 1, text: sentences('entry.unknown', { id: 'three' }) },
    { file: 'knowledge/legal/two.md', line: 2, column: 1, text: sentences('entry.no-asking', { id: 'two' }) },
  ])
})

test('what does not fit the schema is told in Chinese, with the path, at its line', async () => {
  const tree = await growTree()
  await tree.edit('knowledge/services/meal.yaml', 'claim: 60', 'claim: soon')
  await tree.edit('knowledge/services/meal.yaml', 'about: 送饭', 'about: 送饭\nurgent: true')
  await tree.edit('knowledge/laws.yaml', 'issuer: 国务院', 'issuer: 7')
  await tree.edit('knowledge/asking/two.yaml', '  - 侨眷优惠\n', '')
  const loaded = await tree.load()
  expect(loaded.ok ? [] : loaded.mistakes).toEqual([
    { file: 'knowledge/asking/two.yaml', line: 2, column: 1, text: expect.stringMatching(/^ways：数值过小/u) },
    { file: 'knowledge/laws.yaml', line: 13, column: 3, text: expect.stringMatching(/^1\.issuer：无效输入/u) },
    { file: 'knowledge/services/meal.yaml', line: 4, column: 1, text: expect.stringMatching(/^urgent：/u) },
    { file: 'knowledge/services/meal.yaml', line: 9, column: 12, text: expect.stringMatching(/^promise\.claim：无效输入/u) },
  ])
})

test('broken YAML is told with its line, and the other files are still checked', async () => {
  const tree = await growTree()
  await tree.edit('knowledge/services/meal.yaml', 'name: 助餐', 'name: 助餐: 好')
  await tree.edit('knowledge/legal/one.md', 'topic: 身份', 'topic: 身份\ntopic: 国籍')
  await tree.edit('knowledge/community.yaml', 'grid: g1 }\n  - { name: 乙', 'grid: g9 }\n  - { name: 乙')
  const loaded = await tree.load()
  const sentences = await loadSentences(tree.promptsDir)
  expect(loaded.ok ? [] : loaded.mistakes.map(({ file, line, text }) => [file, line, text])).toEqual([
    ['knowledge/community.yaml', 10, sentences('community.no-grid', { grid: 'g9' })],
    ['knowledge/legal/one.md', 5, sentences('yaml.broken', { why: sentences('yaml.DUPLICATE_KEY') })],
    ['knowledge/services/meal.yaml', 2, sentences('yaml.broken', { why: sentences('yaml.BLOCK_AS_IMPLICIT_KEY') })],
  ])
})

test('missing files are mistakes too, and even without sentences nothing is hidden', async () => {
  const tree = await growTree()
  await tree.remove('knowledge/safety.yaml')
  await tree.remove('prompts/library.zh-CN.yaml')
  const loaded = await tree.load()
  expect(loaded.ok ? [] : loaded.mistakes).toMatchObject([{ file: 'knowledge/safety.yaml', line: 1, text: expect.stringContaining('file.missing') }])
})

/** Reverting one slip must be enough: two slips are two mistakes. */
test('every mistake of a tree is told at once, in the order of files and lines', async () => {
  const tree = await growTree()
  const chosen = slips.filter(({ sentence }) => ['id.not-file', 'citation.no-law', 'entry.branch-status', 'asking.twice', 'service.card', 'community.no-grid', 'zone.unknown', 'calendar.not-weekend', 'reply.placeholders', 'safety.no-hotline'].includes(sentence))
  await applyAll(tree, chosen)
  const loaded = await tree.load()
  const files = loaded.ok ? [] : loaded.mistakes.map(({ file, line }) => ({ file, line }))
  expect(files).toHaveLength(chosen.length)
  expect(files).toEqual(files.toSorted((one, other) => (one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1)))
})

const applyAll = async (tree: Tree, chosen: readonly Slip[]): Promise<void> => {
  for (const { file, from, to } of chosen) await tree.edit(file, from, to)
}
