import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openAsk } from './openAsk.ts'

/** `npm run -s ask -- [--json] "问题"`, or `--jsonl` for a line of JSON in, a line of JSON out. Needs no store and no WeChat. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, jsonl: { type: 'boolean', default: false }, scope: { type: 'string', default: 'private' } },
})

const Line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  q: z.string().optional(),
  turns: z.array(z.string()).min(1).optional(),
  scope: z.enum(['room', 'private']).default('private'),
}).refine(({ q, turns }) => q !== undefined || turns !== undefined)

const print = (value: unknown): void => { process.stdout.write(`${JSON.stringify(value)}\n`) }

const answerLines = async (): Promise<void> => {
  const ask = await openAsk({ warmed: true })
  for await (const row of createInterface({ input: process.stdin })) {
    if (row.trim() === '') continue
    const parsed = ((): ReturnType<typeof Line.safeParse> | undefined => {
      try {
        return Line.safeParse(JSON.parse(row))
      } catch {
        return undefined
      }
    })()
    if (parsed?.success !== true) {
      print({ error: 'a line is {"id","q"} or {"id","turns":[…]}, with an optional "scope":"room"|"private"' })
      continue
    }
    const { id, q, turns, scope } = parsed.data
    const { outcome, text, citations, entries, service, ms } = await ask({ turns: turns ?? [q ?? ''], scope })
    print({ ...(id === undefined ? {} : { id }), outcome, text, citations, entries, service, ms })
  }
}

if (values.jsonl) await answerLines()
else {
  const question = positionals.join(' ').trim()
  if (question === '') {
    console.error('npm run -s ask -- [--json] "…"   |   npm run -s ask -- --jsonl < lines')
    process.exitCode = 2
  } else {
    const ask = await openAsk()
    const { outcome, text, citations, entries, service, ms } = await ask({ turns: [question], scope: values.scope === 'room' ? 'room' : 'private' })
    if (values.json) print({ outcome, text, citations, entries, service, ms })
    else console.log(text)
  }
}
