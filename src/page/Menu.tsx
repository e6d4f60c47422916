import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon, type IconName } from './icons.tsx'

export type MenuItem = Readonly<{ id: string; label: string; choose: () => void }>

const MARGIN = 6

/** Beside its button and whole on the screen, whatever scrolls or cuts off around it. */
const settle = (popup: HTMLElement, button: HTMLElement): void => {
  const anchor = button.getBoundingClientRect()
  const { width, height } = popup.getBoundingClientRect()
  const below = anchor.bottom + height + MARGIN < innerHeight
  popup.style.top = `${below ? anchor.bottom + 2 : Math.max(MARGIN, anchor.top - height - 2)}px`
  popup.style.left = `${Math.max(MARGIN, Math.min(anchor.left, innerWidth - width - MARGIN))}px`
}

/** A button that opens a small menu; arrows move, Escape closes, the focus comes back. */
export const Menu = ({ label, icon, items, open, setOpen }: Readonly<{ label: string; icon: IconName; items: readonly MenuItem[]; open: boolean; setOpen: (open: boolean) => void }>): JSX.Element => {
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  useLayoutEffect(() => {
    if (!open || box.current === null || button.current === null) return
    settle(box.current, button.current)
    box.current.querySelector<HTMLElement>('[role=menuitem]')?.focus({ preventScroll: true })
  }, [open])
  useEffect(() => {
    if (!open) return undefined
    const away = ({ target }: Event): void => {
      if (target instanceof Node && box.current?.contains(target) !== true && button.current?.contains(target) !== true) setOpen(false)
    }
    const scrolled = (): void => setOpen(false)
    document.addEventListener('pointerdown', away)
    document.addEventListener('wheel', scrolled, { passive: true })
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('wheel', scrolled)
    }
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
