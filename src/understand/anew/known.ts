import type { Command } from '../../core/command.ts'
import type { EntityWords } from '../../core/library.ts'
import type { Service, Slot } from '../../core/service.ts'
import type { Slots } from '../../core/ticket.ts'
import type { Fact } from '../facts.ts'

export type Fill = Extract<Command, { kind: 'fill' }>

/** What a form or a ticket already holds when somebody speaks, and what is read in their words. */
export type Known = Readonly<{
  service: Service
  slots: Slots
  /** The open question. */
  asked: Slot | undefined
  /** A word in the text says that something was wrong. */
  corrects: boolean
  facts: readonly Fact[]
  /** Reads other words as if they had been said now. */
  read: (words: string) => readonly Fact[]
  /** Whether words plainly answer the open question. */
  answers: (words: string) => boolean
  words: EntityWords
}>

export const isFill = (command: Command): command is Fill => command.kind === 'fill'

/** What is put in the place of a value. */
export const putRight = (slot: Slot, value: Fill['value']): Fill => ({ kind: 'fill', slot: slot.id, value, correction: true })
