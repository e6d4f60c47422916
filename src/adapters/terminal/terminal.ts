import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Simulation } from '../../core/simulation.ts'
import type { SimulatedWechat } from '../simulator/simulatedWechat.ts'

/** A sentence for the person at the terminal, by id, with its placeholders filled. */
export type Wording = (id: string, params?: Readonly<Record<string, string | number>>) => string

export type TerminalOptions = Readonly<{
  wechat: SimulatedWechat
  simulation: Simulation
  wording: Wording
  input: Readable
  output: Writable
  /** True when somebody types; a pipe is read line by line, each after the bridge has come to rest. */
  live: boolean
  /** Resolves when the bridge has nothing left to answer or deliver. */
  rested: () => Promise<void>
}>

/** Commands that say something where one is. */
const SAYING: ReadonlySet<keyof Simulation['keys']> = new Set(['quote', 'image', 'voice', 'location', 'pat'])

type Seat = { person: Simulation['people'][number]; room: Simulation['rooms'][number] | undefined }

/** The simulated WeChat at a terminal: one can be any person in any room. Resolves when the input ends or somebody quits. */
export const runTerminal = async ({ wechat, simulation, wording, input, output, live, rested }: TerminalOptions): Promise<void> => {
  const { keys, people, rooms } = simulation
  const [first] = people
  if (first === undefined) return
  const seat: Seat = { person: people.find(({ id }) => id === simulation.start.person) ?? first, room: rooms.find(({ say }) => say === simulation.start.room) }
  const print = (text: string): void => { output.write(`${text}\n`) }
  const placeName = (conversation: string, inRoom: boolean): string =>
    inRoom ? rooms.find(({ id }) => id === conversation)?.say ?? conversation : `${simulation.private} ${wechat.nameOf(conversation)}`
  const here = (): string => seat.room?.say ?? simulation.private
  const how = (): Readonly<{ room?: string }> => (seat.room === undefined ? {} : { room: seat.room.id })
  const conversation = (): string => seat.room?.id ?? seat.person.id

  const stopWatching = wechat.onSent((shown) =>
    print(`${wording('chat.bot', { place: placeName(shown.conversation, shown.inRoom) })}\n${shown.text.split('\n').map((row) => `    ${row}`).join('\n')}`))

  const speak = (text: string): void => {
    const named = seat.room !== undefined && new RegExp(`@${simulation.name}(?=[\\s\\u2005\\p{P}]|$)`, 'u').test(text)
    wechat.say(seat.person.id, text, { ...how(), ...(named ? { listed: [wechat.account] } : {}) })
  }

  const refuseRoom = (name: string): void => {
    const open = rooms.filter(({ members }) => members.includes(seat.person.id)).map(({ say }) => say)
    print(wording('chat.unknownPlace', { name, names: [...open, simulation.private].join(' ') }))
  }

  const commands: Readonly<Record<keyof Simulation['keys'], (rest: string) => void>> = {
    be: (name) => {
      const found = people.find((person) => person.name === name || person.id === name)
      if (found === undefined) return print(wording('chat.unknownPerson', { name }))
      seat.person = found
      if (seat.room !== undefined && !seat.room.members.includes(found.id)) seat.room = undefined
      return print(wording('chat.you', { name: found.name, place: here() }))
    },
    at: (name) => {
      const room = rooms.find(({ say, topic }) => say === name || topic === name)
      if (room === undefined && name !== simulation.private) {
        return refuseRoom(name)
      }
      seat.room = room
      return print(wording('chat.you', { name: seat.person.name, place: here() }))
    },
    quote: (text) => {
      const last = wechat.sent().findLast((shown) => shown.conversation === conversation())
      return last === undefined ? print(wording('chat.nothingToQuote')) : void wechat.quote(seat.person.id, last.id, text, how())
    },
    recall: () => {
      const last = wechat.transcript(conversation()).findLast((shown) => shown.from === seat.person.id && shown.kind !== 'recall')
      return last === undefined ? print(wording('chat.nothingToRecall')) : void wechat.recall(last.id)
    },
    image: () => void wechat.image(seat.person.id, how()),
    voice: () => void wechat.voice(seat.person.id, how()),
    location: (name) => void wechat.location(seat.person.id, { name, address: name, latitude: 31.78, longitude: 119.97 }, how()),
    pat: () => void wechat.pat(seat.person.id, wechat.account, how()),
    who: () => {
      for (const { name, about } of people) print(wording('chat.who', { name, about }))
    },
    quit: () => {
      quitting = true
      reader.close()
    },
    help: () => print(wording('chat.welcome')),
  }

  const obey = (typed: string): void => {
    const row = typed.trim()
    if (row === '') return
    const [word = '', ...rest] = row.startsWith('/') ? row.slice(1).split(/\s+/) : []
    const command = (Object.keys(keys) as (keyof Simulation['keys'])[]).find((key) => keys[key] === word)
    const says = !row.startsWith('/') || (command !== undefined && SAYING.has(command))
    if (says && seat.room !== undefined && !seat.room.members.includes(seat.person.id)) return refuseRoom(seat.room.say)
    if (!row.startsWith('/')) return speak(row)
    return command === undefined ? print(wording('chat.welcome')) : commands[command](rest.join(' '))
  }

  let quitting = false
  const reader = createInterface({ input, terminal: false })
  print(wording('chat.welcome'))
  print(wording('chat.admin'))
  print(wording('chat.you', { name: seat.person.name, place: here() }))
  for await (const typed of reader) {
    if (!live) print(`${wording('chat.where', { place: here(), name: seat.person.name })}${typed}`)
    obey(typed)
    if (quitting) break
    if (!live) await rested()
  }
  stopWatching()
}
