import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Library } from '../../src/core/library.ts'
import { loadLibrary } from '../../src/library/load.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { play } from '../eval/intakeDrive.ts'
import { copyLesserKnowledge } from '../support/lesserKnowledge.ts'

const HAIRCUT = `id: haircut
name: 上门理发
about: 请理发师傅到家里来
examples: [请人上门给我爸理发, 能不能来家里剪头发, 老人出不了门想剃头, 想约理发师傅上门, 给奶奶剪个头, 上门理发, 剃头师傅来一趟, 我妈头发长了想请人来剪]
words: [理发, 剪头发, 剃头, 剪头]
slots:
  - { id: relation, label: 给谁理, kind: relation, ask: 给谁理发？, why: 师傅好称呼。 }
  - { id: address, label: 地址, kind: address, ask: 住哪里？, why: 师傅要上门。, sensitive: true }
  - { id: style, label: 怎么剪, kind: choice, ask: 1 剪短 2 剃光？, why: 师傅带对工具。, choices: [{ value: 剪短, say: [短一点] }, { value: 剃光, say: [光头] }] }
  - { id: phone, label: 电话, kind: phone, ask: 电话多少？, why: 上门前联系。, sensitive: true }
handledBy: [volunteer]
promise: { claim: 240, done: 960 }
card: [relation, style]
`

let folder: string
let library: Library
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qiaoqiao-service-'))
  copyLesserKnowledge(folder)
  await writeFile(join(folder, 'services', 'haircut.yaml'), HAIRCUT)
  const loaded = await loadLibrary({ knowledgeDir: folder, promptsDir: 'prompts', today: '2026-11-23' })
  if (!loaded.ok) throw new Error('the library with one more service does not load')
  library = loaded.library
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('one more service is one file: it is heard, asked for and ends in a ticket', { timeout: 180_000 }, async () => {
  const item = {
    id: 'N001', kind: 'new', turns: ['麻烦喊个剃头师傅来给我外公剪剪头发'], stop: false, after: [], tickets: [{ service: 'haircut', slots: {}, may: [] }],
    facts: { address: '国泰新都6幢302', style: '短一点就行', phone: '13912340101' },
  }
  const { tickets } = await play(item, library, createUnderstanding(library).understand)
  expect(tickets).toHaveLength(1)
  expect(tickets[0]?.service).toBe('haircut')
  const said = Object.fromEntries(Object.entries(tickets[0]?.slots ?? {}).map(([id, value]) => [id, value.text]))
  expect(said).toMatchObject({ relation: '外公', style: '剪短', phone: '13912340101' })
  expect(said['address']).toContain('国泰新都6幢')
})
