import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { Act } from '../../src/core/lexicon.ts'
import { loadLibrary, type Loading } from '../../src/library/load.ts'

/** A small library on disk in which everything is right. */
export type Tree = Readonly<{
  knowledgeDir: string
  promptsDir: string
  /** Writes one file, named from the top: `knowledge/laws.yaml`. */
  write: (file: string, text: string) => Promise<void>
  /** Replaces a piece of one file; fails when the piece is not there. */
  edit: (file: string, from: string, to: string) => Promise<void>
  remove: (file: string) => Promise<void>
  /** The last line of the file the piece stands in, from 1. */
  lineOf: (file: string, piece: string) => Promise<number>
  load: (today?: string) => Promise<Loading>
}>

/** As many cries as a file of cries must have at least. */
export const cries = (said: string): readonly string[] => Array.from({ length: 30 }, (_, n) => `  - ${said}了第${n}次`)

const FILES: Readonly<Record<string, string>> = {
  'knowledge/laws.yaml': `- id: law-a
  title: 归侨侨眷权益保护法
  short: [侨法]
  issuer: 全国人大常委会
  inForce: 1991-01-01
  articles: 30
  status: in-force
  verifiedOn: 2026-09-30
  recheckBy: 2027-03-31
- id: law-b
  title: 实施办法全称
  short: [实施办法]
  issuer: 国务院
  articles: 30
  status: in-force
  verifiedOn: 2026-09-30
  recheckBy: 2027-03-31
- id: law-dead
  title: 旧办法全称
  short: [旧办法]
  issuer: 国务院
  articles: 9
  status: repealed
  verifiedOn: 2026-09-30
  recheckBy: 2027-03-31
- id: law-none
  title: 没有的条例
  short: [没有条例]
  issuer: 江苏省人大常委会
  articles: 0
  status: does-not-exist
  verifiedOn: 2026-09-30
  recheckBy: 2027-03-31
- id: law-soon
  title: 将要施行的法
  short: [将施行法]
  issuer: 全国人大常委会
  inForce: 2027-01-01
  articles: 9
  status: not-yet-in-force
  verifiedOn: 2026-09-30
  recheckBy: 2027-03-31
`,
  'knowledge/legal/one.md': `---
id: one
title: 第一条
topic: 身份
region: national
concepts: [侨眷]
citations:
  - { law: law-a, article: 2, paragraph: 3 }
  - { law: law-a, article: 23 }
verifiedOn: 2026-09-30
recheckBy: 2027-03-31
---

短的回答，见《侨法》第二条，
换行接着写。

## 分情况
- 华侨：甲。
- 归侨、侨眷：乙，
  接着说。

## 怎么办
1. 先问。
2. 再办。

## 去哪里
- 区侨办

## 留意
- 《归侨侨眷权益保护法》（2009修正）第2条、第二十三条说过。
`,
  'knowledge/legal/two.md': `---
id: two
title: 第二条
topic: 身份
region: jiangsu
citations:
  - { law: law-b, article: 30 }
verifiedOn: 2026-09-30
recheckBy: 2027-03-31
---
另一个回答。
`,
  'knowledge/asking/one.yaml': `entry: one
ways:
  - 我算侨眷吗
  - 我是侨眷吗
  - 怎么算侨眷
  - 侨眷是什么
  - 什么人是侨眷
near:
  - { say: 侨眷证有什么用, entry: two }
  - { say: 你好 }
`,
  'knowledge/asking/two.yaml': `entry: two
ways:
  - 侨眷证有什么用处
  - 办侨眷有好处吗
  - 侨眷能享受什么
  - 侨眷待遇
  - 侨眷优惠
`,
  'knowledge/services/visit.yaml': `id: visit
name: 探访
about: 上门看望
examples: [看看我妈, 看看我爸, 看看老人, 上门看看, 探访]
slots:
  - { id: need, label: 要什么, ask: 要什么？, why: 好安排, kind: text }
  - id: help
    label: 哪种
    ask: 哪一种？
    why: 好安排
    kind: choice
    choices:
      - { value: 甲, say: [a] }
handledBy: [gridWorker]
promise: { claim: 60, done: 600 }
card: [need, help]
`,
  'knowledge/services/meal.yaml': `id: meal
name: 助餐
about: 送饭
examples: [送饭, 订餐, 助餐点, 午饭, 晚饭]
slots:
  - { id: need, label: 要什么, ask: 要什么？, why: 好安排, kind: text }
handledBy: [volunteer]
promise: { claim: 60, done: 600 }
card: [need]
`,
  'knowledge/community.yaml': `name: 某社区
home: 侨之家
district: 某区
city: 某市
zone: Asia/Shanghai
aliases: [侨桥]
grids:
  - { id: g1, name: 第一网格 }
estates:
  - { name: 甲小区, aliases: [甲园], pinyin: [jiaxiaoqu], grid: g1 }
  - { name: 乙小区, aliases: [乙园], grid: g1 }
hours: ['08:30-12:00']
roles:
  - { role: admin, name: 管理员, say: [管理员] }
hotlines:
  - { id: '120', name: 急救, number: '120' }
contacts:
  duty: { value: null }
`,
  'knowledge/safety.yaml': `emergencies:
  - id: fall
    name: 跌倒
    signs: [[[摔倒]]]
    call: ['120']
declines:
  - id: politics
    signs: [[[时政]]]
    say: { zh-CN: 我不评论。, en: I do not comment. }
injections: { signs: [[[忽略规则]]] }
exposures: { diagnosis: [癌症], dispute: [[[家产]]], secret: [[[门锁密码]]] }
`,
  'knowledge/crying/fall.yaml': `emergency: fall
cries:
${cries('摔').join('\n')}
near:
  - 没有摔
`,
  'knowledge/places.yaml': `- { name: 奥克兰, country: 新西兰, zone: Pacific/Auckland, say: [Auckland] }
- { name: 东京, country: 日本, zone: Asia/Tokyo, say: [Tokyo] }
`,
  'knowledge/calendar/2026.yaml': `year: 2026
source: https://www.gov.cn/x
announced: true
holidays:
  - { name: 元旦, from: 2026-01-01, to: 2026-01-03 }
makeUpDays: [2026-01-04]
`,
  'prompts/replies/zh-CN.yaml': `intake:
  ask: '{ask}'
  done: 好了，{number}。
flat.id: 一句
`,
  'prompts/replies/en.yaml': `intake:
  ask: '{ask}'
  done: Done, {number}.
flat.id: A sentence
`,
}

/** The shipped lexicon with few words in it, so that a new part of it is in the small library too. */
const shorten = async (): Promise<string> => {
  const shipped = z.record(z.string(), z.unknown()).parse(parse(await readFile('knowledge/lexicon.yaml', 'utf8')))
  const acts = Act.options.filter((act) => act !== 'affirm' && act !== 'deny').map((act, n) => `  ${act}: [词${n}]`)
  const rest = { ...shipped, particles: ['啊'], within: {}, terms: { 海外关系: ['侨眷'] }, typos: {}, dialect: {}, kinship: {}, generic: [] }
  return ['acts:', '  affirm: [好, 对]', '  deny: [不对, 不好]', ...acts, stringify({ ...rest, acts: undefined })].join('\n')
}
const lexicon = shorten()

/** Writes the small library into a folder of its own, which goes when the test ends. */
export const growTree = async (): Promise<Tree> => {
  const root = await mkdtemp(join(tmpdir(), 'qiaoqiao-library-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const at = (file: string): string => join(root, file)
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(at(file)), { recursive: true })
    await writeFile(at(file), text)
  }
  await Promise.all(Object.entries(FILES).map(([file, text]) => write(file, text)))
  await write('knowledge/lexicon.yaml', await lexicon)
  await cp('knowledge/words', at('knowledge/words'), { recursive: true })
  // Its services ask for little.
  await write('knowledge/words/fitting.yaml', "- slots: [need]\n  said:\n    - '陪她下下棋'\n    - '看看冰箱空不空'\n")
  const asked = await readFile('knowledge/words/intent.yaml', 'utf8')
  await write('knowledge/words/intent.yaml', asked.replace('[gp-appointment, medical-escort]', '[visit, visit]').replace('\n  legal-consult:', '\n  visit:').replaceAll(/\n {2}(?:suggestion|rights-aid|overseas-registration|safety-check):.*/gu, ''))
  await cp('prompts/library.zh-CN.yaml', at('prompts/library.zh-CN.yaml'))
  const read = (file: string): Promise<string> => readFile(at(file), 'utf8')
  return {
    knowledgeDir: at('knowledge'),
    promptsDir: at('prompts'),
    write,
    edit: async (file, from, to) => {
      const text = await read(file)
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
      await write(file, text.replace(from, () => to))
    },
    remove: (file) => rm(at(file)),
    lineOf: async (file, piece) => {
      const line = (await read(file)).split('\n').findLastIndex((text) => text.includes(piece)) + 1
      if (line === 0) throw new Error(`${file} has no ${piece}`)
      return line
    },
    load: (today = '2026-11-24') => loadLibrary({ knowledgeDir: at('knowledge'), promptsDir: at('prompts'), today }),
  }
}
