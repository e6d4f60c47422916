import type { Command } from './command.ts'
import { isStaff } from './context.ts'
import { listUndelivered, mayWork } from './deskwork.ts'
import { alsoAsked, workOnFamily } from './familyWork.ts'
import { offerPlanWishes, workOnPlan } from './planWork.ts'
import { rate } from './rating.ts'
import type { Scene, Step } from './step.ts'

/** What families and staff say about visits that come again, about who follows them, about what did not arrive, and about how it was. */
export const care = (step: Step, command: Extract<Command, { kind: 'plan' | 'planGuess' | 'alsoAsked' | 'familyCode' | 'joinFamily' | 'closeFamily' | 'undelivered' | 'rate' }>, scene: Scene): Step => {
  switch (command.kind) {
    case 'planGuess':
      return offerPlanWishes(step, command.wishes, command.words, scene)
    case 'plan':
      return !isStaff(scene.context.speaker) || mayWork(scene) ? workOnPlan(step, command, scene) : step
    case 'undelivered':
      return mayWork(scene) ? listUndelivered(step, scene) : step
    case 'rate':
      return rate(step, command, scene)
    case 'alsoAsked':
      return alsoAsked(step, command, scene)
    case 'familyCode':
    case 'joinFamily':
    case 'closeFamily':
      return workOnFamily(step, command, scene)
  }
}
