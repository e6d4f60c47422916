/**
 * A bridge in a process of its own that is killed at its n-th checkpoint: `tsx cutBridge.ts <data directory> <log of sends> <n> <story>`.
 * A checkpoint lies before and after every commit, every ledger effect, every fetch and every send. It lives through one story, every
 * message told again after a restart as a provider does, and prints what the world looks like at the end.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import { createSqlConversationStore } from '../../src/adapters/ledger/sqlConversationStore.ts'
import { loadLibrary } from '../../src/library/load.ts'
import type { ConversationStore } from '../../src/ports.ts'
import { STORIES, type CutStep, type StoryName } from './cutStories.ts'
import { MONDAY, openWorld } from './world.ts'

const [directory = '', sends = '', cut = '0', story = 'visit'] = process.argv.slice(2)
let checkpoints = 0
const checkpoint = (): void => {
  checkpoints += 1
  if (checkpoints === Number(cut)) process.kill(process.pid, 'SIGKILL')
}

const loaded = await loadLibrary({ knowledgeDir: 'knowledge', promptsDir: 'prompts', today: '2026-11-23' })
if (!loaded.ok) throw new Error('library')
const database = await openDatabase({ dataDir: directory })
const inner = createSqlConversationStore(database)
const store: ConversationStore = {
  ...inner,
  commit: async (...parts) => {
    checkpoint()
    const done = await inner.commit(...parts)
    checkpoint()
    return done
  },
  settle: async (...parts) => {
    checkpoint()
    await inner.settle(...parts)
    checkpoint()
  },
}
// The clock goes on while the power is out: what passed before it was cut has passed.
const clock = `${sends}.clock`
const passed: Record<string, number> = existsSync(clock) ? JSON.parse(readFileSync(clock, 'utf8')) as Record<string, number> : {}
const before = Object.values(passed).reduce((sum, ms) => sum + ms, existsSync(sends) ? 60_000 : 0)
const world = await openWorld({
  database, store, startAt: MONDAY + before, library: () => loaded.library,
  send: async (to, text) => {
    checkpoint()
    appendFileSync(sends, `${JSON.stringify({ to, text })}\n`)
    checkpoint()
    return { kind: 'sent' }
  },
  sendFile: async (to, { name }) => {
    checkpoint()
    appendFileSync(sends, `${JSON.stringify({ to, file: name })}\n`)
    checkpoint()
    return { kind: 'sent' }
  },
  fetchFile: async (message) => {
    checkpoint()
    return { kind: 'file', file: { name: `${message}.png`, mediaType: 'image/png', base64: 'iVBORw0KGgo=' } }
  },
})
world.contactOf('张先生')
await world.enrol('小王', 'gridWorker')
await world.openRoom('工作群', 'work')
await world.rested()
const steps: readonly CutStep[] = STORIES[story as StoryName]
for (const step of steps) {
  if ('say' in step) {
    world.say(step.who, step.say, { ...step.how, id: step.id })
  } else if (passed[step.id] === undefined) {
    world.pass(step.pass)
    passed[step.id] = step.pass
    writeFileSync(clock, JSON.stringify(passed))
  }
  await world.rested()
}
const person = (await world.ledger.recognise('bot' as never, world.contactOf('张先生'), '张先生', true)).person
const tickets = (await world.ledger.ticketsOf(person)).toReversed()
const histories = await Promise.all(tickets.map(({ id }) => world.ledger.history(id)))
const deliveries = (await Promise.all(tickets.map(({ id }) => world.ledger.deliveriesOf(id)))).flat()
const plans = await world.ledger.runningPlans(person)
console.log(JSON.stringify({
  checkpoints, tickets: tickets.map(({ number, state }) => `${number} ${state}`), history: histories.map((events) => events.map(({ kind }) => kind)),
  deliveries: deliveries.map(({ about, state }) => `${about} ${state}`).toSorted(),
  plans: await Promise.all(plans.map(async ({ id, made, skipped }) => ({ made: made.length, skipped: skipped.length, history: (await world.ledger.planHistory(id)).map(({ kind }) => kind) }))),
  attached: tickets.flatMap(({ attachments = [] }) => attachments.map(({ message }) => message)),
  kept: (await Promise.all(['k4', 'k6'].map(async (id) => (await world.ledger.hasFile(id as never) ? [id] : [])))).flat(),
}))
await world.close()
await database.close()
process.exit(0)
