import type { PersonId, TicketId } from './ids.ts'

/** A step somebody takes with a ticket in one sentence, before anybody checked whether they may. T3. `words` and `reason` are their own. */
export type Move =
  | Readonly<{ kind: 'begun'; words: string }>
  | Readonly<{ kind: 'transferred'; to: PersonId; reason: string }>
  | Readonly<{ kind: 'released'; reason: string }>
  /** What the requester is asked for. */
  | Readonly<{ kind: 'asked'; words: string }>
  | Readonly<{ kind: 'supplemented'; words: string }>
  /** `until`: ms since the epoch. */
  | Readonly<{ kind: 'extended'; until: number; reason: string }>
  /** Takes back what was approved a moment ago and did not go out yet. */
  | Readonly<{ kind: 'recalled' }>
  /** `agreed`: the requester says that the elder wants it now. */
  | Readonly<{ kind: 'redone'; reason: string; agreed?: true }>
  | Readonly<{ kind: 'withdrawn'; reason: string }>
  | Readonly<{ kind: 'merged'; into: TicketId }>
  | Readonly<{ kind: 'urged'; reason: string }>
  /** The elder does not want it, in the words of whoever was told. T1, I7. */
  | Readonly<{ kind: 'vetoed'; reason: string }>

/** Why, in the words of whoever makes the move; empty when it needs no reason. */
export const reasonOf = (move: Move): string => {
  switch (move.kind) {
    case 'begun':
    case 'asked':
    case 'supplemented':
      return move.words
    case 'transferred':
    case 'released':
    case 'extended':
    case 'redone':
    case 'withdrawn':
    case 'urged':
    case 'vetoed':
      return move.reason
    case 'merged':
      return 'duplicate'
    case 'recalled':
      return ''
  }
}
