import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Service, Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { choiceWords } from './choiceWords.ts'
import { besideChoice, chooseFrom, tellsChoice } from './choose.ts'
import { holdsWord } from './anew/spans.ts'
import { splitClauses } from './clauses.ts'
import { findBody } from './entities/bodies.ts'
import { clausesAbout, consentIn, isInquiry, lackIn, mindsIn, refusalIn, saysOnlyWechat, saysWhenever, splitRejected, statedAbout, swapIn, takenBackIn } from './hearClauses.ts'
import { eventNamed } from './eventNamed.ts'
import { lengthOf } from './lengthOf.ts'
import { literally } from './literally.ts'
import { longestAt } from './longest.ts'
import { LONGEST_TEXT, type Material } from './material.ts'
import { namedLater } from './namedLater.ts'
import { recounted } from './recounted.ts'
import { tellsElse } from './tellsElse.ts'
import { withoutWisher } from './wisher.ts'
import { withoutWords } from './withoutWords.ts'

type Fill = Extract<Command, { kind: 'fill' }>

/** 「是三院不是一院」: in a known text that holds the one, the other takes its place. */
export const exchange = (slot: Slot, before: Draft | undefined, { text, facts, form, anew }: Material): readonly Fill[] | undefined => {
  const known = slot.kind === 'text' ? before?.slots[slot.id]?.text : undefined
  if (known === undefined) return undefined
  // A clause by itself, or with the next one: 「不是一院，是三院」.
  const clauses = splitClauses(text).map((clause) => clause.text)
  // 「对方不止我哥哥一个，还有我嫂子」
  const more = clauses.flatMap((clause, at) => swapIn(clause, { swaps: form.joins }) ?? swapIn(`${clause}${clauses[at + 1] ?? ''}`, { swaps: form.joins }) ?? []).find(({ not }) => known.includes(not) || not.includes(known))
  if (more !== undefined) return [{ kind: 'fill', slot: slot.id, correction: true, value: { text: `${known}\uff1b${more.but}`.slice(0, LONGEST_TEXT), said: text } }]
  const many = facts.length === 0 ? recounted(known, text, anew) : undefined
  if (many !== undefined) return [{ kind: 'fill', slot: slot.id, correction: true, value: { text: many, said: text } }]
  const swap = clauses.flatMap((clause, at) => swapIn(clause, form) ?? swapIn(`${clause}${clauses[at + 1] ?? ''}`, form) ?? []).find(({ not }) => known.includes(not))
  return swap === undefined ? undefined
    : [{ kind: 'fill', slot: slot.id, correction: true, value: { text: exchanged(known, swap).slice(0, LONGEST_TEXT), said: text, ...(before?.slots[slot.id]?.vague === true ? { vague: true } : {}) } }]
}

/** So many of something: 15台. */
const COUNT = /^\d+(?<measure>\p{Script=Han}+)$/u

/** 「轮椅改成15台」: of what was named there are so many, and not what was named. */
const exchanged = (known: string, { not, but }: Readonly<{ not: string; but: string }>): string => {
  const measure = COUNT.test(not) ? undefined : COUNT.exec(but)?.groups?.['measure']
  // 「不在天宁，在钟楼区」, of 天宁区
  const last = but.at(-1) ?? ''
  if (measure === undefined) return (known.includes(`${not}${last}`) && !not.endsWith(last) ? known.replaceAll(`${not}${last}`, but) : known).replaceAll(not, but)
  const counted = new RegExp(`\\d+\\s*${literally(measure)}`)
  return counted.test(known) ? known.replace(counted, but) : known.replaceAll(not, `${not}${but}`)
}

/** So surely, and so much more surely than what its words sound like, something tells another slot. */
const PLAINLY = 0.4
const MORE = 4

/** What names a company, a place or the other side in more characters than this tells a story. */
const LONGEST_NAMING = 40

/** Who wants only this says no more. */
const LONGEST_ONLY = 8

/** Beside a clause that is about a slot, another tells of it this surely. */
const ALSO = 0.5
/** In fewer characters nothing is told: of 「每周一、三、五去」 the last. */
const SHORTEST_ALSO = 4

/** What a slot hears in any turn, asked or not. */
export const hear = (service: Service, slot: Slot, before: Draft | undefined, { text: whole, facts, asked, form, anew, people, corrects, act, wechat, fitting, filed }: Material): readonly Fill[] => {
  // 「我姐的电话139…也可以打」 says nothing of anybody's agreement.
  const told = slot.kind !== 'consent' ? whole : splitClauses(whole).filter((clause) => !(holdsWord(clause.text, anew.besides) && facts.some(({ kind, value }) => kind === 'phone' && clause.text.includes(value.said)))
    // 「是我自己要办的」
    && !(slot !== asked && facts.some(({ kind, value }) => kind === 'relation' && value.text === people.self[0] && clause.text.includes(value.said)))).map((clause) => clause.text).join('\uff0c')
  const fill = (value: string, said: string): readonly Fill[] =>
    [{ kind: 'fill', slot: slot.id, value: { text: value.slice(0, LONGEST_TEXT), said }, correction: corrects || slot === asked || (slot.kind === 'choice' && holdsWord(whole, form.choosesAnew)) }]
  if (slot.kind === 'choice') {
    // 「归侨的孩子高考能不能加分，顺便问一句」
    if (holdsWord(whole, form.inquiry.leads)) return []
    const named = (before === undefined && filed !== true) || slot === asked ? slot : namedLater(slot, form)
    // 「写我们一家人的」, where it was asked in whose name, does not say that it may be shown.
    const answers = asked === undefined || slot === asked ? [] : form.onlyAnswers[asked.id]?.[slot.id] ?? []
    const choose = (said: string): string | undefined => chooseFrom(named, choiceWords(withoutWords(said, answers), slot, facts, { form, people }), slot === asked, form)
    // 「不用，你们管起来就行」, 「不用，装了就好」
    const [head, ...more] = slot === asked ? splitClauses(told) : []
    const refuses = head !== undefined && more.length > 0 && splitRejected(head.text, form).rejected !== '' && !holdsWord(head.text.toLowerCase(), form.noHurry)
    // 「中饭晚饭都要，哦不对，就中饭」
    const begins = (words: string, leads: readonly string[]): boolean => leads.some((lead) => words.toLowerCase().startsWith(lead))
    const only = splitClauses(told).findLast((clause) => lengthOf(clause.text) <= LONGEST_ONLY && begins(clause.text, form.onlyThis.leads) && !begins(clause.text, form.onlyThis.but) && choose(clause.text) !== undefined)
    const choice = (refuses ? choose(head.text) : undefined) ?? choose(only?.text ?? told) ?? choose(told) ?? choose(head?.text ?? '')
    return choice === undefined ? [] : fill(choice, told)
  }
  if (slot.kind === 'consent') {
    // 「他周四有牌局不肯去，改到周五」: what is not wanted is the time.
    const back = slot === asked ? takenBackIn(told, form.consent) : undefined
    if (back !== undefined) return [{ kind: 'fill', slot: slot.id, correction: true, value: { text: form.consent.no[0] ?? back, said: back } }]
    const moves = slot !== asked && corrects && facts.some(({ kind }) => kind === 'time')
    const minds = before === undefined || moves ? undefined : mindsIn(told, form.consent)
    if (minds !== undefined) return fill(form.consent.no[0] ?? minds, minds)
    const refused = moves ? undefined : refusalIn(told, form.consent, slot === asked)
    const consent = refused ?? consentIn(told, form.consent, slot === asked)
    return consent === undefined || (refused === undefined && slot !== asked && isInquiry(consent, form)) ? [] : fill(refused === undefined ? plainly(consent, form) : inPlain(refused, form), consent)
  }
  const isGiven = facts.some(({ kind }) => kind === slot.kind)
  if (slot.kind === 'phone' && slot === asked && !isGiven && saysOnlyWechat(told, form))
    return [{ kind: 'fill', slot: slot.id, correction: true, value: { text: wechat, said: told, masked: wechat } }]
  if (slot.kind === 'time' && slot === asked && !isGiven && saysWhenever(told, form) && !isInquiry(told, form)) {
    const known = before?.slots[slot.id]
    if (known?.vague !== true) return fill(told, told)
    const { vague: _, ...kept } = known
    return [{ kind: 'fill', slot: slot.id, correction: true, value: { ...kept, text: `${known.text}\uff0c${told}`, said: told } }]
  }
  if (slot.kind !== 'text' || slot === asked || act !== undefined) return []
  const lacking = before !== undefined && before.slots[slot.id] === undefined && !slot.required ? lackIn(told, form.lacks.what[slot.id] ?? [], form) : undefined
  if (lacking !== undefined) return fill(lacking, lacking)
  const event = service.signsUp && slot.told !== undefined && before?.slots[slot.id] === undefined ? eventNamed(told, form.event) : undefined
  if (event !== undefined) return fill(event, event)
  const body = service.slots.some((one) => one.body) ? findBody(whole, form.bodies) : undefined
  if (slot.body && body !== undefined) return before?.slots[slot.id] === undefined || corrects ? fill(body.value, body.said) : []
  const text = body === undefined ? told : told.replace(body.said, ' ')
  // 「她爸爸中风没法上班，家里就我打零工」: one story.
  const tellsToo = (clause: string): boolean => lengthOf(clause) >= SHORTEST_ALSO && !isInquiry(clause, form) && fitting(clause)(service, slot) >= ALSO && service.slots.every((other) => other === slot || fitting(clause)(service, other) < ALSO)
  const telling = splitClauses(text).filter((clause) => tellsElse(clause.text, slot, form)).reduce((left, clause) => left.replace(clause.text, ' '), text)
  const about = slot.brief ? statedAbout(telling, slot.id, form) : clausesAbout(telling, form.listens[slot.id] ?? [], tellsToo)
  // Who tells all in one breath, where the story has a place of its own, names nobody by it.
  const isStory = slot.brief && lengthOf(about ?? '') > LONGEST_NAMING && service.slots.some((other) => other.told !== undefined)
  if (about === undefined || isStory || isInquiry(about, form)) return []
  // 「我们是企业家联谊会」 names who comes together, and not for what; 「我们几个老归侨想开个联谊会」 both.
  const wished = withoutWisher(about, form.wishes)
  if (service.slots.some((other) => other !== slot && other.kind === 'text' && other.brief === slot.brief && other.told === undefined && fitting(wished)(service, other) >= PLAINLY && fitting(wished)(service, other) > MORE * fitting(wished)(service, slot))) return []
  // 「除了英语我还会修电脑」 adds to what they can do.
  const more = swapIn(about, { swaps: form.joins })
  if (more !== undefined && service.slots.some((other) => other !== slot && before?.slots[other.id]?.text.includes(more.not) === true)) return []
  // 「她坐轮椅」 where it is asked how she walks.
  if (slot.health && tellsChoice(about, service, form)) return []
  // 「厂里六十几号人想一起查个身体」 chooses what was asked, and tells nothing besides.
  if (asked?.kind === 'choice' && slot.told === undefined && chooseFrom(asked, choiceWords(about, asked, facts, { form, people }), true, form) !== undefined && besideChoice(asked, about, form) === undefined) return []
  const known = before?.slots[slot.id]
  if (known === undefined) return fill(about, about)
  // 「第3项不对，改成陪她聊天」, while something else is asked.
  const turned = corrects ? longestAt(about, 'startsWith', anew.turnsInto) : undefined
  if (turned !== undefined && turned.length > 1 && about.length > turned.length) return fill(about.slice(turned.length), about)
  // One remark after another: 「她血压高」, and later 「走路要人扶」.
  return corrects || asked?.kind === 'text' || known.text.includes(about) || about.includes(known.text) ? [] : [{ ...fill(`${known.text}\uff1b${about}`, about)[0]!, correction: true }]
}

/** Agreement as staff cannot misread it: 「巴不得」 is 同意. */
const plainly = (agreed: string, { consent: { misread, yes } }: FormWords): string =>
  misread.some((letter) => agreed.includes(letter)) ? yes[0] ?? agreed : agreed

/** A refusal as those who are not from here read it: 「伊弗肯」 as 「伊不肯」. */
const inPlain = (refused: string, { consent: { inDialect } }: FormWords): string =>
  Object.entries(inDialect).reduce((left, [word, plain]) => left.replaceAll(word, plain), refused)
