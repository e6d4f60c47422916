import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { chooseFrom } from './choose.ts'
import { splitClauses } from './clauses.ts'
import { clausesAbout, consentIn, isInquiry, refusalIn, saysOnlyWechat, saysWhenever, statedAbout, swapIn } from './hearClauses.ts'
import { LONGEST_TEXT, type Material } from './material.ts'

type Fill = Extract<Command, { kind: 'fill' }>

/** 「是三院不是一院」: in a known text that holds the one, the other takes its place. */
export const exchange = (slot: Slot, before: Draft | undefined, { text, form }: Material): readonly Fill[] | undefined => {
  const known = slot.kind === 'text' ? before?.slots[slot.id]?.text : undefined
  if (known === undefined) return undefined
  // A clause by itself, or with the next one: 「不是一院，是三院」.
  const clauses = splitClauses(text).map((clause) => clause.text)
  const swap = clauses.flatMap((clause, at) => swapIn(clause, form) ?? swapIn(`${clause}${clauses[at + 1] ?? ''}`, form) ?? []).find(({ not }) => known.includes(not))
  return swap === undefined ? undefined
    : [{ kind: 'fill', slot: slot.id, correction: true, value: { text: known.replaceAll(swap.not, swap.but).slice(0, LONGEST_TEXT), said: text } }]
}

/** What a slot hears in any turn, asked or not. */
export const hear = (slot: Slot, before: Draft | undefined, { text, facts, asked, form, corrects, act, wechat }: Material): readonly Fill[] => {
  const fill = (value: string, said: string): readonly Fill[] =>
    [{ kind: 'fill', slot: slot.id, value: { text: value.slice(0, LONGEST_TEXT), said }, correction: corrects || slot === asked }]
  if (slot.kind === 'choice') {
    const choice = chooseFrom(slot, text, slot === asked, form)
    return choice === undefined ? [] : fill(choice, text)
  }
  if (slot.kind === 'consent') {
    // 「他周四有牌局不肯去，改到周五」: what is not wanted is the time.
    const moves = slot !== asked && corrects && facts.some(({ kind }) => kind === 'time')
    const refused = moves ? undefined : refusalIn(text, form.consent, slot === asked)
    const consent = refused ?? consentIn(text, form.consent, slot === asked)
    return consent === undefined || (refused === undefined && slot !== asked && isInquiry(consent, form)) ? [] : fill(refused ?? plainly(consent, form), consent)
  }
  const isGiven = facts.some(({ kind }) => kind === slot.kind)
  if (slot.kind === 'phone' && slot === asked && !isGiven && saysOnlyWechat(text, form))
    return [{ kind: 'fill', slot: slot.id, correction: true, value: { text: wechat, said: text, masked: wechat } }]
  if (slot.kind === 'time' && slot === asked && !isGiven && saysWhenever(text, form) && !isInquiry(text, form)) {
    const known = before?.slots[slot.id]
    if (known?.vague !== true) return fill(text, text)
    const { vague: _, ...kept } = known
    return [{ kind: 'fill', slot: slot.id, correction: true, value: { ...kept, text: `${known.text}\uff0c${text}`, said: text } }]
  }
  if (slot.kind !== 'text' || slot === asked || act !== undefined) return []
  const about = (slot.brief ? statedAbout : clausesAbout)(text, form.listens[slot.id] ?? [])
  if (about === undefined || isInquiry(about, form)) return []
  const known = before?.slots[slot.id]
  if (known === undefined) return fill(about, about)
  // One remark after another: 「她血压高」, and later 「走路要人扶」.
  return corrects || asked?.kind === 'text' || known.text.includes(about) || about.includes(known.text) ? [] : [{ ...fill(`${known.text}\uff1b${about}`, about)[0]!, correction: true }]
}

/** Agreement as staff cannot misread it: 「巴不得」 is 同意. */
const plainly = (agreed: string, { consent: { misread, yes } }: FormWords): string =>
  misread.some((letter) => agreed.includes(letter)) ? yes[0] ?? agreed : agreed
