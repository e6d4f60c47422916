import type { JSX } from 'preact'
import { Avatar } from './Avatar.tsx'
import { dateIn } from './clock.ts'
import { conversationsOf, lineOf } from './conversations.ts'
import { nameOf, titleOf, zoneOf } from './names.ts'
import { now, seat, sit, state, view } from './store.ts'
import { language, t } from './words.ts'

/** The conversations of whom one is. */
export const Conversations = (): JSX.Element => {
  const { person, conversation: open } = seat.value
  return (
    <nav class="conversations" aria-label={t('conversations.title', { name: nameOf(person) })}>
      <h2 class="heading">{t('conversations.title', { name: nameOf(person) })}</h2>
      <ul>
        {conversationsOf(person).map(({ conversation, last, unread }) => (
          <li key={conversation}>
            <button type="button" aria-current={conversation === open ? 'true' : undefined} onClick={() => {
              sit({ person, conversation })
              view.value = 'chat'
            }}>
              <span class="portrait">
                <Avatar of={conversation === person ? state.value?.bot.id ?? '' : conversation} />
                {unread > 0 && <span class="badge" aria-label={t('unread', { count: unread })}>{unread > 99 ? '99+' : unread}</span>}
              </span>
              <span class="who">
                <span class="row">
                  <span class="name">{titleOf(conversation)}</span>
                  {last !== undefined && <time class="time">{dateIn(last.at, zoneOf(person), now.value, language.value)}</time>}
                </span>
                <span class="about">{last === undefined ? t('conversations.nothing') : lastLine(conversation === person, last)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const lastLine = (inPrivate: boolean, last: Parameters<typeof lineOf>[0]): string => {
  const quiet = inPrivate || last.kind === 'recall' || last.kind === 'pat'
  return quiet ? lineOf(last) : `${nameOf(last.from)}: ${lineOf(last)}`
}
