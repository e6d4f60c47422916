import type { Command } from '../core/command.ts'
import type { Library } from '../core/library.ts'
import { Role } from '../core/service.ts'
import { trimUtterance } from './acts.ts'

const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{5,63}$/
/** A room is quiet this long when nobody says how long. */
const DEFAULT_QUIET = 120

/** What an admin, or somebody with a code, says in the fixed words of enrolment. Rights are checked elsewhere. T4. */
export const readAdminVerb = (words: string, { lexicon, words: { time, number } }: Library): Command | undefined => {
  const text = trimUtterance(words)
  const plain = words.trim()
  const bind = lexicon.admin.bind.find((phrase) => plain.toLowerCase().startsWith(phrase.toLowerCase()))
  if (bind !== undefined) {
    const code = plain.slice(bind.length).replace(/^[\s:\uff1a<\u3008]+|[>\u3009\s]+$/g, '')
    if (CODE.test(code)) return { kind: 'bind', code }
  }
  if (lexicon.admin.workRoom.some((phrase) => text === phrase.toLowerCase())) return { kind: 'workRoom' }
  if (lexicon.admin.openRoom.some((phrase) => text === phrase.toLowerCase())) return { kind: 'openRoom' }
  const invite = lexicon.admin.invite.find((phrase) => text.startsWith(phrase.toLowerCase()))
  if (invite !== undefined) {
    const rest = plain.slice(plain.toLowerCase().indexOf(invite) + invite.length).trim()
    const found = Role.options.flatMap((role) => lexicon.roles[role].map((word) => ({ role, word })))
      .filter(({ word }) => rest.startsWith(word)).toSorted((a, b) => b.word.length - a.word.length)[0]
    const name = found === undefined ? '' : rest.slice(found.word.length).trim()
    if (found !== undefined && name !== '' && name.length <= 20) return { kind: 'invite', role: found.role, name }
  }
  if (lexicon.admin.unquiet.some((phrase) => text === phrase.toLowerCase())) return { kind: 'unquiet' }
  const quiet = lexicon.admin.quiet.find((phrase) => text.startsWith(phrase.toLowerCase()))
  if (quiet === undefined) return undefined
  const rest = text.slice(quiet.length).trim()
  if (rest === '') return { kind: 'quiet', minutes: DEFAULT_QUIET }
  const minutes = readDuration(rest, time.units, { ...number.digits, ...number.units })
  return minutes === undefined ? undefined : { kind: 'quiet', minutes }
}

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 }

const readDuration = (text: string, units: Readonly<Record<string, string>>, digits: Readonly<Record<string, number>>): number | undefined => {
  const unit = Object.entries(units).filter(([word]) => text.includes(word)).toSorted(([a], [b]) => b.length - a.length)[0]
  const minutes = unit === undefined ? undefined : MINUTES[unit[1]]
  if (minutes === undefined) return undefined
  const count = Number(/\d+/.exec(text)?.[0] ?? digits[text[0] ?? ''] ?? Number.NaN)
  return Number.isFinite(count) && count > 0 ? Math.min(count * minutes, 7 * 1440) : undefined
}
