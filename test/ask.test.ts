import { expect, it } from 'vitest'
import { z } from 'zod'
import { runCommand } from './support/runCommand.ts'

const Citation = z.strictObject({ law: z.string(), article: z.string().regex(/^\d+$/), paragraph: z.string().regex(/^\d+$/).nullable() })
const Answer = z.strictObject({
  id: z.union([z.string(), z.number()]).optional(),
  outcome: z.enum(['answered', 'unknown', 'unavailable', 'declined', 'handoff', 'emergency', 'private', 'smalltalk', 'request']),
  text: z.string(), citations: z.array(Citation), entries: z.array(z.string()), service: z.string().nullable(), ms: z.number().nonnegative(),
})

it('a line of JSON in, a line of JSON out, in order, and a bad line is said to be one', { timeout: 60_000 }, async () => {
  const lines = [
    '{"id":"a","q":"我儿子拿了新西兰绿卡三年，我算侨眷吗"}', 'no JSON', '{"id":7,"turns":["侨眷怎么认定","要本人去吗"]}', '{"neither":true}',
    '{"id":"b","q":"我妈摔倒了叫不醒"}', '{"id":"c","q":"我电话13912345678，身份证要怎么办","scope":"room"}', '{"id":"d","q":"想请人去看看我妈"}',
  ]
  const { code, out } = await runCommand('src/ask.ts', ['--jsonl'], {}, `${lines.join('\n')}\n`)
  expect(code).toBe(0)
  const rows = out.trim().split('\n').map((row) => JSON.parse(row) as Record<string, unknown>)
  expect(rows).toHaveLength(lines.length)
  expect([rows[1], rows[3]].every((row) => typeof row?.['error'] === 'string')).toBe(true)
  const answers = rows.filter((row) => row['error'] === undefined).map((row) => Answer.parse(row))
  expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual([['a', 'answered'], [7, 'answered'], ['b', 'emergency'], ['c', 'private'], ['d', 'request']])
  expect(answers[0]?.citations.length).toBeGreaterThan(0)
  expect(answers.at(-1)?.service).toBe('home-visit')
})

it('one question prints the answer, and as JSON with --json; none is a wrong call', { timeout: 60_000 }, async () => {
  const [plain, json, nothing] = await Promise.all([
    runCommand('src/ask.ts', ['归侨是什么意思']), runCommand('src/ask.ts', ['--json', '归侨是什么意思']), runCommand('src/ask.ts', []),
  ])
  expect(Answer.parse(JSON.parse(json.out)).entries).toEqual(['guiqiao-definition'])
  expect(plain.out.trim()).toBe((JSON.parse(json.out) as { text: string }).text.trim())
  expect(nothing.code).toBe(2)
})
