import type { Turn } from '../core/message.ts'
import type { Command } from '../core/command.ts'
import type { Hearing, Understood } from '../ports.ts'
import type { Kit } from './kit.ts'

/** How long what was heard waits to be confirmed, in ms. */
const WAITS = 30 * 60_000
/** The longest transcript that is read back. */
const LONGEST = 300

type Rules = (hearing: Hearing) => readonly Command[]

/**
 * What a voice message comes to. What was transcribed is read back before anything is done with it, and done once the
 * person says that it is right; a cry for help is acted on at once. Undefined when no voice is in question. H4.
 */
export const hearVoice = (hearing: Hearing, kit: Kit, rules: Rules): Omit<Understood, 'voice'> | undefined => {
  const words = transcriptIn(hearing.turn)
  if (words !== undefined) return readBack(words, hearing, kit, rules)
  const { unconfirmed } = hearing.conversation
  if (unconfirmed === undefined || hearing.now - unconfirmed.at > WAITS || hearing.turn.attachments.length > 0) return undefined
  const act = kit.acts.whole(kit.normalise(hearing.turn.text).text)
  if (act === 'deny') return { commands: [{ kind: 'misheard' }] }
  if (act !== 'affirm') return undefined
  const turn: Turn = { ...hearing.turn, text: unconfirmed.words }
  return { turn, commands: rules({ ...hearing, turn }) }
}

const transcriptIn = ({ attachments, place }: Turn): string | undefined => {
  const heard = attachments.flatMap(({ kind, heard: said }) => (kind === 'voice' && said !== undefined ? [said] : []))
  return heard.length === 0 || place.kind === 'room' ? undefined : heard.join(' ').replace(/\s+/g, ' ').slice(0, LONGEST)
}

const readBack = (words: string, hearing: Hearing, kit: Kit, rules: Rules): Omit<Understood, 'voice'> => {
  const attachments = hearing.turn.attachments.filter(({ kind, heard }) => kind !== 'voice' || heard === undefined)
  const typed: Turn = { ...hearing.turn, attachments }
  if (kit.safety(kit.normalise(words).text).emergency !== undefined) {
    const turn: Turn = { ...typed, text: [typed.text, words].filter((text) => text !== '').join('\n') }
    return { turn, commands: rules({ ...hearing, turn }) }
  }
  const own = typed.text === '' && attachments.length === 0 ? [] : rules({ ...hearing, turn: typed })
  return { turn: typed, commands: [...own, { kind: 'transcript', words }] }
}
