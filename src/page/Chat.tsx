import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { PageMessage } from '../core/pageProtocol.ts'
import { act } from './connect.ts'
import { Composer } from './Composer.tsx'
import { markRead } from './conversations.ts'
import { dateIn } from './clock.ts'
import { Icon } from './icons.tsx'
import { MessageRow } from './MessageRow.tsx'
import { nameOf, titleOf, zoneOf } from './names.ts'
import { byConversation, keyOf, narrow, now, state, view, type Seat } from './store.ts'
import { language, t } from './words.ts'

const NEAR_END = 120
const NEW_TIME_AFTER = 5 * 60_000
const NOTHING: readonly PageMessage[] = []

/** The messages that still stand, and the notices that some do not. */
const standing = (messages: readonly PageMessage[]): readonly PageMessage[] => {
  const recalled = new Set(messages.map(({ recalls }) => recalls))
  return messages.filter(({ id }) => !recalled.has(id))
}

/** One conversation as one person in it sees it: head, messages, and where one writes. */
export const Chat = ({ of, side, picker }: Readonly<{ of: Seat; side: boolean; picker?: JSX.Element }>): JSX.Element => {
  const page = state.value
  const messages = byConversation.value.get(of.conversation) ?? NOTHING
  const shown = useMemo(() => standing(messages), [messages])
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const inRoom = of.conversation !== of.person
  const stranger = !inRoom && page?.friends.includes(of.person) === false
  const room = page?.rooms.find(({ id }) => id === of.conversation)
  const seen = !narrow.value || view.value === 'chat'

  useEffect(() => {
    if (seen && document.visibilityState === 'visible') markRead(of)
  })
  const toEnd = (): void => {
    const box = scroller.current
    if (box !== null) box.scrollTop = box.scrollHeight
  }
  useLayoutEffect(() => {
    if (atEnd.current || shown.at(-1)?.from === of.person) toEnd()
  }, [shown])
  useLayoutEffect(() => {
    toEnd()
    atEnd.current = true
  }, [keyOf(of), seen])

  return (
    <section class={side ? 'chat side' : 'chat'} aria-label={t(inRoom ? 'chat.room' : 'chat.private', { name: titleOf(of.conversation), as: nameOf(of.person) })}>
      <header class="head">
        {!side && narrow.value && (
          <button type="button" class="tool" aria-label={t('chat.back')} onClick={() => { view.value = 'list' }}><Icon name="back" /></button>
        )}
        <h2>{titleOf(of.conversation)}{room !== undefined && <span class="count"> ({room.members.length + 1})</span>}</h2>
        <span class="typing" role="status">{page?.status.busy === true && shown.length > 0 && shown.at(-1)?.from !== page.bot.id ? t('chat.typing') : ''}</span>
        {picker ?? <span class="as">{t('chat.as', { name: nameOf(of.person) })}</span>}
      </header>
      <div class="messages" ref={scroller} tabIndex={0} role="log" aria-label={t('chat.messages')} onLoadCapture={() => {
        // A picture that has just come makes the chat longer.
        if (atEnd.current) toEnd()
      }} onScroll={({ currentTarget: box }) => {
        atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END
      }}>
        {shown.length === 0 && <p class="empty">{t(stranger ? 'chat.stranger' : inRoom ? 'chat.emptyRoom' : 'chat.empty')}</p>}
        {shown.map((message, at) => {
          const before = shown[at - 1]
          return (
            <div key={message.id}>
              {(before === undefined || message.at - before.at > NEW_TIME_AFTER) && <p class="when"><time>{dateIn(message.at, zoneOf(of.person), now.value, language.value)}</time></p>}
              <MessageRow message={message} of={of} />
            </div>
          )
        })}
      </div>
      {stranger
        ? <div class="composer befriend"><button type="button" class="primary" onClick={() => void act({ do: 'befriend', as: of.person })}><Icon name="add" />{t('chat.befriend', { name: page?.bot.name ?? '' })}</button></div>
        : <Composer of={of} key={keyOf(of)} />}
    </section>
  )
}
