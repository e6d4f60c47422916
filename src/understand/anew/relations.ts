import { splitClauses } from '../clauses.ts'
import { plain } from '../entities/clause.ts'
import { isWordAt, startOfWordBefore } from '../entities/vocabulary.ts'
import type { Fact } from '../facts.ts'
import { putRight, type Fill, type Known } from './known.ts'
import { besides, clauseAround, holdsWord, overlaps, weightWithout } from './spans.ts'
import { together } from '../together.ts'

/** So much may stand beside a relative in a clause that says nothing else. */
const BARE = 2

/** Whom a form is for, where somebody says it is another: 「不是我妈，是我婆婆」, 「叫侄女叫惯了，你们写外甥女」, 「换我婆婆去」. Who is only named changes nothing. */
export const relationAnew = (text: string, known: Known): readonly Fill[] => {
  const { service, slots, asked, facts, corrects, words: { anew, people } } = known
  const slot = service.slots.find(({ kind, id }) => kind === 'relation' && slots[id] !== undefined)
  const before = slot === undefined ? undefined : slots[slot.id]?.text
  if (slot === undefined || slot === asked || before === undefined) return []
  const small = plain(text)
  const named = facts.filter(({ kind, value }) => kind === 'relation' && value.text !== before)
  const denied = isDenied(small, before, known)
  const other = corrects || holdsWord(text, anew.calledSo)
  const meant = named.filter((fact) => !isForCalls(text, fact, known) && !tells(small, fact, known) && (isInstead(small, fact, known) || ((fact.corrects || denied || other) && isWho(text, small, fact, known, denied || fact.corrects))))
  const right = meant.at(-1)
  if (right === undefined) return denied && named.length === 0 && isSpeaker(small, known) ? [putRight(slot, { text: people.self[0] ?? '', said: text })] : []
  // 「膝盖疼的是我妈，这次只给我爸约」
  if (!denied && facts.some(({ kind, value, stands, from }) => kind === 'relation' && value.text === before && stands === 'for' && from > right.from)) return []
  return [putRight(slot, right.value)]
}

/** 「办卡的是我，不是我妈」 */
const isSpeaker = (small: string, { words: { people } }: Known): boolean =>
  splitClauses(small).some(({ from, text }) => {
    const who = startOfWordBefore(small, from + text.length, people.speaker)
    return who !== undefined && who >= from && startOfWordBefore(small, who, people.instead) !== undefined && startOfWordBefore(small, who, people.notThis) === undefined
  })

/** Whether somebody is named in a clause that says whose number is given. */
const isForCalls = (text: string, fact: Fact, { facts, words: { phone } }: Known): boolean => {
  const clause = clauseAround(text, fact)
  return clause !== undefined && (facts.some((one) => one.kind === 'phone' && overlaps(one, clause)) || holdsWord(text.slice(clause.from, clause.to), phone.cues))
}

const beforeMine = (small: string, from: number, { words: { people } }: Known): number => startOfWordBefore(small, from, people.mine) ?? from

/** Whether the one whom the form is for until now is said not to be it: 不是我妈, 我妈去不了. */
const isDenied = (small: string, relation: string, known: Known): boolean =>
  [relation, ...known.words.people.kinship[relation] ?? []].some((word) => {
    for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1)) {
      const clause = clauseAround(small, { from: at, to: at + word.length })
      const from = beforeMine(small, at, known)
      // 「不是给我妈」
      const given = startOfWordBefore(small, from, known.words.people.meantFor.before) ?? from
      if (startOfWordBefore(small, given, known.words.people.notThis) !== undefined || holdsWord(small.slice(at, clause?.to), known.words.anew.drops)) return true
    }
    return false
  })

/** 「换我婆婆去」 */
const isInstead = (small: string, { from }: Fact, known: Known): boolean =>
  startOfWordBefore(small, beforeMine(small, from, known), known.words.anew.moves) !== undefined

/** 「302是我婶婶说的」 tells who said it. */
const tells = (small: string, { to }: Fact, { words: { people, address } }: Known): boolean => isWordAt(small, to, together(people.tells, address.home))

const isWho = (text: string, small: string, fact: Fact, known: Known, contrast: boolean): boolean =>
  startOfWordBefore(small, beforeMine(small, fact.from, known), known.words.anew.isWho) !== undefined
  || (contrast && weightWithout(besides(text, fact), [...known.words.people.mine, ...known.words.anew.fillers]) <= BARE)
