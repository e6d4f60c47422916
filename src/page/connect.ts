import type { PageAct, PageAnswer, PageNews, PageState, PageWords } from '../core/pageProtocol.ts'
import { line, marks, seatFromAddress, sidePerson, sit, state, words } from './store.ts'
import { keepMarks } from './unread.ts'

const AGAIN_MS = 600
const HAPPENINGS = 50

const begin = (page: PageState): void => {
  const last = page.messages.at(-1)?.n ?? 0
  // After a fresh start messages are counted from 1 again.
  if (Object.values(marks.value).some((mark) => mark > last)) {
    marks.value = {}
    keepMarks({})
  }
  state.value = page
  sit(seatFromAddress(page))
  if (sidePerson.value === '') {
    const room = page.rooms.find(({ use }) => use === 'work')
    sidePerson.value = page.people.find(({ id, role }) => role === 'gridWorker' && room?.members.includes(id))?.id ?? room?.members[0] ?? ''
  }
}

const change = (edit: (page: PageState) => Partial<PageState>): void => {
  if (state.value !== undefined) state.value = { ...state.value, ...edit(state.value) }
}

const hear = (news: PageNews): void => {
  switch (news.news) {
    case 'all':
      line.value = 'open'
      begin(news.state)
      return
    case 'message':
      change(({ messages }) => ({ messages: [...messages, news.message] }))
      return
    case 'status':
      change(() => ({ status: news.status }))
      return
    case 'faults':
      change(() => ({ faults: news.faults }))
      return
    case 'happening':
      change(({ happenings }) => ({ happenings: [...happenings, news.happening].slice(-HAPPENINGS) }))
      return
    case 'friends':
      change(() => ({ friends: news.friends }))
      return
    case 'startingAfresh':
      line.value = 'startingAfresh'
  }
}

/** Keeps this tab told of what happens, whatever becomes of the process. */
export const connect = (): void => {
  const socket = new WebSocket(`ws://${location.host}/api/news`)
  socket.addEventListener('message', ({ data }) => hear(JSON.parse(String(data)) as PageNews))
  socket.addEventListener('close', () => {
    if (line.value !== 'startingAfresh') line.value = 'lost'
    setTimeout(connect, AGAIN_MS)
  })
}

/** What the page says and the tour shows. */
export const loadWords = async (): Promise<void> => {
  for (;;) {
    try {
      words.value = await (await fetch('/api/words')).json() as PageWords
      return
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, AGAIN_MS) })
    }
  }
}

/** Does something in the simulated WeChat. */
export const act = async (wanted: PageAct): Promise<PageAnswer> => {
  try {
    const response = await fetch('/api/acts', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wanted) })
    return await response.json() as PageAnswer
  } catch {
    return { ok: false, why: 'starting' }
  }
}
