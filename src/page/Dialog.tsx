import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { t } from './words.ts'

/** A window over the page, closed by Escape. The browser keeps the focus in it, unless it is only `beside` what one goes on doing. */
export const Dialog = ({ title, close, children, kind = '', beside = false }: Readonly<{ title: string; close: () => void; children: ComponentChildren; kind?: string; beside?: boolean }>): JSX.Element => {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (beside) box.current?.show()
    else box.current?.showModal()
  }, [])
  return (
    <dialog ref={box} class={kind} aria-labelledby="dialogTitle" onClose={close} onKeyDown={({ key }) => {
      if (beside && key === 'Escape') box.current?.close()
    }} onClick={({ target }) => {
      if (!beside && target === box.current) close()
    }}>
      <div class="inside">
        <header><h2 id="dialogTitle">{title}</h2><button type="button" class="tool" aria-label={t('close')} onClick={close}><Icon name="close" /></button></header>
        {children}
      </div>
    </dialog>
  )
}
