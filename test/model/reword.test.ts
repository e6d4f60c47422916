import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import type { Library } from '../../src/core/library.ts'
import { createModelUnderstanding } from '../../src/understand/model/understandWithModel.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { emptyLedger } from '../support/emptyLedger.ts'
import { serveModel, type Asked, type ModelServer } from '../support/modelServer.ts'
import { openTestModel } from '../support/openTestModel.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { openWorld } from '../support/world.ts'

let directory = ''
let database: Database
let library: Library
let served: ModelServer
let forget = (): void => {}
/** What the model answers to each task. */
const answers = { summarize: '' as string, translate: (lines: readonly string[]): readonly string[] => lines }

const taskOf = ({ system }: Asked): 'summarize' | 'translate' | 'understand' => (system.includes('"summary"') ? 'summarize' : system.includes('"lines"') ? 'translate' : 'understand')
const linesIn = ({ user }: Asked): readonly string[] => user.split('\n').slice(1, -1)

beforeAll(async () => {
  library = await loadShipped()
  directory = await copyEmbeddedData()
  database = await openDatabase({ dataDir: directory })
  served = await serveModel({
    script: (asked) => {
      const task = taskOf(asked)
      return { say: task === 'summarize' ? { summary: answers.summarize } : task === 'translate' ? { lines: answers.translate(linesIn(asked)) } : { commands: [], warm: '' } }
    },
  })
}, 60_000)
beforeEach(() => emptyLedger(database))
afterAll(async () => {
  forget()
  await served.close()
  await database.close()
  rmSync(directory, { recursive: true, force: true })
})

const talk = async (says: readonly string[]) => {
  const model = openTestModel({ url: served.url })
  forget = model.forget
  const world = await openWorld({ database, library: () => library, beside: (rules) => createModelUnderstanding(rules, { model }, { sensitive: false }) })
  try {
    await world.openRoom('工作群', 'work')
    for (const text of says) {
      world.say('张先生', text)
      await world.rested()
    }
    return world.heard()
  } finally {
    await world.close()
  }
}

const HANDED = '我跟你们讲不清楚,楼上邻居天天半夜搬东西,我跟居委会反映过两趟没人理,你们找个人来听我说说,我要转人工'

it('a long story is summed up on the card, in its own words and marked as a model’s', { timeout: 60_000 }, async () => {
  answers.summarize = '楼上邻居半夜搬东西,反映两趟没人理'
  const heard = await talk([HANDED])
  const card = heard.find(({ ids }) => ids.includes('card.gist'))
  expect(card?.text).toContain('楼上邻居半夜搬东西')
  expect(card?.text).toContain('AI')
})

it.each([['a fact that was not said', '邻居夫妻吵架打人'], ['a figure that was not said', '反映过3趟没人理'], ['advice', '建议找人来听']])('no line holds %s', { timeout: 60_000 }, async (_, summary) => {
  answers.summarize = summary
  const heard = await talk([HANDED])
  expect(heard.some(({ ids }) => ids.some((id) => id.startsWith('card.head')))).toBe(true)
  expect(heard.some(({ ids }) => ids.includes('card.gist'))).toBe(false)
})

/** English with the figures of each line in it. */
const faithful = (lines: readonly string[]): readonly string[] =>
  lines.map((text) => `Please do as told here ${(text.replace(/^\d+\.\s/, '').normalize('NFKC').match(/\d+(?:\.\d+)?/g) ?? []).join(' and ')}`)

it('who reads English gets the details translated, marked, under the untouched Chinese and its citations', { timeout: 60_000 }, async () => {
  answers.translate = faithful
  const heard = await talk(['What does a passport cost in China?', 'more'])
  const last = heard.at(-1)
  expect(last?.ids.some((id) => id.startsWith('law.translated'))).toBe(true)
  expect(last?.text).toContain('AI-generated translation')
  expect(last?.text).toContain('护照法')
})

it.each([
  ['an invented article', (lines: readonly string[]) => faithful(lines).map((text, at) => (at === 0 ? `${text} under Article 999` : text))],
  ['a line left out', (lines: readonly string[]) => faithful(lines).slice(1)],
  ['Chinese', (lines: readonly string[]) => lines],
] as const)('a translation with %s is not said', { timeout: 60_000 }, async (_, translate) => {
  answers.translate = translate
  const heard = await talk(['What does a passport cost in China?', 'more'])
  expect(heard.at(-1)?.ids).toContain('law.answer:passport-fee')
  expect(heard.at(-1)?.ids.some((id) => id.startsWith('law.translated'))).toBe(false)
})
