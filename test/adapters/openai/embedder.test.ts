import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openBudget } from '../../../src/adapters/openai/budget.ts'
import { createEmbedder } from '../../../src/adapters/openai/embedder.ts'
import { connectEndpoint } from '../../../src/adapters/openai/endpoint.ts'
import { PATIENCE } from '../../../src/adapters/openai/guard.ts'
import { serveModel, type ModelServerOptions } from '../../support/modelServer.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const open = async (server: Partial<ModelServerOptions>) => {
  const served = await serveModel({ script: () => ({ status: 500 }), embed: (text) => [text.length, 0, 3], ...server })
  const home = mkdtempSync(join(tmpdir(), 'qiaoqiao-vectors-'))
  closing.push(() => served.close(), () => rmSync(home, { recursive: true, force: true }))
  const embedder = () => createEmbedder({
    client: connectEndpoint({ baseUrl: served.url }), name: 'vectors', patience: { ...PATIENCE, backoff: 5 },
    budget: openBudget(join(home, 'spent.json'), { calls: 1_000, tokens: 1e6 }, 'Asia/Shanghai', Date.now), directory: join(home, 'vectors'),
  })
  return { served, embedder }
}
const shelves = [{ id: 'one', texts: ['一', '一二三四'] }, { id: 'two', texts: ['甲乙'] }]

it('gives vectors of length one', async () => {
  const { embedder } = await open({})
  expect([...await embedder().embed('四个字符') ?? []].map((value) => Math.round(value * 10) / 10)).toEqual([0.8, 0, 0.6])
})

it('makes the vectors of the library once, and again only where a text changed', async () => {
  const { served, embedder } = await open({})
  const first = await embedder().shelve(shelves)
  expect(first.get('one')).toHaveLength(2)
  expect(served.received()).toHaveLength(2)
  const again = await embedder().shelve(shelves)
  expect(again).toEqual(first)
  expect(served.received()).toHaveLength(2)
  await embedder().shelve([shelves[0]!, { id: 'two', texts: ['甲乙', '丙'] }])
  expect(served.received()).toHaveLength(3)
  expect(served.received().at(-1)?.body).toContain('丙')
})

it('has nothing to say while the endpoint is out of order', async () => {
  const { embedder } = await open({ key: 'another' })
  expect(await embedder().embed('问')).toBe(undefined)
  expect((await embedder().shelve(shelves)).size).toBe(0)
})
