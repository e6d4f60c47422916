import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Law } from '../../src/core/law.ts'
import { findArticle, printArticle } from '../../src/core/lawText.ts'
import type { LawId } from '../../src/core/ids.ts'
import { importLaw, type LawImport } from '../../src/library/lawImporting.ts'
import { LAW_SENTENCES } from '../../src/library/lawMarks.ts'
import { readLawTexts } from '../../src/library/lawShelf.ts'
import { loadSentences } from '../../src/library/sentences.ts'
import { numberWords } from './numberWords.ts'

const sentences = await loadSentences('prompts', LAW_SENTENCES)
const words = await numberWords()

const LANTERN: Readonly<Record<string, unknown>> = {
  id: '灯会', title: '晴川市灯会管理办法', short: ['灯会办法'], issuer: '晴川市人民政府', inForce: '2019-05-01', amended: '2023-10-12', articles: 5,
  status: 'in-force', verifiedOn: '2026-11-01', recheckBy: '2027-11-01',
}
const UMBRELLA = { ...LANTERN, id: '雨伞', title: '晴川市借伞规定', short: ['借伞规定'], amended: undefined, inForce: '2020-01-01', articles: 3 }

let dataDir = ''
beforeEach(async () => { dataDir = await mkdtemp(join(tmpdir(), 'laws-')) })
afterEach(async () => { await rm(dataDir, { recursive: true }) })

const register = (...laws: readonly unknown[]): ReadonlyMap<LawId, Law> =>
  new Map(laws.map((law) => Law.parse(JSON.parse(JSON.stringify(law)))).map((law) => [law.id, law]))
const bring = (file: string, more: Readonly<{ as?: string; laws?: ReadonlyMap<LawId, Law> }> = {}): Promise<LawImport> =>
  importLaw(file, { laws: register(LANTERN, UMBRELLA), words, dataDir, sentences, ...more })
const bringText = async (text: string | Uint8Array, name = 'download.txt', more: Parameters<typeof bring>[1] = {}): Promise<LawImport> => {
  const file = join(dataDir, name)
  await writeFile(file, text)
  return bring(file, more)
}
const stored = async (): Promise<readonly string[]> => (await readdir(join(dataDir, 'laws')).catch(() => [])).filter((name) => name !== 'earlier')

const umbrella = (...articles: readonly string[]): string => ['晴川市借伞规定', '（2019年12月1日公布）', '', ...articles].join('\n')

describe('a statute as people download it', () => {
  it.each(['txt', 'md', 'html', 'docx'])('is read from .%s with its articles, paragraphs and items', async (kind) => {
    const imported = await bring(`test/library/data/laws/lantern.${kind}`)
    expect(imported.mistakes).toEqual([])
    expect(imported.text).toMatchObject({ law: '灯会', title: '晴川市灯会管理办法', version: '2023-10-12', notes: ['（2019年3月5日晴川市人民政府第八次常务会议通过 2023年10月12日修正）'] })
    const text = imported.text!
    expect(text.articles.map(({ mark }) => mark)).toEqual(['第一条', '第二条', '第三条', '第三条之一', '第四条', '第五条'])
    expect(findArticle(text, 2)).toMatchObject({
      under: ['第一章 总则'],
      paragraphs: [
        { text: '本办法所称灯会，是指街坊自己扎灯、自己挂灯的聚会。', items: [] },
        { text: '下列活动不是灯会：', items: [{ number: 1 }, { number: 2, text: '（二）工地夜间照明；' }, { number: 3 }] },
        { text: '前款第三项由街坊商量着定。', items: [] },
      ],
    })
    expect(findArticle(text, 3)?.paragraphs.map((paragraph) => paragraph.text)).toEqual(['办灯会的，提前十日告诉街坊。', '第二条规定的灯会不收门票。'])
    expect(findArticle(text, 3, 1)?.paragraphs[0]?.text).toBe('看灯的人自带小凳。')
    expect(printArticle(findArticle(text, 4)!)).toEqual(['第四条　灯会散场以后，由扎灯的人收灯：\n（一）收纸灯，\n1.先收大的；\n2.再收小的；\n（二）收布灯。'])
    expect(findArticle(text, 5)).toMatchObject({ under: ['第三章 附则'], paragraphs: [{ text: '本办法自2019年5月1日起施行。' }] })
    expect((await readLawTexts(dataDir)).texts.get('灯会' as LawId)).toEqual(text)
  })

  it('may be in GB 18030, as older text files are', async () => {
    const gbk = Uint8Array.from([0xc7, 0xe7, 0xb4, 0xa8, 0xca, 0xd0, 0xbd, 0xe8, 0xc9, 0xa1, 0xb9, 0xe6, 0xb6, 0xa8])
    const imported = await bringText(gbk)
    expect(imported.mistakes).toEqual([sentences('text.no-articles')])
  })

  it('may number its articles 「一、」 and its items （一）', async () => {
    const imported = await bringText(umbrella('为了不淋雨，规定如下：', '一、伞要还。', '二、下列情形可以晚还：', '（一）雨没停；', '（二）人在外地。', '三、伞坏了说一声。'))
    expect(imported.text?.articles.map(({ number, mark, paragraphs }) => [number, mark, paragraphs.map(({ items }) => items.length)])).toEqual([[1, '一、', [0]], [2, '二、', [2]], [3, '三、', [0]]])
  })

  it('may number its items 「一、」 under articles, as old ones do', async () => {
    const imported = await bringText(umbrella('第一条　伞要还。', '第二条　下列情形可以晚还：', '一、雨没停的；', '二、人在外地的。', '第三条　完了。'))
    expect(imported.text?.articles[1]?.paragraphs[0]?.items.map(({ number, text }) => [number, text])).toEqual([[1, '一、雨没停的；'], [2, '二、人在外地的。']])
  })

  it('is recognised by its file name when no row is its title', async () => {
    const imported = await bringText('第一条　伞要还。\n第二条　早还。\n第三条　还好的。', '《晴川市借伞规定》（2019年）.txt')
    expect(imported.text?.law).toBe('雨伞')
  })
})

describe('what was lost or added on the way is told by line', () => {
  it('a gap, a repetition and a wrong order keep it out', async () => {
    const imported = await bringText(umbrella('第一条　伞要还。', '第三条　早还。', '第三条　再说一遍。', '第二条　还好的。'))
    expect(imported.mistakes).toEqual([
      sentences('text.gap', { at: '第 5 行', before: 1, article: 3 }),
      sentences('text.twice', { at: '第 6 行', article: 3, earlier: '第 5 行' }),
      sentences('text.back', { at: '第 7 行', before: 3, article: 2 }),
      sentences('text.fewer', { articles: 2, registered: 3 }),
    ])
    expect(await stored()).toEqual([])
  })

  it('an item that is missing keeps it out', async () => {
    const imported = await bringText(umbrella('第一条　伞：', '（一）黑的；', '（三）红的。', '第二条　早还。', '第三条　还好的。'))
    expect(imported.mistakes).toEqual([sentences('text.item', { at: '第 6 行', article: 1, item: 3, expected: 2 })])
  })

  it('a line that is no sentence keeps it out, between articles', async () => {
    const imported = await bringText(umbrella('第一条　伞要还。', '晴川网法规频道', '第二条　早还。', '第三条　还好的。'))
    expect(imported.mistakes).toEqual([sentences('text.broken', { at: '第 5 行', text: '晴川网法规频道' })])
  })

  it('a page number inside and a web page after the end are left out', async () => {
    const imported = await bringText(umbrella('第一条　伞要还。', '- 2 -', '第二条　早还。', '第三条　还好的。', '晴川网法规频道', '责任编辑：伞'))
    expect(imported.text?.articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual([['伞要还。'], ['早还。'], ['还好的。']])
    expect(imported.notices).toEqual([sentences('text.page', { at: '第 5 行', text: '- 2 -' }), sentences('text.tail', { at: '第 8 行', text: '晴川网法规频道' })])
  })

  it('a sentence broken into lines is put together', async () => {
    const imported = await bringText(umbrella('第一条　借伞的人在雨停以后的第二个工作日以前，', '把伞还到借伞的地方，并且', '说声谢谢。', '第二条　早还。', '第三条　还好的。'))
    expect(imported.mistakes).toEqual([])
    expect(imported.text?.articles[0]?.paragraphs).toEqual([{ text: '借伞的人在雨停以后的第二个工作日以前，把伞还到借伞的地方，并且说声谢谢。', items: [] }])
  })

  it('characters that were lost keep it out', async () => {
    const imported = await bringText(umbrella('第一条　伞要\ufffd。', '第二条　早还。', '第三条　还好的。'))
    expect(imported.mistakes).toEqual([sentences('text.garbled', { at: '第 4 行', text: '第一条 伞要\ufffd。' })])
  })

  it('a paragraph that begins with a reference is no article', async () => {
    const imported = await bringText(umbrella('第一条伞要还。', '第二条早还。', '第三条规定的伞不在内。', '第三条还好的。'))
    expect(imported.text?.articles.map(({ paragraphs }) => paragraphs.length)).toEqual([1, 2, 1])
  })
})

describe('which law it is', () => {
  it('an unknown title is refused with the nearest, and may be told', async () => {
    const text = umbrella('第一条　伞要还。', '第二条　早还。', '第三条　还好的。').replace('晴川市借伞规定', '晴川市公共借伞规定')
    expect((await bringText(text)).mistakes).toEqual([sentences('title.unknown', { title: '晴川市公共借伞规定', nearest: '晴川市借伞规定', id: '雨伞' })])
    expect((await bringText(text, 'download.txt', { as: '雨伞' })).text?.law).toBe('雨伞')
    expect((await bringText(text, 'download.txt', { as: '雨伞伞' })).mistakes).toEqual([sentences('title.no-id', { id: '雨伞伞', nearest: '雨伞' })])
  })

  it('a law that was never passed has no text', async () => {
    const imported = await bring('test/library/data/laws/lantern.txt', { laws: register({ ...LANTERN, status: 'does-not-exist' }) })
    expect(imported.mistakes).toEqual([sentences('title.does-not-exist', { title: '晴川市灯会管理办法' })])
  })

  it('a partial law may have gaps', async () => {
    const imported = await bringText(umbrella('第二条　早还。', '第九条　还好的。'), 'download.txt', { laws: register({ ...UMBRELLA, partial: true, articles: 9 }) })
    expect(imported.text?.articles.map(({ number }) => number)).toEqual([2, 9])
  })

  it.each([['old.doc', 'file.kind'], ['gone.txt', 'file.missing']])('%s is refused', async (name, id) => {
    expect((await bring(join(dataDir, name))).mistakes).toEqual([sentences(id, { extension: '.doc' })])
  })

  it('a broken Word file is refused', async () => {
    const [mistake] = (await bringText('not a zip', 'broken.docx')).mistakes
    expect(mistake).toMatch(/^这个文件读不出来/u)
  })
})

describe('wordings', () => {
  const at = (day: string, said = '伞要还。'): string => umbrella(`第一条　${said}`, '第二条　早还。', '第三条　还好的。').replace('2019年12月1日公布', day)

  it('a newer one takes the place of the one before, which is kept; an older one is refused', async () => {
    expect((await bringText(at('2019年12月1日公布'))).stored?.result).toBe('stored')
    expect((await bringText(at('2019年12月1日公布'))).stored?.result).toBe('unchanged')
    expect((await bringText(at('2021年2月3日修订', '伞要还，要快。'))).stored?.result).toBe('stored')
    expect((await bringText(at('2019年12月1日公布'))).mistakes).toEqual([sentences('text.newer-kept', { kept: '2021-02-03', version: '2019-12-01' })])
    expect((await readLawTexts(dataDir)).texts.get('雨伞' as LawId)?.version).toBe('2021-02-03')
    expect(await readdir(join(dataDir, 'laws', 'earlier'))).toEqual(['雨伞@2019-12-01.json'])
    expect(await stored()).toEqual(['雨伞.json'])
  })

  it('one from before the amendment in the register is refused', async () => {
    const imported = await bringText(at('2019年12月1日公布'), 'download.txt', { laws: register({ ...UMBRELLA, amended: '2022-06-01' }) })
    expect(imported.mistakes).toEqual([sentences('text.older', { version: '2019-12-01', amended: '2022-06-01' })])
  })

  it('a file that is no statute any more is named and left out', async () => {
    await bringText(at('2019年12月1日公布'))
    await writeFile(join(dataDir, 'laws', '灯会.json'), '{"format":1')
    const { texts, broken } = await readLawTexts(dataDir)
    expect([...texts.keys()]).toEqual(['雨伞'])
    expect(broken).toEqual(['灯会.json'])
  })
})
