import { begin } from '../../src/core/conversation.ts'
import type { Colleague, Speaker } from '../../src/core/context.ts'
import { decide } from '../../src/core/decide.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type TicketNumber } from '../../src/core/ids.ts'
import { writeParts } from '../../src/core/write.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import { createToTraditional } from '../../src/understand/traditional.ts'
import { loadIntent } from '../eval/intentRun.ts'
import { loadSets } from '../eval/load.ts'
import { ticketOf } from '../support/ledgerSamples.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const ACCOUNT = 'bench' as AccountId
/** So many turns are heard before the clock runs. */
const WARM = 60

const personOf = (name: string, roles: Speaker['roles']): Speaker => ({ person: name as PersonId, account: ACCOUNT, contact: name as ContactId, name, roles, friend: true })
const RESIDENT = personOf('resident', [])
const WORKER = personOf('worker', ['gridWorker'])

const at = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0

/** How long a turn takes that no model is asked about, understanding, deciding and writing, each as the first of a private chat: law questions, requests, small talk, and what staff say of their tickets. */
export const benchTurns = async (): Promise<void> => {
  const library = await loadShipped()
  const { understand } = prepareShipped(library)
  const toTraditional = createToTraditional()
  const [{ law }, first] = [await loadSets(), await loadIntent()]
  const theirs = { person: WORKER.person, account: ACCOUNT, contact: WORKER.contact, name: WORKER.name }
  const desk = ['Q1123-01', 'Q1123-02'].map((number): Ticket => ({ ...ticketOf(RESIDENT, number as TicketNumber), state: 'claimed', assignee: theirs }))
  const colleagues: readonly Colleague[] = [{ ...WORKER, grids: [], shifts: [], load: desk.length }]
  const { talk, report, asked, extended, begun } = library.words.desk
  const kinds: Readonly<Record<string, readonly (readonly [text: string, speaker: Speaker])[]>> = {
    'law questions': law.map(({ q }) => [q, RESIDENT]),
    requests: first.filter(({ want }) => want !== undefined && !want.includes('law') && !want.includes('smalltalk')).map(({ q }) => [q, RESIDENT]),
    'small talk': first.filter(({ want }) => want?.includes('smalltalk')).map(({ q }) => [q, RESIDENT]),
    'staff talk': [...talk, ...report, ...asked, ...extended, ...begun].map((text) => [text, WORKER]),
  }
  const take = (text: string, speaker: Speaker, n: number): number => {
    const from = performance.now()
    const now = Date.now()
    const conversation = begin(privateConversation(ACCOUNT, speaker.contact))
    const turn = { conversation: conversation.id, ids: [`m-${n}` as MessageId] as const, account: ACCOUNT, from: { contact: speaker.contact, name: speaker.name, friend: true }, place: { kind: 'private' as const }, text, attachments: [], addressed: true, sentAt: now, heardAt: now }
    const seen = speaker === WORKER ? { desk, colleagues, own: [] } : { desk: [], colleagues: [], own: [] }
    const understood = understand({ turn, conversation, speaker, now, ...seen })
    const decision = decide(conversation, turn, { now, library, ...understood, speaker, ...seen })
    writeParts(decision.effects.flatMap((effect) => (effect.do === 'say' ? effect.lines : [])), decision.conversation.voice, library, toTraditional)
    return performance.now() - from
  }
  for (const [n, { q }] of law.slice(0, WARM).entries()) take(q, RESIDENT, n)
  const rows: (readonly [kind: string, times: readonly number[]])[] = []
  for (const [kind, turns] of Object.entries(kinds)) {
    const times: number[] = []
    for (const [n, [text, speaker]] of turns.entries()) times.push(take(text, speaker, n))
    rows.push([kind, times])
  }
  const all = rows.flatMap(([, times]) => times)
  console.log(`\n## a turn without a model: ${all.length} turns\n`)
  console.log('| turns | how many | p50 ms | p99 ms | most ms |\n| --- | --- | --- | --- | --- |')
  for (const [kind, times] of [...rows, ['all', all] as const]) console.log(`| ${[kind, times.length, at(times, 0.5).toFixed(1), at(times, 0.99).toFixed(1), at(times, 1).toFixed(1)].join(' | ')} |`)
}
