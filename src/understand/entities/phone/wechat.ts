import type { PhoneWords } from '../../../core/words/phone.ts'
import type { Span } from '../../anew/spans.ts'
import { isMadeOf } from '../../withoutWords.ts'
import { clauseEnd, clauseStart, hasWordIn, isHan } from '../clause.ts'
import { foundIn, type Found } from '../found.ts'
import { eat, wordSet } from '../vocabulary.ts'

type WechatValue = Readonly<{ kind: 'wechat'; id?: string }>

const WECHAT_ID = /^[\s:=]{0,3}([a-z][\w-]{5,19})(?![\w-])/

/** So much may stand between a message and that nobody answered it: 「今早发微信到现在没回我」. */
const UNANSWERED_WITHIN = 6

const isUnanswered = (rest: string, { unanswered }: PhoneWords): boolean => {
  const clause = /^[^,，。!！?？;；\n]*/.exec(rest)?.[0] ?? ''
  return unanswered.some((word) => rest.trimStart().startsWith(word) || (clause.includes(word) && clause.indexOf(word) <= UNANSWERED_WITHIN))
}

/** 「昨晚微信语音说了半天」, 「她发微信说厨房都是水」, "she replied on WeChat": how people spoke with each other, and no way to reach the speaker, 「有消息微信上说」. */
const isOnlyTold = (small: string, { from, to }: Span, { wechatTold: { ways, past, tails, cues } }: PhoneWords): boolean => {
  const [start, end] = [clauseStart(small, from), clauseEnd(small, to)]
  if (!ways.includes(small.slice(from, to)) || hasWordIn(small, start, from, cues.before) || hasWordIn(small, to, end, cues.after)) return false
  const rest = small.slice(to, end)
  return hasWordIn(small, start, end, past) || (isHan(rest.trimStart().charAt(0)) && !isMadeOf(rest, tails))
}

/** Every place where WeChat is said to reach the speaker, with the id where one is given. */
export const findWechat = (text: string, small: string, words: PhoneWords): readonly Found<WechatValue>[] => {
  const phrases = wordSet(words.wechat)
  const cues = wordSet(words.wechatId)
  const found: Found<WechatValue>[] = []
  for (let at = 0; at < text.length; ) {
    const start = eat(small, at, phrases)?.to ?? eat(small, at, cues)?.to
    const id = start === undefined ? null : WECHAT_ID.exec(small.slice(start, start + 26))
    if (start !== undefined && id !== null && /\d|_|-/.test(id[1] ?? '')) {
      const to = start + id[0].length
      found.push(foundIn(text, at, to, { kind: 'wechat', id: text.slice(to - (id[1] ?? '').length, to) }))
      at = to
    } else if (start === undefined || eat(small, at, phrases) === undefined) at += 1
    else {
      if (!words.noWechat.some((word) => small.slice(0, at).trimEnd().endsWith(word)) && !isUnanswered(small.slice(start), words) && !hasWordIn(small, clauseStart(small, at), at, words.taught) && !isOnlyTold(small, { from: at, to: start }, words)) found.push(foundIn(text, at, start, { kind: 'wechat' }))
      at = start
    }
  }
  return found
}
