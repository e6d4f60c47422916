import type { Command } from './command.ts'
import type { Context } from './context.ts'
import { isStaff } from './context.ts'
import type { Conversation } from './conversation.ts'
import type { Turn } from './message.ts'

/** Near-identical messages within a minute that are still answered; one more is a loop. G4. */
const ECHOES = 3
const ECHO_WINDOW = 60_000

const OPENING: ReadonlySet<Command['kind']> = new Set(['workRoom', 'openRoom'])
const DESK: ReadonlySet<Command['kind']> = new Set(['claim', 'report', 'consent', 'approve', 'revise', 'agree', 'drop', 'undo', 'acknowledge', 'staffing', 'staffingUnclear', 'move', 'merge', 'remark', 'moveUnclear', 'unenrolled', 'overdue', 'today', 'show', 'undelivered', 'plan', 'mine', 'open', 'figures', 'curate', 'activity', 'helpers', 'helped', 'giving'])

/** Whether the bot must not say a word to this turn: manners in a group, G1 and G4. */
export const mustBeSilent = (conversation: Conversation, turn: Turn, context: Context): boolean => {
  const urgent = context.commands.some(({ kind }) => kind === 'emergency')
  if (!urgent && (conversation.echo?.count ?? 0) > ECHOES) return true
  if (turn.place.kind === 'private') return false
  const has = (kinds: ReadonlySet<Command['kind']>): boolean => context.commands.some(({ kind }) => kinds.has(kind))
  const use = context.room?.use ?? 'unknown'
  if (use === 'unknown') return !(turn.addressed && has(OPENING) && context.speaker.roles.includes('admin'))
  if (use === 'work' && isStaff(context.speaker) && (has(DESK) || (conversation.stage.at === 'previewing' && turn.attachments.length > 0))) return false
  if (!turn.addressed && !(use === 'community' && callsForHelp(conversation, context))) return true
  if (use === 'work' && turn.quote?.ours === true && !has(DESK)) return true
  const quiet = (context.room?.quietUntil ?? 0) > context.now
  return quiet && !urgent && !context.commands.some(({ kind }) => kind === 'unquiet' || OPENING.has(kind))
}

/** An unmistakable cry for help, or where and whom to call from somebody who cried just now: heard although nobody called us. S1, G4. */
const callsForHelp = ({ stage }: Conversation, { commands }: Context): boolean =>
  commands.some((command) => (command.kind === 'emergency' && command.unmistakable === true) || (stage.at === 'rescuing' && (command.kind === 'fill' || command.kind === 'allWell')))

/** The conversation with this turn counted by the loop breaker. */
export const countEcho = (conversation: Conversation, turn: Turn, now: number): Conversation => {
  const text = turn.text.trim().slice(0, 80)
  const { echo } = conversation
  const again = text !== '' && echo !== undefined && echo.text === text && now - echo.since <= ECHO_WINDOW
  return { ...conversation, echo: again ? { ...echo, count: echo.count + 1 } : { text, count: 1, since: now } }
}
