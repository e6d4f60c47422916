import { signal } from '@preact/signals'
import type { PageMessage, Tour, TourStep } from '../core/pageProtocol.ts'
import { act } from './connect.ts'
import { nameOf } from './names.ts'
import { sendSamplePicture } from './picture.ts'
import { MENTION_END, placeOf, sendDraft } from './send.ts'
import { byConversation, line, setDraft, setQuoting, sideSeat, sit, state, view, workRoom, sidePerson, wide, type Seat } from './store.ts'

export type Story = Tour['stories'][number]

/** The story that is being told, and how far it has come; `waiting` while the bot is expected to speak. */
export type Telling = Readonly<{ story: Story; step: number; paused: boolean; waiting: boolean; over: boolean }>

export const telling = signal<Telling | undefined>(undefined)
/** Whether the choice of stories is open; it greets whoever comes for the first time. */
export const tourShown = signal(false)

const KEY = 'qiaoqiao.toured'
const LETTER_MS = 34
const READ_MS = 900
const CAPTION_MS = 2_600
const QUIET_MS = 900
const LONGEST_WAIT_MS = 20_000
/** Stands in for the bot's last ticket number in what people say. */
const TICKET = /Q\d{4}-\d{2,}/

class Stopped extends Error {}

let ending = new AbortController()

const pause = (ms: number): Promise<void> => new Promise((resolve, reject) => {
  const { signal: ended } = ending
  const over = (): void => {
    clearTimeout(timer)
    reject(new Stopped())
  }
  const timer = setTimeout(() => {
    ended.removeEventListener('abort', over)
    resolve()
  }, ms)
  if (ended.aborted) over()
  else ended.addEventListener('abort', over, { once: true })
})

const note = (change: Partial<Telling>): void => {
  if (telling.value !== undefined) telling.value = { ...telling.value, ...change }
}
const whilePaused = async (): Promise<void> => {
  while (telling.value?.paused === true) await pause(100)
}

/** The seat of a step; a member of staff speaks at the side where there is one. */
const seatOf = ({ as = '', room }: TourStep): Seat => {
  const to: Seat = { person: as, conversation: room ?? as }
  if (wide.value && room === workRoom.value?.id) {
    sidePerson.value = as
    if (sideSeat.value?.person === as) return to
  }
  sit(to)
  view.value = 'chat'
  return to
}

const botSaid = (conversation: string, after: number): readonly PageMessage[] =>
  (byConversation.value.get(conversation) ?? []).filter(({ n, from }) => n > after && from === state.value?.bot.id)

/** Waits until the bot has spoken wherever it is expected to, and has come to rest. */
const hear = async (conversations: readonly string[], after: number): Promise<void> => {
  note({ waiting: true })
  const until = performance.now() + LONGEST_WAIT_MS
  const silent = (): boolean => conversations.some((conversation) => botSaid(conversation, after).length === 0)
  while ((silent() || line.value !== 'open') && performance.now() < until) await pause(60)
  for (let calm = 0; calm < QUIET_MS && performance.now() < until; calm = state.value?.status.busy === true ? 0 : calm + 100) await pause(100)
  note({ waiting: false })
}

const write = async (seat: Seat, text: string): Promise<void> => {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  for (let length = still ? text.length : 1; length <= text.length; length += 1) {
    await whilePaused()
    setDraft(seat, text.slice(0, length))
    await pause(LETTER_MS)
  }
}

const play = async (step: TourStep): Promise<void> => {
  const after = state.value?.messages.at(-1)?.n ?? 0
  if (step.fault !== undefined) await act({ do: 'fault', fault: step.fault.name, on: step.fault.on })
  if (step.as !== undefined) {
    const seat = seatOf(step)
    if (step.quote !== undefined) {
      const wanted = step.quote
      const quoted = (byConversation.value.get(seat.conversation) ?? []).findLast(({ from, text }) => from === state.value?.bot.id && text.includes(wanted))
      setQuoting(seat, quoted?.id)
    }
    if (step.say !== undefined) {
      await pause(READ_MS / 2)
      const ticket = TICKET.exec(botSaid(seat.conversation, 0).findLast(({ text }) => TICKET.test(text))?.text ?? '')?.[0] ?? ''
      const bot = step.at === true ? `@${nameOf(state.value?.bot.id ?? '')}${MENTION_END}` : ''
      await write(seat, `${bot}${step.say.replace('{ticket}', ticket)}`)
      await pause(READ_MS / 3)
      await sendDraft(seat)
    }
    if (step.photo === true) await sendSamplePicture(seat)
  }
  const place = step.as === undefined ? undefined : placeOf({ person: step.as, conversation: step.room ?? step.as })
  const expected = step.hear ?? (place === undefined ? 'nothing' : [place.room ?? place.as])
  if (expected !== 'nothing') await hear(expected, after)
  await pause(step.caption === undefined ? READ_MS / 2 : CAPTION_MS)
}

/** Tells a story from its beginning; whatever was told before stops. */
export const tell = async (story: Story): Promise<void> => {
  stopTour()
  ending = new AbortController()
  tourShown.value = false
  try {
    for (const [at, step] of story.steps.entries()) {
      const before = telling.value
      telling.value = { story, step: at, paused: before?.paused ?? false, waiting: false, over: false }
      await whilePaused()
      await play(step)
    }
    note({ over: true })
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
}

/** Stops where it is: what was said stays said, and one can go on by hand. Faults that the story switched on go. */
export const stopTour = (): void => {
  const told = telling.value
  ending.abort()
  telling.value = undefined
  for (const { fault } of told?.over === false ? told.story.steps.slice(0, told.step + 1) : []) {
    if (fault?.on === true) void act({ do: 'fault', fault: fault.name, on: false })
  }
}

export const pauseTour = (paused: boolean): void => note({ paused })

/** Greets whoever comes for the first time. */
export const greet = (): void => {
  tourShown.value = localStorage.getItem(KEY) === null
  localStorage.setItem(KEY, 'seen')
}
