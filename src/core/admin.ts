import type { Command } from './command.ts'
import { act, line, say, type Scene, type Step } from './step.ts'

/** First admin, enrolment and rooms: rights come from a one-time code in private chat and from nothing else. T4. */
export const administrate = (
  step: Step,
  command: Extract<Command, { kind: 'bind' | 'workRoom' | 'openRoom' | 'invite' | 'quiet' | 'unquiet' }>,
  scene: Scene,
): Step => {
  const { turn, context } = scene
  const admin = context.speaker.roles.includes('admin')
  switch (command.kind) {
    case 'bind':
      return turn.place.kind === 'private' ? act(step, { do: 'bind', code: command.code }) : say(step, line('admin.bindInPrivate'))
    case 'workRoom':
    case 'openRoom': {
      if (turn.place.kind !== 'room') return say(step, line('admin.inRoom'))
      if (!admin) return refuse(step, command.kind, scene)
      return act(step, { do: 'setRoom', room: turn.place.room, topic: turn.place.topic, use: command.kind === 'workRoom' ? 'work' : 'community' })
    }
    case 'invite':
      if (!admin) return refuse(step, 'invite', scene)
      return turn.place.kind === 'private' || context.room?.use === 'work'
        ? act(step, { do: 'invite', role: command.role, name: command.name })
        : say(step, line('admin.inviteInPrivate'))
    case 'quiet':
    case 'unquiet': {
      if (turn.place.kind !== 'room') return say(step, line('admin.inRoom'))
      if (context.speaker.roles.length === 0 && turn.from.ownsRoom !== true) return refuse(step, command.kind, scene)
      return act(step, { do: 'quietRoom', room: turn.place.room, until: command.kind === 'quiet' ? context.now + command.minutes * 60_000 : context.now })
    }
  }
}

/** In a room nobody opened the bot stays mute even in refusing. */
const refuse = (step: Step, what: string, { turn, context }: Scene): Step => {
  const noted = act(step, { do: 'noteSecurity', what: `admin:${what}`, message: turn.ids[0] })
  return turn.place.kind === 'room' && (context.room === undefined || context.room.use === 'unknown') ? noted : say(noted, line('safety.noRight'))
}
