import type { JSX } from 'preact'
import type { PageMessage } from '../core/pageProtocol.ts'
import { act } from './connect.ts'
import { Avatar } from './Avatar.tsx'
import { Body } from './Body.tsx'
import { clockIn } from './clock.ts'
import { lineOf } from './conversations.ts'
import { MessageMenu } from './MessageMenu.tsx'
import { cityOf, nameOf, zoneOf } from './names.ts'
import type { Seat } from './store.ts'
import { t } from './words.ts'

/** What everybody in the conversation reads as a notice, not as somebody's words. */
const NOTICES: ReadonlySet<PageMessage['kind']> = new Set(['recall', 'pat', 'system'])

/** One message as one person sees it: their own on the right, others' on the left with a name and the time on the speaker's clock. */
export const MessageRow = ({ message, of }: Readonly<{ message: PageMessage; of: Seat }>): JSX.Element => {
  if (NOTICES.has(message.kind)) {
    const own = message.kind === 'recall' && message.from === of.person
    return <p class="notice">{own ? t('message.recalledOwn') : lineOf(message)}</p>
  }
  const mine = message.from === of.person
  const city = cityOf(message.from, of.person)
  const time = clockIn(message.at, zoneOf(message.from))
  const patIt = (): void => void act({ do: 'pat', as: of.person, whom: message.from, ...(message.inRoom ? { room: message.conversation } : {}) })
  return (
    <article class={mine ? 'message mine' : 'message'} data-id={message.id} data-from={message.from} data-kind={message.kind}>
      <span class="face" onDblClick={mine ? undefined : patIt} title={mine ? undefined : t('message.patHint', { name: nameOf(message.from) })}><Avatar of={message.from} /></span>
      <div class="content">
        <p class="byline">
          <span class={mine || !message.inRoom ? 'hidden' : 'name'}>{nameOf(message.from)}</span>
          <time dateTime={new Date(message.at).toISOString()}>{city === undefined ? time : `${city} ${time}`}</time>
        </p>
        <div class="held">
          <Body message={message} />
          <MessageMenu message={message} of={of} pat={mine ? undefined : patIt} />
        </div>
      </div>
    </article>
  )
}
