import type { JSX } from 'preact'
import bridge from './assets/bridge.svg'
import { nameOf } from './names.ts'
import { state } from './store.ts'

const TINTS = 9

/** The same person always has the same colour, and no neighbour has it. */
const tintOf = (id: string): number => Math.max(0, state.value?.people.findIndex((person) => person.id === id) ?? 0) % TINTS

/** The square of somebody, or of a group made of its members. Says nothing to a screen reader: the name stands beside it. */
export const Avatar = ({ of }: Readonly<{ of: string }>): JSX.Element => {
  const page = state.value
  if (of === page?.bot.id) return <img class="avatar" src={bridge} alt="" />
  const room = page?.rooms.find(({ id }) => id === of)
  if (room !== undefined) {
    return (
      <span class="avatar group" aria-hidden="true">
        {[page?.bot.id ?? '', ...room.members].slice(0, 4).map((member) => (member === page?.bot.id
          ? <img key={member} src={bridge} alt="" />
          : <span key={member} class={`tint${tintOf(member)}`}>{shortName(member)}</span>))}
      </span>
    )
  }
  return <span class={`avatar tint${tintOf(of)}`} aria-hidden="true">{shortName(of)}</span>
}

/** The one character that tells people apart: of a nickname like 小王 the second, else the first. */
const shortName = (id: string): string => {
  const letters = [...nameOf(id)]
  return letters.length === 2 ? letters[1] ?? '' : letters[0] ?? ''
}
