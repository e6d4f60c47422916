import { act } from './connect.ts'
import { nameOf } from './names.ts'
import { drafts, keyOf, quoting, setDraft, setQuoting, state, type Seat } from './store.ts'

/** What WeChat puts behind a name that was chosen from the list, as opposed to typed. */
export const MENTION_END = '\u2005'

/** Where a seat says something, for an act. */
export const placeOf = ({ person, conversation }: Seat): Readonly<{ as: string; room?: string }> =>
  conversation === person ? { as: person } : { as: person, room: conversation }

/** Whom one can mention there: the members and the bot. */
export const mentionable = (of: Seat): readonly string[] => {
  const page = state.value
  const room = page?.rooms.find(({ id }) => id === of.conversation)
  return page === undefined || room === undefined ? [] : [page.bot.id, ...room.members.filter((member) => member !== of.person)]
}

/** Says what is written there, and empties it; true when WeChat took it. */
export const sendDraft = async (of: Seat): Promise<boolean> => {
  const key = keyOf(of)
  const text = (drafts.value[key] ?? '').trim()
  if (text === '') return false
  const message = quoting.value[key]
  const mention = mentionable(of).filter((member) => text.includes(`@${nameOf(member)}${MENTION_END}`))
  const words = { ...placeOf(of), text, ...(mention.length === 0 ? {} : { mention: [...mention] }) }
  setDraft(of, '')
  setQuoting(of, undefined)
  const answer = await act(message === undefined ? { do: 'say', ...words } : { do: 'quote', ...words, message })
  // What WeChat did not take is not lost to whoever wrote it.
  if (!answer.ok && (drafts.value[key] ?? '') === '') setDraft(of, text)
  return answer.ok
}
