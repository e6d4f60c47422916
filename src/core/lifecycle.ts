import type { Ticket, TicketState } from './ticket.ts'
import { addWorkingMinutes, workingMinutesBetween, type WorkingTime } from './workingTime.ts'

/** A step of a ticket's life, by the name it has in the history. */
export type MoveKind =
  | 'dispatched' // 派单
  | 'claimed' // 接单
  | 'begun' // 开始办理
  | 'transferred' // 改派
  | 'released' // 退单
  | 'asked' // 请补充
  | 'supplemented' // 补充了
  | 'extended' // 延期
  | 'reported' // 反馈
  | 'recalled' // 收回刚发的话
  | 'followedUp' // 回访
  | 'closed' // 办结
  | 'redone' // 重办
  | 'withdrawn' // 撤回
  | 'merged' // 合并
  | 'urged' // 转紧急
  | 'vetoed' // 老人不愿意

/** In which part somebody makes a move. Whoever stands in for the assignee today is the assignee. */
export type Mover = 'system' | 'requester' | 'assignee' | 'staff' | 'lead'

/** What a move needs, where it leads, and whether the requester hears of it. */
export type Rule = Readonly<{
  from: readonly TicketState[]
  /** `same`: an event that leaves the state as it is. */
  to: TicketState | 'same'
  by: readonly Mover[]
  reasoned: boolean
  /** `nobody`: the requester is told nothing, on purpose. */
  tells: 'requester' | 'nobody'
}>

const WAITING: readonly TicketState[] = ['accepted', 'dispatched']
const WORKING: readonly TicketState[] = ['claimed', 'inProgress', 'awaiting']
const ACTIVE: readonly TicketState[] = [...WAITING, ...WORKING]
const ANSWERED: readonly TicketState[] = ['reported', 'followUp']
/** States in which nobody is expected to act any more. */
export const OVER: ReadonlySet<TicketState> = new Set(['closed', 'withdrawn', 'merged', 'vetoed'])

/**
 * The whole life of a ticket, T1, after the practice of 12345: what is not in this table does not happen.
 * 已受理 → 已派单 → 已接单 → 办理中 ⇄ 待补充 → 已反馈 → 待回访 → 办结, with the exits.
 */
export const RULES: Readonly<Record<MoveKind, Rule>> = {
  dispatched: { from: ['accepted', 'dispatched'], to: 'dispatched', by: ['system'], reasoned: false, tells: 'nobody' },
  // Whoever keeps a care plan has its visits without saying so.
  claimed: { from: WAITING, to: 'claimed', by: ['staff', 'lead', 'system'], reasoned: false, tells: 'requester' },
  begun: { from: ['claimed', 'inProgress'], to: 'inProgress', by: ['assignee', 'lead'], reasoned: true, tells: 'nobody' },
  transferred: { from: ACTIVE, to: 'claimed', by: ['assignee', 'lead'], reasoned: false, tells: 'requester' },
  released: { from: WORKING, to: 'dispatched', by: ['assignee', 'lead', 'system'], reasoned: true, tells: 'nobody' },
  asked: { from: ['claimed', 'inProgress'], to: 'awaiting', by: ['assignee', 'lead'], reasoned: true, tells: 'requester' },
  supplemented: { from: ['awaiting'], to: 'inProgress', by: ['requester', 'assignee', 'lead'], reasoned: false, tells: 'nobody' },
  extended: { from: ['claimed', 'inProgress'], to: 'same', by: ['assignee', 'lead'], reasoned: true, tells: 'requester' },
  reported: { from: WORKING, to: 'reported', by: ['assignee'], reasoned: true, tells: 'requester' },
  recalled: { from: ['reported', 'awaiting', 'claimed', 'inProgress', 'vetoed'], to: 'inProgress', by: ['assignee'], reasoned: false, tells: 'nobody' },
  followedUp: { from: ['reported'], to: 'followUp', by: ['system'], reasoned: false, tells: 'nobody' },
  closed: { from: ANSWERED, to: 'closed', by: ['system', 'requester', 'lead'], reasoned: false, tells: 'nobody' },
  redone: { from: [...ANSWERED, 'closed', 'vetoed'], to: 'inProgress', by: ['requester', 'assignee', 'lead'], reasoned: true, tells: 'requester' },
  withdrawn: { from: ACTIVE, to: 'withdrawn', by: ['requester'], reasoned: false, tells: 'requester' },
  merged: { from: ACTIVE, to: 'merged', by: ['assignee', 'lead', 'staff', 'system'], reasoned: true, tells: 'requester' },
  urged: { from: ACTIVE, to: 'same', by: ['staff', 'assignee', 'lead'], reasoned: false, tells: 'requester' },
  vetoed: { from: ACTIVE, to: 'vetoed', by: ['staff', 'assignee', 'lead'], reasoned: true, tells: 'requester' },
}

/** Why a move is not made. */
export type Refusal = 'wrongState' | 'notYours' | 'noReason' | 'tooLate' | 'notAgreed'

/** Whether a ticket in that state can make the move at all. */
export const mayMove = (state: TicketState, kind: MoveKind): boolean => RULES[kind].from.includes(state)

/** What is known of a move besides who makes it: why, when, and whether the elder it concerns still says no. */
export type Grounds = Readonly<{ reason: string; at: number; unwilling?: boolean }>

/** Why this move of this ticket by somebody in these parts, on these grounds, does not happen; undefined when it does. */
export const refusalOf = (ticket: Ticket, kind: MoveKind, parts: ReadonlySet<Mover>, { reason, at, unwilling = false }: Grounds): Refusal | undefined => {
  const rule = RULES[kind]
  if (!rule.from.includes(ticket.state)) return 'wrongState'
  // Whoever may say that the elder does not want it may take that back.
  const { by } = kind === 'recalled' && ticket.state === 'vetoed' ? RULES.vetoed : rule
  if (!by.some((part) => parts.has(part))) return 'notYours'
  if (rule.reasoned && reason.trim() === '') return 'noReason'
  // T5: once the time is over, saying so is no extension.
  if (kind === 'extended' && ticket.dueAt !== undefined && at >= ticket.dueAt) return 'tooLate'
  if (kind === 'redone' && ticket.state === 'vetoed' && unwilling) return 'notAgreed'
  return undefined
}

/** The ticket after a move that is not refused. While it awaits the requester its clock stands, and then goes on with what was left. */
export const moveTicket = (ticket: Ticket, kind: MoveKind, at: number, time: WorkingTime, changes: Partial<Ticket> = {}): Ticket => {
  const { to } = RULES[kind]
  // What the elder did not want before anybody took it is nobody's when it is wanted again.
  const state = to === 'same' ? ticket.state : (kind === 'redone' || kind === 'recalled') && ticket.assignee === undefined ? 'dispatched' : to
  const { assignee, ...unassigned } = runOn(ticket, state, at, time)
  const kept: Ticket = state === 'dispatched' || assignee === undefined ? unassigned : { ...unassigned, assignee }
  const { closedAt: _, beforeVeto: __, ...open } = kept
  return {
    ...(OVER.has(state) ? { ...open, closedAt: at } : open),
    state,
    ...(state === 'awaiting' && ticket.state !== 'awaiting' ? { stoppedAt: at } : {}),
    ...changes,
  }
}

/** The clock goes on where it stood when the ticket leaves 待补充. */
const runOn = (ticket: Ticket, state: TicketState, at: number, time: WorkingTime): Ticket => {
  const { stoppedAt, ...running } = ticket
  if (stoppedAt === undefined || state === 'awaiting') return ticket
  const resume = (due: number): number => addWorkingMinutes(at, workingMinutesBetween(stoppedAt, due, time), time)
  return {
    ...running,
    ...(ticket.dueAt === undefined || ticket.dueAt <= stoppedAt ? {} : { dueAt: resume(ticket.dueAt) }),
    ...(ticket.promisedAt === undefined || ticket.promisedAt <= stoppedAt ? {} : { promisedAt: resume(ticket.promisedAt) }),
  }
}
