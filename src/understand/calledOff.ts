import type { Command } from '../core/command.ts'
import { refuses } from '../core/consent.ts'
import { holdsAny } from '../core/holdsAny.ts'
import type { ServiceId } from '../core/ids.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Ticket } from '../core/ticket.ts'
import type { Hearing } from '../ports.ts'
import { splitClauses } from './clauses.ts'
import { isInquiry, wordsAfter } from './hearClauses.ts'
import type { Kit } from './kit.ts'
import { lengthOf } from './lengthOf.ts'
import { readPlan } from './plan.ts'
import { QUITS, quitsIn } from './quits.ts'
import { filedLately } from './saidOfFiled.ts'
import { saysOff } from './saysOff.ts'
import { ticketCorrected } from './ticketCorrected.ts'
import { isMadeOf } from './withoutWords.ts'

/** The longest way to call something off. */
const LONGEST = 20
/** Where it sounds like nothing else, words may be longer; and from that likelihood on no word of the list need be among them. */
const LONGEST_HEARD = 50
const SOUNDS_OFF = 0.45
/** From this likelihood on it is said which service is called off. */
const NAMED = 0.34

/** 「我女儿不肯登，撤了吧」: a clause that refuses nothing ends it. */
const endsOutright = (text: string, { afterwards: { endsAll }, form }: Kit['library']['words']): boolean =>
  splitClauses(text).some((clause) => holdsAny(clause.text, endsAll) && !refuses(clause.text, form.consent))

/** "Please cancel the visit, my sister flew back and will stay until spring": the first clause says it, whatever is told after it. */
const beginsWith = (text: string, { acts, library: { words } }: Kit): boolean => {
  const [head] = splitClauses(text)
  return head !== undefined && lengthOf(head.text) <= LONGEST && holdsAny(head.text, words.afterwards.endsAll) && acts.within(head.text).includes('cancel')
}

/** 「姆妈还是登勒屋里，日托退脱吧」: a clause that says of what was asked for that it ends, and nothing else. */
const endsBarely = (text: string, open: readonly Ticket[], { library: { services, words: { afterwards, anew } } }: Kit): boolean =>
  splitClauses(text.toLowerCase()).some((clause) => holdsAny(clause.text, afterwards.endsAll)
    && open.some(({ service }) => isMadeOf(clause.text, [...afterwards.endsAll, ...anew.fillers, ...services.get(service as ServiceId)?.words ?? [], services.get(service as ServiceId)?.name ?? ''].filter(Boolean))))

/** 「话筒不要了，我们自己带」, 「她不要轮椅」 gives up only a thing, or what a question of the form that may be left open asks for. */
const isOfPart = (text: string, { service: id }: Ticket, { library: { services, words } }: Kit): boolean => {
  const off = splitClauses(text).filter((clause) => saysOff(clause.text, words))
  const service = services.get(id as ServiceId)
  return service !== undefined && off.length > 0 && off.every((clause) => !holdsAny(clause.text, service.words) && (holdsAny(clause.text, words.afterwards.things) || service.slots.some((slot) => slot.kind === 'text' && !slot.required && holdsAny(clause.text, words.form.listens[slot.id] ?? []))))
}

/** 「不用来了」「把助餐取消了」: said of the ticket for what is named, or of any; nothing where something else is named, asked or wanted instead. */
export const calledOff = (hearing: Hearing, text: string, kit: Kit): Command | undefined => {
  const { acts, classify, meaning, library, afterwards } = kit
  const { form, intent } = library.words
  if (acts.whole(text) !== undefined) return undefined
  // 「好像用不着了」 is asked about first.
  if (!saysOff(text, library.words) || holdsAny(text, library.words.afterwards.perhaps)) return undefined
  // 「她不要轮椅」 gives up nothing, however it sounds.
  const quits = quitsIn(text, kit)
  const sounds = quits < QUITS.maybe ? 0 : afterwards(text).off
  const open = hearing.own.filter(({ state }) => mayMove(state, 'withdrawn'))
  const off = sounds >= SOUNDS_OFF || endsBarely(text, open, kit) || (quits >= QUITS.surely && filedLately(hearing, kit).length > 0)
  // One visit of many that is off is the care plan's.
  if (lengthOf(text) > (off || beginsWith(text, kit) ? LONGEST_HEARD : LONGEST) || readPlan(text, hearing, kit) !== undefined || !(acts.within(text).includes('cancel') || off)) return undefined
  // 「我妈又不肯了，先别去」 is for her to decide again.
  const outright = endsOutright(text, library.words)
  if (refuses(text, form.consent) && !acts.within(text).includes('cancel') && !outright) return undefined
  if (isInquiry(text, form) || wordsAfter(text, form.instead) !== undefined || intent.asks.some((word) => text.includes(word))) return undefined
  if (form.keeps.some((word) => text.toLowerCase().includes(word)) || (!(outright && quits >= QUITS.surely) && meaning(text, hearing).some((command) => command.kind === 'ask' && command.finding === 'answered' && !command.followUp))) return undefined
  // 「留的手机不用了，138…才是」 gives another number.
  if (kit.facts(text, hearing).some(({ kind }) => kind === 'phone') && ticketCorrected(text, hearing, kit).length > 0) return undefined
  if (!outright && open.some((ticket) => isOfPart(text, ticket, kit))) return undefined
  const [best] = classify(text)
  // What only sounds like another service names none.
  const named = best !== undefined && best.sure >= NAMED && (!off || library.services.get(best.service)?.words.some((word) => text.toLowerCase().includes(word)) === true)
  if (!named) return { kind: 'withdraw' }
  const [only, ...others] = open.filter(({ service }) => service === best.service)
  if (only === undefined) return undefined
  return others.length > 0 ? { kind: 'withdraw' } : { kind: 'withdraw', ticket: only.number }
}
