import { computed, signal } from '@preact/signals'
import type { PageMessage, PageState, PageWords } from '../core/pageProtocol.ts'
import { readMarks, type Marks } from './unread.ts'

/** Where one sits: who one is, and the conversation that is open. A private chat goes by the person's own id. */
export type Seat = Readonly<{ person: string; conversation: string }>

/** What the process told; undefined until it has. */
export const state = signal<PageState | undefined>(undefined)
export const words = signal<PageWords | undefined>(undefined)
/** Whether this tab is told what happens, or has to wait for the process. */
export const line = signal<'connecting' | 'open' | 'lost' | 'startingAfresh'>('connecting')
/** The chat in the middle. */
export const seat = signal<Seat>({ person: '', conversation: '' })
/** Which member of staff one is in the chat at the side. */
export const sidePerson = signal('')
/** On a phone either the list or the chat is seen. */
export const view = signal<'list' | 'chat'>('list')
/** Up to which message each person has read each conversation. */
export const marks = signal<Marks>(readMarks())
/** What is being written, by person and conversation. */
export const drafts = signal<Readonly<Record<string, string>>>({})
/** The message that will be quoted, by person and conversation. */
export const quoting = signal<Readonly<Record<string, string | undefined>>>({})
/** ms since the epoch; moves on every few seconds. */
export const now = signal(Date.now())
export const wide = signal(false)
export const narrow = signal(false)

export const keyOf = ({ person, conversation }: Seat): string => `${person}/${conversation}`

/** The room staff work in. */
export const workRoom = computed(() => state.value?.rooms.find(({ use }) => use === 'work'))
/** The chat at the side: the staff room, as one of the staff sees it. */
export const sideSeat = computed((): Seat | undefined => {
  const room = workRoom.value
  const person = sidePerson.value
  return room === undefined || !wide.value || person === '' ? undefined : { person, conversation: room.id }
})
/** Whether the chat at the side is shown: not when the middle shows the same room. */
export const sideShown = computed(() => sideSeat.value !== undefined && seat.value.conversation !== sideSeat.value.conversation)

/** Everything that was said, by conversation, oldest first. */
export const byConversation = computed((): ReadonlyMap<string, readonly PageMessage[]> => {
  const found = new Map<string, PageMessage[]>()
  for (const message of state.value?.messages ?? []) {
    const there = found.get(message.conversation)
    if (there === undefined) found.set(message.conversation, [message])
    else there.push(message)
  }
  return found
})

/** Sits down somewhere; the address bar says where, so that a tab can be opened there again. */
export const sit = (to: Seat): void => {
  const hash = `#/${encodeURIComponent(to.person)}/${encodeURIComponent(to.conversation)}`
  if (location.hash !== hash) history.replaceState(null, '', hash)
  if (seat.value.person !== to.person || seat.value.conversation !== to.conversation) seat.value = to
}

/** Where the address bar says one sits, or where a newcomer begins. */
export const seatFromAddress = (page: PageState): Seat => {
  const [person = '', conversation = ''] = location.hash.replace(/^#\//, '').split('/').map(decodeURIComponent)
  const known = page.people.find(({ id }) => id === person)
  const who = known?.id ?? page.start.person
  const room = page.rooms.find(({ id, members }) => id === conversation && members.includes(who))
  const first = page.rooms.find(({ id, members }) => id === page.start.room && members.includes(who)) ?? page.rooms.find(({ members }) => members.includes(who))
  if (room !== undefined) return { person: who, conversation: room.id }
  return { person: who, conversation: conversation === who || first === undefined ? who : first.id }
}

export const setDraft = (of: Seat, text: string): void => {
  drafts.value = { ...drafts.value, [keyOf(of)]: text }
}
export const setQuoting = (of: Seat, message: string | undefined): void => {
  quoting.value = { ...quoting.value, [keyOf(of)]: message }
}
