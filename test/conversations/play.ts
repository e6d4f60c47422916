import { expect } from 'vitest'
import type { Database } from '../../src/adapters/ledger/database.ts'
import type { Library } from '../../src/core/library.ts'
import type { PersonId, SlotId } from '../../src/core/ids.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import { openWorld, type Heard, type World, type WorldOptions } from '../support/world.ts'
import type { Golden, GoldenStep } from './golden.ts'

const inOrder = (ids: readonly string[], wanted: readonly string[]): boolean => {
  let at = 0
  for (const id of ids) if (at < wanted.length && (id === wanted[at] || id.startsWith(`${wanted[at]}:`))) at += 1
  return at === wanted.length
}
const has = (ids: readonly string[], id: string): boolean => ids.some((one) => one === id || one.startsWith(`${id}:`))

type Parts = Readonly<{ database: Database; library: () => Library }> & Pick<WorldOptions, 'store' | 'grpc' | 'beside' | 'log' | 'onHeard'>

/** How a step is watched, and how the tickets are looked at in the end; golden conversations are held to every word of theirs unless told otherwise. */
export type Watch = typeof playStep
export type Ending = typeof checkTickets

/** Plays one golden conversation through the real core, the real store and the real ledger. */
export const play = async (golden: Golden, parts: Parts, watch: Watch = playStep, end: Ending = checkTickets): Promise<void> => {
  const world = await openWorld({ ...parts, ...(golden.begins === undefined ? {} : { startAt: Date.parse(golden.begins) }) })
  try {
    for (const name of golden.strangers) world.stranger(name)
    for (const [name, role] of Object.entries(golden.staff)) await world.enrol(name, role)
    for (const [name, use] of Object.entries(golden.rooms)) await world.openRoom(name, use)
    const scene = { as: '张先生', in: 'private' }
    for (const [index, step] of golden.steps.entries()) {
      scene.as = step.as ?? scene.as
      scene.in = step.in ?? scene.in
      await watch(world, step, scene, `${golden.title} · ${index + 1} · ${[step.say ?? step.kind ?? ''].flat().join(' / ')}`)
    }
    if (golden.tickets !== undefined) await end(world, golden)
  } finally {
    await world.close()
  }
}

export const playStep = async (world: World, step: GoldenStep, scene: Readonly<{ as: string; in: string }>, where: string): Promise<void> => {
  if (step.after !== undefined) world.pass(step.after * 60_000)
  if (step.unreachable !== undefined) world.cutOff(step.unreachable)
  const before = world.heard().length
  const room = scene.in === 'private' ? undefined : scene.in
  const isHere = ({ to }: Heard): boolean => world.placeName(to) === (room ?? scene.as)
  const quoted = step.quote === undefined ? undefined : world.heard().findLast((one) => isHere(one) && one.text.includes(step.quote ?? ''))
  if (step.quote !== undefined) expect(quoted, `${where}: nothing to quote holds ${step.quote}: ${JSON.stringify(world.heard().filter(isHere))}`).toBeDefined()
  const words = step.say ?? (step.kind === undefined ? [] : '')
  for (const text of [words].flat()) {
    world.say(scene.as, text, {
      ...(room === undefined ? {} : { room, at: step.at ?? false }),
      ...(step.kind === undefined ? {} : { kind: step.kind }),
      ...(quoted === undefined ? {} : { quote: { from: 'bot', text: quoted.text, ours: true } }),
      ...(step.quoteOther === undefined ? {} : { quote: { from: '小张', text: step.quoteOther, ours: false } }),
      ...(step.late === undefined ? {} : { sentAt: world.now() - step.late * 60_000 }),
    })
  }
  await world.rested()
  const news = world.heard().slice(before)
  const here = news.filter(isHere)
  const ids = here.flatMap((one) => one.ids)
  const said = `${where}\n  heard: ${JSON.stringify(ids)}\n  ${here.map(({ text }) => text).join('\n  ')}`
  if (step.hear !== undefined) {
    if (step.hear.length === 0) expect(ids, said).toEqual([])
    else expect(inOrder(ids, step.hear), `${said}\n  wanted: ${JSON.stringify(step.hear)}`).toBe(true)
  }
  for (const id of step.never ?? []) expect(has(ids, id), `${said}\n  must not: ${id}`).toBe(false)
  const shown = here.map(({ text }) => text).join('\n')
  for (const piece of step.words ?? []) expect(shown, said).toContain(piece)
  for (const piece of step.without ?? []) expect(shown, said).not.toContain(piece)
  for (const [place, wanted] of Object.entries(step.elsewhere ?? {})) {
    const there = news.filter(({ to }) => world.placeName(to) === place).flatMap((one) => one.ids)
    if (wanted.length === 0) expect(there, `${where} → ${place}`).toEqual([])
    else expect(inOrder(there, wanted), `${where} → ${place}: ${JSON.stringify(there)} wanted ${JSON.stringify(wanted)}`).toBe(true)
  }
  for (const [place, count] of Object.entries(step.files ?? {})) {
    expect(news.filter(({ to }) => world.placeName(to) === place).flatMap(({ files }) => files), `${where} → ${place}: files`).toHaveLength(count)
  }
  for (const [place, wanted] of Object.entries(step.mentions ?? {})) {
    const last = news.findLast(({ to }) => world.placeName(to) === place)?.to
    const mention = last?.kind === 'room' ? last.mention : undefined
    expect(mention, `${where} → ${place}`).toBe(wanted === '' ? undefined : world.contactOf(wanted))
  }
  for (const secret of step.hides ?? []) for (const one of news.filter((other) => !isHere(other) && other.to.kind === 'room')) expect(one.text, where).not.toContain(secret)
}

/** Every ticket of whoever spoke, oldest first. */
export const ticketsIn = async (world: World, golden: Golden): Promise<readonly Ticket[]> => {
  const persons = new Set<PersonId>()
  for (const name of new Set(golden.steps.flatMap(({ as }) => (as === undefined ? [] : [as])).concat('张先生'))) {
    persons.add((await world.ledger.recognise('bot' as never, world.contactOf(name), name, true)).person)
  }
  return (await Promise.all([...persons].map((person) => world.ledger.ticketsOf(person)))).flat().toSorted((a, b) => a.openedAt - b.openedAt || (a.number < b.number ? -1 : 1))
}

const checkTickets = async (world: World, golden: Golden): Promise<void> => {
  const tickets = await ticketsIn(world, golden)
  expect(tickets.map(({ service, state }) => ({ service, state })), golden.title).toEqual((golden.tickets ?? []).map(({ service, state }) => ({ service, state })))
  for (const [at, wanted] of (golden.tickets ?? []).entries()) {
    const ticket = tickets[at]!
    if (wanted.urgent !== undefined) expect(ticket.urgent).toBe(wanted.urgent)
    if (wanted.by !== undefined) expect(ticket.assignee?.name).toBe(wanted.by)
    for (const [slot, text] of Object.entries(wanted.slots)) expect(ticket.slots[slot as SlotId]?.text ?? '', `${golden.title}: ${slot} of ${JSON.stringify(ticket.slots)}`).toContain(text)
    if (wanted.events !== undefined) expect((await world.ledger.history(ticket.id)).map(({ kind }) => kind)).toEqual(wanted.events)
  }
}
