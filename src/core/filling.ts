import type { Command } from './command.ts'
import type { Slots } from './ticket.ts'

/** Everything the commands of a turn fill, by slot. */
export const knownOf = (commands: readonly Command[]): Slots =>
  Object.fromEntries(commands.flatMap((command) => (command.kind === 'fill' ? [[command.slot, command.value]] : []))) as Slots
