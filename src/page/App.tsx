import type { JSX } from 'preact'
import { Chat } from './Chat.tsx'
import { Conversations } from './Conversations.tsx'
import { nameOf } from './names.ts'
import { People } from './People.tsx'
import { line, narrow, seat, sidePerson, sideSeat, sideShown, state, view, workRoom } from './store.ts'
import { Tools } from './Tools.tsx'
import { TourBar, TourChoice } from './TourBar.tsx'
import { t } from './words.ts'

/** Which member of staff one is at the side. */
const SidePicker = (): JSX.Element => (
  <label class="as"><span>{t('chat.asLabel')}</span>
    <select value={sidePerson.value} onChange={({ currentTarget }) => { sidePerson.value = currentTarget.value }}>
      {workRoom.value?.members.map((member) => <option key={member} value={member}>{nameOf(member)}</option>)}
    </select>
  </label>
)

/** The whole page: whom one can be, their conversations, the open one, and the staff room beside it. */
export const App = (): JSX.Element => {
  const side = sideSeat.value
  if (state.value === undefined) return <main class="loading"><p role="status">{t(`line.${line.value}`)}</p></main>
  return (
    <div class={`app${narrow.value ? ` narrow ${view.value}` : ''}${sideShown.value ? ' withSide' : ''}`}>
      <Tools />
      <TourBar />
      <main class="panes">
        <People />
        <Conversations />
        <Chat of={seat.value} side={false} />
        {side !== undefined && sideShown.value && <Chat of={side} side picker={<SidePicker />} />}
      </main>
      {line.value !== 'open' && <div class="veil" role="alert"><p>{t(`line.${line.value}`)}</p></div>}
      <TourChoice />
    </div>
  )
}
