import type { Speaker } from './context.ts'
import type { EffectId, TicketId } from './ids.ts'

/**
 * Somebody to be forgotten. `finished`: tickets whose particulars go. With nothing `open`, and when they are not staff,
 * their contact is let go too: who writes again is somebody new.
 */
export type Erasure = Readonly<{ effect: EffectId; speaker: Speaker; finished: readonly TicketId[]; open: readonly TicketId[]; at: number }>
