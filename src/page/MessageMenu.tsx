import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PageMessage } from '../core/pageProtocol.ts'
import { act } from './connect.ts'
import { Menu } from './Menu.tsx'
import { nameOf } from './names.ts'
import { now, setQuoting, type Seat } from './store.ts'
import { t } from './words.ts'

/** WeChat lets people take back their words for two minutes. */
const RECALLABLE = 2 * 60_000

/** What one can do with a message. */
export const MessageMenu = ({ message, of, pat }: Readonly<{ message: PageMessage; of: Seat; pat: (() => void) | undefined }>): JSX.Element => {
  const [open, setOpen] = useState(false)
  const words = message.quote?.words ?? message.text
  const mayRecall = message.from === of.person && now.value - message.at < RECALLABLE
  const items = [
    { id: 'quote', label: t('message.quote'), choose: () => setQuoting(of, message.id) },
    ...(words === '' ? [] : [{ id: 'copy', label: t('message.copy'), choose: () => void navigator.clipboard?.writeText(words) }]),
    ...(pat === undefined ? [] : [{ id: 'pat', label: t('message.pat'), choose: pat }]),
    ...(mayRecall ? [{ id: 'recall', label: t('message.recall'), choose: () => void act({ do: 'recall', as: of.person, message: message.id }) }] : []),
  ]
  return <Menu label={t('message.menu', { name: nameOf(message.from) })} icon="more" items={items} open={open} setOpen={setOpen} />
}
