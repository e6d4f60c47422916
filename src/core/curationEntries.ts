import { faultsOf } from './cited.ts'
import type { CurationVerb } from './curationWork.ts'
import type { Entry } from './entry.ts'
import type { Gap } from './gap.ts'
import type { Proposal } from './proposal.ts'
import { act, line, say, type Scene, type Step } from './step.ts'

type EntryVerb = Extract<CurationVerb, { do: 'collect' | 'reword' | 'proposals' | 'accept' | 'refuse' }>

/** What curators want in the knowledge base, and what they say to what others want there. K1. */
export const curateEntries = (step: Step, verb: EntryVerb, scene: Scene): Step => {
  switch (verb.do) {
    case 'collect':
      return collect(step, verb, scene)
    case 'reword':
      return reword(step, verb, scene)
    case 'proposals':
      return list(step, scene)
    case 'accept':
    case 'refuse': {
      const proposal = meant(verb, scene)
      // 「K2 收录」 of what was answered and nobody proposed yet is the proposal.
      if (proposal === undefined && verb.do === 'accept' && verb.gap !== undefined && scene.context.gaps?.some(({ number, state }) => number === verb.gap && state === 'answered') === true) return collect(step, { do: 'collect', gap: verb.gap, title: '' }, scene)
      return proposal === undefined ? say(step, line('curate.whichProposal')) : act(step, { do: 'curate', work: { do: verb.do, proposal: proposal.number } })
    }
  }
}

/** 「K12 收进知识库」: an answer without an article cannot be an entry. L1. */
const collect = (step: Step, { gap: number, title }: Extract<EntryVerb, { do: 'collect' }>, { context: { gaps = [] } }: Scene): Step => {
  const answered = gaps.filter(({ state }) => state === 'answered')
  const gap = number === undefined ? onlyOne(answered) : gaps.find((one) => one.number === number)
  if (gap === undefined) return say(step, number === undefined ? line('curate.which') : line('curate.unknownNumber', undefined, { number }))
  const why = hindrance(gap)
  return why === undefined ? act(step, { do: 'curate', work: { do: 'collect', gap: gap.number, title } }) : say(step, line(why, undefined, { number: gap.number }))
}

const hindrance = ({ state, answer }: Gap): string | undefined => {
  if (state === 'drafted') return 'curate.collectedAlready'
  if (state !== 'answered' || answer === undefined) return 'curate.answerFirst'
  return answer.cited.some(({ article }) => article !== undefined) ? undefined : 'curate.citeFirst'
}

/** 「改条目 …」: the entry by its id or title, or by a part of its title that no other has. */
const reword = (step: Step, { about, change, cited }: Extract<EntryVerb, { do: 'reword' }>, { context: { library, now } }: Scene): Step => {
  const entries = [...library.entries.values()]
  const exact = entries.find(({ id, title }) => id === about || title === about)
  const partly: readonly Entry[] = exact === undefined && about.length > 1 ? entries.filter(({ title }) => title.includes(about)) : []
  const entry = exact ?? onlyOne(partly)
  if (entry === undefined) {
    return say(step, partly.length === 0 ? line('curate.noEntry', undefined, { about }) : line('curate.whichEntry', undefined, { titles: partly.slice(0, 8).map(({ title }) => title).join(' \u00b7 ') }))
  }
  const faults = faultsOf(cited, library, now)
  if (faults.length > 0) return say(step, line('curate.citedWrong', entry.id, { number: entry.title }), ...faults)
  return act(step, { do: 'curate', work: { do: 'reword', entry: entry.id, change, cited: cited.known } })
}

const list = (step: Step, { context: { proposals = [] } }: Scene): Step =>
  proposals.length === 0 ? say(step, line('curate.noProposals'))
    : say(step, ...proposals.flatMap(({ number, entry, by }) => [
        line('curate.proposal', entry.head.id, { number, title: entry.head.title, by: by.name }), line('curate.proposal.answer', undefined, { answer: entry.answer }),
      ]), line('curate.proposal.ask', undefined, { number: proposals[0]?.number ?? '' }))

const meant = ({ gap, proposal }: Extract<EntryVerb, { do: 'accept' | 'refuse' }>, { context: { proposals = [] } }: Scene): Proposal | undefined =>
  proposal === undefined && gap === undefined ? onlyOne(proposals) : proposals.find((one) => one.number === proposal || (gap !== undefined && one.gap === gap))

const onlyOne = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined)
