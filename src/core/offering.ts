import type { Choice, Draft } from './conversation.ts'
import type { Library } from './library.ts'
import { line, say, stand, type Step } from './step.ts'

/** Choices to be numbered, under a heading by its reply id. `leading`: a yes takes the first. */
export type Choices = Readonly<{ heading: string; choices: readonly Choice[]; words: string; draft?: Draft | undefined; leading?: boolean }>

/** The choices are said, one numbered line each, and waited for. */
export const offerNumbered = (step: Step, { heading, choices, words, draft, leading }: Choices, library: Library): Step => {
  const lineOf = (choice: Choice, at: number) => {
    const n = String(at + 1)
    switch (choice.kind) {
      case 'service': {
        const service = library.services.get(choice.service)
        return line('choose.line', choice.service, { n, title: service?.name ?? choice.service, about: service?.about ?? '' })
      }
      case 'entry': {
        const entry = library.entries.get(choice.entry)
        const title = step.conversation.voice.locale === 'en' ? entry?.en?.title ?? entry?.title : entry?.title
        return line('choose.entry', choice.entry, { n, title: title ?? choice.entry })
      }
      case 'plan':
        return line(`choose.plan.${choice.wish.act}`, undefined, { n, time: choice.wish.time?.said ?? '' })
      case 'ticket':
        return line(`choose.ticket.${choice.wish}`, undefined, { n })
      case 'human':
        return line('choose.human', undefined, { n })
      case 'none':
        return line('choose.none', undefined, { n })
    }
  }
  return say(
    stand(step, { at: 'choosing', words, choices, ...(draft === undefined ? {} : { draft }), ...(leading === true ? { leading } : {}) }),
    line(heading), ...choices.map(lineOf),
  )
}
