import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon, type IconName } from './icons.tsx'

export type MenuItem = Readonly<{ id: string; label: string; choose: () => void }>

/** A button that opens a small menu; arrows move, Escape closes, the focus comes back. */
export const Menu = ({ label, icon, items, open, setOpen }: Readonly<{ label: string; icon: IconName; items: readonly MenuItem[]; open: boolean; setOpen: (open: boolean) => void }>): JSX.Element => {
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  useEffect(() => {
    if (!open) return undefined
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const away = ({ target }: Event): void => {
      if (target instanceof Node && box.current?.contains(target) !== true && button.current?.contains(target) !== true) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])
  const move = (event: KeyboardEvent): void => {
    const all = [...box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []]
    const at = all.findIndex((item) => item === document.activeElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) all[(at + step + all.length) % all.length]?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span class={open ? 'menu open' : 'menu'}>
      <button type="button" class="tool" ref={button} aria-label={label} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}><Icon name={icon} /></button>
      {open && (
        <div class="popup" role="menu" aria-label={label} ref={box} onKeyDown={move}>
          {items.map(({ id, label: words, choose }) => (
            <button key={id} type="button" role="menuitem" tabIndex={-1} data-item={id} onClick={() => {
              close()
              choose()
            }}>{words}</button>
          ))}
        </div>
      )}
    </span>
  )
}
