import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './App.tsx'
import { connect, loadWords } from './connect.ts'
import { unreadOf } from './conversations.ts'
import { nameOf } from './names.ts'
import { marks, narrow, now, seat, seatFromAddress, sit, state, wide } from './store.ts'
import './style/page.css'
import { followTheme } from './theme.ts'
import { greet } from './tour.ts'
import { onMarksKept } from './unread.ts'
import { language, t } from './words.ts'

const TICK_MS = 5_000

const follow = (query: string, target: { value: boolean }): void => {
  const media = matchMedia(query)
  target.value = media.matches
  media.addEventListener('change', ({ matches }) => { target.value = matches })
}

const start = async (): Promise<void> => {
  followTheme()
  follow('(max-width: 759px)', narrow)
  follow('(min-width: 1180px)', wide)
  setInterval(() => { now.value = Date.now() }, TICK_MS)
  onMarksKept((kept) => { marks.value = kept })
  addEventListener('hashchange', () => {
    if (state.value !== undefined) sit(seatFromAddress(state.value))
  })
  await loadWords()
  connect()
  effect(() => { document.documentElement.lang = language.value })
  effect(() => {
    const unread = unreadOf(seat.value.person)
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${state.value === undefined ? '' : `${nameOf(seat.value.person)} · `}${t('title')}`
  })
  const root = document.querySelector('#page')
  if (root !== null) render(<App />, root)
  greet()
}

void start()
