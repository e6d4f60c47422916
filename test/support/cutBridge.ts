/**
 * A bridge in a process of its own that is killed at its n-th checkpoint: `tsx cutBridge.ts <data directory> <log of sends> <n>`.
 * A checkpoint lies before and after every commit, every ledger effect and every send. It lives through one story, every message
 * told again after a restart as a provider does, and prints what the world looks like at the end.
 */
import { appendFileSync, existsSync } from 'node:fs'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import { createSqlConversationStore } from '../../src/adapters/ledger/sqlConversationStore.ts'
import { loadLibrary } from '../../src/library/load.ts'
import type { ConversationStore } from '../../src/ports.ts'
import { openWorld } from './world.ts'

const [directory = '', sends = '', cut = '0'] = process.argv.slice(2)
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
const world = await openWorld({
  database, store, library: () => loaded.library,
  send: async (to, text) => {
    checkpoint()
    appendFileSync(sends, `${JSON.stringify({ to, text })}\n`)
    checkpoint()
    return { kind: 'sent' }
  },
})
// The clock goes on while the power is out.
if (existsSync(sends)) world.pass(60_000)
const cardText = (): string => 'Q1123-01'
const steps: readonly (() => void)[] = [
  () => void world.say('张先生', '想请人每周一上午去看看我妈精神好不好，她住国泰新都8幢，电话13912345678', { id: 'k1' }),
  () => void world.say('张先生', '她同意的', { id: 'k2' }),
  () => void world.say('张先生', '好', { id: 'k3' }),
  () => void world.say('小王', '我来', { id: 'k4', room: '工作群', quote: { from: 'bot', text: cardText(), ours: true } }),
  () => void world.say('小王', '去过了，老太太蛮好', { id: 'k5', room: '工作群', quote: { from: 'bot', text: cardText(), ours: true } }),
  () => void world.say('小王', '发', { id: 'k6', room: '工作群' }),
]
world.contactOf('张先生')
await world.enrol('小王', 'gridWorker')
await world.openRoom('工作群', 'work')
await world.rested()
for (const step of steps) {
  step()
  await world.rested()
}
// The receipt is held for a minute, and what is due is looked for every second.
world.pass(120_000)
await world.rested()
const person = (await world.ledger.recognise('bot' as never, world.contactOf('张先生'), '张先生', true)).person
const tickets = await world.ledger.ticketsOf(person)
const histories = await Promise.all(tickets.map(({ id }) => world.ledger.history(id)))
const deliveries = (await Promise.all(tickets.map(({ id }) => world.ledger.deliveriesOf(id)))).flat()
console.log(JSON.stringify({
  checkpoints, tickets: tickets.map(({ number, state }) => `${number} ${state}`), history: histories.map((events) => events.map(({ kind }) => kind)),
  deliveries: deliveries.map(({ about, state }) => `${about} ${state}`).toSorted(),
}))
await world.close()
await database.close()
process.exit(0)
