import type { Grounds } from './accept.ts'

/** The longest warm sentence, in characters of Chinese and of English. */
const LONGEST = { han: 40, latin: 140 } as const
/** What turns comfort into a question, a reference, a figure, or more than one message. */
const NEVER = /[?\uff1f\d<>\u300a\u300b[\]{}\n@#:\uff1a]|https?|www\./
const HAN = /\p{Script=Han}/u
/** End marks, of which a sentence has one. */
const ENDS = /[\u3002!\uff01.]/g

/** The warm sentence as it may be said: one, short, in the person's language, with nothing in it that is a fact, a promise or advice. Undefined otherwise. */
export const checkWarm = (raw: string, { kit, veiled, hearing }: Grounds): string | undefined => {
  const said = raw.trim()
  const forbidden = kit.library.prompts.get('understand')?.forbid ?? []
  const chinese = HAN.test(said)
  if (said === '' || said.length > (chinese ? LONGEST.han : LONGEST.latin) || NEVER.test(said) || (said.match(ENDS)?.length ?? 0) > 2) return undefined
  if (forbidden.some((piece) => said.toLowerCase().includes(piece))) return undefined
  if (HAN.test(veiled.text) !== chinese || hearing.turn.place.kind === 'room') return undefined
  return said
}
