import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { t } from './words.ts'

/** A window over the page; the browser keeps the focus in it, and Escape closes it. */
export const Dialog = ({ title, close, children, kind = '' }: Readonly<{ title: string; close: () => void; children: ComponentChildren; kind?: string }>): JSX.Element => {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    box.current?.showModal()
  }, [])
  return (
    <dialog ref={box} class={kind} aria-labelledby="dialogTitle" onClose={close} onClick={({ target }) => {
      if (target === box.current) close()
    }}>
      <div class="inside">
        <header><h2 id="dialogTitle">{title}</h2><button type="button" class="tool" aria-label={t('close')} onClick={close}><Icon name="close" /></button></header>
        {children}
      </div>
    </dialog>
  )
}
