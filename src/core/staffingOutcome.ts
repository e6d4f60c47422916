import { writeStretch } from './clock.ts'
import type { Utterance } from './effect.ts'
import type { Library } from './library.ts'
import type { Outcome } from './outcome.ts'
import { referTo } from './render.ts'
import { line } from './step.ts'

/** What whoever arranged something hears of it. */
export const tellStaffing = (outcome: Extract<Outcome, { of: 'staffing' }>, { community }: Library): Utterance => {
  const { kind, result, name, from, until, to, role, count } = outcome
  const about = {
    name, to: to ?? '', count: String(count ?? 0), role: role === undefined ? '' : referTo(`role.${role}`),
    when: from === undefined ? '' : writeStretch(from, until, community.zone, 'zh-CN'),
  }
  switch (result) {
    case 'done':
      return line(`staffing.${kind}${kind === 'leave' && to === undefined ? '.alone' : ''}`, undefined, about)
    case 'no-right':
      return line('staffing.noRight', kind, about)
    case 'not-held':
      return line(`staffing.${kind}.not`, undefined, about)
  }
}
