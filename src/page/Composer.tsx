import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Attach } from './Attach.tsx'
import { lineOf } from './conversations.ts'
import { Icon } from './icons.tsx'
import { Mentions } from './Mentions.tsx'
import { nameOf } from './names.ts'
import { sendPicture } from './picture.ts'
import { mentionable, MENTION_END, sendDraft } from './send.ts'
import { byConversation, drafts, keyOf, quoting, setDraft, setQuoting, type Seat } from './store.ts'
import { t } from './words.ts'

const TALLEST = 160

/** Where one writes: the words, whom to mention, what to quote, and things that are no words. */
export const Composer = ({ of }: Readonly<{ of: Seat }>): JSX.Element => {
  const key = keyOf(of)
  const draft = drafts.value[key] ?? ''
  const field = useRef<HTMLTextAreaElement>(null)
  /** Where the caret goes when a name was put in; undefined: where it is. */
  const caret = useRef<number | undefined>(undefined)
  const [mentioning, setMentioning] = useState(false)
  const inRoom = of.conversation !== of.person
  const quoteId = quoting.value[key]
  const quoted = quoteId === undefined ? undefined : byConversation.value.get(of.conversation)?.find(({ id }) => id === quoteId)

  useLayoutEffect(() => {
    const box = field.current
    if (box === null) return
    box.style.height = 'auto'
    box.style.height = `${Math.min(TALLEST, box.scrollHeight)}px`
    // Before the next key: later it would move a caret that somebody has typed on from.
    if (caret.current !== undefined) box.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  }, [draft])
  useEffect(() => {
    if (quoteId !== undefined) field.current?.focus()
  }, [quoteId])

  const mention = (member: string): void => {
    const box = field.current
    setMentioning(false)
    if (box === null) return
    const at = box.selectionStart
    const before = draft.slice(0, at).replace(/@[^@\s]*$/, '')
    const name = `@${nameOf(member)}${MENTION_END}`
    caret.current = before.length + name.length
    setDraft(of, `${before}${name}${draft.slice(at)}`)
    box.focus()
  }
  const type = (box: HTMLTextAreaElement): void => {
    setDraft(of, box.value)
    setMentioning(inRoom && /@[^@\s]*$/.test(box.value.slice(0, box.selectionStart)))
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && quoteId !== undefined) setQuoting(of, undefined)
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || mentioning) return
    event.preventDefault()
    void sendDraft(of)
  }
  const paste = (event: ClipboardEvent): void => {
    const file = [...event.clipboardData?.files ?? []].find(({ type: kind }) => kind.startsWith('image/'))
    if (file === undefined) return
    event.preventDefault()
    void sendPicture(of, file)
  }

  return (
    <form class="composer" onSubmit={(event) => {
      event.preventDefault()
      void sendDraft(of)
    }}>
      <div class="tools" role="toolbar" aria-label={t('composer.tools')}>
        {inRoom && <button type="button" class="tool" aria-label={t('composer.at')} title={t('composer.at')} aria-expanded={mentioning} onClick={() => setMentioning(!mentioning)}><Icon name="at" /></button>}
        <Attach of={of} />
      </div>
      {mentioning && <Mentions members={mentionable(of)} typed={/@([^@\s]*)$/.exec(draft.slice(0, field.current?.selectionStart ?? draft.length))?.[1] ?? ''} choose={mention} close={() => {
        setMentioning(false)
        field.current?.focus()
      }} field={field} />}
      <div class="write">
        <textarea ref={field} rows={1} value={draft} aria-label={t('composer.label', { as: nameOf(of.person) })} placeholder={t('composer.hint', { as: nameOf(of.person) })}
          enterkeyhint="send" onInput={({ currentTarget }) => type(currentTarget)} onKeyDown={press} onPaste={paste} />
        <button type="submit" class="primary" disabled={draft.trim() === ''}><Icon name="send" />{t('composer.send')}</button>
      </div>
      {quoted !== undefined && (
        <p class="quoting"><span>{nameOf(quoted.from)}: {lineOf(quoted)}</span>
          <button type="button" class="tool" aria-label={t('composer.unquote')} onClick={() => setQuoting(of, undefined)}><Icon name="close" /></button></p>
      )}
    </form>
  )
}
