import type { JSX } from 'preact'
import { Avatar } from './Avatar.tsx'
import { clockIn, isNight, localTime } from './clock.ts'
import { conversationsOf, unreadOf } from './conversations.ts'
import { Icon } from './icons.tsx'
import { aboutOf, cityOf } from './names.ts'
import { narrow, now, seat, sit, state } from './store.ts'
import { language, t } from './words.ts'

/** Becomes somebody: in the same conversation when they are in it, else where something new waits for them. */
export const become = (person: string): void => {
  const theirs = conversationsOf(person)
  const same = theirs.find(({ conversation }) => conversation === seat.value.conversation && conversation !== seat.value.person)
  const waiting = theirs.find(({ unread }) => unread > 0)
  sit({ person, conversation: (waiting ?? same ?? theirs[0])?.conversation ?? person })
}

/** Everybody one can be, with the time on their own clock; each is a link, so that a tab can be opened as them. */
export const People = (): JSX.Element => (
  <nav class="people" aria-label={t('people.title')}>
    <h2 class="heading">{t('people.title')}</h2>
    <ul>
      {state.value?.people.map(({ id, name, zone }) => {
        const unread = unreadOf(id)
        const city = cityOf(id)
        const here = id === seat.value.person
        return (
          <li key={id} class="person">
            <a href={`#/${id}/${id}`} aria-current={here ? 'true' : undefined} onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              become(id)
            }}>
              <span class="portrait">
                <Avatar of={id} />
                {unread > 0 && <span class="badge" aria-label={t('unread', { count: unread })}>{unread > 99 ? '99+' : unread}</span>}
              </span>
              <span class="who">
                <span class="name">{name}</span>
                <span class="about">{aboutOf(id)}</span>
                {city !== undefined && (
                  <span class="time"><Icon name={isNight(now.value, zone) ? 'night' : 'light'} />{city} {narrow.value ? clockIn(now.value, zone) : localTime(now.value, zone, language.value)}</span>
                )}
              </span>
            </a>
            {!narrow.value && (
              <a class="newTab" href={`#/${id}/${id}`} target="_blank" rel="noopener" aria-label={t('people.newTab', { name })} title={t('people.newTab', { name })}><Icon name="tab" /></a>
            )}
          </li>
        )
      })}
    </ul>
  </nav>
)
