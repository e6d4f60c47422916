import { asc, eq, max, sql } from 'drizzle-orm'
import type { Answerer, GapNumber } from '../../core/gap.ts'
import type { Proposal, ProposalNumber } from '../../core/proposal.ts'
import type { Orm } from './database.ts'
import { proposals } from './schemaCuration.ts'

const ordinalOf = (number: string): number => Number(number.slice(1))

const proposalFrom = ({ number, state, gap, base, entry, by, at }: typeof proposals.$inferSelect): Proposal => ({
  number: `P${number}` as ProposalNumber, state, entry, by, at,
  ...(gap === null ? {} : { gap: `K${gap}` as GapNumber }), ...(base === null ? {} : { base }),
})

/** Every proposal nobody decided, oldest first. */
export const waitingProposals = async (orm: Orm): Promise<readonly Proposal[]> =>
  (await orm.select().from(proposals).where(eq(proposals.state, 'waiting')).orderBy(asc(proposals.number))).map(proposalFrom)

/** One proposal, locked until the end of the transaction. */
export const findProposal = async (orm: Orm, number: ProposalNumber): Promise<Proposal | undefined> => {
  const [found] = await orm.select().from(proposals).where(eq(proposals.number, ordinalOf(number))).for('update')
  return found === undefined ? undefined : proposalFrom(found)
}

/** Puts a proposal in line; its number. Whoever proposes next waits until this transaction is over. */
export const addProposal = async (orm: Orm, { gap, base, ...proposal }: Omit<Proposal, 'number' | 'state'>): Promise<ProposalNumber> => {
  await orm.execute(sql`select pg_advisory_xact_lock(hashtextextended('qiaoqiao.proposals', 0))`)
  const [last] = await orm.select({ number: max(proposals.number) }).from(proposals)
  const number = (last?.number ?? 0) + 1
  await orm.insert(proposals).values({ ...proposal, number, state: 'waiting', gap: gap === undefined ? null : ordinalOf(gap), base: base ?? null })
  return `P${number}` as ProposalNumber
}

/** Records who decided a proposal, and how. */
export const decideProposal = async (orm: Orm, number: ProposalNumber, state: 'published' | 'refused', decidedBy: Answerer, decidedAt: number): Promise<void> => {
  await orm.update(proposals).set({ state, decidedBy, decidedAt }).where(eq(proposals.number, ordinalOf(number)))
}
