import type { JSX, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { Avatar } from './Avatar.tsx'
import { nameOf } from './names.ts'
import { t } from './words.ts'

/** The list of members that opens with @: typing narrows it, arrows move, Enter or a click chooses. The focus stays in the field. */
export const Mentions = ({ members, typed, choose, close, field }: Readonly<{
  members: readonly string[]; typed: string; choose: (member: string) => void; close: () => void; field: RefObject<HTMLTextAreaElement | null>
}>): JSX.Element | null => {
  const [at, setAt] = useState(0)
  const fitting = members.filter((member) => nameOf(member).includes(typed))
  const here = Math.min(at, fitting.length - 1)
  // Before the next key, however fast somebody types.
  useLayoutEffect(() => {
    const box = field.current
    const press = (event: KeyboardEvent): void => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const chosen = fitting[here]
      if (step !== undefined) setAt((here + step + fitting.length) % fitting.length)
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.isComposing && chosen !== undefined) choose(chosen)
      else if (event.key === 'Escape') close()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    box?.addEventListener('keydown', press, true)
    box?.focus()
    return () => box?.removeEventListener('keydown', press, true)
  }, [fitting.length, here, typed])
  useEffect(() => {
    // A name nobody has: this @ is no mention, and Enter sends.
    if (fitting.length === 0) close()
  }, [fitting.length])
  return fitting.length === 0 ? null : (
    <ul class="mentions" role="listbox" aria-label={t('composer.at')}>
      {fitting.map((member, index) => (
        <li key={member} role="option" aria-selected={index === here} onPointerDown={(event) => {
          event.preventDefault()
          choose(member)
        }}><Avatar of={member} />{nameOf(member)}</li>
      ))}
    </ul>
  )
}
